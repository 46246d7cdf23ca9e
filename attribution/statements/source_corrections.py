"""Correct who stands behind a cue, against plain grammar, one candidate at a time.

Both extractors take what stands nearest for the source: half of a joint source, the noun that a reduced participle modifies
("weapons | said | to be old"), the adjective or the denier before a noun of saying ("The mayor denied persistent | rumours |
that ..."). Each function here returns the candidate itself where nothing is to be corrected.
"""

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Candidate
from attribution.statements.contexts import source_kinds
from attribution.statements.following import antecedent
from attribution.statements.frames import is_clause_ahead
from attribution.statements.mentions import agent_after
from attribution.statements.nominals import is_voiced
from attribution.statements.phrases import FINITE, NOUNS, base_phrase, is_phrase_start
from attribution.statements.questions import question_opener
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = [
    "before_adverbs",
    "begins_clause",
    "is_passive",
    "phrase_start",
    "sentence_zone",
    "with_agent",
    "with_apposition",
    "with_both_halves",
    "with_inverted_speaker",
    "with_named_voice",
    "with_quoted_speaker",
    "with_reading",
    "without_auxiliary",
    "without_denier",
    "without_described",
    "without_reduced",
]

_OPENERS = {"nor": "neither", "and": "both"}
_REACH = 14  # tokens before the end of a source, or before a cue, that are looked at
#: What goes round without a speaker: the noun before it is its matter or its place.
_UNOWNED = frozenset(("gossip", "rumor", "rumour", "speculation"))
_BELIEVED = frozenset(("believe", "fear", "presume", "suspect", "think"))
_CLAUSE_EDGES = frozenset(("that", "because", "while", "but", "although", "though", ";", ":", "—", "–", "--"))
_VERBAL_ADVERBS = frozenset(("also", "already", "later", "never", "now", "soon", "still", "then"))
_QUOTING = frozenset(("cite", "quote"))


def with_both_halves(view: View, c: Candidate) -> Candidate:
    """Let a joint source begin with its "both" or "neither", of which the latter negates the act."""
    if not c.source:
        return c
    first, last = c.source[0][0], c.source[-1][1]
    lows, tags = view.lows, view.tags
    opener = ""
    for j in range(last - 1, max(-1, last - _REACH), -1):
        if lows[j] == opener:
            is_whole = j >= first and not _is_clause(view, first, j)
            return c if is_whole else evolve(c, source=((j, last),))
        opener = _OPENERS.get(lows[j], opener)
        if tags[j] in FINITE or lows[j] in (".", ";", ":", ","):
            break
    return c


def _is_clause(view: View, first: int, last: int) -> bool:
    """Tell whether a range has a finite verb that is none of a relative clause."""
    tags = view.tags[first:last]
    return any(t in FINITE for t in tags) and not any(t in ("WDT", "WP") for t in tags)


def without_denier(view: View, c: Candidate) -> Candidate:
    """Take as the source of a noun of saying who owns it, not an adjective before it nor who denies or receives it."""
    first, end = c.cue[0]
    if len(c.cue) > 1 or len(c.source) != 1 or c.source[0][1] > first:
        return c
    s, e = c.source[0]
    is_denied = not is_voiced(view.tags, view.lemmas, view.lows, first)
    if not _is_noun(view, first, end):
        return _after_denial(view, c) if is_denied and view.tags[first] == "VBZ" else c
    if e < first:
        return evolve(c, source=()) if is_denied else c
    is_object = s > 0 and view.tags[s - 1][:2] in ("VB", "IN", "DT")
    return evolve(c, source=()) if is_object and not _can_speak(view, e - 1, end - 1) else c


def _after_denial(view: View, c: Candidate) -> Candidate:
    """Leave the denial out of a source before a noun taken for a verb ("The army denied | social media | claims")."""
    s, e = c.source[0]
    verb = next((j for j in range(e - 1, s - 1, -1) if view.tags[j][:2] == "VB"), -1)
    if verb < 0 or e < c.cue[0][0] or any(view.tags[j] in ("WDT", "WP") for j in range(s, e)):
        return c  # "The banker who denied it | says" has a subject with a clause of its own
    return evolve(c, source=((verb + 1, e),) if verb + 1 < e else ())


def _is_noun(view: View, first: int, last: int) -> bool:
    """Tell whether a cue is a noun, perhaps with an adjective."""
    return view.tags[last - 1] in NOUNS and all(
        view.tags[j] in NOUNS or view.tags[j] == "JJ" for j in range(first, last)
    )


def _can_speak(view: View, i: int, noun: int) -> bool:
    """Tell whether the word before a noun of saying may name who says it ("media reports", not "persistent rumours")."""
    if view.tags[i] == "NN":
        return view.lemmas[noun].lower() not in _UNOWNED
    return view.document.forms[i][0].isupper() or view.tags[i] not in ("JJ", "VBN", "VBG", "RB")


def without_described(view: View, c: Candidate) -> Candidate:
    """Take the noun before a reduced participle as content, not as the one who says it ("weapons | said | to be old")."""
    first = c.cue[0][0]
    tags, to = view.tags, first + 1
    if len(c.cue) > 1 or tags[first] not in ("VBN", "VBD") or view.lemmas[first] not in word_class("hearsay"):
        return c
    lo, hi = sentence_zone(view, first)
    b = c.content[-1][1]
    if (
        to + 1 >= b
        or tags[to] != "TO"
        or tags[to + 1] not in ("VB", "RB")
        or c.content[-1][0] < to
        or first == lo
        or tags[first - 1] not in NOUNS
    ):
        return c
    before = [p for p in (*c.source, *c.content) if p[1] == first]
    noun = antecedent(view, first, lo)
    if not before or noun[0] == noun[1] or not _is_reduced(view, first, lo, hi):
        return c
    return evolve(c, source=(), cue=((first, to),), content=(noun, (to, b)))


def without_reduced(view: View, c: Candidate) -> Candidate:
    """Take nobody for who thinks so in a phrase behind a comma ("The frog, | long thought | extinct, ...").

    The noun before the comma is what is thought of.
    """
    first, end = c.cue[0]
    tags, lows = view.tags, view.lows
    if len(c.cue) > 1 or len(c.source) != 1 or end != first + 1 or tags[first] not in ("VBN", "VBD"):
        return c
    if view.lemmas[first] not in _BELIEVED or c.content[0][0] != end:
        return c
    lo, hi = sentence_zone(view, first)
    is_alone = tags[end] == "NN" and end + 1 < hi and lows[end + 1] == ","  # adjectives are often tagged so
    if not is_alone and tags[end] not in ("JJ", "VBN"):
        return c
    comma = first - 1
    while comma > lo and lows[comma] in word_class("degree of belief"):
        comma -= 1
    is_own = comma > lo and lows[comma] == "," and tags[comma - 1] in NOUNS
    if not is_own or c.source[0][1] > first or not _is_reduced(view, first, lo, hi):
        return c
    a, b = c.content[0]
    stop = next((j for j in range(a, b) if lows[j] == ","), b)
    return evolve(c, source=(), content=((phrase_start(view, comma), comma), (a, stop)))


def with_named_voice(view: View, c: Candidate) -> Candidate:
    """Take as the source of "in the words of" whom it names, not the subject before it as well."""
    end = c.cue[-1][1]
    if len(c.cue) > 1 or len(c.source) < 2 or view.lows[end - 1] not in ("of", "to"):
        return c
    named = tuple(p for p in c.source if p[0] == end)
    return evolve(c, source=named) if named else c


def with_apposition(view: View, c: Candidate) -> Candidate:
    """Let a source keep the name behind its description ("According to the union's leader, | Tom Hale, | nine died")."""
    (a, b), tags, lows = c.content[0], view.tags, view.lows
    if len(c.source) != 1 or c.source[0][0] < c.cue[-1][1] or c.source[0][1] != a - 1 or lows[a - 1] != ",":
        return c
    s, e = c.source[0]
    if tags[e - 1] != "NN" or source_kinds().get(view.lemmas[e - 1].lower()) != "speaker":
        return c
    end = a
    while end < b and tags[end] == "NNP":
        end += 1
    if not a < end < b - 1 or lows[end] != "," or not is_clause_ahead(view, end + 1, b):
        return c
    return evolve(c, source=((s, end),), content=((end + 1, b), *c.content[1:]))


def with_reading(view: View, c: Candidate) -> Candidate:
    """Let a source end before the verb of a text ("A sign outside the shop | read: | "Closed""), which is tagged as a noun."""
    first, end = c.cue[0]
    if (
        len(c.cue) > 1
        or len(c.source) != 1
        or view.lows[end - 1] != ":"
        or c.content[0][0] not in view.opening
    ):
        return c
    (s, e), verb = c.source[0], end - 2
    if (
        view.lows[verb] not in ("read", "reads")
        or e not in (first, end - 1)
        or verb <= s
        or view.tags[verb - 1] not in NOUNS
    ):
        return c
    return evolve(c, source=((s, verb),), cue=((verb, end),))


def _is_reduced(view: View, i: int, lo: int, hi: int) -> bool:
    """Tell whether a participle, perhaps mistagged, is no finite verb: the sentence has another one."""
    return view.tags[i] == "VBN" or any(view.tags[j] in FINITE for j in range(lo, hi) if j != i)


def with_agent(view: View, c: Candidate) -> Candidate:
    """Give a passive without a source the one that "by" names after a time or a place ("denied on Friday by the army")."""
    start, end = c.cue[0]
    if c.source or len(c.cue) > 1 or c.content[0][1] > start or not is_passive(view, start, end):
        return c
    by, first, last = agent_after(view, end, sentence_zone(view, start)[1])
    if first == last:
        return c
    content = []
    for a, b in c.content:
        if a == last and view.lows[a] in ("that", "which", "who"):
            last = b  # "by a group that calls itself Dawn"
        elif b <= by or a >= last:
            content.append((a, b))
        elif a < by:
            content.append((a, by))
    return evolve(c, source=((first, last),), content=tuple(content))


def is_passive(view: View, first: int, last: int) -> bool:
    """Tell whether a range of tokens is a passive verb group."""
    participle = next((j for j in range(last - 1, first, -1) if view.tags[j] == "VBN"), first)
    return any(view.lemmas[j] in ("be", "get") for j in range(first, participle))


def with_quoted_speaker(view: View, c: Candidate) -> Candidate:
    """Take as the source of "as saying" who is quoted ("The agency quoted | a guard | as | saying | that ...")."""
    start = c.cue[0][0]
    if len(c.cue) > 1 or start < 2 or view.lows[start - 1] != "as" or view.tags[start] != "VBG":
        return c
    for j in range(start - 2, max(-1, start - _REACH), -1):
        if view.lemmas[j] in _QUOTING and view.tags[j][0] == "V":
            if j + 1 < start - 1 and is_phrase_start(view.tags[j + 1]):
                return evolve(c, source=((j + 1, start - 1),))
            break
        if view.tags[j] in FINITE or view.lows[j] in (".", ";", ":"):
            break
    return c


def without_auxiliary(view: View, c: Candidate) -> Candidate:
    """Leave the auxiliary of a question out of its subject ("Do | police | believe it was arson?")."""
    if not c.source or c.source[0][1] > c.cue[0][0]:
        return c
    a, b = c.source[0]
    opener = question_opener(view.document, c.cue[0][0], sentence_zone(view, c.cue[0][0])[0])
    return evolve(c, source=((a + 1, b), *c.source[1:])) if opener == a and a + 1 < b else c


def with_inverted_speaker(view: View, c: Candidate) -> Candidate:
    """Take as the source who stands between a cue and its quotation, not the subject of the clause before the cue.

    "It is wrong, | argues | the union, | "and unfair"" has "It" for a source elsewhere.
    """
    (first, end), a = c.cue[0], c.content[0][0]
    if len(c.cue) > 1 or view.tags[first] not in ("VBD", "VBZ") or a not in view.opening or a <= end + 1:
        return c
    if (
        len(c.source) != 1
        or c.source[0][1] >= first - 1
        or view.lows[first - 1] != ","
        or view.lows[a - 1] != ","
    ):
        return c
    lo = sentence_zone(view, first)[0]
    if (
        not _is_clause(view, max(lo, c.source[0][1]), first - 1)
        or base_phrase(view.tags, view.lows, end, a) != a - 1
    ):
        return c
    return evolve(c, source=((end, a - 1),), content=((lo, first - 1), *c.content))


def phrase_start(view: View, end: int) -> int:
    """Return where the plain noun phrase begins that ends at a token.

    Args:
        view: the document.
        end: one past its last token; looked at are the few tokens before it.
    """
    j = end
    while j > max(0, end - _REACH) and (
        view.tags[j - 1] in NOUNS
        or view.tags[j - 1] in ("DT", "JJ", "JJR", "JJS", "CD", "POS", "PRP$", "VBN", "VBG")
    ):
        j -= 1
    return j


def sentence_zone(view: View, i: int) -> tuple[int, int]:
    """Return the range that a cue at a token may reach within its sentence, see :meth:`View.zone`."""
    sentence = view.document.sentences[view.document.sentence_at(i)]
    return view.zone(i, sentence.first, sentence.last)


def begins_clause(view: View, start: int, first: int) -> bool:
    """Tell whether a phrase is the first of its clause, so that it can be its subject."""
    if start <= first or view.lows[start - 1] in _CLAUSE_EDGES or start in view.opening:
        return True
    if start - 1 == first and view.tags[first] == "IN":  # "Amid claims that he fled, shares fell"
        return True
    if view.lemmas[start - 1] == "say" and view.tags[start - 1] in FINITE:
        return True
    return view.lows[start - 1] == "," and not any(view.tags[j] in FINITE for j in range(first, start))


def before_adverbs(view: View, first: int, verb: int) -> int:
    """Return where the adverbs begin that stand before a verb and belong to it ("also circulated")."""
    while (
        verb > first + 1
        and (view.lows[verb - 1] in _VERBAL_ADVERBS or view.lows[verb - 1].endswith("ly"))
        and view.tags[verb - 1] == "RB"
    ):
        verb -= 1
    return verb
