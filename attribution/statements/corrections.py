"""Correct what both extractors get wrong against plain grammar, one candidate at a time.

Neither the learned model, which sees words around a cue, nor the rules, which read from the cue outwards, parse the
sentence. So a content may run on into the predicate whose subject it is a part of ("Claims that he fled | are false"),
and half of a joint source may be lost ("Neither the mayor nor | the police | said").
"""

from collections.abc import Callable
from functools import lru_cache

from attribution.lexicons.classes import word_class
from attribution.lexicons.load import table
from attribution.statements.candidate import Candidate
from attribution.statements.contexts import source_kinds
from attribution.statements.edges import strip_end
from attribution.statements.following import antecedent, main_verb
from attribution.statements.frames import is_clause_ahead
from attribution.statements.headlines import before_semicolon, with_headline_subject, without_headline_verb
from attribution.statements.joined_clauses import without_object
from attribution.statements.phrases import FINITE, NOUNS, base_phrase
from attribution.statements.questions import question_opener
from attribution.statements.source_corrections import (
    before_adverbs,
    begins_clause,
    is_passive,
    phrase_start,
    sentence_zone,
    with_agent,
    with_apposition,
    with_both_halves,
    with_inverted_speaker,
    with_named_voice,
    with_quoted_speaker,
    with_reading,
    without_auxiliary,
    without_denier,
    without_described,
    without_reduced,
)
from attribution.statements.subject_corrections import (
    with_relative_head,
    without_adverbial,
    without_charge,
    without_inner_speaker,
)
from attribution.statements.subjects import (
    with_subject_before_adjunct,
    with_subject_before_speaker,
    without_adjunct,
    without_empty_it,
)
from attribution.statements.tickers import with_ticker
from attribution.statements.trailing import with_trailing_speaker
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["correct"]

_REACH = 14  # tokens before a relative clause in which its noun stands
_SUBJECT = 40  # tokens of a subject with its clause
_COUNT = 5  # tokens of "more than a hundred times"
_GAP = 8  # tokens between a cue and its content
_FORMER = frozenset(("earlier", "original", "previous", "prior"))
_VERSIONS = frozenset(("caption", "edition", "headline", "version"))
_PLACING = frozenset(("across", "at", "in", "on"))
_INFORMING = frozenset(("assure", "inform", "notify", "remind", "tell", "warn"))
_VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "MD"))


def correct(view: View, candidate: Candidate) -> Candidate:
    """Return a candidate with its source and content as the grammar of its sentence has them.

    Args:
        view: the document.
        candidate: of either extractor.

    Returns:
        The candidate itself where nothing is to be corrected.
    """
    if not candidate.cue or not candidate.content:
        return candidate
    for rule in _RULES:
        candidate = rule(view, candidate)
    return candidate


def _without_subject(view: View, c: Candidate) -> Candidate:
    """Leave out of a cue the source that it begins with ("A tweet | alleging | that ...")."""
    (first, end), rest = c.cue[0], c.cue[1:]
    edge = max((b for a, b in c.source if a <= first < b < end), default=first)
    is_participle = edge > first and view.tags[edge] == "VBG"
    return evolve(c, cue=((edge, end), *rest)) if is_participle else c


def _without_place(view: View, c: Candidate) -> Candidate:
    """Let a noun's that-clause be its content, not the place before it ("Claims | on social media | that he fled")."""
    (first, end), (a, b) = c.cue[0], c.content[0]
    lows, tags = view.lows, view.tags
    if len(c.cue) > 1 or a != end or end - first < 2:
        return c
    if tags[end - 2] not in NOUNS or lows[end - 1] not in _PLACING:
        return c
    that = base_phrase(tags, lows, a, b)
    if that + 1 >= b or lows[that] != "that" or tags[that + 1] in FINITE:
        return c
    return evolve(c, cue=((first, end - 1),), content=((that, b), *c.content[1:]))


def _before_predicate(view: View, c: Candidate) -> Candidate:
    """Let a content that stands inside a subject end before the subject's verb ("Claims that he fled | are false")."""
    subject = _subject_start(view, c)
    a, b = c.content[-1]
    end = c.cue[-1][1]
    if subject < 0 or not end <= a <= end + _GAP or view.tags[a] == "WP":
        return c
    first, hi = sentence_zone(view, c.cue[0][0])
    if not begins_clause(view, subject, first):
        return c
    verb = main_verb(view, a, hi, is_clause=not _is_phrase(view, c.cue[0][0], a))
    if verb == hi:
        return c
    if verb > b and (
        view.lows[a] != "that" or any(view.tags[j] in FINITE or view.lows[j] == "," for j in range(a, b + 1))
    ):
        return c  # a content that is complete without what follows
    stop = strip_end(view, a, before_adverbs(view, a, verb))
    return c if stop in (a, b) else evolve(c, content=(*c.content[:-1], (a, stop)))


def _passive_subject(view: View, c: Candidate) -> Candidate:
    """Let all of a passive's subject be its content ("The report that two men drowned | was retracted"), none its source."""
    start, end = c.cue[0]
    if len(c.cue) > 1 or c.content[-1][1] > start or not is_passive(view, start, end):
        return c
    first = sentence_zone(view, start)[0]
    a = min(p[0] for p in (*c.source, *c.content))
    if view.lows[a] == "that" and a > first:
        a = antecedent(view, a, first)[0]
    elif not begins_clause(view, a, first):
        a = _whole_subject(view, first, a)
    if a < first or not begins_clause(view, a, first) or view.quote_of[a] != view.quote_of[start]:
        return c
    that = next((j for j in range(a + 1, start) if view.lows[j] == "that"), -1)
    if phrase_start(view, that) != a or main_verb(view, that, end) != _finite(view, start, end):
        return c
    source = tuple(p for p in c.source if p[0] >= end)
    return evolve(c, source=source, content=((a, strip_end(view, a, start)),))


def _whole_subject(view: View, first: int, last: int) -> int:
    """Return where a subject with a that-clause begins of which a phrase inside it was taken ("The claim that it had | the
    town | was denied"), or -1."""
    that = next((j for j in range(max(first + 1, last - _SUBJECT), last) if view.lows[j] == "that"), -1)
    return phrase_start(view, that) if that >= 0 and view.tags[that - 1] in NOUNS else -1


def _in_relative(view: View, c: Candidate) -> Candidate:
    """Let a comment inside a relative clause comment on that clause alone ("protests in which, | police say, | 13 died")."""
    if len(c.content) != 2 or not c.cue:
        return c
    (a, b), rest = c.content
    tags, last = view.tags, b - 1
    if b > c.cue[0][0] or rest[0] < c.cue[-1][1] or view.lows[b] != "," or _finite(view, a, last) < 0:
        return c  # "protests that, police say, turned violent" has no clause before it
    if tags[last] not in ("WDT", "WP", "WRB") and view.lows[last] != "that":
        return c
    head = antecedent(view, last, a)
    is_subject = head[0] < head[1] and tags[last] != "WRB"
    return evolve(c, content=((head[0], b), rest) if is_subject else (rest,))


def _after_participle(view: View, c: Candidate) -> Candidate:
    """Let a content be the clause behind the cue, not the participle before ("Calling it "false", | Roe said | nobody died")."""
    a, b = c.content[0]
    end = c.cue[-1][1]
    if len(c.content) > 1 or b > c.cue[0][0] or view.tags[a] != "VBG" or _finite(view, *c.cue[0]) < 0:
        return c
    lo, hi = sentence_zone(view, end - 1)
    is_preposed = a == lo and view.lows[b : b + 1] == [","] and main_verb(view, a, b, is_clause=False) == b
    if not is_preposed or end >= hi:
        return c
    that = base_phrase(view.tags, view.lows, end, hi)  # behind whom it is told
    at = that if that < hi and view.lows[that] == "that" else end
    if view.lows[at] != "that" and not is_clause_ahead(view, at, hi):
        return c
    return evolve(c, content=((at, strip_end(view, at, hi)),))


def _finite(view: View, first: int, last: int) -> int:
    """Return the first finite verb of a range, or -1."""
    return next((j for j in range(first, last) if view.tags[j] in FINITE), -1)


def _without_times(view: View, c: Candidate) -> Candidate:
    """Leave out of a passive's content how often it was done ("The report | was denied | several times")."""
    a, b = c.content[-1]
    is_count = a == c.cue[-1][1] and b - a <= _COUNT and view.lows[b - 1] == "times"
    return evolve(c, content=c.content[:-1]) if is_count and len(c.content) > 1 else c


@lru_cache(maxsize=1)
def _verdict_labels() -> frozenset[str]:
    """Return the words that end a label of a fact check's verdict ("Our | rating:")."""
    return frozenset(str(r["label"]).split()[-1] for r in table("verdict_labels"))


def _before_verdict(view: View, c: Candidate) -> Candidate:
    """Let a labelled claim end before the verdict on it ("CLAIM: The dam burst. | RATING: False")."""
    a, b = c.content[-1]
    if view.lows[c.cue[-1][1] - 1] != ":":
        return c
    document = view.document
    for j in range(a + 2, b):
        if view.lows[j] == ":" and view.lows[j - 1] in _verdict_labels():
            first = document.sentences[document.sentence_at(j)].first
            return evolve(c, content=(*c.content[:-1], (a, first))) if a < first else c
    return c


def _of_earlier_version(view: View, c: Candidate) -> Candidate:
    """Let what an earlier version said end at a semicolon: behind it stands what is right."""
    if not c.source or not c.content:
        return c
    lows = view.lows[c.source[0][0] : c.source[0][1]]
    (a, b) = c.content[-1]
    if _FORMER.isdisjoint(lows) or _VERSIONS.isdisjoint(lows) or a in view.opening:
        return c
    stop = next((j for j in range(a + 1, b) if view.lows[j] == ";"), b)
    return evolve(c, content=(*c.content[:-1], (a, stop)))


def _without_question_mark(view: View, c: Candidate) -> Candidate:
    """Leave out of a content the mark of the question around it ("Will she admit | that she knew |?")."""
    (head, end), (a, b) = c.cue[0], c.content[-1]
    if b - a < 2 or view.lows[b - 1] != "?" or a < end or view.quote_of[b - 1] != view.quote_of[head]:
        return c
    verb = next((j for j in range(end - 1, head, -1) if view.tags[j][:2] == "VB"), head)
    opener = question_opener(view.document, verb, sentence_zone(view, head)[0])
    return evolve(c, content=(*c.content[:-1], (a, b - 1))) if opener >= 0 else c


def _with_subject(view: View, c: Candidate) -> Candidate:
    """Let a content begin with the subject of a quoted verb, not the cue end with it (claimed | police "lied")."""
    (first, end), (a, b) = c.cue[0], c.content[0]
    if len(c.cue) > 1 or a != end or end - first < 2 or a + 1 >= b or a not in view.opening:
        return c
    start = end - 1
    if (
        view.lemmas[start - 1] not in word_class("claiming")
        or view.tags[start] not in NOUNS
        or view.tags[a + 1] not in FINITE
    ):
        return c  # "told reporters "it is over"" has a recipient
    return evolve(c, cue=((first, start),), content=((start, b), *c.content[1:]))


def _with_recipient(view: View, c: Candidate) -> Candidate:
    """Let what somebody is told of be the content, not who is told ("told | the court of | torture")."""
    (first, end), (a, b) = c.cue[0], c.content[0]
    if len(c.cue) > 1 or a != end or end - first > 4 or view.lemmas[end - 1] not in _INFORMING:
        return c
    of = base_phrase(view.tags, view.lows, a, b)
    if of == a or of + 1 >= b or view.lows[of] not in ("of", "about"):
        return c
    if source_kinds().get(view.lemmas[of - 1].lower()) != "speaker" and view.document.entities[of - 1] == "O":
        return c  # "tells the story of"
    return evolve(c, cue=((first, of + 1),), content=((of + 1, b), *c.content[1:]))


def _subject_start(view: View, c: Candidate) -> int:
    """Return where the noun phrase begins that a noun cue heads, or that a participle or relative clause modifies; or -1."""
    tags = view.tags
    first, last = c.cue[0]
    if len(c.cue) > 1:
        return -1
    last = next((j for j in range(first + 1, last) if tags[j] == "IN"), last)  # "Reports of", "Claims on air"
    if tags[last - 1] in NOUNS and tags[first] not in _VERBS:
        is_verb = any(b == first and tags[b - 1] not in ("POS", "PRP$") for _, b in c.source)
        return -1 if is_verb else phrase_start(view, last)
    if tags[first] == "VBZ" and first == sentence_zone(view, first)[0]:
        return first  # a plural noun, mistagged: no sentence begins with its verb
    gap = first - (first > 0 and view.lows[first - 1] in ("that", "which", "who"))
    is_reduced = last - first == 1 and tags[first] == "VBD" and c.content[0][1] == first
    if gap < first or tags[first] in ("VBG", "VBN") or is_reduced:
        start, end = antecedent(view, gap, max(0, gap - _REACH))
        return start if start < end else -1
    return -1


def _is_phrase(view: View, first: int, at: int) -> bool:
    """Tell whether a content has no verb of its own ("reports of | a flood", "appears to show | a shark")."""
    if at == 0 or at - 1 < first:
        return False
    return view.tags[at - 1] == "IN" or (view.tags[at - 1] == "VB" and view.lows[at - 2] == "to")


#: Who stands behind the cue first, for what is content depends on it.
_RULES: tuple[Callable[[View, Candidate], Candidate], ...] = (
    with_ticker,
    _without_subject,
    with_headline_subject,
    without_headline_verb,
    before_semicolon,
    with_trailing_speaker,
    with_relative_head,
    without_inner_speaker,
    without_adverbial,
    without_object,
    with_both_halves,
    with_inverted_speaker,
    with_named_voice,
    without_auxiliary,
    without_denier,
    without_described,
    without_reduced,
    with_agent,
    with_apposition,
    without_charge,
    with_quoted_speaker,
    _without_question_mark,
    without_adjunct,
    without_empty_it,
    with_subject_before_adjunct,
    _of_earlier_version,
    with_reading,
    _after_participle,
    with_subject_before_speaker,
    _before_verdict,
    _in_relative,
    _without_times,
    _without_place,
    _with_recipient,
    _with_subject,
    _before_predicate,
    _passive_subject,
)
