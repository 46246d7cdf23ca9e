"""Text in columns of a terminal: display width, wrapping, tables.

A character may take no column (combining marks, controls), one or two (East Asian wide forms, most emoji);
widths follow the East Asian Width property, as Unicode Standard Annex 11 recommends for terminals.
"""

import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["clean", "display_width", "lay_out", "wrap"]

_NARROWEST, _LONG_WORD = 6, 14


def clean(text: str) -> str:
    """Make text safe for a terminal: white space becomes one space, other controls a replacement mark.

    Escape sequences, direction overrides and lone surrogates of an article must not reach the terminal.

    Example:
        >>> clean("two\\n lines \\x1b[31mred")
        'two lines \\ufffd[31mred'
    """
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())


def display_width(text: str) -> int:
    """Return how many columns a text takes on a terminal.

    Example:
        >>> display_width("abc"), display_width("新聞"), display_width("e\\u0301")
        (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` columns, at spaces where possible.

    Args:
        text: without line breaks.
        width: at least 2, so that any character fits.

    Returns:
        The lines; one empty line for an empty text.

    Example:
        >>> wrap("the bridge was closed", 10)
        ['the bridge', 'was closed']
        >>> wrap("incomprehensibilities", 10)
        ['incomprehe', 'nsibilitie', 's']
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        size = display_width(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        while size > width:
            cut = _fitting(word, width)
            lines.append(word[:cut])
            word = word[cut:]
            size = display_width(word)
        line, used = word, size
    return [*lines, line] if line or not lines else lines


def _fitting(word: str, width: int) -> int:
    """Return how many characters of a word fit into a width, at least one."""
    used = 0
    for n, c in enumerate(word):
        used += display_width(c)
        if used > width:
            return max(n, 1)
    return len(word)


def lay_out(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, width: int, flexible: Sequence[int], gap: int = 2
) -> tuple[list[int], list[list[list[str]]]]:
    """Fit a table into a width by wrapping its cells.

    Args:
        header: titles of the columns.
        rows: cells, as many as titles.
        width: columns of the terminal.
        flexible: for each column its share of the room that is left, 0 for one that is never wrapped.
        gap: blank columns between two columns.

    Returns:
        The width of each column, and for the header and each row its cells as lists of lines.
    """
    table = [list(header), *(list(row) for row in rows)]
    columns = list(zip(*table, strict=True))
    natural = [max(map(display_width, column)) for column in columns]
    # Room for the longest word, so that words are broken only where they are very long or room is short.
    least = [
        min(max(display_width(w) for cell in column for w in cell.split(" ")), _LONG_WORD)
        for column in columns
    ]
    room = (
        width
        - gap * (len(header) - 1)
        - sum(n for n, share in zip(natural, flexible, strict=True) if not share)
    )
    open_ = [i for i, share in enumerate(flexible) if share]
    if sum(least[i] for i in open_) > room:
        least = [_NARROWEST] * len(header)
    widths = [least[i] if i in open_ else natural[i] for i in range(len(header))]
    rest = room - sum(widths[i] for i in open_)
    # A column that needs less than its share of the rest leaves it to the others.
    while open_ and rest > 0:
        shares = sum(flexible[i] for i in open_)
        small = [i for i in open_ if (natural[i] - least[i]) * shares <= rest * flexible[i]]
        if not small:
            for i in open_:
                widths[i] += rest * flexible[i] // shares
            break
        for i in small:
            widths[i] = natural[i]
            rest -= natural[i] - least[i]
        open_ = [i for i in open_ if i not in small]
    return widths, [[wrap(cell, w) for cell, w in zip(row, widths, strict=True)] for row in table]
