"""Propose attributions whose cue is a mark: a colon after a speaker, a dash before the name under a quotation."""

from attribution.statements.candidate import Ranges
from attribution.statements.edges import strip_end
from attribution.statements.lexicon import Entry
from attribution.statements.modifiers import extended_phrase
from attribution.statements.phrases import FINITE, NOUNS, QUOTE_MARKS, is_phrase_start
from attribution.statements.reading import Reading
from attribution.statements.turns import begins_line, label_before
from attribution.statements.view import View

__all__ = ["DASHES", "read_colon", "read_dash", "read_label"]

#: What stands between a message and the name under it; the bar is the mark that typographers have for it.
DASHES = frozenset(("—", "–", "―", "‒", "--", "-"))
_MOST_LABEL = 25  # tokens from the start of a label to its colon
_MOST_PARAGRAPHS = 40  # of one turn
_DIALOGUE = frozenset(("i", "me", "my", "our", "us", "we", "you", "your"))
_MOST_SIGNATURE = 14  # tokens of a name with what describes its bearer

_COLON = Entry(":", (":",), "punctuation", "say", "affirmed", {"colon": 0.8, "colon:clause": 0.6}, 0.6)
_LABEL = Entry(":", (":",), "punctuation", "say", "affirmed", {"label": 0.9}, 0.9)
_DASH = Entry("—", ("—",), "punctuation", "say", "affirmed", {"dash": 0.9}, 0.9)


def read_colon(view: View, i: int, first: int, last: int) -> Reading | None:
    """Read a colon between a speaker and what they say ("Smith: It rained").

    Args:
        view: the document.
        i: the colon.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where what stands before is not a short noun phrase that begins the sentence, or follows a
        dash and precedes a quotation.
    """
    tags, lows = view.tags, view.lows
    q = view.opening.get(i + 1)
    if view.quote_of[i] >= 0 and view.speech[view.quote_of[i]]:
        return None
    if q is not None:
        first = max(
            (j + 1 for j in range(max(first, i - 12), i) if lows[j] in ("-", "–", "—", "--", "|")),
            default=first,
        )
    elif last - i < 3:
        return None
    if not 0 < i - first <= 12 or not is_phrase_start(tags[first]) or tags[first] == "CD":
        return None
    if tags[i - 1] not in (*NOUNS, "PRP", ")", "-RRB-") or any(tags[j] in FINITE for j in range(first, i)):
        return None
    if extended_phrase(tags, lows, first, i, target=i) != i:
        return None
    if not _has_name(view, first, i) and not (q is not None and view.document.forms[first][0].isupper()):
        return None
    source, cue = ((first, i),), ((i, i + 1),)
    if q is not None:
        return Reading(_COLON, i, "colon", source, cue, ((i + 1, view.quotations[q].last),))
    if not any(tags[j] in FINITE for j in range(i + 1, last)):
        return None
    return Reading(_COLON, i, "colon:clause", source, cue, ((i + 1, strip_end(view, i + 1, last)),))


def read_label(view: View, i: int, lo: int, hi: int) -> Reading | None:
    """Read the colon after the label of a speaker in a transcript ("Q: ...", "LUND: ...").

    Args:
        view: the document.
        i: the colon.
        lo, hi: token range of the paragraph.

    Returns:
        The reading, whose content goes to the next label or the paragraph's end; None where no label begins the line.
    """
    first, last = _label_at(view, i, lo)
    if first < 0 or hi - i < 3:
        return None
    end = next(
        (j for c in range(i + 1, hi) if view.lows[c] == ":" and (j := _label_at(view, c, i + 1)[0]) >= 0), hi
    )
    if first - 1 in view.opening and end - 1 > i + 1 and view.lows[end - 1] in QUOTE_MARKS:
        end -= 1  # the mark that ends a transcript in quotation marks
    if end <= i + 1:
        return None
    more = _rest_of_turn(view, i) if end == hi else ()
    return Reading(_LABEL, i, "label", ((first, last),), ((i, i + 1),), ((i + 1, end), *more))


def _rest_of_turn(view: View, colon: int) -> Ranges:
    """Return the paragraphs in which a turn goes on: those that say "I", "we" or "you" before the next label."""
    if not view.is_transcript:
        return ()
    document = view.document
    number = document.sentences[document.sentence_at(colon)].paragraph
    out: list[tuple[int, int]] = []
    for p in document.paragraphs[number + 1 : number + 1 + _MOST_PARAGRAPHS]:
        if not p.is_analysed:
            continue
        is_label = any(
            view.lows[j] == ":" and _label_at(view, j, p.first)[0] >= 0
            for j in range(p.first + 1, min(p.last, p.first + _MOST_LABEL))
        )
        if is_label or not any(
            view.lows[j] in _DIALOGUE and view.quote_of[j] < 0 for j in range(p.first, p.last)
        ):
            break
        out.append((p.first, p.last))
    return tuple(out)


def _label_at(view: View, colon: int, lo: int) -> tuple[int, int]:
    """Return the range of the speaker's label before a colon, or (-1, -1) where there is none."""
    first = _label_start(view, colon, lo)
    if first >= 0:
        return first, colon
    label = label_before(view.document, colon, lo) if view.is_transcript else None
    return (label.first, label.last) if label is not None else (-1, -1)


def _label_start(view: View, colon: int, lo: int) -> int:
    """Return the first token of the speaker's label before a colon, or -1 where there is none."""
    document = view.document
    for first in range(colon - 1, max(lo, colon - 4) - 1, -1):
        token = document.forms[first]
        if not (token[0].isupper() or token in (".", "-")):
            return -1
        is_quoted = first - 1 in view.opening and _begins_line(view, first - 1, lo)
        if is_quoted or _begins_line(view, first, lo):
            if colon - first == 1 and len(token) == 1:
                return first if token in ("Q", "A") else -1
            if tuple(view.lows[first:colon]) in view.labels:
                return first
            is_shouted = all(t.isupper() or t in (".", "-") for t in document.forms[first:colon])
            is_titled = colon - first > 1 and len(token) > 2 and token[-1] == "."  # "SEN. REED"
            return first if is_shouted and (is_quoted or is_titled or _has_name(view, first, colon)) else -1
    return -1


def _begins_line(view: View, i: int, lo: int) -> bool:
    """Tell whether a token is the first of its line or of the range that begins at ``lo``."""
    return i == lo or begins_line(view.document, i)


def _has_name(view: View, first: int, last: int) -> bool:
    """Tell whether a proper noun stands in a range."""
    return any(view.tags[j] in ("NNP", "NNPS") for j in range(first, last))


def read_dash(view: View, i: int, last: int, before: tuple[int, int] | None) -> Reading | None:
    """Read a dash before the name under a message ("... — Jane Doe (@jane)") or a quotation ("“...” ― Jane Doe, 34").

    Args:
        view: the document.
        i: the dash.
        last: end of its sentence.
        before: token range of the sentence before it, or None.

    Returns:
        The reading, whose content is the message: what stands before the dash in its paragraph, or the paragraph before;
        None where neither an account follows the name nor a quotation that fills its lines precedes it.
    """
    return _read_account(view, i, last, before) or _read_signature(view, i)


def _read_signature(view: View, i: int) -> Reading | None:
    """Read a dash between a quotation that begins a line and a name that ends one."""
    document = view.document
    k = view.closing.get(i)
    if k is None or not view.quotations[k].closed or view.quotations[k].depth:
        return None
    content = [view.quotations[k]]
    while content[-1].continues is not None:
        content.append(view.quotations[content[-1].continues])
    content.reverse()
    paragraph = document.paragraphs[document.sentences[document.sentence_at(i)].paragraph]
    if not _begins_line(view, content[0].first, paragraph.first):
        return None
    stop = min(paragraph.last, i + 2 + _MOST_SIGNATURE)
    end = next((j for j in range(i + 2, stop) if _begins_line(view, j, i)), stop)
    if end < paragraph.last and not _begins_line(view, end, i):
        return None  # no name, but a sentence that goes on
    while end > i + 1 and view.lows[end - 1] in (".", ",", "|"):
        end -= 1
    if end <= i + 1 or not _is_signature(view, i + 1, end):
        return None
    return Reading(
        _DASH, i, "dash", ((i + 1, end),), ((i, i + 1),), tuple((q.first, q.last) for q in content)
    )


def _is_signature(view: View, first: int, last: int) -> bool:
    """Tell whether a range reads like somebody's name or description: "Jane Doe, 34", "@jane", "a baker from Leeds"."""
    form = view.document.forms[first]
    if form[0] == "@":
        return True
    if not form[0].isupper() and view.tags[first] != "DT":
        return False
    return not any(view.tags[j] in FINITE for j in range(first, last))


def _read_account(view: View, i: int, last: int, before: tuple[int, int] | None) -> Reading | None:
    """Read a dash between a message and a name with its account."""
    lows, document = view.lows, view.document
    j = i + 1
    while j < last and j < i + 12 and lows[j] != "(":
        j += 1
    if j == i + 1 or j + 1 >= last or lows[j] != "(" or not lows[j + 1].startswith("@"):
        return None
    end = j + 1
    while end < last and lows[end] != ")":
        end += 1
    if end >= last:
        return None
    number = document.sentences[document.sentence_at(i)].paragraph
    start = document.paragraphs[number].first
    for k in range(i - 1, max(start + 2, i - 300), -1):  # a message above this one in the same paragraph
        if lows[k] == ")" and lows[k - 1].startswith("@") and lows[k - 2] == "(":
            above = document.sentence_at(k)
            start = document.sentences[above].last if document.sentences[above].last < i else k + 1
            break
    message = (start, i)
    if i - start <= 1:
        if before is None or not number:
            return None
        message = (document.paragraphs[number - 1].first, before[1])
    while message[1] > message[0] and (view.lows[message[1] - 1].startswith(("pic.", "http", "t.co"))):
        message = (message[0], message[1] - 1)
    if message[1] <= message[0]:
        return None
    return Reading(_DASH, i, "dash", ((i + 1, end + 1),), ((i, i + 1),), (message,))
