"""Draw who stands for and against which claim as an SVG, without any drawing library.

Two columns: sources left, claims right, each source near the claims it speaks to (two rounds of the
barycentre method of Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System
Structures", IEEE SMC 11(2), 1981, which keeps crossings few). Straight lines with the side they take,
arcs at the right edge between claims that contradict or support each other.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from attribution.report.columns import clean, display_width
from attribution.report.wording import STATUS_ORDER, count, tone

if TYPE_CHECKING:
    from attribution.report.report import Report

__all__ = ["draw_graph"]

_ROW, _BOX, _GAP, _ARCS = 46, 34, 150, 60
_SOURCE_WIDTH, _CLAIM_WIDTH = 200, 330
_LETTER = 6.9  # mean advance of 13 px letters in running text, in wide system fonts
_STYLE = (
    "text{font:13px sans-serif;fill:#1b1b1a}.box{fill:#fdfdfb;stroke:#b9b9b0;stroke-width:1.5}"
    ".unnamed{stroke-dasharray:5 3}.for,.supports{stroke:#00684f;stroke-width:1.6;fill:none}"
    ".against,.contradicts{stroke:#a33000;stroke-width:2;stroke-dasharray:6 4;fill:none}"
    ".edge{stroke:#5a5a55;stroke-width:5}.edge.bad{stroke:#a33000}.edge.warn{stroke:#7a5a00}.edge.good{stroke:#00684f}"
)


def draw_graph(report: "Report", *, limit: int = 40, standalone: bool = True) -> str:
    """Return an SVG of the sources and claims of a report.

    Args:
        report: the report.
        limit: most claims to draw, at least 1; contested ones come first, and a line says how many were left out.
        standalone: whether the SVG carries its own styles, for a file of its own; a page brings them itself.

    Returns:
        An ``<svg>`` element as text, with a title and a description for screen readers; well-formed XML whatever the
        report holds. A report without claims gives a drawing that says so.
    """
    chosen = sorted(report.claims, key=lambda c: STATUS_ORDER.index(c.verification.status))[:limit]
    kept = {c.id for c in chosen}
    claims = [c for c in report.claims if c.id in kept]
    links = [(s, c.id, "for") for c in claims for s in c.support.for_]
    links += [(s, c.id, "against") for c in claims for s in c.support.against]
    speaking = {s for s, _, _ in links}
    sources = [s for s in report.sources if s.id in speaking]
    left, right = _order([s.id for s in sources], [c.id for c in claims], links)
    rows = max(len(left), len(right), 1)
    height = rows * _ROW + 36
    width = _SOURCE_WIDTH + _GAP + _CLAIM_WIDTH + _ARCS
    y_left = {id: 32 + _ROW * (n + (rows - len(left)) / 2) for n, id in enumerate(left)}
    y_right = {id: 32 + _ROW * (n + (rows - len(right)) / 2) for n, id in enumerate(right)}
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="g-t g-d">'
    if standalone:
        head = head.replace(" viewBox", f' width="{width}" height="{height}" viewBox', 1)
    parts = [
        head,
        '<title id="g-t">Sources and claims</title>',
        f'<desc id="g-d">{escape(_describe(report))}</desc>',
    ]
    if standalone:
        parts.append(f"<style>{_STYLE}</style>")
    parts.append(f'<text x="2" y="18">{len(sources)} of {count(len(report.sources), "source")}</text>')
    note = f"{len(claims)} of {count(len(report.claims), 'claim')}"
    parts.append(f'<text x="{_SOURCE_WIDTH + _GAP}" y="18">{note}</text>')
    for source, claim, side in links:
        if source in y_left:
            a, b = y_left[source] + _BOX / 2, y_right[claim] + _BOX / 2
            parts.append(f'<path class="{side}" d="M{_SOURCE_WIDTH} {a:g}L{_SOURCE_WIDTH + _GAP} {b:g}"/>')
    x = _SOURCE_WIDTH + _GAP + _CLAIM_WIDTH
    for r in report.relations:
        if r.relation in ("contradicts", "supports") and r.a in y_right and r.b in y_right and r.a != r.b:
            a, b = y_right[r.a] + _BOX / 2, y_right[r.b] + _BOX / 2
            bend = x + min(_ARCS - 8, 16 + abs(a - b) / 8) * 4 / 3
            parts.append(
                f'<path class="{r.relation}" d="M{x} {a:g}C{bend:g} {a:g} {bend:g} {b:g} {x} {b:g}"/>'
            )
    for s in sources:
        named = "" if s.named else " unnamed"
        parts.append(_box(0, y_left[s.id], _SOURCE_WIDTH, f"box{named}", s.id, s.name))
    for c in claims:
        y = y_right[c.id]
        parts.append(_box(_SOURCE_WIDTH + _GAP, y, _CLAIM_WIDTH, "box", c.id, c.text))
        edge = _SOURCE_WIDTH + _GAP + 2
        parts.append(f'<path class="edge {tone(c.verification.status)}" d="M{edge} {y:g}v{_BOX}"/>')
    parts.append("</svg>")
    return "".join(parts)


def _box(x: float, y: float, width: float, css: str, id: str, text: str) -> str:
    text = clean(text)
    return (
        f'<g><title>{escape(id)}: {escape(text)}</title><rect class="{css}" x="{x:g}" y="{y:g}" width="{width:g}" '
        f'height="{_BOX}" rx="5"/><text x="{x + 10:g}" y="{y + 22:g}">{escape(_shorten(text, width - 20))}</text></g>'
    )


def _shorten(text: str, room: float) -> str:
    """Cut a text to the letters that fit into a room of so many pixels."""
    if display_width(text) * _LETTER <= room:
        return text
    kept = text[: int(room / _LETTER)]
    while kept and (display_width(kept) + 1) * _LETTER > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _order(
    left: Sequence[str], right: Sequence[str], links: Sequence[tuple[str, str, str]]
) -> tuple[list[str], list[str]]:
    """Order both columns so that linked things are near each other; ties keep the text's order."""
    to_left: dict[str, list[str]] = {}
    to_right: dict[str, list[str]] = {}
    for a, b, _ in links:
        to_right.setdefault(a, []).append(b)
        to_left.setdefault(b, []).append(a)
    ordered_left, ordered_right = list(left), list(right)
    for _ in range(2):
        ordered_left = _by_neighbours(ordered_left, ordered_right, to_right)
        ordered_right = _by_neighbours(ordered_right, ordered_left, to_left)
    return ordered_left, ordered_right


def _by_neighbours(column: list[str], other: list[str], links: Mapping[str, Sequence[str]]) -> list[str]:
    # Places are shares of the column's length, since the two columns differ in length.
    place = {id: (n + 0.5) / len(other) for n, id in enumerate(other)}

    def centre(n: int) -> float:
        places = [place[x] for x in links.get(column[n], ()) if x in place]
        return sum(places) / len(places) if places else (n + 0.5) / len(column)

    return [column[n] for n in sorted(range(len(column)), key=lambda n: (centre(n), n))]


def _describe(report: "Report") -> str:
    """Say in words what the drawing shows."""
    names = {s.id: clean(s.name) for s in report.sources}
    if not report.claims:
        return "No claim was found."
    n_against = sum(bool(c.support.against) for c in report.claims)
    contested = [c for c in report.claims if c.support.against][:5]
    text = f"{count(len(report.sources), 'source')}, {count(len(report.claims), 'claim')}, {n_against} of them with a source against."
    for c in contested:
        against = ", ".join(names.get(x, x) for x in c.support.against)
        text += f" {c.id} is opposed by {against}."
    return text
