"""Cut a text into paragraphs: blocks between line breaks, hard-wrapped lines joined."""

import re

__all__ = ["block_ranges"]

_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_ENDS = frozenset(".!?:;…\"”’'»)]")
_BULLETS = frozenset("*-–—•·▪●◦‣")
_TIME = re.compile(r"[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]\s")  # "[00:01:12] Sam: ..."
_WRAP_MOST = 110
_WRAP_LEAST = 40


def _lines(text: str) -> list[tuple[int, int, int, int]]:
    """List the lines that are not blank: start, end, how many blank lines precede, how far it is indented."""
    out = []
    at = 0
    blank = 0
    n = len(text)
    breaks = [m.span() for m in _BREAK.finditer(text)]
    for a, b in [*breaks, (n, n)]:
        line = text[at:a]
        stripped = line.strip()
        if stripped:
            start = at + len(line) - len(line.lstrip())
            out.append((start, start + len(stripped), blank, start - at))
            blank = 0
        else:
            blank += 1
        at = b
    return out


def _begins_item(text: str, start: int, block: int) -> bool:
    """Tell whether a line begins a row of a table, an item of the list that its block is in, or a turn with its time."""
    if text[start] == "|" or _TIME.match(text, start):
        return True
    return text[start] in _BULLETS and text[start] == text[block] and text[start + 1 : start + 2].isspace()


def block_ranges(text: str) -> list[tuple[int, int]]:
    """List the character ranges of the paragraphs.

    A line break ends a paragraph, unless the text is wrapped: lines of at most 110 characters, where the next
    line's first word would not have fitted on the line, or where a sentence runs on in lower case.

    Args:
        text: any text.

    Returns:
        Disjoint ranges in text order, without outer white space, that together cover every other character.

    >>> block_ranges("One.\\n\\nTwo.")
    [(0, 4), (6, 10)]
    """
    lines = _lines(text)
    if not lines:
        return []
    width = max(b - a for a, b, _, _ in lines)
    n_single = sum(1 for i, (_, _, blank, _) in enumerate(lines) if i and not blank)
    is_wrapped = _WRAP_LEAST <= width <= _WRAP_MOST and n_single > 0
    out: list[tuple[int, int]] = [lines[0][:2]]
    for i in range(1, len(lines)):
        start, end, blank, indent = lines[i]
        before_start, before_end, _, before_indent = lines[i - 1]
        joins = False
        if not blank and not _begins_item(text, start, out[-1][0]):
            runs_on = text[start].islower() and text[before_end - 1] not in _ENDS
            if is_wrapped:
                word = len(text[start : start + width].split(None, 1)[0])
                is_indented = indent >= 2 and indent > before_indent
                joins = runs_on or (before_end - before_start + 1 + word > width and not is_indented)
            else:
                joins = runs_on and before_end - before_start > 20
        if joins:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
