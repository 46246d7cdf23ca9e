r"""Compile regular expressions that name classes of characters: ``\p{L}``, ``\p{Lu}``, ``\p{Ll}``, ``\p{M}``.

They are compiled with *regex*, which knows these classes. It is a compiled package, and there are places where only pure
Python can be installed, such as a browser without its own build of it. There the standard library's *re* takes its place: the
classes are written out as ranges of characters (:func:`written_out`), and all patterns of this package are kept
to what both engines understand, which a test holds them to. The two differ in rare characters only: letters outside of the Basic
Multilingual Plane other than ideographs, superscript digits, and word boundaries before a combining mark.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

try:
    import regex
except ImportError:  # pragma: no cover - both ways are tested by calling written_out
    regex = None

__all__ = ["compile_pattern", "written_out"]

_LETTERS = ("Lu", "Ll", "Lt", "Lm", "Lo")
_CLASSES = {"L": _LETTERS, "Lu": ("Lu",), "Ll": ("Ll",), "Lu&": ("Lu", "Ll", "Lt"), "M": ("Mn", "Mc", "Me")}
# Ideographs and syllables need not be looked at one by one: all are letters.
_ALL_LETTERS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x20000, 0x3FFFF))
_SCANNED = ((0x00, 0x3400), (0x4DC0, 0x4E00), (0xA000, 0xAC00), (0xD7A4, 0xD800), (0xF900, 0x10000))

_NO_SPACE = r"\S"
_SPACES = r"\x20\t-\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # *re* adds four separators


def compile_pattern(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    r"""Compile a pattern with what is installed.

    Args:
        pattern: in the syntax that *re* and *regex* share, and ``\p{L}``, ``\P{L}`` and so on.
        flags: those of *re*; *regex* has the same.

    Returns:
        The compiled pattern.

    >>> bool(compile_pattern(r"\p{Lu}\p{Ll}+").fullmatch("Émile"))
    True
    """
    if regex is not None:
        compiled: re.Pattern[str] = regex.compile(pattern, flags)
        return compiled
    return re.compile(written_out(pattern, flags), flags)


def written_out(pattern: str, flags: int = 0) -> str:
    r"""Write a pattern for *re*: classes of characters become ranges, and combining marks are part of words.

    >>> written_out(r"[\d-]\P{L}").startswith(r"[\d-][^A-Za-z")
    True
    """
    return "".join(_pieces(pattern, "Lu&" if flags & re.IGNORECASE else ""))


def _pieces(pattern: str, cased: str) -> Iterator[str]:
    in_set = False
    tokens = re.finditer(r"\\[pP]\{(\w+)\}|\\.|\[\^?\]?|.", pattern, re.DOTALL)
    for m in tokens:
        piece = m.group()
        if m[1]:
            name = cased if cased and m[1] in ("Lu", "Ll") else m[1]
            ranges = _ranges(name)
            yield ranges if in_set else f"[{'^' if piece[1] == 'P' else ''}{ranges}]"
        elif piece == r"\w":
            yield rf"\w{_ranges('M')}" if in_set else rf"[\w{_ranges('M')}]"
        elif piece == r"\s" or (piece == _NO_SPACE and not in_set):
            yield _SPACES if in_set else f"[{'^' * (piece == _NO_SPACE)}{_SPACES}]"
        else:
            if piece[0] == "[" and not in_set:
                in_set = True
            elif piece == "]":
                in_set = False
            yield piece


@lru_cache(maxsize=8)
def _ranges(name: str) -> str:
    """Return a class of characters as the inside of a set."""
    wanted = frozenset(_CLASSES[name])
    category = unicodedata.category
    known = _ALL_LETTERS if "Lo" in wanted else ()
    found = (c for a, b in _SCANNED for c in range(a, b) if category(chr(c)) in wanted)
    return "".join(_written(a, b) for a, b in chain(_runs(found), known))


def _runs(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -2
    for c in codes:
        if c != last + 1:
            if last >= 0:
                yield first, last
            first = c
        last = c
    if last >= 0:
        yield first, last


def _written(a: int, b: int) -> str:
    first, last = (chr(c) if c < 0x80 else f"\\U{c:08x}" for c in (a, b))
    return first if a == b else f"{first}-{last}"
