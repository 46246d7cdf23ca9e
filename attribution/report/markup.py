"""Small pieces of HTML. Everything that comes from a text goes through :func:`e` or :func:`bdi`."""

from html import escape
from typing import TYPE_CHECKING

from attribution.report.wording import tone

if TYPE_CHECKING:
    from attribution.values.statement import Statement

__all__ = ["badge", "bdi", "content_words", "cue_words", "description", "e"]

# What HTML does not allow in a document in any form: controls, lone surrogates, non-characters.
_FORBIDDEN = dict.fromkeys(
    (*range(0x9), 0xB, *range(0xE, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF),
    "\ufffd",
)
_MARKS = {"bad": "✖", "warn": "?", "plain": "•", "good": "✔"}


def e(text: object) -> str:
    """Escape a text for content and for attributes in double quotes.

    Example:
        >>> e('<b title="x">\\x00')
        '&lt;b title=&quot;x&quot;&gt;\\ufffd'
    """
    return escape(str(text).translate(_FORBIDDEN))


def bdi(text: object) -> str:
    """Escape a text of unknown direction, so that it cannot reorder what stands around it."""
    return f"<bdi>{e(text)}</bdi>"


def badge(status: str, words: str | None = None) -> str:
    """Return a label for a verification status: a mark, words and a colour, so that none of them is needed alone."""
    shade = tone(status)
    return f'<span class="badge {shade}"><span aria-hidden="true">{_MARKS[shade]} </span>{e(words or status)}</span>'


def description(rows: list[tuple[str, str]]) -> str:
    """Return a description list of terms and their markup, without the empty ones."""
    return f"<dl>{''.join(f'<dt>{term}</dt><dd>{value}</dd>' for term, value in rows if value)}</dl>"


def cue_words(statement: "Statement") -> str:
    """Return the words of a cue, or what stands in their place."""
    words = " … ".join(x.text for x in statement.cue.spans)
    if not words:
        return "none, the quotation goes on"
    return words if statement.reported else f"{words} (not reported to have been said)"


def content_words(statement: "Statement") -> str:
    """Return the words of a content, its parts joined by an ellipsis."""
    return " … ".join(x.text for x in statement.content.spans)
