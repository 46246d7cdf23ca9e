"""Let a content end where the next speaker's clause begins.

"The army said the strike hit a depot; residents said it hit a school": the extractors draw contents one by one, and one that
runs to the end of its sentence swallows the statement that is coordinated with it. In the articles of other genres that the
extractor is trained on, a clause with a source and a cue of its own behind a semicolon, or behind a comma and "and", "but" or
"while", stands outside of the unquoted content before it in 416 of 419 cases, behind a bare "and" or "but" in 44 of 48 (there
only words of saying are taken: who "said that workers were ill and managers knew" says both).
"""

from collections.abc import Sequence

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Candidate, Ranges
from attribution.statements.edges import strip_end
from attribution.statements.joined_clauses import before_joined_clause
from attribution.statements.phrases import FINITE
from attribution.statements.view import View
from attribution.text.negations import NOT
from attribution.values.evolution import evolve

__all__ = ["part_clauses"]

_CONJUNCTIONS = frozenset(("and", "but", "while", "though", "although", "whereas", "yet"))
_BARE = frozenset(("and", "but"))  # join clauses without a mark as well
_MARKS = frozenset((",", ";", "—", "--", "–"))
_REFUSING = frozenset(("do", "have", "will", "would"))
_PARTICIPLE = 16  # tokens of "shown copies of the letters by a reporter"
_NEAR = 12  # contents looked at for one clause


def part_clauses(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Cut contents behind their cue where a coordinated statement begins.

    Args:
        view: the document.
        candidates: all of them.

    Returns:
        The candidates in the same order, some with a shorter content.
    """
    out = [before_joined_clause(view, c) for c in candidates]
    starts = sorted((joint, n) for n, c in enumerate(out) if (joint := _joint(view, c)) >= 0)
    ranges = sorted(
        (c.content[0][0], n) for n, c in enumerate(out) if c.cue and c.cue[-1][1] <= c.content[0][0]
    )
    active: list[int] = []
    k = 0
    for joint, inner in starts:
        while k < len(ranges) and ranges[k][0] < joint:
            active.append(ranges[k][1])
            k += 1
        active = [n for n in active[-_NEAR:] if out[n].content[-1][1] > joint]
        for n in active:
            if n != inner:
                out[n] = _cut(view, out[n], joint)
    return out


def _joint(view: View, c: Candidate) -> int:
    """Return the token at which the clause of a statement is joined to what stands before it, or -1."""
    if c.cue and _goes_on(view, c.cue[0]):
        return c.cue[0][0] - 1
    if not c.source or not c.cue:
        return -1
    first = min(c.source[0][0], c.cue[0][0])
    k = first - 1
    is_comment = k >= 0 and c.content == ((k, first),) and view.lows[k] == "which"
    if is_comment:
        k -= 1
    has_conjunction = k >= 0 and view.lows[k] in _CONJUNCTIONS
    if has_conjunction:
        k -= 1
    elif k >= 0 and view.lows[k] == "," and (semicolon := _before_participle(view, k)) >= 0:
        return semicolon
    if k < 0 or view.lows[k] not in _MARKS:
        return k + 1 if has_conjunction and _is_word_of_another(view, c, k + 1) else -1
    return k if has_conjunction or is_comment or view.lows[k] == ";" else -1


def _before_participle(view: View, comma: int) -> int:
    """Return the semicolon before a participle that ends at a comma and tells of the speaker behind it, or -1.

    "The firm said it was safe; asked about a leak, a spokesman said ...".
    """
    for j in range(comma - 1, max(0, comma - _PARTICIPLE), -1):
        if view.lows[j] == ";":
            after = j + 1 + (view.lows[j + 1] in ("when", "while"))
            return j if view.tags[after] in ("VBN", "VBD", "VBG") else -1
        if view.lows[j] in (".", "—", "--", "–"):
            break
    return -1


def _is_word_of_another(view: View, c: Candidate, conjunction: int) -> bool:
    """Tell whether a bare "and" or "but" joins another speaker's word, and not what the first one tells of somebody."""
    after = c.cue[-1][1]
    return (
        view.lows[conjunction] in _BARE
        and any(view.lemmas[i] in word_class("of another speaker") for i in range(*c.cue[-1]))
        and c.content[0][0] == after
        and c.content[-1][1] - after > 1
    )


def _goes_on(view: View, cue: tuple[int, int]) -> bool:
    """Tell whether the one who spoke is the subject of a further verb: "but did not say when", "but added that"."""
    a, b = cue
    if not a or view.lows[a - 1] != "but" or view.tags[a] not in FINITE:
        return False
    if view.lemmas[a] in word_class("going on"):
        return True
    # Who "could not say" tells of himself.
    return (
        view.lemmas[a] in _REFUSING
        and not NOT.isdisjoint(view.lows[a:b])
        and not word_class("left unsaid").isdisjoint(view.lemmas[a:b])
    )


def _cut(view: View, outer: Candidate, joint: int) -> Candidate:
    """Return a candidate whose content ends at a joint, if it runs over it within a sentence outside of quotations."""
    if view.lows[outer.cue[-1][1] - 1] == ":" or view.quote_of[joint] != view.quote_of[outer.cue[0][0]]:
        return outer
    sentence = view.document.sentences[view.document.sentence_at(joint)]
    content: Ranges = ()
    for a, b in outer.content:
        if a < joint < b and sentence.first <= a:
            content += ((a, strip_end(view, a, joint)),)
        elif not joint < a < sentence.last:
            content += ((a, b),)
    if content == outer.content or any(a >= b for a, b in content):
        return outer
    return evolve(outer, content=content)
