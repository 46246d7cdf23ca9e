"""Find which claims a phrase about checking is about.

Each mark looks at a bounded set of statements: those of its own sentence, the ten before, two after, those whose
content resembles the words that the mark speaks of, and for a hoax or satire the first of the article. A linear
model (``models/en/scope.weights``) over features that a reader can follow (how far back, same paragraph, is the
mark's object a plural pronoun or a noun for a claim, how much is shared, is the mark inside the statement's own
content) gives each pair a probability; pairs above one half are taken.

>>> from attribution.claims.scope import distance_bucket
>>> distance_bucket(0), distance_bucket(-1), distance_bucket(-7)
('0', '-1', '-6')
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path

from attrs import frozen

from attribution.claims.grouping import Grouping
from attribution.claims.keys import KeyTable
from attribution.claims.phrases import Mark
from attribution.claims.proposition import Proposition
from attribution.claims.references import Anaphor, claim_nouns, read_anaphor
from attribution.models.weights import Weights, load
from attribution.options import Options
from attribution.values.claim import Verification
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = [
    "Pair",
    "Place",
    "candidate_pairs",
    "distance_bucket",
    "pair_features",
    "place_statements",
    "resolve_marks",
]

_BEFORE = 10
_AFTER = 2
_ALIKE = 6
_FIRST = 6
_WHOLE = 2
_THRESHOLD = 0.5
_EVIDENTIALS = frozenset(("adverb", "adjective"))


@frozen(slots=True)
class Place:
    """Where a statement stands.

    Attributes:
        sentence: sentence of its cue, or of its content where it has none.
        paragraph: paragraph of that sentence.
        cue: tokens of the cue, half-open; ``(-1, -1)`` without one.
        source: tokens of the source, half-open; ``(-1, -1)`` without one.
        content: first and last token (half-open) of the content.
        head: base form of the source's head noun, "" without one.
        centrality: share of the content's weight that the document's title and first sentences have, in [0, 1].
    """

    sentence: int
    paragraph: int
    cue: tuple[int, int]
    source: tuple[int, int]
    content: tuple[int, int]
    head: str
    centrality: float


@frozen(slots=True)
class Pair:
    """A mark and a statement that it may be about.

    Attributes:
        order: how many statements the candidate is before the mark (1 the nearest, 0 in or after it).
        coverage: share of the weight of the mark's object that the statement's content has, in [0, 1].
    """

    mark: Mark
    position: int
    order: int
    coverage: float
    anaphor: Anaphor | None


def distance_bucket(sentences: int) -> str:
    """Return a distance in sentences as a feature value; negative is before the mark."""
    if sentences >= 2:
        return "2"
    if sentences >= -3:
        return str(sentences)
    return "-4" if sentences >= -5 else "-6"


def place_statements(
    document: Document,
    statements: Sequence[Statement],
    propositions: Sequence[Proposition],
    tokens: Sequence[Sequence[int]],
    keys: Sequence[str],
    table: KeyTable,
) -> list[Place]:
    """Locate the statements of a document by token."""
    central = _central_keys(document, keys)
    out = []
    for st, proposition, content in zip(statements, propositions, tokens, strict=True):
        cue, source = _range(document, st.cue.spans), _range(document, st.source.spans)
        first, last = (content[0], content[-1] + 1) if content else cue
        anchor = cue[0] if cue[0] >= 0 else first
        sentence = max(0, document.sentence_at(anchor)) if document.sentences and anchor >= 0 else 0
        paragraph = document.sentences[sentence].paragraph if document.sentences else 0
        head = ""
        for i in range(source[0], source[1]) if source[0] >= 0 else ():
            if document.tags[i] in ("NN", "NNS"):
                head = document.lemmas[i]
            elif head and document.tags[i] in ("IN", ",", "VBN", "WDT", "WP"):
                break
        shared = sum(table.weight(k) for k in proposition.keys if k in central)
        centrality = shared / proposition.total if proposition.total else 0.0
        out.append(Place(sentence, paragraph, cue, source, (first, last), head, centrality))
    return out


def _central_keys(document: Document, keys: Sequence[str]) -> frozenset[str]:
    """Return the keys of the first two analysed sentences."""
    out: set[str] = set()
    seen = 0
    for s in document.sentences:
        if document.paragraphs[s.paragraph].is_analysed:
            out.update(k for k in keys[s.first : s.last] if k)
            seen += 1
            if seen == 2:
                break
    return frozenset(out)


def _range(document: Document, spans: Sequence[object]) -> tuple[int, int]:
    if not spans:
        return (-1, -1)
    found = document.tokens_in(spans[0].start, spans[-1].end)  # type: ignore[attr-defined]
    return (found.start, found.stop) if len(found) else (-1, -1)


def candidate_pairs(
    document: Document,
    marks: Sequence[Mark],
    places: Sequence[Place],
    propositions: Sequence[Proposition],
    keys: Sequence[str],
    table: KeyTable,
    folder: Path | None = None,
) -> list[list[Pair]]:
    """List for each mark the statements that it may be about.

    Args:
        document: the text.
        marks: phrases about checking, in text order.
        places: where the statements stand.
        propositions: what they say.
        keys: the document's keys.
        table: weights of keys.
        folder: a user's folder of lexicons, or None.

    Returns:
        One list of pairs a mark, at most about thirty long, in text order of the statements.
    """
    order = sorted(range(len(places)), key=lambda k: (_anchor(places[k]), k))
    anchors = [_anchor(places[k]) for k in order]
    by_key: dict[str, list[int]] = {}
    for k, p in enumerate(propositions):
        for key in p.keys:
            by_key.setdefault(key, []).append(k)
    out: list[list[Pair]] = []
    n_whole = 0
    at = 0
    for mark in marks:
        while at < len(anchors) and anchors[at] < mark.first:
            at += 1
        target = range(*mark.target)
        anaphor = read_anaphor(document, target, folder)
        wanted = {keys[i] for i in target if keys[i]}
        total = sum(map(table.weight, wanted))
        chosen = dict.fromkeys(order[max(0, at - _BEFORE) : at])
        chosen.update(dict.fromkeys(order[at : at + _AFTER]))
        for k in range(at, min(len(order), at + 6)):  # the rest of the mark's own stretch
            if anchors[k] < mark.last:
                chosen[order[k]] = None
        if wanted and not (anaphor and anaphor.act == "pronoun"):
            mass: dict[int, float] = {}
            for key in sorted(wanted, key=lambda x: (-table.weight(x), x))[:8]:
                found = by_key.get(key, ())
                for k in (*found[:15], *found[-15:]) if len(found) > 30 else found:
                    mass[k] = mass.get(k, 0.0) + table.weight(key)
            best = sorted(mass, key=lambda k: (-mass[k], k))[:_ALIKE]
            chosen.update(dict.fromkeys(best))
        if mark.about == "whole" and n_whole < _WHOLE:
            n_whole += 1
            chosen.update(dict.fromkeys(order))
        else:
            chosen.update(dict.fromkeys(order[:_FIRST]))
        nth = {order[k]: at - k for k in range(max(0, at - _BEFORE), at)}
        pairs = []
        for k in sorted(chosen):
            shared = sum(table.weight(x) for x in wanted if x in propositions[k].keys)
            pairs.append(
                Pair(
                    mark,
                    k,
                    nth.get(k, 99 if _anchor(places[k]) < mark.first else 0),
                    shared / total if total else 0.0,
                    anaphor,
                )
            )
        out.append(pairs)
    return out


def _anchor(place: Place) -> int:
    return place.cue[0] if place.cue[0] >= 0 else place.content[0]


def pair_features(
    pair: Pair, document: Document, statement: Statement, place: Place, nouns: Mapping[str, str]
) -> list[str]:
    """List the features of a mark with a statement, the plain definition shared by training and run time."""
    mark = pair.mark
    here = document.sentence_at(mark.first)
    gap = place.sentence - here
    distance = distance_bucket(gap)
    same_paragraph = document.sentences[here].paragraph == place.paragraph
    is_cue = place.cue[0] < mark.last and mark.first < place.cue[1]
    in_content = place.content[0] <= mark.first and mark.last <= place.content[1]
    in_source = place.source[0] <= mark.first and mark.last <= place.source[1]
    content_after = place.content[0] >= mark.last
    kind = pair.anaphor.act if pair.anaphor else "none"
    if pair.anaphor and pair.anaphor.act not in ("pronoun", "media", "event"):
        kind = "claim"
    plural = "s" if pair.anaphor and pair.anaphor.is_plural else ""
    cover = "0" if pair.coverage <= 0 else "1" if pair.coverage < 0.3 else "2" if pair.coverage < 0.6 else "3"
    order = (
        "0"
        if pair.order == 0
        else "1"
        if pair.order == 1
        else "2"
        if pair.order <= 3
        else "3"
        if pair.order <= 10
        else "4"
    )
    if is_cue:
        where = "cue"
    elif in_content:
        where = "content"
    elif in_source:
        where = "source"
    elif gap == 0:
        where = "after" if content_after else "before"
    else:
        where = "par" if same_paragraph else "far"
    overlaps = place.content[0] < mark.target[1] and mark.target[0] < place.content[1]
    sourced = "1" if place.source[0] >= 0 else "0"
    evidential = (
        "e" if statement.cue.type in _EVIDENTIALS or (sourced == "0" and statement.cue.spans) else "-"
    )
    centre = str(min(3, int(place.centrality * 4)))
    head = "1" if place.head and any(document.lemmas[i] == place.head for i in range(*mark.target)) else "0"
    shape = f"{mark.status}|{mark.context}"
    core = f"{mark.about}|{kind}{plural}"
    return [
        "bias",
        f"st={mark.status}",
        f"shape={shape}",
        f"tr={mark.trigger}",
        f"tr+wh={mark.trigger}|{where}",
        f"wh={where}",
        f"wh+st={where}|{mark.status}",
        f"wh+core={where}|{core}",
        f"wh+cov={where}|{cover}",
        f"wh+over={where}|{overlaps:d}",
        f"wh+over+st={where}|{overlaps:d}|{shape}",
        f"d={distance}",
        f"d+core={distance}|{core}",
        f"d+cov={distance}|{cover}",
        f"d+cov+st={distance}|{cover}|{mark.status}",
        f"o={order}",
        f"o+core={order}|{core}",
        f"o+cov={order}|{cover}",
        f"cov={cover}|{core}",
        f"cov+st={cover}|{mark.status}",
        f"pol={statement.polarity}|{where}|{mark.status}",
        f"rep={statement.reported:d}|{where}|{mark.status}",
        f"act={statement.act}|{mark.status}",
        f"src={sourced}{evidential}|{mark.status}",
        f"src+d={sourced}{evidential}|{distance}",
        f"cen={centre}|{mark.status}",
        f"cen+ab={centre}|{mark.about}|{kind}",
        f"head={head}|{kind}",
        f"head={head}|{where}",
        f"nest={bool(statement.nested_in):d}|{where}",
    ]


@lru_cache(maxsize=4)
def _model(folder: Path | None) -> tuple[Weights, dict[str, float]]:
    weights = load("scope", folder)
    return weights, {}


def _probability(features: Sequence[str], model: Weights, cache: dict[str, float]) -> float:
    score = 0.0
    for f in features:
        w = cache.get(f)
        if w is None:
            row = model.row(f)
            w = row[0][1] if row else 0.0
            if len(cache) < 50_000:
                cache[f] = w
        score += w
    return 1.0 / (1.0 + exp(-score)) if score > -40 else 0.0


def resolve_marks(
    document: Document,
    marks: Sequence[Mark],
    statements: Sequence[Statement],
    places: Sequence[Place],
    propositions: Sequence[Proposition],
    grouping: Grouping,
    keys: Sequence[str],
    table: KeyTable,
    options: Options,
) -> tuple[Verification, ...]:
    """Turn marks into verifications with the claims that they are about.

    Args:
        document: the text.
        marks: phrases about checking, in text order.
        statements: the document's statements.
        places: where they stand.
        propositions: what they say.
        grouping: their claims.
        keys: the document's keys.
        table: weights of keys.
        options: where models and lexicons are.

    Returns:
        Verifications in text order, claims in text order; ``about`` is empty where no statement fits.
    """
    model, cache = _model(options.models)
    nouns = claim_nouns(options.lexicons)
    out = []
    for mark, pairs in zip(
        marks,
        candidate_pairs(document, marks, places, propositions, keys, table, options.lexicons),
        strict=True,
    ):
        about: dict[int, float] = {}
        for pair in pairs:
            k = pair.position
            p = _probability(pair_features(pair, document, statements[k], places[k], nouns), model, cache)
            if p >= _THRESHOLD:
                claim = grouping.claim_of[k]
                about[claim] = max(p, about.get(claim, 0.0))
        start, end = document.starts[mark.first], document.ends[mark.last - 1]
        text = document.text[start:end]
        out.append(Verification(start, end, text, mark.status, tuple(f"c{c + 1}" for c in sorted(about))))
    return tuple(out)
