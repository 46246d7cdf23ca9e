"""Read who calls something so in a passive: "The raid was described as "cowardly" by the mayor".

The name or judgement stands between the verb and "by", where both extractors look for no source behind it.
"""

from collections.abc import Sequence

from attribution.statements.candidate import Candidate
from attribution.statements.mentions import agent_after, subject_before
from attribution.statements.phrases import FINITE, verb_group
from attribution.statements.source_corrections import is_passive, sentence_zone
from attribution.statements.trailing import can_speak
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["with_namers"]

_NAMING = frozenset(
    (
        "brand", "call", "characterise", "characterize", "condemn", "deem", "denounce", "depict", "describe", "dismiss", "dub",
        "hail", "label", "nickname", "portray", "praise", "ridicule", "slam", "tag", "term",
    )
)  # fmt: skip
_LONGEST = 14  # tokens of a name
_SURE = 0.6  # confidence of what only this form shows


def with_namers(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with whoever calls something so as the source, those that nobody found added.

    Args:
        view: the document.
        candidates: all of them.
    """
    at = {i: n for n, c in enumerate(candidates) for a, b in c.cue for i in range(a, b)}
    out = list(candidates)
    for i in range(1, view.n):
        if view.lemmas[i] in _NAMING and view.tags[i] in ("VBN", "VBD") and (named := _named(view, i)):
            if i not in at:
                out.append(named)
            else:
                old = out[at[i]]
                out[at[i]] = evolve(old, source=named.source, cue=named.cue, content=named.content)
    return out


def _named(view: View, verb: int) -> Candidate | None:
    """Return the statement of a passive verb of naming at a token, or None."""
    lows = view.lows
    document = view.document
    if not document.paragraphs[document.sentences[document.sentence_at(verb)].paragraph].is_analysed:
        return None
    lo, hi = sentence_zone(view, verb)
    start = verb_group(view.tags, lows, verb, lo)
    first = verb + 1 + (lows[verb + 1 : verb + 2] == ["as"])
    if not is_passive(view, start, verb + 1) or lows[first : first + 1] == ["by"]:
        return None
    by = _name_end(view, first, hi)
    subject = subject_before(view, start, lo)
    if by < 0 or subject.kind not in ("phrase", "relative"):
        return None
    _, a, b = agent_after(view, by, hi)
    if a == b or not can_speak(view, a, b):
        return None
    content = ((subject.first, subject.last), (first, by))
    return Candidate(((a, b),), ((start, first),), content, _SURE, "rules:named")


def _name_end(view: View, first: int, hi: int) -> int:
    """Return the "by" behind a name or a judgement that begins at a token, or -1 where something else follows."""
    j = first
    while j < min(hi, first + _LONGEST):
        if j in view.opening:
            j = max(j + 1, view.quotations[view.opening[j]].last)
            continue
        if view.lows[j] == "by":
            return j if j > first else -1
        if view.tags[j] in FINITE or (view.tags[j] in (",", "IN", "TO") and view.lows[j] != "of"):
            return -1
        j += 1
    return -1
