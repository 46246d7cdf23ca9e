"""Tell what follows a cue: the frame, where the content begins, and where the cue ends."""

from attribution.lexicons.classes import word_class
from attribution.statements.contexts import source_kinds
from attribution.statements.lexicon import Entry
from attribution.statements.modifiers import extended_phrase
from attribution.statements.phrases import (
    FINITE,
    NOUNS,
    TIME_WORDS,
    base_phrase,
    is_phrase_start,
)
from attribution.statements.view import View

__all__ = ["bare_frame", "is_clause_ahead", "right_frame"]

_WH = frozenset(("whether", "if", "how", "why", "what", "who", "where", "when", "which", "whom", "whose"))
_RELATIVE_WH = frozenset(("when", "where", "who", "which", "whose"))
_CLAUSE_OPENERS = frozenset(("as", "after", "before", "since", "while", "though", "although", "until", "unless", "because", "than", "like"))  # fmt: skip
_CONTENT_OPENERS = frozenset(("because", "while", "although", "though", "unless"))
_ADJUNCTS = frozenset(("in", "on", "at", "during", "after", "to", "from", "by", "before", "with"))
_STOPS = frozenset((".", ",", "!", "?", ";"))
_SURE_RECIPIENT = 0.85  # rate of "told jurors that" above which the noun before "that" is a recipient
_LONGEST_MEDIUM = 7  # tokens of "in a statement on its website"
_STEPS = 12  # words and phrases between a cue and its content


def right_frame(view: View, entry: Entry, k: int, hi: int) -> tuple[str, int, int]:
    """Tell what follows a cue.

    Recipients, times, adverbs and adjuncts ("told reporters on Monday in a statement that") are passed over.

    Args:
        view: the document.
        entry: the cue's entry; its frames decide whether a preposition belongs to the cue.
        k: first token after the cue's words.
        hi: one past the last token that the content may hold.

    Returns:
        The frame (``"none"`` where no content follows), the content's first token, one past the cue's last.
    """
    tags, lows = view.tags, view.lows
    cue_end = k
    prefix = ""
    j = k
    for _ in range(_STEPS):
        if j >= hi:
            break
        low, tag = lows[j], tags[j]
        if j in view.opening:
            return prefix + _quotation_frame(view, j, hi), j, cue_end
        if low == ":":
            return _colon_frame(view, prefix, j, cue_end, hi)
        if low == "that" and _is_complementizer(view, j, hi):
            return prefix + "that", j, cue_end
        if low in _WH and (tag in ("IN", "WP", "WRB", "WDT", "WP$") or low == "if"):
            if j == k or low not in (*_RELATIVE_WH, "if"):
                return prefix + "wh", j, cue_end
            return "none", j, cue_end
        if _is_infinitive(view, j, hi):
            return prefix + "to", j, cue_end
        if low == ",":
            if j + 1 < hi and j + 1 in view.opening:
                return prefix + "quote", j + 1, cue_end
            at = _that_after_comma(view, j, hi)
            return (prefix + "that" if at > j else "none"), at, cue_end
        if (tag in ("RB", "RBR") and low not in ("so", "only", "not")) or _is_time(view, j, hi):
            j += 1
            continue
        if tag in ("IN", "TO", "RP") and not (low == "at" and base_phrase(tags, lows, j, hi) > j):
            if not prefix and j == k and _governs(view, entry, j, hi):
                return "p:" + low, j + 1, j + 1
            if low in _CLAUSE_OPENERS and "p:" + low not in entry.frames and _opens_clause(view, j + 1, hi):
                is_content = low in _CONTENT_OPENERS and entry.frames.get("clause", 0.0) >= 0.9
                return ("clause" if is_content else "none"), j, cue_end
            end = _after_preposition(view, j + 1, hi)
            if end == j + 1:
                return "none", j, cue_end
            if j == cue_end and end - j <= _LONGEST_MEDIUM and _is_medium(view, j, end):
                cue_end = end
            j = end
            continue
        if tag == "VBG":
            return ("none" if prefix else "ing"), j, cue_end
        if not (is_phrase_start(tag) or tag in ("VBN", "EX") or base_phrase(tags, lows, j, hi) > j):
            return "none", j, cue_end
        if prefix:
            return prefix + bare_frame(view, j, hi), j, cue_end
        if base_phrase(tags, lows, j, hi) == j:  # "said a second, older man had fled"
            return ("clause" if is_clause_ahead(view, j, hi) else "none"), j, cue_end
        if _takes_recipient(entry):
            after = _after_recipient(view, entry, j, hi)
            if after > j:
                if tags[after] == "TO":
                    return "r:to", j, cue_end
                prefix, j = "r:", after
                continue
        return bare_frame(view, j, hi), j, cue_end
    return "none", j, cue_end


def _that_after_comma(view: View, j: int, hi: int) -> int:
    """Return where a that-clause begins behind a comma (", however, that"); the comma where none does."""
    lows = view.lows
    if j + 1 < hi and lows[j + 1] == "that":
        return j + 1
    is_aside = j + 3 < hi and view.tags[j + 1] == "RB" and lows[j + 2] == ","
    return j + 3 if is_aside and lows[j + 3] == "that" else j


def _governs(view: View, entry: Entry, j: int, hi: int) -> bool:
    """Tell whether a preposition right after a cue belongs to it, and names neither a time nor the medium."""
    return (
        _is_governed(entry, view.lows[j])
        and j + 1 < hi
        and view.lows[j + 1] not in TIME_WORDS
        and not _is_medium(view, j, _after_preposition(view, j + 1, hi))
    )


def _is_medium(view: View, j: int, end: int) -> bool:
    """Tell whether a prepositional phrase names the medium ("in a statement"), which belongs to the cue."""
    if view.lows[j] not in ("in", "on", "at", "during", "by", "via"):
        return False
    return any(view.lows[m] in word_class("means of saying") for m in range(j + 1, end))


def _quotation_frame(view: View, j: int, hi: int) -> str:
    """Tell an utterance after a cue from a quoted word or two inside a clause."""
    q = view.opening[j]
    last = view.quotations[q].last
    if view.speech[q] or last >= hi or view.lows[last] in _STOPS:
        return "quote"
    return bare_frame(view, j, hi)


def _colon_frame(view: View, prefix: str, j: int, cue_end: int, hi: int) -> tuple[str, int, int]:
    """Return the frame at a colon: what it announces may be a quotation in the next sentence."""
    if j + 1 >= hi:
        if j + 1 < view.n and j == cue_end and _follows(view, j + 1):
            return prefix + "colon", j + 1, j + 1
        return "none", j, cue_end
    return prefix + "colon", j + 1, j + 1 if j - cue_end <= 6 else cue_end


def _follows(view: View, at: int) -> bool:
    """Tell whether a quotation or a sentence that a colon announces begins at a token."""
    if at in view.opening:
        return True
    document = view.document
    sentence = document.sentences[document.sentence_at(at)]
    return sentence.first == at and document.paragraphs[sentence.paragraph].kind == "prose"


def _is_complementizer(view: View, j: int, hi: int) -> bool:
    """Tell whether "that" opens a clause here."""
    if j + 1 >= hi:
        return False
    tag, following = view.tags[j], view.tags[j + 1]
    if tag in ("IN", "WDT"):
        return True
    return (tag == "DT" and is_phrase_start(following) and following not in NOUNS) or is_clause_ahead(
        view, j + 1, hi
    )


def _is_infinitive(view: View, j: int, hi: int) -> bool:
    """Tell whether an infinitive with "to" begins here."""
    tags = view.tags
    if view.lows[j] == "not" and j + 2 < hi and tags[j + 1] == "TO":
        return tags[j + 2] == "VB"
    if tags[j] != "TO" or j + 1 >= hi:
        return False
    return tags[j + 1] == "VB" or (tags[j + 1] == "RB" and j + 2 < hi and tags[j + 2] == "VB")


def _is_time(view: View, j: int, hi: int) -> bool:
    """Tell whether a word of a time expression stands here."""
    low = view.lows[j]
    if low in TIME_WORDS:
        return True
    return (
        low in ("last", "this", "next", "earlier", "late", "early")
        and j + 1 < hi
        and view.lows[j + 1] in TIME_WORDS
    )


def _is_governed(entry: Entry, preposition: str) -> bool:
    """Tell whether a preposition right after the cue belongs to it; those of time and place need evidence."""
    rate = entry.frames.get("p:" + preposition, -1.0)
    return rate >= 0.15 or (rate >= 0.0 and preposition not in _ADJUNCTS)


def _takes_recipient(entry: Entry) -> bool:
    """Tell whether the cue takes a recipient ("told reporters")."""
    return any(f[:2] == "r:" for f in entry.frames)


def _after_recipient(view: View, entry: Entry, j: int, hi: int) -> int:
    """Return where the content begins after a recipient at a token, or the token itself where there is none."""
    tags, lows = view.tags, view.lows
    end = base_phrase(tags, lows, j, hi)
    while (
        end < hi
        and tags[end] in ("IN", "CC")
        and lows[end] in ("in", "of", "at", "from", "for", "on", "with", "and")
        and end - j < 10
    ):
        further = base_phrase(tags, lows, end + 1, hi)
        if further == end + 1:
            break
        end = further
    while end < hi and (
        lows[end] in TIME_WORDS
        or tags[end] == "RB"
        or (lows[end] in ("on", "last", "this", "earlier") and end + 1 < hi and lows[end + 1] in TIME_WORDS)
    ):
        end += 1
    if end >= hi or tags[end] in FINITE:
        return j
    low = lows[end]
    if (
        low == "that"
        and entry.frames.get("r:that", 0.0) < _SURE_RECIPIENT
        and tags[end - 1] in ("NN", "NNS")
        and source_kinds().get(view.lemmas[end - 1].lower()) != "speaker"
    ):
        return j  # "showed jets that ..." is no clause told to jets
    begins = (
        low in ("that", ":")
        or end in view.opening
        or (low == "," and end + 1 in view.opening)
        or (low in _WH and low not in ("who", "which", "when", "where"))
        or (tags[end] == "TO" and end + 1 < hi and tags[end + 1] in ("VB", "RB"))
        or (is_phrase_start(tags[end]) and is_clause_ahead(view, end, hi))
        or (tags[end] == "IN" and "r:p:" + low in entry.frames)
    )
    return end if begins else j


def _after_preposition(view: View, j: int, hi: int) -> int:
    """Return the end of the phrase after a preposition."""
    end = base_phrase(view.tags, view.lows, j, hi)
    if end > j and end < hi and view.lows[end] == "with":
        return extended_phrase(view.tags, view.lows, j, hi)
    return end


def is_clause_ahead(view: View, j: int, hi: int) -> bool:
    """Tell whether a noun phrase here is the subject of a finite verb."""
    return bare_frame(view, j, hi) == "clause"


def _opens_clause(view: View, j: int, hi: int) -> bool:
    """Tell whether a finite verb comes before anything that closes or extends the phrase at a token."""
    for k in range(j, min(hi, j + 20)):
        if view.tags[k] in FINITE:
            return True
        if view.lows[k] in ("that", ",", ";", ":") or k in view.opening:
            return False
    return False


def bare_frame(view: View, j: int, hi: int) -> str:
    """Tell a bare clause from a noun phrase: does a finite verb come before anything that closes the phrase?

    Args:
        view: the document.
        j: first token.
        hi: one past the last token that may be looked at.

    Returns:
        ``"clause"``, ``"np"``, or ``"none"`` where a finite verb stands right here.
    """
    tags, lows = view.tags, view.lows
    if tags[j] == "EX":
        return "clause"
    is_relative = False
    k = j
    stop = min(hi, j + 30)
    while k < stop:
        tag, low = tags[k], lows[k]
        if tag in FINITE:
            if k == j:
                return "none"
            if not is_relative:
                return "clause"
            is_relative = False
        elif tag in ("WDT", "WP", "WP$", "WRB") or (low == "that" and tag == "IN"):
            is_relative = True
        elif low in (";", ":", "—", "--", "–") or (
            tag == "TO" and k + 1 < stop and tags[k + 1] == "VB" and not is_relative
        ):
            return "np"
        elif low == ",":
            return "clause" if _is_apposition_before_verb(view, k, stop) else "np"
        elif (
            tag in ("IN", "WRB")
            and low
            in ("while", "when", "because", "although", "though", "if", "after", "before", "as", "since")
        ) or (tag == "CC" and k + 1 < stop and tags[k + 1] in FINITE):
            return "np"
        k += 1
    return "np"


def _is_apposition_before_verb(view: View, comma: int, stop: int) -> bool:
    """Tell whether a comma opens an apposition that closes right before a finite verb."""
    tags, lows = view.tags, view.lows
    m = comma + 1
    is_relative = m < stop and lows[m] in ("who", "which", "whose")
    while m < stop and m < comma + 24 and lows[m] != "," and (is_relative or tags[m] not in FINITE):
        m += 1
    return m + 1 < stop and lows[m] == "," and tags[m + 1] in FINITE
