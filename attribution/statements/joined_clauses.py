"""Part two clauses that a bare "and" joins behind the object of the first: "Hall denied theft | and the jury cleared him".

Both extractors take the object and the next subject for one phrase, so that Hall denies what the jury did, or theft and the
jury clear him. A noun phrase behind a verb is its object where the verb takes no bare clause, or where the phrase is none
for somebody who could act ("theft", "the report"); then the noun phrase behind "and" is the subject of the verb after it.
"""

from attribution.statements.candidate import Candidate
from attribution.statements.contexts import source_kinds
from attribution.statements.edges import strip_end
from attribution.statements.phrases import AUXILIARIES, FINITE, NOUNS, base_phrase, is_phrase_start
from attribution.statements.source_corrections import phrase_start, sentence_zone
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["before_joined_clause", "without_object"]

_CONJUNCTIONS = frozenset(("and", "but"))
#: Verbs that hardly take an object: a noun phrase behind them begins a clause.
_SAYING = frozenset(
    (
        "add", "allege", "argue", "assume", "believe", "claim", "conclude", "decide", "ensure", "estimate", "expect", "fear",
        "feel", "find", "hope", "imply", "insist", "know", "learn", "maintain", "mean", "note", "say", "show", "state", "suggest",
        "suspect", "tell", "think", "understand", "warn", "write",
    )
)  # fmt: skip
#: Verbs that take either: the phrase is an object if it is for nobody who could act, and the next one is.
_AMBIGUOUS = frozenset(
    (
        "accept", "acknowledge", "admit", "announce", "concede", "confirm", "deny", "hear", "mention", "predict", "report",
        "reveal", "see",
    )
)  # fmt: skip
_OBJECT_WORDS = frozenset(("about", "for", "of", "that", "to", "with"))
_SUBJECT_STARTS = frozenset(("DT", "PRP", "PRP$", "NNP", "NNPS"))


def before_joined_clause(view: View, c: Candidate) -> Candidate:
    """Let a content that is the object of its cue end before the clause that "and" adds."""
    end, (a, b) = c.cue[-1][1] if c.cue else 0, c.content[-1]
    if not end or a != end or view.tags[end - 1][:2] != "VB":
        return c
    joint = _object_end(view, end - 1, a, b)
    if joint < 0 or not _is_clause(view, joint + 1, sentence_zone(view, a)[1]):
        return c
    stop = strip_end(view, a, joint)
    return evolve(c, content=(*c.content[:-1], (a, stop))) if stop > a else c


def without_object(view: View, c: Candidate) -> Candidate:
    """Leave the object of the verb before out of a source ("denied | theft and | the jury | cleared him")."""
    first = c.cue[0][0]
    if not c.source or c.source[-1][1] > first:
        return c
    s, e = c.source[-1]
    lo = sentence_zone(view, first)[0]
    joint = next((j for j in range(e - 1, max(lo, s - 2), -1) if view.lows[j] in _CONJUNCTIONS), -1)
    if joint < 0 or (s > joint and len(c.source) == 1):
        return c
    start = phrase_start(view, joint)
    while start - 2 > lo and view.lows[start - 1] == "of" and view.tags[start - 2] in NOUNS:
        start = phrase_start(view, start - 1)
    is_object = start > lo + 1 and _object_end(view, start - 1, start, e) == joint
    return evolve(c, source=((joint + 1, e),)) if is_object else c


def _object_end(view: View, verb: int, a: int, b: int) -> int:
    """Return the "and" right behind a verb's object, or -1 where none follows or the phrase may be the subject of a clause."""
    tags, lows = view.tags, view.lows
    is_verb = tags[verb] in FINITE or (tags[verb] == "VBN" and lows[verb - 1] in AUXILIARIES)
    if not is_verb or view.lemmas[verb] in _SAYING or lows[verb] in AUXILIARIES:
        return -1
    end = _noun_end(view, a, b)
    while a < end < b and lows[end] == "of":
        end = max(end + 1, _noun_end(view, end + 1, b))
    if not a < end < b or lows[end] not in _CONJUNCTIONS or tags[end - 1] not in NOUNS:
        return -1
    is_free = view.lemmas[verb] not in _AMBIGUOUS or (
        not _may_act(view, end - 1) and _may_act(view, _noun_end(view, end + 1, b) - 1)
    )
    return end if is_free else -1


def _noun_end(view: View, a: int, b: int) -> int:
    """Return the end of a noun phrase without what "and" joins to it."""
    joint = next((j for j in range(a, min(b, a + 12)) if view.lows[j] in _CONJUNCTIONS), b)
    return base_phrase(view.tags, view.lows, a, joint)


def _may_act(view: View, noun: int) -> bool:
    """Tell whether a noun is one for people or bodies, or a name, or a pronoun."""
    return (
        view.tags[noun] in ("NNP", "NNPS", "PRP")
        or source_kinds().get(view.lemmas[noun].lower()) == "speaker"
    )


def _is_clause(view: View, a: int, b: int) -> bool:
    """Tell whether a clause with a subject of its own begins at a token: a phrase, then a verb that is no participle."""
    tags, lows = view.tags, view.lows
    if a >= b or (tags[a] not in _SUBJECT_STARTS and not (tags[a] in NOUNS and _may_act(view, a))):
        return False
    verb = base_phrase(tags, lows, a, b)
    while verb < b and tags[verb] == "RB":
        verb += 1
    if not a < verb < b or tags[verb] not in FINITE:
        return False
    if tags[verb] != "VBD" or lows[verb] in AUXILIARIES or verb + 1 == b:
        return True
    return is_phrase_start(tags[verb + 1]) or lows[verb + 1] in _OBJECT_WORDS
