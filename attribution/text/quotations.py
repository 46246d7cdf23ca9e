"""Find what stands between quotation marks.

Marks may be straight, curly, guillemets, low or TeX-like, single or double, nested, unbalanced, or opened
again on each paragraph of a longer quotation. An apostrophe is told from a single closing mark by what
stands around it and by whether a single quotation is open. One pass over the marks, whatever their number.

Quotations inside quotations are followed to a depth of :data:`MOST_DEPTH`; deeper marks are plain text. Every level
holds the text of the levels inside it, so without a bound a report could be as long as the square of its text.
"""

from collections.abc import Sequence

from attribution.values.document import Paragraph, Quotation

__all__ = ["MARKS", "MOST_DEPTH", "find_quotations"]

#: How many quotations may be open at once. Prose has two or three.
MOST_DEPTH = 8

_OPENERS = {
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
_CLOSERS = frozenset({"”", "»", "''", "’", "›", "」", "』"})
_STRAIGHT = {'"': '"', "'": "'", "＂": '"'}
MARKS = frozenset({*_OPENERS, *_CLOSERS, *_STRAIGHT})
_SINGLE = frozenset("’'")
_SINGLE_OPENERS = frozenset("‘'`‚")
_TWINS = {"”": ('"', "''"), '"': ("”", "''"), "''": ("”", '"'), "'": ("’",), "’": ("'",)}
_CLIPPED = frozenset(
    {"em", "til", "tis", "twas", "cause", "n", "bout", "round", "cos", "tween", "neath", "er", "im", "ere"}
)
_BEFORE_OPENING = frozenset("([{—–-“\"«„/…:|*>'‘")
_AFTER_CLOSING = frozenset(")]}—–-”\"».,;:!?…/|*<'’")
_NONE, _OPEN, _CLOSE, _EITHER = 0, 1, 2, 3
_TOO_DEEP = -1  # stands for the row of a quotation that has none

_Tokens = tuple[str, Sequence[str], Sequence[int], Sequence[int]]


def _direction(tokens: _Tokens, i: int) -> int:
    """Say what a mark can be, judged by its neighbours only."""
    text, forms, starts, ends = tokens
    form = forms[i]
    before = text[starts[i] - 1] if starts[i] else " "
    after = text[ends[i]] if ends[i] < len(text) else " "
    opens_here = before.isspace() or before in _BEFORE_OPENING
    closes_here = after.isspace() or after in _AFTER_CLOSING
    if form in _SINGLE_OPENERS:
        following = forms[i + 1] if i + 1 < len(forms) else ""
        is_clipped = following.lower() in _CLIPPED or (following[:2].isdigit() and following[2:] in ("", "s"))
        is_start = opens_here if form != "‘" else not before.isalnum()
        if is_start and not closes_here and (after.isalnum() or after in '“"[(…$£€') and not is_clipped:
            return _OPEN
    if form in _SINGLE:
        return _CLOSE if not before.isspace() and not after.isalnum() else _NONE
    if form in _SINGLE_OPENERS:
        return _NONE
    is_wrong = before.isspace() != after.isspace()
    if form in _OPENERS:  # writers take the opening mark for the closing one, and the other way round
        return _EITHER if is_wrong and closes_here and not opens_here else _OPEN
    if form in _CLOSERS:
        return _EITHER if is_wrong and opens_here and not closes_here else _CLOSE
    if before.isdigit() and after.isspace():
        return _EITHER  # inches, or the end of a quotation
    if opens_here != closes_here:
        return _OPEN if opens_here else _CLOSE
    return _EITHER


def _closer(form: str) -> str:
    """Return the mark that ends a quotation begun with this one."""
    return _OPENERS.get(form) or _STRAIGHT.get(form) or {"”": "”", "''": "''", "»": "«"}.get(form, form)


def _is_possessive(tokens: _Tokens, i: int) -> bool:
    """Tell whether a single mark looks like that of a plural possessive: "the workers' rights"."""
    text, _, starts, ends = tokens
    start, end = starts[i], ends[i]
    return (
        text[start - 1 : start] in ("s", "S", "z", "x")
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isalpha()
    )


class _Finder:
    """The state of one pass: quotations found so far and those still open."""

    def __init__(self, tokens: _Tokens) -> None:
        self.tokens = tokens
        self.rows: list[list[int]] = []  # start, end, first, last, depth, closed, continues
        self.directions: dict[int, str] = {}
        self.stack: list[tuple[int, str]] = []  # row or _TOO_DEEP, closing mark
        self.n_open: dict[str, int] = {}

    def open(self, i: int, close: str) -> None:
        """Begin a quotation at token i. One that is too deep is paired like all others, but leaves no row."""
        self.n_open[close] = self.n_open.get(close, 0) + 1
        if len(self.stack) >= MOST_DEPTH:
            self.stack.append((_TOO_DEEP, close))
            return
        self.stack.append((len(self.rows), close))
        self.rows.append([self.tokens[2][i], -1, i, -1, len(self.stack) - 1, 0, -1])
        self.directions[i] = "``"

    def end(self, end: int, last: int, is_closed: bool) -> bool:
        """End the innermost quotation; tell whether it was one that counts."""
        row, close = self.stack.pop()
        self.n_open[close] -= 1
        if row == _TOO_DEEP:
            return False
        self.rows[row][1], self.rows[row][3], self.rows[row][5] = end, last, int(is_closed)
        return True

    def open_twin(self, mark: str) -> str:
        """Return the closing mark that this one can stand for among the open quotations, or ""."""
        if self.n_open.get(mark):
            return mark
        return next((t for t in _TWINS.get(mark, ()) if self.n_open.get(t)), "")

    def paragraph(self, marks: list[int]) -> None:
        """Pair the marks of one paragraph; what stays open is left on the stack."""
        _, forms, starts, ends = self.tokens
        kinds = [_direction(self.tokens, i) for i in marks]
        doubles, singles = self._closers_left(marks, kinds)
        for k, i in enumerate(marks):
            form, kind = forms[i], kinds[k]
            if kind == _NONE:
                continue
            mark = _STRAIGHT.get(form) or (_OPENERS.get(form, form))
            twin = self.open_twin(mark)
            if kind == _EITHER:
                if not twin and self.tokens[0][starts[i] - 1 : starts[i]].isdigit():
                    continue
                kind = _CLOSE if twin else _OPEN
            if kind == _OPEN:
                close = _closer(form)
                if close in _SINGLE:
                    if not singles[k]:
                        continue  # nothing later can close it: an apostrophe
                elif self.stack and self.stack[-1][1] == close and doubles[k] <= self.n_open.get(close, 0):
                    self.end(ends[i - 1], i, False)  # the one before was never closed
                self.open(i, close)
            elif twin and not (twin in _SINGLE and self._is_apostrophe(i, singles[k])):
                while self.stack[-1][1] != twin:
                    self.end(ends[i - 1], i, False)
                if self.end(ends[i], i + 1, True):
                    self.directions[i] = "''"

    def _is_apostrophe(self, i: int, n_later: int) -> bool:
        """Tell whether a mark that could close a single quotation is rather a possessive."""
        return _is_possessive(self.tokens, i) and (n_later > 0 or self.stack[-1][1] not in _SINGLE)

    def _closers_left(self, marks: list[int], kinds: list[int]) -> tuple[list[int], list[int]]:
        """Count for each mark the later ones that can close a double or a single quotation."""
        forms = self.tokens[1]
        doubles, singles = [0] * len(marks), [0] * len(marks)
        n_double = n_single = 0
        for k in range(len(marks) - 1, -1, -1):
            doubles[k], singles[k] = n_double, n_single
            if kinds[k] in (_CLOSE, _EITHER):
                if forms[marks[k]] not in _SINGLE:
                    n_double += 1
                elif not _is_possessive(self.tokens, marks[k]):
                    n_single += 1
        return doubles, singles


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
    finder = _Finder((text, forms, starts, ends))
    rows = finder.rows
    unclosed: tuple[int, str] | None = None  # what an earlier paragraph left open, and its closing mark
    for p in paragraphs:
        marks = [i for i in range(p.first, p.last) if forms[i] in MARKS]
        if not marks and not p.is_analysed:
            continue  # page furniture inside a long quotation
        n_before = len(rows)
        finder.paragraph(marks)
        outer = finder.stack[0] if finder.stack else None
        while finder.stack:
            finder.end(p.end, p.last, False)
        if (
            unclosed is not None
            and len(rows) > n_before
            and rows[n_before][2] == p.first
            and _closer(forms[p.first]) == unclosed[1]
        ):
            rows[n_before][6] = unclosed[0]
        unclosed = outer if outer is not None and outer[1] not in _SINGLE else None
    found = tuple(
        Quotation(s, e, f, t, depth=d, closed=bool(c), continues=None if n < 0 else n)
        for s, e, f, t, d, c, n in rows
    )
    return found, finder.directions
