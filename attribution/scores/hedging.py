"""Find the words that hedge or boost, and what they leave of a statement's certainty.

Matching runs once over a document; each statement then takes the hits that lie in its content or its cue.
How much a hit counts depends on where it stands: whole in the main clause of the content, less in a
relative or adverbial clause, less where it is another one's attitude, and shared out over the sentences of
a long quotation. Evidential words ("allegedly") carry no probability: they act on the commitment.

References:
    George Lakoff, "Hedges", Journal of Philosophical Logic 2, 1973. Veronika Vincze et al., "The BioScope
    corpus", BMC Bioinformatics 9, 2008 (cues with scopes).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from attribution.scores.hedge_lexicon import HedgeEntry, HedgeIndex
from attribution.text.negations import NEGATIONS
from attribution.values.document import Document
from attribution.values.statement import Hedge, Statement

__all__ = ["HedgeHit", "HedgeHits", "certainty_of", "find_hits", "hedges_of"]

_SUBORDINATE = 0.35  # share of its strength that a hedge keeps in a relative or adverbial clause
_FOREIGN = 0.5  # ... and inside a nested statement or under another one's attitude
_REACH = 14  # tokens looked back for what opens the clause
_ADVERBIAL = frozenset(
    (
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "since",
        "after",
        "before",
        "until",
        "once",
        "unless",
    )
)
_NEGATORS = NEGATIONS | {"nor", "neither", "hardly", "cannot"}
_FIRST_PERSON = frozenset(("i", "we", "me", "us"))
_ATTRIBUTIVE = 0.3  # ... and before a noun, where it is a thing that is uncertain and not the whole
_MAX_LEADING = 3
_OPEN = 0.5  # share of certainty that is left where the source takes no stand or the act did not take place
_QUESTION = 0.5


@frozen(slots=True)
class HedgeHit:
    """A place where an entry of the lexicons stands: tokens ``first`` to before ``last``."""

    first: int
    last: int
    entry: HedgeEntry


@frozen(slots=True)
class HedgeHits:
    """The hits of a document in text order, with their first tokens as a column to search in."""

    hits: tuple[HedgeHit, ...]
    firsts: tuple[int, ...]

    def between(self, first: int, last: int) -> tuple[HedgeHit, ...]:
        """Return the hits that begin in tokens ``first`` to before ``last``."""
        a = bisect_left(self.firsts, first)
        return self.hits[a : bisect_left(self.firsts, last, lo=a)]


def find_hits(document: Document, index: HedgeIndex) -> HedgeHits:
    """Find all hedging and boosting words of a document.

    Args:
        document: a text with tokens, tags and lemmas.
        index: the lexicons.

    Returns:
        Hits in text order, not overlapping; of several that begin at one place the longest.
    """
    words, phrases = index.words, index.phrases
    lemmas = document.lemmas
    forms = [f.lower() for f in document.forms]
    hits: list[HedgeHit] = []
    free = 0
    places = [i for i, (w, x) in enumerate(zip(forms, lemmas, strict=True)) if w in words or x in words]
    for i in places:
        if i < free:
            continue
        word, lemma = forms[i], lemmas[i]
        keys = (word,) if word in words else ()
        if lemma != word and lemma in words:
            keys = (*keys, lemma)
        best: HedgeEntry | None = None
        for key in keys:
            if (seconds := phrases.get(key)) is not None and i + 1 < len(forms):
                found = seconds.get(forms[i + 1], ())
                if lemmas[i + 1] != forms[i + 1]:
                    found += seconds.get(lemmas[i + 1], ())
                for entry in found:
                    if (best is None or len(entry.words) > len(best.words)) and _fits(
                        entry, document, forms, i
                    ):
                        best = entry
        if best is None:
            best = next((e for key in keys for e in words[key] if _fits(e, document, forms, i)), None)
        if best is not None:
            free = i + len(best.words)
            hits.append(HedgeHit(i, free, best))
    return HedgeHits(tuple(hits), tuple(h.first for h in hits))


def _fits(entry: HedgeEntry, document: Document, forms: Sequence[str], i: int) -> bool:
    """Tell whether an entry whose first two words are known to match stands at token ``i``."""
    words = entry.words
    if i + len(words) > len(forms) or not document.tags[i].startswith(entry.pos):
        return False
    for k in range(2, len(words)):
        if forms[i + k] != words[k] and document.lemmas[i + k] != words[k]:
            return False
    return entry.scope != "number" or _is_before_number(document, i + len(words))


def _is_before_number(document: Document, i: int) -> bool:
    tags = document.tags[i : i + 2]
    return bool(tags) and (
        tags[0] == "CD" or (tags[0] in ("DT", "$", "#") and "CD" in tags) or tags[0] == "$"
    )


def _is_negated(document: Document, i: int) -> bool:
    """Tell whether a negator stands up to three tokens before, with only auxiliaries and adverbs between."""
    lemmas, tags = document.lemmas, document.tags
    for j in range(i - 1, max(i - 4, -1), -1):
        if lemmas[j] in _NEGATORS or document.forms[j].lower() in _NEGATORS:
            return True
        if not tags[j].startswith(("RB", "VB", "MD", "DT")):
            return False
    return False


def _is_followed_by_negation(document: Document, i: int) -> bool:
    return i < len(document.forms) and document.forms[i].lower() in ("not", "n't", "n’t", "never")


def _is_idle(document: Document, hit: HedgeHit) -> bool:
    """Tell whether a word that can hedge does not here: "rather than", "this sort of"."""
    word = hit.entry.words[0]
    if word == "rather":
        return hit.last < len(document.forms) and document.forms[hit.last].lower() == "than"
    if word in ("sort", "kind"):
        return hit.first > 0 and document.tags[hit.first - 1] in ("DT", "JJ", "PDT", "WDT", "CD", "WP")
    return False


def _position_share(document: Document, hit: HedgeHit, start: int) -> float:
    """Return the share of its strength that a hit keeps where it stands, looking back to token ``start``."""
    tags, forms = document.tags, document.forms
    for j in range(hit.first - 1, max(start, hit.first - _REACH), -1):
        tag = tags[j]
        if tag in (",", ":", "``", "''", "."):
            return 1.0
        if tag in ("WDT", "WP", "WP$", "WRB"):
            return _SUBORDINATE
        if tag == "IN" and forms[j].lower() in _ADVERBIAL:
            return _SUBORDINATE
    return 1.0


def _strength_in_content(
    document: Document, hit: HedgeHit, start: int, is_past_cue: bool
) -> tuple[float, str, str]:
    """Return (strength, kind, direction) of a hit at its place in a content that begins at token ``start``."""
    entry = hit.entry
    strength, kind, direction = entry.strength, entry.kind, entry.direction
    word = entry.words[0]
    if kind == "modal":
        if word == "would" and is_past_cue:
            return 0.05, "future", direction
        if word in ("could", "can", "would") and _is_followed_by_negation(document, hit.last):
            return 0.05, kind, direction
    elif kind in ("epistemic", "booster") and _is_negated(document, hit.first):
        if kind == "booster":
            if entry.pos == "JJ":
                return strength, "negation", "weaken"
            return 0.0, kind, direction
        if entry.pos == "JJ" or word in ("doubt", "possibility", "speculation"):
            return 0.0, kind, direction
    if _is_idle(document, hit):
        return 0.0, kind, direction
    tags = document.tags
    is_adjective = entry.scope == "clause" and tags[hit.first].startswith("JJ")
    if is_adjective and hit.last < len(tags) and tags[hit.last].startswith("NN"):
        strength *= _ATTRIBUTIVE
    if entry.scope == "complement" and entry.pos == "VB":
        previous = [document.lemmas[j].lower() for j in range(max(hit.first - 3, start), hit.first)]
        if not any(p in _FIRST_PERSON for p in previous):
            strength *= _FOREIGN
    if entry.scope == "phrase" and kind == "evidential":
        strength *= _FOREIGN
    return strength * _position_share(document, hit, start), kind, direction


def _widened(document: Document, content: range, cue: Sequence[range]) -> range:
    """Take in adverbs right before a content: in "said perhaps the ship sank" the hedge is the content's."""
    first = document.sentences[document.sentence_at(content.start)].first
    first = max(first, content.start - _MAX_LEADING, *(c.stop for c in cue if c.stop <= content.start))
    start = content.start
    while start > first and document.tags[start - 1].startswith("RB"):
        start -= 1
    return range(start, content.stop)


def _share(document: Document, ranges: Sequence[range]) -> float:
    """Return how much of a content one hedge can cover: less the more sentences there are.

    Clauses are not counted: a hedge can bring its own ("it seems that"), and must not dilute the others.
    """
    n_sentences = sum(document.sentence_at(r[-1]) - document.sentence_at(r[0]) + 1 for r in ranges)
    return float(n_sentences**-0.5)


def hedges_of(
    document: Document,
    statement: Statement,
    hits: HedgeHits,
    nested: Iterable[Statement] = (),
) -> tuple[Hedge, ...]:
    """Return the hedges of one statement, each with the strength that it has at its place.

    Args:
        document: the text.
        statement: the statement, its content spans inside the text.
        hits: all hits of the document, from :func:`find_hits`.
        nested: the statements inside its content; what lies in them counts less for this one.

    Returns:
        Hedges in text order; empty for a plain statement.
    """
    ranges = [document.tokens_in(s.start, s.end) for s in statement.content.spans]
    ranges = [r for r in ranges if len(r)]
    cue = [r for s in statement.cue.spans if len(r := document.tokens_in(s.start, s.end))]
    if ranges:
        ranges[0] = _widened(document, ranges[0], cue)
    out: dict[int, Hedge] = {}

    def keep(hit: HedgeHit, strength: float, kind: str, direction: str) -> None:
        strength = round(min(max(strength, 0.0), 1.0), 4)
        if strength > 0 and hit.first not in out:
            start, end = document.starts[hit.first], document.ends[hit.last - 1]
            out[hit.first] = Hedge(start, end, document.text[start:end], kind, direction, strength)

    is_past = any(document.tags[i] in ("VBD", "VBN") for r in cue for i in r) and statement.form != "direct"
    if ranges:
        inner: list[tuple[int, int]] | None = None
        share = _share(document, ranges)
        for r in ranges:
            for hit in hits.between(r.start, r.stop):
                if inner is None:
                    inner = _merged(document, nested)
                if any(hit.first in c for c in cue):
                    continue
                sentence = document.sentences[document.sentence_at(hit.first)]
                strength, kind, direction = _strength_in_content(
                    document, hit, max(r.start, sentence.first), is_past
                )
                foreign = _FOREIGN if _lies_in(inner, hit.first) else 1.0
                keep(hit, strength * share * foreign, kind, direction)
            if document.forms[r[-1]] == "?" or (len(r) > 1 and document.forms[r[-2]] == "?"):
                mark = r[-1] if document.forms[r[-1]] == "?" else r[-2]
                entry = HedgeEntry(("?",), "question", "weaken", _QUESTION, "clause", "")
                keep(HedgeHit(mark, mark + 1, entry), _QUESTION * share, "question", "weaken")
    _add_cue_hedges(document, statement, hits, cue, ranges, keep)
    return tuple(out[k] for k in sorted(out))


def _merged(document: Document, nested: Iterable[Statement]) -> list[tuple[int, int]]:
    """Return the token ranges of contents and cues of statements, merged where they touch, in text order."""
    spans = [s for n in nested for s in (*n.content.spans, *n.cue.spans)]
    out: list[tuple[int, int]] = []
    tokens = (document.tokens_in(s.start, s.end) for s in spans)
    for first, last in sorted((r.start, r.stop) for r in tokens if len(r)):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def _lies_in(ranges: Sequence[tuple[int, int]], token: int) -> bool:
    k = bisect_right(ranges, token, key=lambda r: r[0]) - 1
    return k >= 0 and token < ranges[k][1]


def _add_cue_hedges(
    document: Document,
    statement: Statement,
    hits: HedgeHits,
    cue: Sequence[range],
    ranges: Sequence[range],
    keep: Callable[[HedgeHit, float, str, str], None],
) -> None:
    """Add what hedges the act itself: modals in the cue, evidential words between source and cue."""
    if not cue or statement.cue.type in ("adverb", "adjective", "punctuation"):
        return
    source = [r for s in statement.source.spans if len(r := document.tokens_in(s.start, s.end))]
    first = min(r.start for r in (*cue, *source))
    last = max(r.stop for r in (*cue, *source))
    if last - first > 40:
        first, last = cue[0].start, cue[-1].stop
    lemma = statement.cue.lemma.split(" ")
    for hit in hits.between(first, last):
        entry = hit.entry
        if any(hit.first in r for r in ranges) or entry.words[0] in lemma:
            continue
        is_inside = any(hit.first in c for c in cue)
        weakens = entry.kind in ("modal", "epistemic") and entry.words[0] not in ("would", "can")
        if entry.kind == "evidential" or (is_inside and (weakens or entry.kind == "booster")):
            keep(hit, entry.strength, entry.kind, entry.direction)


def certainty_of(base: float, statement: Statement, hedges: Iterable[Hedge]) -> float:
    """Return how certain a source presents a content.

    Boosters take away shares of the doubt that the cue leaves, then each hedge takes its share of what there is:
    ``c = (1 - (1 - base) * prod(1 - b)) * prod(1 - h)``.

    Args:
        base: certainty of the cue by itself, in [0, 1].
        statement: for its polarity and whether the act took place.
        hedges: the statement's hedges; evidential ones and scare quotes do not count here.

    Returns:
        A number in [0, 1]; adding a hedge never raises it.

    >>> may = Hedge(0, 3, "may", "modal", "weaken", 0.5)
    >>> certainty_of(0.9, Statement("s1"), []), certainty_of(0.9, Statement("s1"), [may])
    (0.9, 0.45)
    """
    doubt, rest = 1 - base, 1.0
    for h in hedges:
        if h.kind in ("evidential", "scare_quotes"):
            continue
        if h.direction == "strengthen":
            doubt *= 1 - h.strength
        else:
            rest *= 1 - h.strength
    if statement.polarity == "open" or not statement.reported:
        rest *= _OPEN
    return round(min(max((1 - doubt) * rest, 0.0), 1.0), 4)
