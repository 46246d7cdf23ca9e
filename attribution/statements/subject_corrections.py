"""Correct where the subject of a cue begins, against plain grammar, one candidate at a time.

Both extractors look for the subject right before its verb. So a word at the end of a relative clause becomes the speaker
("The pilot who said he was | sober | admitted"), and a phrase of time or place that no comma parts from the subject becomes a
part of it ("In May | police said"). Each function here returns the candidate itself where nothing is to be corrected.
"""

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Candidate
from attribution.statements.contexts import source_kinds
from attribution.statements.following import antecedent, main_verb
from attribution.statements.phrases import FINITE, NOUNS, TIME_WORDS, base_phrase, is_phrase_start
from attribution.statements.source_corrections import (
    before_adverbs,
    begins_clause,
    is_passive,
    phrase_start,
    sentence_zone,
)
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["with_relative_head", "without_adverbial", "without_charge", "without_inner_speaker"]

_REACH = 40  # tokens before a verb in which its subject's relative clause begins
_RELATIVES = frozenset(("WDT", "WP"))
_OF = frozenset(("at", "for", "from", "in", "of", "on", "with"))
#: Prepositions before a place or a text; what stands behind them has a subject after it, if a verb follows.
_PLACING = frozenset(("at", "by", "during", "from", "in", "inside", "near", "on", "outside", "within"))
_TIMING = _PLACING | {"after", "around", "before", "since", "until"}
#: Words that a preposition makes an adverb of: "in fact", "at first".
_SET_PHRASES = {
    "above": frozenset(("all",)),
    "after": frozenset(("all",)),
    "at": frozenset(("first", "last", "least", "most", "once", "present", "times")),
    "by": frozenset(("contrast", "law", "mistake", "now", "then")),
    "for": frozenset(("example", "instance", "months", "now", "once", "weeks", "years")),
    "in": frozenset(
        (
            "addition", "brief", "contrast", "effect", "essence", "fact", "general", "part", "particular", "practice",
            "principle", "private", "public", "reality", "response", "return", "short", "theory", "truth", "turn",
        )
    ),
    "of": frozenset(("course", "late")),
    "on": frozenset(("average", "balance", "paper", "reflection")),
}  # fmt: skip
_MOMENTS = TIME_WORDS | {"noon", "midday", "midnight", "dawn", "dusk", "nightfall", "sunrise", "sunset", "lunchtime", "summer", "autumn", "winter"}  # fmt: skip
_DEICTIC = frozenset(
    ("earlier", "following", "last", "late", "early", "next", "previous", "same", "that", "this")
)
#: Verbs of charging, with the word before what is charged.
_CHARGES = {
    **dict.fromkeys(("accuse", "acquit", "convict", "suspect"), "of"),
    **dict.fromkeys(
        ("attack", "blame", "censure", "condemn", "criticise", "criticize", "denounce", "praise", "rebuke", "slam"), "for"
    ),
}  # fmt: skip
_BARE_DAYS = frozenset(("today", "yesterday", "tomorrow", "tonight", "overnight"))


def with_relative_head(view: View, c: Candidate) -> Candidate:
    """Take as the source the noun that a relative clause modifies, not a word inside the clause."""
    first, end = c.cue[0]
    if len(c.cue) > 1 or len(c.source) != 1 or not c.source[0][0] < c.source[0][1] <= first:
        return c
    s = c.source[0][0]
    verb = _verb(view, first, end)
    lo = max(sentence_zone(view, first)[0], s - _REACH)
    for who in range(s - 1, lo, -1):
        if view.tags[who] not in _RELATIVES or view.quote_of[who] != view.quote_of[first]:
            continue
        if verb >= 0 and main_verb(view, who + 1, verb + 1) == verb:
            head = _head_start(view, who, lo)
            if head < who and begins_clause(view, head, lo):
                subject_end = before_adverbs(view, who, verb)
                return evolve(c, source=((head, subject_end),), cue=((max(first, subject_end), end),))
    return c


def without_inner_speaker(view: View, c: Candidate) -> Candidate:
    """Take as the source what a relative clause speaks of, not who says so in it ("a video | which they said | showed a crash")."""
    if len(c.source) != 1 or not c.cue or c.source[0][1] != c.cue[0][0]:
        return c
    s, e = c.source[0]
    if view.lemmas[e - 1] not in word_class("claiming") or view.tags[e - 1] not in FINITE:
        return c
    gap = next((j for j in range(e - 2, s, -1) if view.tags[j] in _RELATIVES), -1)
    head = antecedent(view, gap, s) if gap > s else (s, s)
    return evolve(c, source=(head,)) if head[0] < head[1] else c


def _verb(view: View, first: int, last: int) -> int:
    """Return the first finite verb of a cue, or -1."""
    return next((j for j in range(first, last) if view.tags[j] in FINITE), -1)


def _head_start(view: View, who: int, lo: int) -> int:
    """Return where the phrase begins that a relative clause modifies ("the head of the unit | who"), its prepositions included."""
    if view.lows[who - 1] in ("those", "anyone", "everyone", "someone"):
        return who - 1
    start = phrase_start(view, who)
    if view.tags[who - 1] not in NOUNS:
        return who
    while start - 1 > lo and view.lows[start - 1] in _OF and view.tags[start - 2] in NOUNS:
        start = phrase_start(view, start - 1)
    return start


def without_adverbial(view: View, c: Candidate) -> Candidate:
    """Leave a phrase of time or place that begins the clause out of the source ("In May | police", "Last week | police")."""
    if len(c.source) != 1 or not c.cue or c.source[0][1] > c.cue[0][0]:
        return c
    s, e = c.source[0]
    lo = sentence_zone(view, s)[0]
    first = s - 1 if s > lo and view.lows[s] not in _TIMING and view.lows[s - 1] in _TIMING else s
    if not begins_clause(view, first, lo):
        return c
    start = _adverbial_end(view, first, e)
    if not first < start < e or not is_phrase_start(view.tags[start]):
        return c
    return evolve(c, source=((start, e),))


def _adverbial_end(view: View, i: int, stop: int) -> int:
    """Return the end of the adverbial that begins at a token and leaves a subject before ``stop``, or the token itself."""
    lows = view.lows
    if lows[i + 1 : i + 2] and lows[i + 1] in _SET_PHRASES.get(lows[i], ()):
        return i + 2
    if lows[i] in _BARE_DAYS:
        return i + 1
    has_preposition = lows[i] in _TIMING
    end = _time_end(view, i + has_preposition, stop, is_bare=not has_preposition)
    if end > i + has_preposition:
        return end
    return _place_end(view, i + 1, stop) if lows[i] in _PLACING else i


def _time_end(view: View, i: int, stop: int, *, is_bare: bool) -> int:
    """Return the end of a phrase of time at a token, or the token: "May", "the next day", "two years ago"; bare, "last week"."""
    lows, tags = view.lows, view.tags
    j = i + (lows[i] == "the")
    while j < stop and lows[j] in _DEICTIC:
        j += 1
    is_pointed = j > i + (lows[i] == "the")
    number = j
    while j < stop and tags[j] == "CD" and not is_pointed:
        j += 1
    is_year = j == number + 1 and len(lows[number]) == 4 and lows[number].isdigit()
    moment = j
    while j < stop and (lows[j] in _MOMENTS or (j > moment and tags[j] == "CD" and lows[j].isdigit())):
        j += 1
    if j > number and j < stop and lows[j] == "ago":
        return j + 1
    if j == moment:
        return j if is_year and not is_bare else i
    is_whole = j < stop and (tags[j] != "NN" or lows[j] == "police")  # not "this week | guard"
    return j if not is_bare or (is_pointed and is_whole) else i


def _place_end(view: View, i: int, stop: int) -> int:
    """Return where the object of a preposition ends if a subject follows it without a mark ("a statement | police"), or the start.

    A verb behind the whole phrase needs a subject, and the preposition an object; which noun is whose is plain where a name or
    a determiner parts them, or where the last noun is one for people or bodies.
    """
    tags = view.tags
    stop = base_phrase(tags, view.lows, i, stop)
    if stop - i < 2:
        return i
    last = stop - 1
    if tags[last] not in ("NNP", "NNPS") and source_kinds().get(view.lemmas[last].lower()) != "speaker":
        return i
    if tags[i] in ("DT", "PRP$"):
        end = last
        while end > i + 1 and tags[end - 1] == ("NNP" if tags[last] == "NNP" else "JJ"):
            end -= 1
    else:
        end = i + 1
        while end < stop and tags[i] == "NNP" and tags[end] == "NNP":
            end += 1
    return end if end < stop and tags[end - 1] in NOUNS else i


def without_charge(view: View, c: Candidate) -> Candidate:
    """Let a passive's agent end before what somebody is accused of or blamed for ("by MPs | of a cover-up")."""
    first, end = c.cue[0]
    if len(c.cue) > 1 or len(c.source) != 1 or c.source[0][0] < end:
        return c
    s, e = c.source[0]
    head = next((j for j in range(end - 1, first - 1, -1) if view.lemmas[j] in _CHARGES), -1)
    if head < 0 or view.lows[s - 1] != "by" or not is_passive(view, first, head + 1):
        return c
    word = _CHARGES[view.lemmas[head]]
    cut = next((j for j in range(e - 2, s, -1) if view.lows[j] == word and _is_charge(view, j + 1)), e)
    agent = _without_time(view, s, cut)
    if agent == e:
        return c
    charge = () if cut == e else ((cut, e),)
    return evolve(c, source=((s, agent),), content=tuple(sorted((*c.content, *charge))))


def _is_charge(view: View, i: int) -> bool:
    """Tell whether a token begins what somebody is accused of ("of a cover-up"), not what an agent belongs to ("of the party")."""
    return (
        view.tags[i] in ("NN", "PRP$", "VBG")
        or view.lows[i] in ("a", "an")
        or view.lows[i - 1 : i + 1] == ["for", "the"]
    )


def _without_time(view: View, first: int, last: int) -> int:
    """Return where a phrase ends before the time that closes it ("prosecutors | in May")."""
    j = last
    while j > first + 1 and (view.lows[j - 1] in TIME_WORDS or view.tags[j - 1] == "CD"):
        j -= 1
    return j - 1 if j < last and j > first + 1 and view.lows[j - 1] in ("in", "on") else last
