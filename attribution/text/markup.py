"""Read a text without the HTML and Markdown that was left in it.

Scraped and written-up texts hold tags, character references and marks of emphasis that a reader does not see. The other
modules of this floor read the text as a browser would show it; the offsets they find are led back to the text as given.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from attrs import frozen

from attribution.text.patterns import compile_pattern

__all__ = ["Plain", "without_markup"]

# Tags that begin or end a line where they are shown; all others stand inside one.
_BLOCKS = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|main"
    "|nav|ol|p|pre|section|table|tbody|td|th|thead|title|tr|ul"
)
_INLINE = "a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|time|u"
_TAG = compile_pattern(rf"</?(?:(?P<block>{_BLOCKS})|{_INLINE})(?:\s[^<>=]*=[^<>]*|\s*/)?>", re.IGNORECASE)
_REFERENCE = compile_pattern(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|\#\d{2,7}|\#[xX][0-9a-fA-F]{2,6});")
# Of each match only what is called "shown" is read.
_MARKDOWN = (
    compile_pattern(r"(?<![\w*])(?P<mark>\*{1,3})(?P<shown>[^\s*](?:[^*\n]*[^\s*])?)(?P=mark)(?![\w*])"),
    compile_pattern(r"(?<![\w@/.\\])(?P<mark>_{1,3})(?P<shown>[^\s_](?:[^_\n]*[^\s_])?)(?P=mark)(?!\w)"),
    compile_pattern(r"!\[[^\[\]\n]*\]\([^\s()]*\)(?P<shown>)"),
    compile_pattern(
        r"(?<!!)\[(?P<shown>[^\[\]\n]+)\]\((?:https?://|www\.|mailto:|[/\#])[^\s()]*(?:\s\"[^\"\n]*\")?\)"
    ),
    compile_pattern(r"(?<=[\w.,;:!?\"”’»)\]])\[(?:\d{1,3}|citation needed)\](?![\w(])(?P<shown>)"),
    compile_pattern(r"^[ \t]{0,3}(?:(?:>[ \t]?){1,8}|\#{1,6}[ \t]+)(?=[^\s>\#])(?P<shown>)", re.MULTILINE),
)
_SIGNS = frozenset("<&*_[>#")


@frozen(slots=True)
class Plain:
    """A text as it is shown, and where each piece of it stands in the text as given.

    Attributes:
        text: what is shown.
        at: where the pieces begin in it, in order, the first at 0.
        given: for each piece its range in the text as given. A piece is as long as its range and stands for it character
            by character, or it is what a tag or a reference is shown as.
    """

    text: str
    at: tuple[int, ...]
    given: tuple[tuple[int, int], ...]

    def given_range(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range that is not empty stands in the text as given.

        >>> without_markup("A &amp; B").given_range(2, 3)
        (2, 7)
        """
        return self._piece(start, 0), self._piece(end - 1, 1)

    def _piece(self, i: int, side: int) -> int:
        """Return where a character begins (side 0) or ends (side 1)."""
        k = bisect_right(self.at, i) - 1
        first, last = self.given[k]
        length = (self.at[k + 1] if k + 1 < len(self.at) else len(self.text)) - self.at[k]
        return first + (i - self.at[k]) + side if last - first == length else (first, last)[side]


def without_markup(text: str) -> Plain:
    """Return a text as it is shown: tags and marks left out, character references replaced, blocks on lines of their own.

    >>> without_markup("The **mayor** of <b>St&aacute;lg</b> said so.[1]").text
    'The mayor of Stálg said so.'
    >>> without_markup("4 * 5 < 21 & 6 * 4 > 23").text
    '4 * 5 < 21 & 6 * 4 > 23'
    """
    found = sorted(_marks(text)) if not _SIGNS.isdisjoint(text) else []
    pieces: list[str] = []
    at: list[int] = []
    given: list[tuple[int, int]] = []
    length = done = 0
    for start, end, shown in [*found, (len(text), len(text), "")]:
        if start < done:
            continue  # inside another mark
        for piece, place in ((text[done:start], (done, start)), (shown, (start, end))):
            if piece:
                pieces.append(piece)
                at.append(length)
                given.append(place)
                length += len(piece)
        done = end
    return Plain("".join(pieces), tuple(at), tuple(given))


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where marks stand, in any order, and what each is shown as."""
    if "<" in text:
        for m in _TAG.finditer(text):
            yield m.start(), m.end(), "\n\n" if m["block"] else ""
    if "&" in text:
        for m in _REFERENCE.finditer(text):
            if m.group()[1] == "#" or m.group()[1:] in html5:
                yield m.start(), m.end(), unescape(m.group())
    for pattern in _MARKDOWN:
        for m in pattern.finditer(text):
            yield m.start(), m.start("shown"), ""
            yield m.end("shown"), m.end(), ""
