"""Propose attributions for verb cues: which frame stands around the verb, and where its three parts are."""

from attribution.lexicons.classes import word_class
from attribution.statements.candidate import Ranges
from attribution.statements.edges import is_cue_verb, phrase_end, strip_end
from attribution.statements.following import (
    antecedent,
    commented_clauses,
    content_after,
    relative_end,
    setting_of,
)
from attribution.statements.frames import right_frame
from attribution.statements.lexicon import CueLexicon, Entry
from attribution.statements.mentions import agent_after, subject_before
from attribution.statements.phrases import AUXILIARIES, COMING_OUT, FINITE, NOUNS, verb_group
from attribution.statements.preceding import content_before
from attribution.statements.reading import Reading
from attribution.statements.verb_cues import VerbCue
from attribution.statements.view import View

__all__ = ["is_hearer", "read_verb"]

_PARTICLES = frozenset(("out", "up", "down", "off", "back", "on", "over"))
#: Adverbs after a verb that are no manner of speaking.
_NO_MANNER = frozenset(("not", "n't", "so", "only", "even", "just", "then", "here", "there", "as"))
_GAP_OPENERS = frozenset(("that", "which", "who", "whom", "what"))
_CHARGING = frozenset(("accuse", "acquit", "blame", "charge", "convict", "suspect"))


def read_verb(view: View, lexicon: CueLexicon, i: int, entry: Entry, first: int, last: int) -> Reading | None:
    """Read a token as the head of a verb cue.

    Args:
        view: the document.
        lexicon: the cues.
        i: the head verb.
        entry: its entry; its further words must follow.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where the entry's words do not follow or no content can be found.
    """
    cue = _find_group(view, lexicon, i, entry, first, last)
    if cue is None:
        return None
    # "..., he said" and "..., said X": the content stands before the cue
    if not cue.is_passive or entry.rate > 0.6 or cue.subject.kind == "expletive":
        found = content_before(view, lexicon, cue, last)
        if found is not None:
            return found
    frame, at, cue_end = right_frame(view, entry, cue.end, cue.hi)
    if cue.is_passive and not _is_past_tense(view, cue, frame):
        return _read_passive(view, lexicon, cue, frame, at, cue_end)
    source = () if _is_empty(view, cue) else cue.source
    found = _read_gap(view, cue, frame, source) or _read_as(view, cue, frame, source)
    if found is not None or frame == "none":
        return found
    is_say = entry.rate >= 0.85 and entry.frames.get("clause", 0.0) >= 0.9
    setting = setting_of(view, cue.subject.kind, cue.subject.start, cue.lo)
    tag = _finite_tag(view, cue.start, i)
    span = content_after(view, lexicon, frame, at, cue.hi, tag, setting, is_say)
    if span is None:
        return None
    tokens = ((cue.start, cue_end),)
    if entry.lemma in COMING_OUT and cue.subject.kind == "expletive" and frame == "that":
        return Reading(entry, i, "it", (), tokens, span)
    shared = cue.subject.kind in ("shared", "none")
    return Reading(entry, i, frame, source, tokens, span, shared, cue.governor)


def _find_group(
    view: View, lexicon: CueLexicon, i: int, entry: Entry, first: int, last: int
) -> VerbCue | None:
    """Find the verb group and the subject of a verb; None where the entry's words do not follow, or for "you think"."""
    tags, lows = view.tags, view.lows
    lo, hi = view.zone(i, first, last)
    if not lo <= i < hi:
        return None
    end = view.words_end(entry.words, i, hi)
    if end < 0:
        return None
    start = verb_group(tags, lows, i, lo)
    is_passive = _is_passive(view, start, i) and not _is_heard(view, start, i, lo)
    governor = _governor(view, start, lo) if lows[start] == "to" and tags[i] in ("VB", "VBN") else -1
    if governor >= 0:
        if _merges(view, lexicon, governor):
            start = _group_of_governor(view, governor, lo)
        elif tags[governor][0] == "V" and is_cue_verb(view, lexicon, governor, 0.5):
            return None
        else:
            governor = -1
    subject = subject_before(view, start, lo)
    is_you = subject.last - subject.first == 1 and lows[subject.first] in ("you", "yourself")
    if is_you and entry.act != "say" and not entry.is_own:
        return None
    for j in range(start, i):
        if lows[j] in lexicon.adverbs:  # "has reportedly said": a cue of its own
            start = j + 1
    while end < hi and tags[end] == "RB" and lows[end] not in _NO_MANNER and _closes_group(view, end, hi):
        end += 1
    if end < hi and tags[end] == "RP" and lows[end] in _PARTICLES:
        end += 1
    return VerbCue(entry, i, start, end, subject, is_passive, governor, lo, hi)


def _is_past_tense(view: View, cue: VerbCue, frame: str) -> bool:
    """Tell whether what looks like a reduced passive is the past tense of a verb with a subject."""
    subject = cue.subject
    if subject.kind != "phrase":
        return False
    if _is_active(view, cue, frame):
        return True
    return cue.start == cue.head and subject.start - 1 >= cue.lo and view.lows[subject.start - 1] == "what"


def _read_gap(view: View, cue: VerbCue, frame: str, source: Ranges) -> Reading | None:
    """Read a cue in a relative clause, whose gap is the subject or object of what is said.

    "Jets that the opposition said were Russian"; "a child they say has become" without a relative pronoun.
    """
    tags, lows, subject, end = view.tags, view.lows, cue.subject, cue.end
    gap = subject.start - 1
    if subject.kind != "phrase" or end >= cue.hi or gap < cue.lo:
        return None
    is_finite = tags[end] in FINITE
    is_open = frame == "none" or (frame in ("np", "to") and (is_finite or tags[end] == "TO"))
    is_open = is_open or (frame == "clause" and tags[end] in ("VBD", "VBN"))
    tokens = ((cue.start, end),)
    if gap > cue.lo and lows[gap] in _GAP_OPENERS and is_open:
        rest = strip_end(view, end, relative_end(view, end, cue.hi))
        # ", which he denies" is about the clause before it, "which" says no more than that.
        is_comment = frame == "none" and lows[gap] == "which" and lows[gap - 1] == ","
        head = (gap, gap + 1) if is_comment else antecedent(view, gap, cue.lo)
        content = [head] if head[1] > head[0] else []
        if rest > end and (is_finite or tags[end] in ("TO", "RB", "VBN")):
            content.append((end, rest))
        if content:
            return Reading(cue.entry, cue.head, "rel", source, tokens, tuple(content))
    if frame == "none" and is_finite and tags[gap] in NOUNS and cue.entry.rate >= 0.6:
        head = antecedent(view, subject.start, cue.lo)
        rest = strip_end(view, end, relative_end(view, end, cue.hi))
        if head[1] > head[0] and rest > end:
            return Reading(cue.entry, cue.head, "rel", source, tokens, (head, (end, rest)))
    return None


def _read_as(view: View, cue: VerbCue, frame: str, source: Ranges) -> Reading | None:
    """Read a cue that comments on a clause: "As X reported, ..."."""
    opener = cue.subject.start - 1
    if opener < cue.lo or view.lows[opener] != "as" or frame not in ("none", "paren"):
        return None
    content = commented_clauses(view, opener, cue.end, cue.lo, cue.hi)
    return Reading(cue.entry, cue.head, "as", source, ((cue.start, cue.end),), content) if content else None


def _is_empty(view: View, cue: VerbCue) -> bool:
    """Tell whether a subject is an empty "it" or "there" ("it seems that"), not one that refers ("it says that")."""
    if cue.subject.kind != "expletive":
        return False
    if view.lows[cue.subject.first] == "there" or (cue.governor >= 0 and view.tags[cue.governor][0] == "J"):
        return True  # "it was not possible to verify"
    return cue.entry.lemma in ("seem", "appear", "happen", "look", "sound", "mean")


def _finite_tag(view: View, start: int, head: int) -> str:
    """Return the tag of a verb group's finite verb, or of its head."""
    return next((view.tags[j] for j in range(start, head) if view.tags[j] in FINITE), view.tags[head])


def _governor(view: View, start: int, lo: int) -> int:
    """Return the verb or adjective that an infinitive hangs on, or -1."""
    j = start - 1
    while j >= lo and view.tags[j] == "RB":
        j -= 1
    return j if j >= lo and view.tags[j][0] in "VJ" and view.tags[j][:2] in ("VB", "JJ") else -1


def _merges(view: View, lexicon: CueLexicon, g: int) -> bool:
    """Tell whether a verb or adjective forms one cue with the infinitive after it."""
    if view.lows[g] in ("be", "been", "being", "am", "is", "are", "was", "were", "'s", "’s"):
        return False
    return (view.lemmas[g] if view.tags[g][0] == "V" else view.lows[g]) in lexicon.catenatives


def _group_of_governor(view: View, g: int, lo: int) -> int:
    """Return the first token of the group of a governor, its copula included."""
    start = g
    if view.tags[g][0] == "J":
        while start > lo and view.tags[start - 1] in ("RB", "JJ") and g - start < 4:
            start -= 1
        if start > lo and (
            view.lemmas[start - 1] in ("be", "feel", "seem", "become", "remain")
            or view.lows[start - 1] in ("'s", "’s", "'m", "’m", "'re", "’re")
        ):
            return verb_group(view.tags, view.lows, start - 1, lo)
        return g
    return verb_group(view.tags, view.lows, g, lo)


def _closes_group(view: View, end: int, hi: int) -> bool:
    """Tell whether an adverb right after the verb belongs to it ("said repeatedly that")."""
    nxt = end + 1
    return nxt < hi and (
        view.lows[nxt] in ("that", ":", ",", "whether") or view.lows[nxt] in ("“", '"', "``", "‘")
    )


def _is_passive(view: View, start: int, i: int) -> bool:
    """Tell whether a verb group is passive, a reduced one ("believed to be") included."""
    if view.tags[i] not in ("VBN", "VBD"):
        return False
    aux = ""
    for j in range(start, i):
        if view.lows[j] in AUXILIARIES:
            aux = view.lemmas[j] if view.lemmas[j] in ("be", "get", "have", "do") else view.lows[j]
    if aux in ("be", "get", "am", "is", "are", "was", "were", "been", "being", "'re", "’re", "'m", "’m"):
        return True
    if aux in ("'s", "’s"):
        return (
            i - start >= 1
            and view.tags[i] == "VBN"
            and view.lows[start - 1 : start] in (["it"], ["he"], ["she"], ["that"])
            and view.lemmas[i] in ("believe", "think", "expect", "suppose", "assume")
        )
    if aux:
        return False
    return view.tags[i] == "VBN" and start == i


def _is_heard(view: View, start: int, i: int, lo: int) -> bool:
    """Tell whether a participle is rather the past tense of "a court heard" after a comma."""
    return start == i and view.lemmas[i] == "hear" and i - 2 >= lo and is_hearer(view, i - 1)


def is_hearer(view: View, i: int) -> bool:
    """Tell whether a noun is one that hears evidence: a court, a jury, an inquest."""
    return view.lemmas[i].lower() in word_class("hearer")


def _is_active(view: View, cue: VerbCue, frame: str) -> bool:
    """Tell whether a participle without an auxiliary is rather a past tense: it has a content like one."""
    if _has_auxiliary(view, cue) or cue.entry.lemma in word_class("naming"):
        return False
    if cue.entry.lemma in _CHARGING and frame[:2] == "p:":  # "a guard accused of sleeping"
        return False
    return frame in ("that", "clause", "quote", "colon", "np", "wh") or frame[:2] in ("r:", "p:")


def _has_auxiliary(view: View, cue: VerbCue) -> bool:
    return any(view.lows[j] in AUXILIARIES for j in range(cue.start, cue.head))


def _read_passive(
    view: View, lexicon: CueLexicon, cue: VerbCue, frame: str, at: int, cue_end: int
) -> Reading | None:
    """Read a passive cue: its subject is part of the content, its source stands after "by"."""
    entry, i, start = cue.entry, cue.head, cue.start
    by, a, b = agent_after(view, cue.end, cue.hi)
    source: Ranges = ((a, b),) if b > a else ()
    if source:
        frame, at, _ = right_frame(view, entry, b, cue.hi)
        cue_end = cue.end
    felt = _read_feeling(view, lexicon, cue, frame, at, cue_end, source, by)
    if felt is not None:
        return felt
    is_reduced = start == i and view.tags[i] == "VBN" and not _has_auxiliary(view, cue)
    content = _passive_subject(view, cue, frame, is_reduced)
    if frame == "np" and not source and entry.frames.get("be:np", 0) < 0.2:
        frame = "none"
    if frame != "none":
        # "Asked whether it rained, he nodded"
        is_opening = is_reduced and start == cue.lo
        setting = setting_of(view, cue.subject.kind, cue.subject.start, cue.lo)
        setting = "subordinate" if is_opening else setting
        tag = _finite_tag(view, start, i)
        span = content_after(view, lexicon, frame, at, cue.hi, tag, setting)
        if span is None:
            return None
        content += span
    if not content:
        return None
    name = "be:by" if source and frame == "none" else "be:" + frame
    return Reading(entry, i, name, source, ((start, cue_end),), tuple(sorted(content)))


def _passive_subject(view: View, cue: VerbCue, frame: str, is_reduced: bool) -> Ranges:
    """Return what is said in the subject of a passive: not the recipient of "was told that"."""
    subject = cue.subject
    takes_recipient = any(f in cue.entry.frames for f in ("r:that", "r:clause", "r:quote"))
    is_recipient = takes_recipient and frame in ("that", "clause", "wh", "quote", "colon")
    if subject.kind not in ("expletive", "shared", "none") and not is_recipient:
        is_said = (subject.kind == "relative" and not takes_recipient) or subject.last > subject.first
        return ((subject.first, subject.last),) if is_said else ()
    if is_reduced and subject.kind == "none":
        a, b = antecedent(view, cue.start, cue.lo)
        return ((a, b),) if b > a else ()
    return ()


def _read_feeling(
    view: View, lexicon: CueLexicon, cue: VerbCue, frame: str, at: int, cue_end: int, source: Ranges, by: int
) -> Reading | None:
    """Read a participle of feeling, whose subject is who feels: "is worried about", "was shocked by"."""
    entry, subject = cue.entry, cue.subject
    if entry.act not in ("evaluate", "believe") or subject.kind not in ("phrase", "relative"):
        return None
    if entry.frames.get("to", 0.0) >= 0.3:
        return None
    who = ((subject.first, subject.last),)
    if not source and frame in ("p:about", "p:over", "p:with", "p:at"):
        span = content_after(view, lexicon, frame, at, cue.hi, view.tags[cue.head])
        if span is not None:
            return Reading(entry, cue.head, "feel:" + frame, who, ((cue.start, cue_end),), span)
    if source and entry.act == "evaluate":
        first = source[0][0]
        stop = phrase_end(view, lexicon, first, cue.hi)
        return Reading(entry, cue.head, "feel:by", who, ((cue.start, by + 1),), ((first, stop),))
    return None
