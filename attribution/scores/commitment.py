"""How far the writer stands behind what a source says: cue, manner, evidential words, scare quotes.

The value of a verb is its measured veridicality in an affirmative that-clause, pulled towards that of verbs
of its kind ("revealed" > "said" > "claimed"); a manner word in the cue takes its place ("falsely claimed");
evidential words and scare quotes take a share of the way down to -1.

References:
    Marie-Catherine de Marneffe, Christopher D. Manning, Christopher Potts, "Did It Happen? The Pragmatic
    Complexity of Veridicality Assessment", Computational Linguistics 38(2), 2012. White and Rawlins, NELS 48, 2018.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.lexicons import table
from attribution.values.document import Document, Quotation
from attribution.values.statement import Cue, Hedge, Statement

__all__ = [
    "CueValue",
    "CueValues",
    "commitment_of",
    "cue_value",
    "load_cue_values",
    "manner_of",
    "scare_quotes",
]

_EVIDENTIAL_SHARE = 0.5  # an evidential word of full strength takes this share of the way down to -1
_MAX_SCARE_WORDS = 4
_SCARE = 0.15
_ACT_GROUPS = {
    "deny": "denial",
    "reject": "denial",
    "oppose": "denial",
    "accuse": "claim",
    "announce": "announce",
    "decide": "announce",
    "confirm": "factive",
    "know": "factive",
    "show": "factive",
    "perceive": "factive",
    "ask": "directive",
    "order": "directive",
    "want": "intent",
    "plan": "intent",
    "promise": "intent",
    "warn": "forecast",
    "predict": "forecast",
    "believe": "belief",
    "evaluate": "attitude",
    "support": "attitude",
}


@frozen(slots=True)
class CueValue:
    """What a cue does by itself: the writer's commitment in [-1, 1], the source's certainty in [0, 1]."""

    group: str
    commitment: float
    certainty: float


@frozen(slots=True)
class CueValues:
    """Values by (lemma, type), by lemma, and by group; manner words by phrase."""

    by_type: Mapping[tuple[str, str], CueValue]
    by_lemma: Mapping[str, CueValue]
    by_group: Mapping[str, CueValue]
    manner: Mapping[str, float]


@lru_cache(maxsize=16)
def load_cue_values(folder: Path | None = None) -> CueValues:
    """Load the lexicon of commitment.

    Args:
        folder: a user's folder of additional lexicon files, or None.

    Returns:
        The values.

    Raises:
        LexiconError: if a file breaks its schema.
    """
    by_type: dict[tuple[str, str], CueValue] = {}
    by_lemma: dict[str, CueValue] = {}
    groups: dict[str, list[CueValue]] = {}
    manner: dict[str, float] = {}
    for row in table("commitment", folder):
        lemma, kind, group = str(row["lemma"]), str(row["type"]), str(row["group"])
        value = CueValue(group, float(row["commitment"]), float(row["certainty"]))
        if kind == "manner":
            manner[lemma] = value.commitment
            continue
        by_type.setdefault((lemma, kind), value)
        if kind == "verb" or lemma not in by_lemma:
            by_lemma[lemma] = value
        groups.setdefault(group, []).append(value)
    by_group = {
        g: CueValue(
            g,
            round(sum(v.commitment for v in vs) / len(vs), 4),
            round(sum(v.certainty for v in vs) / len(vs), 4),
        )
        for g, vs in groups.items()
    }
    return CueValues(by_type, by_lemma, by_group, manner)


def cue_value(values: CueValues, cue: Cue, act: str = "say") -> CueValue:
    """Return what a cue does by itself.

    Args:
        values: the lexicon.
        cue: the cue; its lemma is looked up whole, then without its last words, then by its last word.
        act: what the cue does; the group that usually does this serves for an unknown lemma.

    Returns:
        The value; that of *said* for a quotation without a cue.

    >>> values = load_cue_values()
    >>> order = [cue_value(values, Cue((), lemma)).commitment for lemma in ("reveal", "say", "claim")]
    >>> order == sorted(order, reverse=True)
    True
    """
    lemma = cue.lemma
    neutral = values.by_group["neutral"]
    if not lemma:
        return neutral
    found = values.by_type.get((lemma, cue.type)) or values.by_lemma.get(lemma)
    if found is not None:
        is_foretold = act == "predict" and found.group == "factive"  # "The bank sees growth"
        return values.by_group["forecast"] if is_foretold else found
    words = lemma.split(" ")
    for k in range(len(words) - 1, 0, -1):
        head = " ".join(words[:k])
        found = values.by_type.get((head, cue.type)) or values.by_lemma.get(head)
        if found is not None:
            return found
    found = values.by_lemma.get(words[-1]) if len(words) > 1 else None
    return found or values.by_group.get(_ACT_GROUPS.get(act, "neutral"), neutral)


def manner_of(document: Document, statement: Statement, values: CueValues) -> float | None:
    """Return the commitment that a manner word in the cue asks for ("falsely"), or None without one."""
    words = [
        document.forms[i].lower() for s in statement.cue.spans for i in document.tokens_in(s.start, s.end)
    ]
    for k in range(len(words)):
        for size in (3, 2, 1):
            found = values.manner.get(" ".join(words[k : k + size]))
            if found is not None:
                return found
    return None


def _quotations(document: Document, first: int, last: int) -> Iterator[Quotation]:
    """Yield the outermost quotations that lie in tokens ``first`` to before ``last``."""
    quotations = document.quotations
    for k in range(bisect_left(quotations, first, key=lambda q: q.first), len(quotations)):
        if quotations[k].first >= last:
            return
        if quotations[k].depth == 0 and quotations[k].last <= last:
            yield quotations[k]


def scare_quotes(document: Document, statement: Statement) -> tuple[Hedge, ...]:
    """Return the short quotations inside an indirect content, by which a writer keeps a distance.

    A content that is a quotation as a whole has none: direct speech is no scare quote.
    """
    if statement.form == "direct":
        return ()
    out = []
    for s in statement.content.spans:
        r = document.tokens_in(s.start, s.end)
        if not len(r):
            continue
        for q in _quotations(document, r.start, r.stop):
            n_words = q.last - q.first - (2 if q.closed else 1)
            if 0 < n_words <= _MAX_SCARE_WORDS and (q.first > r.start or q.last < r.stop):
                out.append(
                    Hedge(q.start, q.end, document.text[q.start : q.end], "scare_quotes", "weaken", _SCARE)
                )
    return tuple(out)


def commitment_of(value: CueValue, manner: float | None, hedges: Iterable[Hedge]) -> float:
    """Return how far the writer stands behind a content.

    Args:
        value: of the cue.
        manner: value of a manner word in the cue, or None.
        hedges: the statement's hedges; only evidential ones and scare quotes count.

    Returns:
        A number in [-1, 1]; an evidential word never raises it.
    """
    c = value.commitment if manner is None else manner
    for h in hedges:
        if h.kind in ("evidential", "scare_quotes"):
            c -= (c + 1) * h.strength * _EVIDENTIAL_SHARE
    return round(c, 4)
