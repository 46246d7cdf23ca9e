"""Propose attributions whose cue is a mark: a colon after a speaker, a dash before the name under a quotation."""

from attribution.statements.edges import strip_end
from attribution.statements.lexicon import Entry
from attribution.statements.phrases import FINITE, NOUNS, extended_phrase, is_phrase_start
from attribution.statements.reading import Reading
from attribution.statements.view import View

__all__ = ["read_colon", "read_dash", "read_label"]

_COLON = Entry(":", (":",), "punctuation", "say", "affirmed", {"colon": 0.6}, 0.6)
_LABEL = Entry(":", (":",), "punctuation", "say", "affirmed", {"label": 0.9}, 0.9)
_DASH = Entry("—", ("—",), "punctuation", "say", "affirmed", {"dash": 0.6}, 0.6)


def read_colon(view: View, i: int, first: int, last: int) -> Reading | None:
    """Read a colon between a speaker and what they say ("Smith: It rained").

    Args:
        view: the document.
        i: the colon.
        first, last: token range of the sentence.

    Returns:
        The reading, or None where what stands before is not a short noun phrase that begins the sentence.
    """
    tags, lows = view.tags, view.lows
    if (view.quote_of[i] >= 0 and view.speech[view.quote_of[i]]) or not 0 < i - first <= 12 or last - i < 3:
        return None
    if (
        not is_phrase_start(tags[first])
        or tags[first] == "CD"
        or tags[i - 1] not in (*NOUNS, "PRP", ")", "-RRB-")
        or any(tags[j] in FINITE for j in range(first, i))
    ):
        return None
    if extended_phrase(tags, lows, first, i, target=i) != i:
        return None
    if not any(tags[j] in ("NNP", "NNPS") for j in range(first, i)):
        return None
    at = i + 1
    q = view.opening.get(at)
    if q is not None:
        return Reading(_COLON, i, "colon", ((first, i),), ((i, i + 1),), ((at, view.quotations[q].last),))
    if not any(tags[j] in FINITE for j in range(at, last)):
        return None
    stop = strip_end(view, at, last)
    return Reading(_COLON, i, "colon:clause", ((first, i),), ((i, i + 1),), ((at, stop),))


def read_label(view: View, i: int, first: int, last: int) -> Reading | None:
    """Read the colon after the label of a speaker in a transcript ("Q: ...", "LUND: ...").

    Args:
        view: the document.
        i: the colon.
        first, last: token range of the paragraph.

    Returns:
        The reading, whose content is the rest of the paragraph; None where no label begins the paragraph.
    """
    forms = view.document.forms
    if not 0 < i - first <= 4 or last - i < 3:
        return None
    label = "".join(forms[j] for j in range(first, i) if forms[j] not in (".", "-"))
    if not (label.isalpha() and label.isupper()) or (len(label) > 1 and not _has_name(view, first, i)):
        return None
    if len(label) == 1 and label not in ("Q", "A"):
        return None
    return Reading(_LABEL, i, "label", ((first, i),), ((i, i + 1),), ((i + 1, last),))


def _has_name(view: View, first: int, last: int) -> bool:
    """Tell whether a proper noun stands in a range."""
    return any(view.tags[j] in ("NNP", "NNPS") for j in range(first, last))


def read_dash(view: View, i: int, first: int, last: int, before: tuple[int, int] | None) -> Reading | None:
    """Read a dash before the name under a message ("... — Jane Doe (@jane)").

    Args:
        view: the document.
        i: the dash.
        first, last: token range of the sentence.
        before: token range of what the name stands under, or None.

    Returns:
        The reading, or None where no account or date follows the name.
    """
    lows, tags = view.lows, view.tags
    if before is None or i + 1 >= last or not is_phrase_start(tags[i + 1]):
        return None
    j = i + 1
    while j < last and j < i + 12 and lows[j] != "(":
        j += 1
    if j >= last or j + 1 >= last or lows[j] != "(" or not lows[j + 1].startswith("@"):
        return None
    end = j + 1
    while end < last and lows[end] != ")":
        end += 1
    if end >= last:
        return None
    return Reading(_DASH, i, "dash", ((i + 1, end + 1),), ((i, i + 1),), (before,))
