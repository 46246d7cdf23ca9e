"""Read who answers what stands before: "He said it was stolen, something police confirmed", ", a charge that she denied".

A noun behind a comma that stands for the clause before it, and a clause without a link whose verb answers it. Both extractors
take "something police" for a speaker, or leave the whole in the mouth of who spoke before.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from attribution.lexicons.load import table
from attribution.statements.candidate import Candidate
from attribution.statements.edges import strip_end
from attribution.statements.modifiers import extended_phrase
from attribution.statements.phrases import FINITE, base_phrase, is_phrase_start, verb_group
from attribution.statements.source_corrections import sentence_zone
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["with_resumed"]

_ANSWERING = frozenset(
    (
        "accept", "acknowledge", "admit", "confirm", "contest", "contradict", "deny", "dismiss", "dispute", "rebut", "refute",
        "reject", "repudiate", "verify",
    )
)  # fmt: skip
_REACH = 16  # tokens between the comma and the verb
_SURE = 0.7  # confidence of what only this form shows


@frozen(slots=True)
class _Answer:
    """An answering verb with its parts.

    Attributes:
        comma: what parts it from the clause that it answers.
        noun: range of the phrase that stands for that clause.
        source: range of who answers.
        verb: the verb.
    """

    comma: int
    noun: tuple[int, int]
    source: tuple[int, int]
    verb: int


def with_resumed(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates in which who answers a clause has the noun for it as a content, and the clause ends before it.

    Args:
        view: the document.
        candidates: all of them.
    """
    answers = [a for i in range(view.n) if view.lemmas[i] in _ANSWERING and (a := _answer(view, i))]
    if not answers:
        return list(candidates)
    by_sentence: dict[int, list[_Answer]] = defaultdict(list)
    for answer in answers:
        by_sentence[view.document.sentence_at(answer.verb)].append(answer)
    out: list[Candidate] = []
    cued: set[int] = set()
    for c in candidates:
        kept: Candidate | None = c
        for answer in by_sentence.get(view.document.sentence_at(c.cue[0][0]), ()) if c.cue else ():
            kept = _adapted(view, kept, answer) if kept is not None else None
        if kept is not None:
            out.append(kept)
            cued.update(i for a, b in kept.cue for i in range(a, b))
    for answer in answers:
        if answer.verb not in cued:
            cue = (answer.source[1], answer.verb + 1)
            out.append(Candidate((answer.source,), (cue,), (answer.noun,), _SURE, "rules:resumed"))
    return out


def _adapted(view: View, c: Candidate, answer: _Answer) -> Candidate | None:
    """Return a candidate as an answer in its sentence leaves it; None where its cue is the noun of the answer."""
    first, end = c.cue[0][0], c.cue[-1][1]
    if first <= answer.verb < end:
        cue = (max(first, answer.source[1]), end)
        rest = tuple(p for p in c.content if p[0] >= end)  # "something he rejected as | "theatre""
        return evolve(c, source=(answer.source,), cue=(cue,), content=(answer.noun, *rest))
    if answer.noun[0] <= first < answer.noun[1]:
        return None
    if end > answer.comma:
        return c
    content = tuple(
        (a, strip_end(view, a, answer.comma) if a < answer.comma < b else b)
        for a, b in c.content
        if not answer.comma <= a <= answer.verb
    )
    return evolve(c, content=content) if content else c


def _answer(view: View, verb: int) -> _Answer | None:
    """Return the answer whose verb is at a token, or None."""
    tags, lows = view.tags, view.lows
    lo, hi = sentence_zone(view, verb)
    start = verb_group(tags, lows, verb, lo)
    for comma in range(start - 2, max(lo + 2, start - _REACH), -1):
        if tags[comma + 1] in FINITE:
            return None
        if lows[comma] != ",":
            continue
        end = _noun_end(view, comma + 1)
        if end == comma + 1:
            continue
        s = end + (lows[end] in ("that", "which"))
        is_verb = tags[verb][:2] == "VB" or (verb + 1 < hi and lows[verb + 1] == ".")
        if is_verb and s < start and is_phrase_start(tags[s]) and _is_subject(view, s, start):
            return _Answer(comma, (comma + 1, end), (s, start), verb)
        return None
    return None


def _noun_end(view: View, i: int) -> int:
    """Return the end of "something" or "an accusation" at a token, or the token where neither stands."""
    if view.lows[i] == "something":
        return i + 1
    is_noun = view.lows[i] in ("a", "an") and view.tags[i + 1] in ("NN", "JJ")
    if not is_noun:
        return i
    end = i + 2 if view.tags[i + 1] == "NN" else i + 3
    return end if view.lemmas[end - 1] in _claim_nouns() else i


@lru_cache(maxsize=1)
def _claim_nouns() -> frozenset[str]:
    """Return the nouns that stand for what somebody said."""
    return frozenset(str(r["noun"]) for r in table("claim_nouns") if r["act"] not in ("event", "media"))


def _is_subject(view: View, a: int, b: int) -> bool:
    """Tell whether a noun phrase fills a range, perhaps with a name between commas at its end."""
    tags, lows = view.tags, view.lows
    head = base_phrase(tags, lows, a, b)
    if head == b or extended_phrase(tags, lows, a, b, target=b) == b:
        return True
    return a < head < b - 2 and lows[head] == "," and lows[b - 1] == ","
