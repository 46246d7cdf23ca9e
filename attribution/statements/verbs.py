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
from attribution.statements.mentions import Subject, agent_after, subject_before
from attribution.statements.phrases import AUXILIARIES, COMING_OUT, FINITE, NOUNS, verb_group
from attribution.statements.preceding import content_before
from attribution.statements.reading import Reading
from attribution.statements.view import View

__all__ = ["is_hearer", "read_verb"]

_PARTICLES = frozenset(("out", "up", "down", "off", "back", "on", "over"))
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
    tags, lows = view.tags, view.lows
    lo, hi = view.zone(i, first, last)
    if not lo <= i < hi:
        return None
    end = i + 1
    for word in entry.words[1:]:
        if end >= hi or (lows[end] != word and view.lemmas[end] != word):
            return None
        end += 1
    start = verb_group(tags, lows, i, lo)
    passive = _is_passive(view, start, i) and not _is_heard(view, start, i, lo)
    governor = -1
    if lows[start] == "to" and tags[i] in ("VB", "VBN"):
        governor = _governor(view, start, lo)
        if governor >= 0:
            if _merges(view, lexicon, governor):
                start = _group_of_governor(view, governor, lo)
            elif tags[governor][0] == "V" and is_cue_verb(view, lexicon, governor, 0.5):
                return None
            else:
                governor = -1
    subject = subject_before(view, start, lo)
    if (
        subject.last > subject.first
        and lows[subject.first] in ("you", "yourself")
        and subject.last - subject.first == 1
        and entry.act != "say"
        and not entry.is_own
    ):
        return None
    for j in range(start, i):
        if lows[j] in lexicon.adverbs:  # "has reportedly said": a cue of its own
            start = j + 1
    while (
        end < hi
        and tags[end] == "RB"
        and lows[end] not in ("not", "n't", "so", "only", "even", "just", "then", "here", "there", "as")
        and _closes_group(view, end, hi)
    ):
        end += 1
    if end < hi and tags[end] == "RP" and lows[end] in _PARTICLES:
        end += 1

    # "..., he said" and "..., said X": the content stands before the cue
    if not passive or entry.rate > 0.6 or subject.kind == "expletive":
        found = content_before(view, lexicon, entry, i, start, end, subject, lo, hi, last, passive)
        if found is not None:
            return found

    frame, at, cue_end = right_frame(view, entry, end, hi)
    if (
        passive
        and subject.kind == "phrase"
        and (
            _is_active(view, entry, start, i, frame)
            or (start == i and subject.start - 1 >= lo and lows[subject.start - 1] == "what")
        )
    ):
        passive = False
    if passive:
        return _read_passive(view, lexicon, entry, i, start, end, subject, frame, at, cue_end, lo, hi)
    source: Ranges = (
        ((subject.first, subject.last),)
        if subject.last > subject.first and not _is_empty(view, entry, subject, governor)
        else ()
    )

    # "jets that the opposition said were Russian": the gap is the subject of what follows
    gap = subject.start - 1
    if (
        gap > lo
        and lows[gap] in ("that", "which", "who", "whom", "what")
        and subject.kind == "phrase"
        and end < hi
        and (
            (frame in ("none", "np", "to") and (tags[end] in FINITE or tags[end] == "TO" or frame == "none"))
            or (frame == "clause" and tags[end] in ("VBD", "VBN"))
        )
    ):
        rest = strip_end(view, end, relative_end(view, end, hi))
        # ", which he denies" is about the clause before it, "which" says no more than that.
        is_comment = frame == "none" and lows[gap] == "which" and lows[gap - 1] == ","
        head = (gap, gap + 1) if is_comment else antecedent(view, gap, lo)
        content: list[tuple[int, int]] = [head] if head[1] > head[0] else []
        if rest > end and (tags[end] in FINITE or tags[end] in ("TO", "RB", "VBN")):
            content.append((end, rest))
        if content:
            return Reading(entry, i, "rel", source, ((start, end),), tuple(content))
    # "a child they say has become": the same without a relative pronoun
    if (
        subject.kind == "phrase"
        and frame == "none"
        and end < hi
        and tags[end] in FINITE
        and subject.start - 1 >= lo
        and tags[subject.start - 1] in NOUNS
        and entry.rate >= 0.6
    ):
        head = antecedent(view, subject.start, lo)
        rest = strip_end(view, end, relative_end(view, end, hi))
        if head[1] > head[0] and rest > end:
            return Reading(entry, i, "rel", source, ((start, end),), (head, (end, rest)))
    # "As X reported, ..."
    if subject.start - 1 >= lo and lows[subject.start - 1] == "as" and frame in ("none", "paren"):
        content_range = commented_clauses(view, subject.start - 1, end, lo, hi)
        if content_range:
            return Reading(entry, i, "as", source, ((start, end),), content_range)
    if frame == "none":
        return None
    is_say = entry.rate >= 0.85 and entry.frames.get("clause", 0.0) >= 0.9
    setting = setting_of(view, subject.kind, subject.start, lo)
    span = content_after(view, lexicon, frame, at, hi, _finite_tag(view, start, i), setting, is_say)
    if span is None:
        return None
    if entry.lemma in COMING_OUT and subject.kind == "expletive" and frame == "that":
        return Reading(entry, i, "it", (), ((start, cue_end),), span)
    shared = subject.kind in ("shared", "none")
    return Reading(entry, i, frame, source, ((start, cue_end),), span, shared, governor)


def _is_empty(view: View, entry: Entry, subject: Subject, governor: int) -> bool:
    """Tell whether a subject is an empty "it" or "there" ("it seems that"), not one that refers ("it says that")."""
    if subject.kind != "expletive":
        return False
    if view.lows[subject.first] == "there" or (governor >= 0 and view.tags[governor][0] == "J"):
        return True  # "it was not possible to verify"
    return entry.lemma in ("seem", "appear", "happen", "look", "sound", "mean")


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


def _is_active(view: View, entry: Entry, start: int, i: int, frame: str) -> bool:
    """Tell whether a participle without an auxiliary is rather a past tense: it has a content like one."""
    if any(view.lows[j] in AUXILIARIES for j in range(start, i)) or entry.lemma in word_class("naming"):
        return False
    if entry.lemma in _CHARGING and frame[:2] == "p:":  # "a guard accused of sleeping"
        return False
    return frame in ("that", "clause", "quote", "colon", "np", "wh") or frame[:2] in ("r:", "p:")


def _read_passive(
    view: View, lexicon: CueLexicon, entry: Entry, i: int, start: int, end: int, subject: Subject,
    frame: str, at: int, cue_end: int, lo: int, hi: int,
) -> Reading | None:  # fmt: skip
    """Read a passive cue: its subject is part of the content, its source stands after "by"."""
    lows, tags = view.lows, view.tags
    source: Ranges = ()
    k, a, b = agent_after(view, end, hi)
    if b > a:
        source = ((a, b),)
        frame, at, cue_end = right_frame(view, entry, b, hi)
        cue_end = end
    reduced = start == i and tags[i] == "VBN" and not any(lows[j] in AUXILIARIES for j in range(start, i))
    takes_recipient = any(f in entry.frames for f in ("r:that", "r:clause", "r:quote"))
    content: list[tuple[int, int]] = []
    if subject.kind not in ("expletive", "shared", "none") and not (
        takes_recipient and frame in ("that", "clause", "wh", "quote", "colon")
    ):
        s = subject
        if (s.kind == "relative" and not takes_recipient) or s.last > s.first:
            content.append((s.first, s.last))
    elif reduced and subject.kind == "none":
        a, b = antecedent(view, start, lo)
        if b > a:
            content.append((a, b))
    feels = (
        entry.act in ("evaluate", "believe")
        and subject.kind in ("phrase", "relative")
        and entry.frames.get("to", 0.0) < 0.3
    )
    if feels and not source and frame in ("p:about", "p:over", "p:with", "p:at"):
        span = content_after(view, lexicon, frame, at, hi, tags[i])
        if span is not None:
            return Reading(
                entry, i, "feel:" + frame, ((subject.first, subject.last),), ((start, cue_end),), span
            )
    if feels and source and entry.act == "evaluate":
        stop = phrase_end(view, lexicon, source[0][0], hi)
        return Reading(
            entry, i, "feel:by", ((subject.first, subject.last),), ((start, k + 1),), ((source[0][0], stop),)
        )
    name = "be:" + frame
    if frame in ("np", "none") and not (frame == "np" and source):
        if frame == "np" and entry.frames.get("be:np", 0) < 0.2:
            frame = "none"
        name = "be:" + frame
    if frame != "none":
        setting = setting_of(view, subject.kind, subject.start, lo)
        if reduced and start == lo:  # "Asked whether it rained, he nodded"
            setting = "subordinate"
        span = content_after(view, lexicon, frame, at, hi, _finite_tag(view, start, i), setting)
        if span is None:
            return None
        content.extend(x for x in span)
    elif not content:
        return None
    if not content:
        return None
    if source and frame == "none":
        name = "be:by"
    return Reading(entry, i, name, source, ((start, cue_end),), tuple(sorted(content)))
