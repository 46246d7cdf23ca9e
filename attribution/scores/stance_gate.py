"""What a stance must rest on: no disagreement without words against the claim, no agreement with what is denied.

The model of :mod:`attribution.scores.stance` counts denials wherever they stand, for in most articles they concern the
story that the claim is about. An article that tells several things denies one and states another. So a disagreement
keeps at most a third of its probability where nothing speaks against what matches the claim: no phrase about checking
that is about it, no matching statement that is denied, no excluding sentence, no word of refutation. An agreement
keeps as much where the text denies or retracts the statement that matches best, unless the claim is a denial itself, and
where one demands what the other states ("should resign", "resigned"). Where the text only says that it is not so ("is not
safe"), agreement and discussion keep a third. With a third of its probability no stance is the
likeliest of three. What the text confirms it does not disagree with (:mod:`attribution.scores.stance_outcome`). Where it
takes up nothing but the subject of the claim (:mod:`attribution.scores.stance_subject`), no stance keeps more than a
third, and the rest goes to unrelated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from attrs import frozen

from attribution.claims.keys import load_keys
from attribution.options import Options
from attribution.scores.demands import demanded_verbs
from attribution.scores.stance_features import stance_words
from attribution.scores.stance_outcome import DENIED, find_outcome, is_contradicted
from attribution.scores.stance_subject import has_only_subject
from attribution.scores.stance_views import ClaimView, Match, TextView, told_status
from attribution.values.claim import STATUSES_AGAINST
from attribution.values.document import Document

__all__ = ["Limit", "find_limits", "temper"]

_KEPT = 1 / 3
_NEARLY = 0.7  # share of the best match that another sentence or statement must have to be one, too
_WHOLE = 0.6  # share of a claim that a statement must have to be the claim
_OBJECT = 0.25  # share of a claim that the words for what a phrase is about must have to be the claim
_TELLING = 2.5  # weight of a key that tells what a phrase is about ("the collapse", not "the report")
_STEM = 6  # letters that words of one family share
_RELATED = ("agree", "disagree", "discuss")

Limit = tuple[str, tuple[str, ...]]
"""A stance that keeps at most a third of its probability, and those that the rest goes to."""


@frozen(slots=True)
class _Place:
    """Where a text takes up a claim.

    Attributes:
        held: matching sentences.
        beside: those next to them.
        statements: matching statements, with the status of each.
        whole: status of the best statement where it has most of the claim, else "attributed".
    """

    held: frozenset[int]
    beside: frozenset[int]
    statements: dict[int, str]
    whole: str


def find_limits(
    features: Mapping[str, float], claim: ClaimView, text: TextView, match: Match, options: Options
) -> tuple[Limit, ...]:
    """Find the stances that have nothing to rest on.

    Args:
        features: what the model judges by.
        claim: the claim.
        text: the text.
        match: where the text takes up the claim; at least one sentence.
        options: where lexicons are.

    Returns:
        Each such stance and those that its probability goes to; empty where the model decides alone.
    """
    place = _place(text, match)
    is_charge = _is_charge(claim, text, place)
    if not is_charge and has_only_subject(claim, text, place.held | place.beside, options):
        return tuple((stance, ("unrelated",)) for stance in _RELATED)
    is_denial = _turns(claim.document, range(len(claim.document.forms)), options)
    outcome = find_outcome(claim, text, match, options)
    if outcome == "confirmed":
        return (("disagree", ("agree",)),)
    if is_contradicted(claim, text, match, options):
        return (("agree", ("disagree",)), ("discuss", ("disagree",)))
    if (place.whole in DENIED or outcome == "denied" or is_charge) and not is_denial:
        return (("agree", ("disagree",)),)
    limits: list[Limit] = []
    if _is_other_mood(claim, text, place):
        limits.append(("agree", ("discuss",)))
    if not (
        _is_excluded(features, text, place)
        or _is_turned(claim, text, place, options)
        or _is_checked(claim, text, place, options)
    ):
        limits.append(("disagree", ("discuss",) if limits else ("agree", "discuss")))
    return tuple(limits)


def temper(found: Mapping[str, float], limits: Iterable[Limit]) -> dict[str, float]:
    """Share what limited stances must not keep among others, in proportion to their probability.

    Args:
        found: probability of each stance by the model.
        limits: what :func:`find_limits` found.

    Returns:
        Probability of each stance, with the same sum.
    """
    out = dict(found)
    for stance, others in limits:
        moved = found[stance] * (1 - _KEPT)
        total = sum(found[s] for s in others)
        out[stance] -= moved
        for s in others:
            out[s] += moved * (found[s] / total if total else 1 / len(others))
    return out


def _place(text: TextView, match: Match) -> _Place:
    """Find where a text takes up a claim, and how it leaves what is said there."""
    states = {c.id: told_status(c.verification) for c in text.analysis.claims}
    best = match.sentences[0][1]
    held = frozenset(n for n, cover in match.sentences if cover >= _NEARLY * best)
    beside = {n + d for n in held for d in (-1, 1) if 0 <= n + d < len(text.sentence_keys)}
    statements: dict[int, str] = {}
    for n, cover in match.statements:
        if cover >= _NEARLY * best:
            statements[n] = states.get(text.analysis.statements[n].claim, "attributed")
    is_whole = bool(statements) and match.statements[0][1] >= _WHOLE
    whole = next(iter(statements.values())) if is_whole else "attributed"
    return _Place(held, frozenset(beside - held), statements, whole)


def _is_charge(claim: ClaimView, text: TextView, place: _Place) -> bool:
    """Tell whether a matching sentence denies all it denies of the claim: "Reed denies murder" to "Reed is guilty of murder"."""
    wanted = {*claim.weights, *(key[:_STEM] for key in claim.weights if len(key) > _STEM)}
    return any(
        text.analysis.statements[n].polarity == "denied"
        and bool(text.statement_keys[n])
        and all(_is_like(key, wanted) for key in text.statement_keys[n])
        for sentence in place.held
        for n in text.owners.get(sentence, ())
    )


def _is_like(key: str, wanted: Set[str]) -> bool:
    """Tell whether a key is one of the claim's, or its noun or adjective ("negligence", "negligent")."""
    return key in wanted or (len(key) > _STEM and key[:_STEM] in wanted)


def _is_excluded(features: Mapping[str, float], text: TextView, place: _Place) -> bool:
    """Tell whether what matches is denied or disputed, or a matching sentence excludes the claim."""
    if features["rel_contradicts"] or features["rel_number"]:
        return True
    return any(
        text.analysis.statements[n].polarity == "denied" or status in STATUSES_AGAINST
        for n, status in place.statements.items()
    )


def _is_turned(claim: ClaimView, text: TextView, place: _Place, options: Options) -> bool:
    """Tell whether a matching sentence refutes what the claim does not, or states what the claim refutes."""
    document = text.analysis.document
    ranges = [range(document.sentences[n].first, document.sentences[n].last) for n in place.held]
    if _turns(claim.document, range(len(claim.document.forms)), options):
        return not any(_turns(document, tokens, options) for tokens in ranges)
    return any(_turns(document, tokens, options, ("refute",)) for tokens in ranges)


def _turns(
    document: Document, tokens: range, options: Options, kinds: Sequence[str] = ("refute", "deny")
) -> bool:
    """Tell whether a word of refutation or denial stands among tokens."""
    lexicon = stance_words(options.lexicons)
    return any(
        kind in kinds
        for i in tokens
        for kind in lexicon.get(document.lemmas[i].lower()) or lexicon.get(document.forms[i].lower(), ())
    )


def _is_other_mood(claim: ClaimView, text: TextView, place: _Place) -> bool:
    """Tell whether the claim demands what the matching sentences state, or states what they only demand."""
    document = text.analysis.document
    wanted = _moods(claim.document, claim.keys, [range(len(claim.document.forms))])
    ranges = [range(document.sentences[n].first, document.sentences[n].last) for n in place.held]
    found = _moods(document, text.keys, ranges)
    return any(found.get(key, mood).isdisjoint(mood) for key, mood in wanted.items())


def _moods(document: Document, keys: Sequence[str], ranges: Iterable[range]) -> dict[str, set[bool]]:
    """Map each key among tokens to whether it is demanded: by all words for it, some, or none."""
    out: dict[str, set[bool]] = {}
    for tokens in ranges:
        demanded = demanded_verbs(document, tokens)
        for i in tokens:
            if keys[i]:
                out.setdefault(keys[i], set()).add(i in demanded)
    return out


def _is_checked(claim: ClaimView, text: TextView, place: _Place, options: Options) -> bool:
    """Tell whether a phrase about checking speaks against the claim.

    It does where it is about a matching statement, names the claim, or stands in or beside a matching sentence and names
    nothing else.
    """
    near = place.held | place.beside
    return any(
        status in STATUSES_AGAINST and (bearing == "claim" or (bearing == "open" and n in near))
        for n, bearing, status in _phrases(claim, text, place, options)
    )


def _phrases(
    claim: ClaimView, text: TextView, place: _Place, options: Options
) -> Iterator[tuple[int, str, str]]:
    """Yield for each phrase about checking its sentence, what it is about ("claim", "else" or "open"), and its status."""
    statements = text.analysis.statements
    wanted = {statements[n].claim for n in place.statements}
    weight = load_keys(options.lexicons).weight
    bound = {v.start: v.about for v in text.analysis.verifications}
    for mark, n in zip(text.marks, text.mark_sentences, strict=True):
        about = bound.get(text.analysis.document.starts[mark.first], ())
        named = {k for k in text.keys[slice(*mark.target)] if k}
        share = sum(claim.weights.get(k, 0.0) for k in named)
        if wanted.intersection(about) or share >= _OBJECT * claim.total:
            yield n, "claim", mark.status
        elif about or (n not in place.held and any(weight(k) >= _TELLING for k in named)):
            yield n, "else", mark.status
        else:
            yield n, "open", mark.status
