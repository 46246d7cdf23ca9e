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

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path

from attribution.claims.candidates import HANDED_DOWN, Pair, candidate_pairs
from attribution.claims.discourse import Discourse
from attribution.claims.grouping import Grouping
from attribution.claims.phrases import Mark
from attribution.claims.place import Place
from attribution.claims.scope_rules import FORCED, is_condition
from attribution.models.weights import Weights, load
from attribution.options import Options
from attribution.values.claim import Verification
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["distance_bucket", "pair_features", "resolve_marks"]

_MOST = 40  # statements that one mark may be about
_THRESHOLD = 0.5  # probability from which a statement is taken
_NAMED = 0.3  # share of what a mark names that the statement it is about must have
_COVERAGES = (0.3, 0.6)  # borders of shares of weight
_ORDERS = (0, 1, 3, 10)  # the last of each group of orders
_EVIDENTIALS = frozenset(("adverb", "adjective"))


def distance_bucket(sentences: int) -> str:
    """Return a distance in sentences as a feature value; negative is before the mark."""
    if sentences >= 2:
        return "2"
    if sentences >= -3:
        return str(sentences)
    return "-4" if sentences >= -5 else "-6"


def pair_features(pair: Pair, document: Document, statement: Statement, place: Place) -> list[str]:
    """List the features of a mark with a statement, the plain definition shared by training and run time."""
    mark = pair.mark
    distance = distance_bucket(place.sentence - document.sentence_at(mark.first))
    kind = pair.anaphor.act if pair.anaphor else "none"
    if pair.anaphor and pair.anaphor.act not in ("pronoun", "media", "event"):
        kind = "claim"
    plural = "s" if pair.anaphor and pair.anaphor.is_plural else ""
    cover = "0" if pair.coverage <= 0 else str(1 + bisect_right(_COVERAGES, pair.coverage))
    order = str(bisect_left(_ORDERS, pair.order))
    where = _where(mark, document, place)
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
        f"rule={pair.rule}",
        f"rule={pair.rule}|{mark.status}",
        f"rule={pair.rule}|{cover}",
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


def _where(mark: Mark, document: Document, place: Place) -> str:
    """Say where a statement has a mark, or else where it stands from it."""
    if place.cue[0] < mark.last and mark.first < place.cue[1]:
        return "cue"
    if place.content[0] <= mark.first and mark.last <= place.content[1]:
        return "content"
    if place.source[0] <= mark.first and mark.last <= place.source[1]:
        return "source"
    here = document.sentence_at(mark.first)
    if place.sentence == here:
        return "after" if place.content[0] >= mark.last else "before"
    return "par" if document.sentences[here].paragraph == place.paragraph else "far"


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


def resolve_marks(discourse: Discourse, grouping: Grouping, options: Options) -> tuple[Verification, ...]:
    """Turn marks into verifications with the claims that they are about.

    Args:
        discourse: the document's statements and marks.
        grouping: their claims.
        options: where models are.

    Returns:
        Verifications in text order, claims in text order; ``about`` is empty where no statement fits. A phrase that judges a
        speaker who has said nothing before gives none, nor does what
        proves a claim only in the words of a party.
    """
    document, statements = discourse.document, discourse.statements
    inner: dict[str, list[int]] = {}
    for k, st in enumerate(statements):
        if st.nested_in:
            inner.setdefault(st.nested_in, []).append(k)
    out = []
    last: tuple[int, set[int]] = (-2, set())
    for mark, pairs in zip(discourse.marks, candidate_pairs(discourse, grouping), strict=True):
        found = _judge(mark, pairs, discourse, options)
        if found is None:
            continue
        status, taken = found
        if status in HANDED_DOWN:
            _hand_down(taken, statements, inner)
        sentence = document.sentence_at(mark.first)
        if is_condition(mark, document) and sentence - last[0] <= 1 and last[1]:
            taken = last[1]  # "We could not verify the claim. If true, ...": the same claim
        last = sentence, taken
        about = sorted({grouping.claim_of[k] for k in taken})
        start, end = document.starts[mark.first], document.ends[mark.last - 1]
        text = document.text[start:end]
        out.append(Verification(start, end, text, status, tuple(f"c{c + 1}" for c in about)))
    return tuple(out)


def _judge(
    mark: Mark, pairs: Sequence[Pair], discourse: Discourse, options: Options
) -> tuple[str, set[int]] | None:
    """Return the status that a mark gives and the statements that get it; None where nobody is judged by it."""
    speakers = discourse.speakers
    if speakers.is_own_proof(mark):
        return None
    if mark.about == "speaker":
        judged = speakers.judged(mark)
        return None if judged is None else (judged[0], {judged[1]})
    status = next((speakers.status(mark, p.position) for p in pairs if p.rule == "cue"), mark.status)
    if speakers.takes_back(speakers.clip(mark)):
        status = "retracted"
    taken = {pair.position for pair in pairs if pair.rule in FORCED}
    return status, taken or _taken_by_model(pairs, discourse, options)


def _taken_by_model(pairs: Sequence[Pair], discourse: Discourse, options: Options) -> set[int]:
    """Return the statements that the model thinks a mark is about."""
    model, cache = _model(options.models)
    taken = set()
    for pair in pairs:
        k = pair.position
        if not _is_elsewhere(pair):
            features = pair_features(pair, discourse.document, discourse.statements[k], discourse.places[k])
            if _probability(features, model, cache) >= _THRESHOLD:
                taken.add(k)
    return taken


def _is_elsewhere(pair: Pair) -> bool:
    """Tell whether a mark names what it is about and the statement has next to nothing of it, or that grammar alone decides."""
    mark = pair.mark
    if mark.about in ("clause", "saying", "verdict"):
        return True
    named = (
        mark.about in ("object", "subject") and pair.anaphor is None and mark.target[1] - mark.target[0] > 2
    )
    return named and pair.coverage < _NAMED


def _hand_down(taken: set[int], statements: Sequence[Statement], inner: Mapping[str, Sequence[int]]) -> None:
    """Add the statements inside those taken: who denies a report denies what it reports."""
    stack = list(taken)
    while stack and len(taken) < _MOST:
        for k in inner.get(statements[stack.pop()].id, ()):
            if k not in taken:
                taken.add(k)
                stack.append(k)
