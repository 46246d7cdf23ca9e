"""Find what stands between quotation marks.

Marks may be straight, curly, guillemets, low or TeX-like, single or double, nested, unbalanced, or opened
again on each paragraph of a longer quotation. An apostrophe is told from a single closing mark by what
stands around it and by whether a single quotation is open. One pass over the marks, whatever their number.
"""

from collections.abc import Sequence

from attribution.values.document import Paragraph, Quotation

__all__ = ["MARKS", "find_quotations"]

OPENERS = {
    "“": "”",
    "„": "”",
    "‟": "”",
    "«": "»",
    "``": "''",
    "‘": "’",
    "‹": "›",
    "「": "」",
    "『": "』",
    "`": "'",
    "‚": "’",
}
CLOSERS = {"”": "”", "»": "»", "''": "''", "’": "’", "›": "›", "」": "」", "』": "』"}
STRAIGHT = {'"': '"', "'": "'", "＂": '"'}
MARKS = frozenset({*OPENERS, *CLOSERS, *STRAIGHT})
_SINGLE = frozenset("’'")
_CLIPPED = frozenset(
    {"em", "til", "tis", "twas", "cause", "n", "bout", "round", "cos", "tween", "neath", "er", "im", "ere"}
)
_OPEN, _CLOSE, _EITHER, _NONE = 1, 2, 3, 0


def _direction(text: str, forms: Sequence[str], starts: Sequence[int], ends: Sequence[int], i: int) -> int:
    """Say what a mark can be, judged by its neighbours only."""
    form = forms[i]
    before = text[starts[i] - 1] if starts[i] else " "
    after = text[ends[i]] if ends[i] < len(text) else " "
    if form in OPENERS and form not in ("‘", "`", "‚"):
        return _OPEN
    if form in CLOSERS and form != "’":
        return _CLOSE
    opens_here = before.isspace() or before in "([{—–-“\"«„/…:|*>'‘"
    closes_here = after.isspace() or after in ")]}—–-”\"».,;:!?…/|*<'’"
    if form in ("‘", "'", "`", "‚"):
        following = forms[i + 1] if i + 1 < len(forms) else ""
        is_clipped = following.lower() in _CLIPPED or (following[:2].isdigit() and following[2:] in ("", "s"))
        if opens_here and not closes_here and (after.isalnum() or after in '“"[(…$£€') and not is_clipped:
            return _OPEN
        if form == "‘" and not before.isalnum() and not after.isspace() and not is_clipped:
            return _OPEN
    if form in ("’", "'"):
        return _CLOSE if not before.isspace() and not after.isalnum() else _NONE
    if form not in STRAIGHT:
        return _NONE
    if before.isdigit() and not opens_here and not after.isalnum() and form == '"' and after.isspace():
        return _EITHER  # inches, or the end of a quotation
    if opens_here and not closes_here:
        return _OPEN
    if closes_here and not opens_here:
        return _CLOSE
    return _EITHER


def _closer(form: str) -> str:
    """Return the mark that ends a quotation begun with this one."""
    return OPENERS.get(form) or STRAIGHT.get(form) or form


def _is_possessive(text: str, start: int, end: int) -> bool:
    """Tell whether a single mark looks like that of a plural possessive: "the workers' rights"."""
    return (
        text[start - 1 : start] in ("s", "S", "z", "x")
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isalpha()
    )


def find_quotations(
    text: str,
    forms: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    paragraphs: Sequence[Paragraph],
) -> tuple[tuple[Quotation, ...], dict[int, str]]:
    """Find the quotations of a text.

    Args:
        text: the whole text.
        forms, starts, ends: its tokens.
        paragraphs: its paragraphs; a quotation never crosses their ends.

    Returns:
        The quotations in text order, and the direction of each token that is one of their marks:
        ````` `` ````` or ``''``.
    """
    rows: list[list[int]] = []  # start, end, first, last, depth, closed, continues
    directions: dict[int, str] = {}
    unclosed: tuple[int, str] | None = None  # the last paragraph's open quotation and the mark it began with
    for p in paragraphs:
        marks = [i for i in range(p.first, p.last) if forms[i] in MARKS]
        if not marks:
            if p.is_analysed:
                unclosed = None
            continue
        kinds = [_direction(text, forms, starts, ends, i) for i in marks]
        doubles_left, singles_left = _count_closers(text, forms, starts, ends, marks, kinds)
        stack: list[tuple[int, str, int]] = []  # row, closing mark, its token
        n_open: dict[str, int] = {}

        def open_(i: int, stack: list[tuple[int, str, int]] = stack, n_open: dict[str, int] = n_open) -> None:
            close = _closer(forms[i])
            stack.append((len(rows), close, i))
            n_open[close] = n_open.get(close, 0) + 1
            rows.append([starts[i], -1, i, -1, len(stack) - 1, 0, -1])
            directions[i] = "``"

        def drop(
            end: int,
            last: int,
            is_closed: bool,
            stack: list[tuple[int, str, int]] = stack,
            n_open: dict[str, int] = n_open,
        ) -> None:
            row, close, _ = stack.pop()
            n_open[close] -= 1
            rows[row][1], rows[row][3], rows[row][5] = end, last, int(is_closed)

        for k, i in enumerate(marks):
            form, kind = forms[i], kinds[k]
            mark = STRAIGHT.get(form, form)
            if kind == _NONE:
                continue
            if kind == _EITHER:
                kind = _CLOSE if n_open.get(mark, 0) or (mark == '"' and n_open.get("”", 0)) else _OPEN
                if kind == _OPEN and text[starts[i] - 1 : starts[i]].isdigit():
                    continue
            if kind == _OPEN:
                close = _closer(form)
                is_single = close in _SINGLE
                if is_single and not singles_left[k]:
                    continue  # nothing later can close it: an apostrophe
                if (
                    stack
                    and stack[-1][1] == close
                    and not is_single
                    and doubles_left[k] <= n_open.get(close, 0)
                ):
                    last = i  # the one before was never closed and ends here
                    drop(ends[last - 1], last, False)
                open_(i)
                continue
            close = mark
            if close not in n_open or not n_open[close]:
                twins = {"”": ('"', "''"), '"': ("”", "''"), "''": ("”", '"'), "'": ("’",), "’": ("'",)}.get(
                    close, ()
                )
                close = next((t for t in twins if n_open.get(t)), "")
                if not close:
                    continue
            if close in _SINGLE and _is_possessive(text, starts[i], ends[i]) and singles_left[k]:
                continue
            if (
                close in _SINGLE
                and stack[-1][1] not in _SINGLE
                and singles_left[k] == 0
                and _is_possessive(text, starts[i], ends[i])
            ):
                continue
            while stack[-1][1] != close:
                drop(ends[i - 1], i, False)
            drop(ends[i], i + 1, True)
            directions[i] = "''"
        first_row = None
        if unclosed is not None and rows and directions.get(p.first) == "``":
            row = next((r for r in range(unclosed[0] + 1, len(rows)) if rows[r][2] == p.first), None)
            if row is not None and _closer(forms[p.first]) == unclosed[1]:
                rows[row][6], first_row = unclosed[0], row
        outer = stack[0] if stack else None
        while stack:
            drop(p.end, p.last, False)
        if outer is not None and outer[1] not in _SINGLE:
            unclosed = (outer[0], outer[1])
        elif p.is_analysed or first_row is not None:
            unclosed = None
    found = tuple(
        Quotation(s, e, f, t, depth=d, closed=bool(c), continues=None if n < 0 else n)
        for s, e, f, t, d, c, n in rows
    )
    return found, directions


def _count_closers(
    text: str,
    forms: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    marks: list[int],
    kinds: list[int],
) -> tuple[list[int], list[int]]:
    """Count for each mark the later ones of its paragraph that can close a double or a single quotation."""
    doubles, singles = [0] * len(marks), [0] * len(marks)
    n_double = n_single = 0
    for k in range(len(marks) - 1, -1, -1):
        doubles[k], singles[k] = n_double, n_single
        i = marks[k]
        if forms[i] in ("’", "'", "›"):
            if kinds[k] == _CLOSE and not _is_possessive(text, starts[i], ends[i]):
                n_single += 1
        elif kinds[k] in (_CLOSE, _EITHER):
            n_double += 1
    return doubles, singles
