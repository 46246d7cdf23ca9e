"""Read the article out of a web page (extra ``html``). Nothing is fetched: the page is given as text."""

import json
from typing import Any

from attribution.errors import InputError, MissingExtraError

__all__ = ["read_page"]


def read_page(html: str) -> dict[str, Any]:
    """Return the article of a web page with what the page says of it.

    Args:
        html: the source of the page.

    Returns:
        ``text``, and where the page tells them ``title``, ``published`` (ISO 8601 date) and ``outlet``, else None. Offsets
        of a report on it count in this text, not in the page.

    Raises:
        InputError: if the page holds no article.
        MissingExtraError: if trafilatura is not installed.
    """
    try:
        import trafilatura
    except ImportError as e:
        raise MissingExtraError("reading web pages", "html") from e
    # Titles of other articles and comments are not what the page says.
    found = trafilatura.extract(
        html, output_format="json", with_metadata=True, include_comments=False, include_tables=False
    )
    data = json.loads(found) if found else {}
    if not data.get("text"):
        raise InputError("the page holds no article; save its text and analyse that")
    return {
        "text": data["text"],
        "title": data.get("title") or None,
        "published": data.get("date") or None,
        "outlet": data.get("source-hostname") or data.get("hostname") or None,
    }
