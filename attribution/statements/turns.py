"""Find the labels of speakers that begin the turns of a transcript ("LUND:", "JANE ORR, HOST:", "PELL (voice-over):")."""

from attrs import frozen

from attribution.values.document import Document

__all__ = ["Label", "begins_line", "label_before"]

_MOST_NAME = 5  # tokens of "SEN. J. R. HALE"
_MOST_LABEL = 24  # tokens of a label with the speaker's office and a stage direction


@frozen(slots=True)
class Label:
    """A label in capitals with more than a name in it.

    Attributes:
        first: its first token.
        name: one past the speaker's name.
        last: one past the speaker's office, where one follows the name behind a comma.
    """

    first: int
    name: int
    last: int


def begins_line(document: Document, i: int) -> bool:
    """Tell whether a token is the first of its line."""
    return i == 0 or "\n" in document.text[document.ends[i - 1] : document.starts[i]]


def label_before(document: Document, colon: int, lo: int) -> Label | None:
    """Read the label in capitals that goes from the start of a line to a colon.

    Args:
        document: the document.
        colon: the colon.
        lo: first token that it may begin with; counts as the start of a line.

    Returns:
        The label, or None where the line begins otherwise, or with a bare name, which needs no reading.
    """
    stop = max(lo, colon - _MOST_LABEL)
    first = next((i for i in range(colon - 1, stop - 1, -1) if i == lo or begins_line(document, i)), -1)
    if first < 0:
        return None
    name = first
    while name < colon and name - first < _MOST_NAME and _is_shouted(document.forms[name]):
        name += 1
    if name in (first, colon):
        return None
    at = last = name
    while at < colon:
        end = _bracket_end(document, at, colon) or _office_end(document, at, colon)
        if not end:
            return None
        if document.forms[at] == "," and last in (at, name):
            last = end
        at = end
    return Label(first, name, last)


def _is_shouted(form: str) -> bool:
    """Tell whether a token can stand in a name in capitals."""
    return form.isupper() or form in (".", "-", "'", "’")


def _bracket_end(document: Document, i: int, stop: int) -> int:
    """Return where a remark in brackets ends that begins at a token, or 0: "(R)", "(on camera)", "[through interpreter]"."""
    if document.forms[i] not in ("(", "["):
        return 0
    return next((j + 1 for j in range(i + 1, stop) if document.forms[j] in (")", "]")), 0)


def _office_end(document: Document, i: int, stop: int) -> int:
    """Return where an office in capitals ends that begins with the comma at a token, or 0: ", TALLOW COUNTY SHERIFF"."""
    if document.forms[i] != ",":
        return 0
    j = i + 1
    while j < stop and (_is_shouted(document.forms[j]) or document.forms[j] in ("&", "/")):
        j += 1
    return j if j > i + 1 else 0
