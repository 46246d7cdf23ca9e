"""Tell direct from indirect speech by how much of the content stands in quotation marks."""

from attribution.statements.view import View

__all__ = ["form_of"]


def form_of(view: View, content: tuple[tuple[int, int], ...], cue: tuple[int, ...]) -> str:
    """Return the form of a content.

    Args:
        view: the document.
        content: its token ranges.
        cue: tokens of the cue: quotation marks around the whole statement do not count.

    Returns:
        ``"direct"`` where every word is in a quotation that opens after the cue's own, ``"mixed"`` where some are,
        else ``"indirect"``.
    """
    outside = inside = 0
    around = view.quote_of[cue[0]] if cue else -1
    for a, b in content:
        if around < 0:
            for j in range(a, min(b, a + 5000)):
                if view.document.forms[j][0].isalnum():
                    if view.quote_of[j] >= 0:
                        inside += 1
                    else:
                        outside += 1
        else:
            deep = _deeper(view, a, b)
            for j in range(a, min(b, a + 5000)):
                if view.document.forms[j][0].isalnum():
                    if any(x <= j < y for x, y in deep):
                        inside += 1
                    else:
                        outside += 1
    if inside and not outside:
        return "direct"
    return "mixed" if inside else "indirect"


def _deeper(view: View, a: int, b: int) -> list[tuple[int, int]]:
    """Return the token ranges of quotations inside quotations that begin in a range."""
    return [
        (view.quotations[view.opening[j]].first, view.quotations[view.opening[j]].last)
        for j in range(a, min(b, a + 5000))
        if j in view.opening and view.quotations[view.opening[j]].depth > 0
    ]
