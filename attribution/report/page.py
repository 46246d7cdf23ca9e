"""The report as one self-contained web page that needs neither network nor scripts.

Everything that comes from the text is escaped (see :mod:`attribution.report.markup`); a content security
policy in the page forbids scripts and all loading besides. The page is a list of strings, joined once.
"""

from collections import Counter
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from attribution.report.highlight import Piece, cut_pieces
from attribution.report.lookup import Lookup
from attribution.report.markup import badge, bdi, content_words, cue_words, e
from attribution.report.panels import render_claims, render_drawing, render_sources, render_statements
from attribution.report.wording import (
    DISCLAIMER,
    STATUS_MEANING,
    STATUS_ORDER,
    commitment_in_words,
    count,
)

if TYPE_CHECKING:
    from attribution.report.report import Report
    from attribution.values.statement import Statement

__all__ = ["render_frame", "render_page"]

# Marking all parts of a statement together takes a style rule each; more of them make pages slow.
_MOST_TIES = 150

_LEGEND = (
    '<ul class="legend" aria-label="Legend"><li><span class="source">source</span></li>'
    '<li><span class="cue">cue</span></li><li><span class="content">content</span></li>'
    '<li><span class="content deep">content within content</span></li>'
    '<li><span class="hedge">hedge or booster</span></li><li><span class="verification">on checking</span></li>'
    "<li>Point at a number, tap it or tab to it for the statement.</li></ul>"
)


def render_page(report: "Report") -> str:
    """Return a report as an HTML document.

    Args:
        report: a report, with or without its text.

    Returns:
        A whole document: the text with its statements marked, the claims in the order in which an editor
        asks for them (contested, unverified, from a single source, the rest) with their ledgers, the
        sources, the statements, and a drawing of sources and claims. The same report gives the same page.
    """
    lookup = Lookup.of(report)
    title = e(report.title or report.id or "Report")
    parts = [
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title} – who says so?</title><style>{_style()}{_ties(report)}</style></head>\n<body>",
        '<a class="skip" href="#claims">Skip to the claims</a>',
        *_head(lookup, title),
        '<main class="columns">',
        *_text(lookup),
        "<div>",
        *render_claims(lookup),
        *render_sources(lookup),
        "</div>",
        *render_statements(lookup),
        *render_drawing(lookup),
        "</main>\n",
        f'<footer class="small"><p>{DISCLAIMER} What was not assessed is shown as not assessed.</p></footer>',
        "</body></html>\n",
    ]
    return "".join(parts)


def render_frame(report: "Report") -> str:
    """Return the page inside a frame, for notebooks: its styles stay its own, and scripts are off."""
    style = "width:100%;height:40rem;border:1px solid #888"
    return f'<iframe sandbox title="Attribution report" style="{style}" srcdoc="{e(render_page(report))}"></iframe>'


@lru_cache(maxsize=1)
def _style() -> str:
    return resources.files("attribution.report").joinpath("report.css").read_text(encoding="utf-8")


def _ties(report: "Report") -> str:
    """Return rules that mark all parts of the statement that is pointed at or focused."""
    if len(report.statements) > _MOST_TIES:
        return ""
    return "".join(
        f".text:has(.spot-{n}:hover) .tie-{n},.text:has(.spot-{n}:focus-within) .tie-{n}"
        "{box-shadow:0 3px 0 var(--focus)}\n"
        for n in range(len(report.statements))
    )


def _head(lookup: Lookup, title: str) -> list[str]:
    report = lookup.report
    facts = [x for x in (lookup.name(report.outlet), report.published) if x]
    states = Counter(c.verification.status for c in report.claims)
    unnamed = sum(not s.named for s in report.sources)
    sources = count(len(report.sources), "source") + (f" ({unnamed} unnamed)" if unnamed else "")
    badges = " ".join(badge(s, f"{states[s]} {s}") for s in STATUS_ORDER if states[s])
    return [
        f"<header><h1>{title}</h1>",
        f'<p class="facts">{" · ".join(map(bdi, facts))}</p>' if facts else "",
        f'<p class="facts">{count(len(report.statements), "statement")}, {sources}, '
        f"{count(len(report.claims), 'claim')}. {badges}</p>",
        f'<p class="note">{DISCLAIMER}</p>',
        *(f'<p class="note">Note: {e(w)}.</p>' for w in report.warnings),
        "</header>\n",
    ]


def _text(lookup: Lookup) -> list[str]:
    parts = ['<section id="text" aria-labelledby="h-text"><h2 id="h-text">Text</h2>']
    report = lookup.report
    if report.text is None:
        return [*parts, '<p class="note">The text was left out of this report.</p></section>\n']
    parts += [_LEGEND, '<div class="text">']
    for line in cut_pieces(report, with_statements=len(report.statements) <= _MOST_TIES):
        parts.append('<p dir="auto">')
        parts += [_piece(lookup, report.text, piece) for piece in line]
        parts.append("</p>\n")
    parts.append("</div></section>\n")
    return parts


def _piece(lookup: Lookup, text: str, piece: Piece) -> str:
    css = [*piece.roles, *(["deep"] if piece.depth > 1 else [])]
    css += [f"tie-{lookup.numbers[id]}" for id in piece.statements]
    body = e(text[piece.start : piece.end])
    if css:
        body = f'<span class="{" ".join(css)}">{body}</span>'
    for k, id in enumerate(piece.anchors):
        n = lookup.numbers[id]
        mark = (
            f'<a class="anchor" id="at-{n}" href="#statement-{n}" aria-label="Statement {n + 1}">{n + 1}</a>'
            f'<span class="tip" aria-hidden="true">{_tip(lookup, lookup.statements[id])}</span>'
        )
        # The first mark shares its spot with the words before it, so that pointing at them shows it too.
        spot = f'<span class="spot spot-{n}">'
        body = f"{spot}{body}{mark}</span>" if k == 0 else f"{body}{spot}{mark}</span>"
    return body


def _tip(lookup: Lookup, s: "Statement") -> str:
    claim = lookup.claims.get(s.claim)
    rows = [("Source", lookup.speaker(s)), ("Cue", cue_words(s)), ("Content", content_words(s))]
    if s.hedges:
        rows.append(("Hedges", ", ".join(h.text for h in s.hedges)))
    how = commitment_in_words(s.commitment)
    rows.append(("Certainty", f"{s.certainty:.2f} of 1 as the source puts it; the writer presents it {how}"))
    if claim:
        status = claim.verification.status
        rows.append(("Checked", f"{status}, that is, {STATUS_MEANING[status]}"))
    return "".join(f"<span><b>{name}:</b> {bdi(value)}</span>" for name, value in rows)
