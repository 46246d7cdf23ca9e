"""The corpus as one self-contained HTML page: claims with origins and copies, outlets with their sourcing."""

from collections.abc import Iterable
from html import escape

from attribution.corpus.audit import Share, audit_outlets
from attribution.corpus.claims import CorpusClaim
from attribution.corpus.overview import Overview
from attribution.corpus.records import ENOUGH, records

__all__ = ["render_corpus"]

_STYLE = """
:root{color-scheme:light dark;--line:#8886;--for:#1b6ca8;--against:#b3541e;--soft:#8882}
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
article{border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0}
article h3{font-size:1rem;margin:0 0 .5rem;overflow-wrap:anywhere}
.for{border-left:.35rem solid var(--for)}.against{border-left:.35rem double var(--against)}
.voice{padding:.1rem .6rem;margin:.25rem 0;background:var(--soft);overflow-wrap:anywhere}
.tag{font-size:.8rem;border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;white-space:nowrap}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line)}td.n,th.n{text-align:right}
small{opacity:.8}@media print{article{break-inside:avoid}}
"""


def render_corpus(overview: Overview, *, n_claims: int = 100) -> str:
    """Render the corpus for reading.

    Args:
        overview: the corpus.
        n_claims: at most so many claims are shown, contested and widespread ones first.

    Returns:
        A complete HTML page without scripts or outside resources; everything from texts is escaped.
    """
    chosen = sorted(
        (c for c in overview.claims if len(c.documents) > 1 or c.rivals or c.n_against),
        key=lambda c: (-(min(c.n_for, 1) * c.n_against), -len(c.documents), c.id),
    )[:n_claims]
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Corpus report</title><style>{_STYLE}</style></head><body><main><h1>Corpus report</h1>",
        f"<p>{len(overview.documents)} documents, {len(overview.claims)} claims, {len(overview.sources)} sources, "
        f"{len(overview.copies)} pairs of copies. The figures say who said what first, who repeated it and who "
        "disputes it; they do not say what is true.</p>",
        "<h2>Claims</h2>",
        *(_claim(c, overview) for c in chosen),
        "" if chosen else "<p>No claim occurs in more than one document or is disputed.</p>",
        _circles(overview),
        _outlets(overview),
        _records(overview),
        "</main></body></html>",
    ]
    return "\n".join(p for p in parts if p)


def _claim(claim: CorpusClaim, overview: Overview) -> str:
    names = {s.id: s.name for s in overview.sources}
    tags = [
        f"{claim.n_for} independent for",
        f"{claim.n_against} against",
        f"{len(claim.documents)} documents",
    ]
    if claim.verdict:
        tags.append(f"human verdict: {claim.verdict}")
    voices = []
    for n, origin in enumerate(claim.origins):
        who = names.get(origin.source or "", "the article itself")
        others = [d for d in origin.documents if d != origin.document]
        repeated = (
            f"; also in {', '.join(map(escape, others[:6]))}" + (" …" if len(others) > 6 else "")
            if others
            else ""
        )
        first = "<strong>first:</strong> " if n == 0 else ""
        voices.append(
            f'<div class="voice {origin.stance}">{first}{"against" if origin.stance == "against" else "for"}: '
            f"{escape(who)} in {escape(origin.document)}"
            f"{' (' + escape(origin.published) + ')' if origin.published else ''}<small>{repeated}</small></div>"
        )
    drift = [d for d in overview.drifts if d.later in claim.places or d.origin in claim.places][:5]
    changed = "".join(
        f"<p><small>{escape(d.kind)} between {escape(d.origin[0])} and {escape(d.later[0])}: {escape(d.why)}</small></p>"
        for d in drift
    )
    labels = " ".join(f'<span class="tag">{escape(t)}</span>' for t in tags)
    return f"<article><h3>{escape(claim.text)}</h3><p>{labels}</p>{''.join(voices)}{changed}</article>"


def _circles(overview: Overview) -> str:
    if not overview.cycles:
        return ""
    rows = "".join(f"<li>{escape(' → '.join(c.outlets))} ({escape(c.claim)})</li>" for c in overview.cycles)
    return f"<h2>Outlets that cite each other in a circle</h2><ul>{rows}</ul>"


def _share(x: Share) -> str:
    return (
        f'<td class="n">{x.value:.0%} <small>({x.low:.0%}–{x.high:.0%})</small></td>'
        if x.n
        else '<td class="n">–</td>'
    )


def _table(head: Iterable[str], rows: Iterable[str]) -> str:
    cells = "".join(f'<th scope="col"{"" if i == 0 else " class=n"}>{h}</th>' for i, h in enumerate(head))
    return f'<div class="wide"><table><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'


def _outlets(overview: Overview) -> str:
    rows = (
        f'<tr><th scope="row">{escape(a.outlet)}</th><td class="n">{a.n_documents}</td>'
        f"{_share(a.anonymous)}{_share(a.single_source)}{_share(a.unverified)}{_share(a.copied)}</tr>"
        for a in audit_outlets(overview)
    )
    head = (
        "Outlet",
        "Documents",
        "Anonymous statements",
        "Single-source claims",
        "Unverified claims",
        "Copied documents",
    )
    return "<h2>How outlets source</h2><p>Shares with 95 % intervals.</p>" + _table(head, rows)


def _records(overview: Overview) -> str:
    found = records(overview, "outlets")
    if not found:
        return ""
    rows = (
        f'<tr><th scope="row">{escape(r.name)}</th><td class="n">{r.n_assertions}</td><td class="n">{r.n_own}</td>'
        f'<td class="n">{r.n_tested}</td><td class="n">{r.accuracy:.0%} <small>({r.low:.0%}–{r.high:.0%})</small></td>'
        f'<td class="n">{r.letter}</td></tr>'
        for r in found
    )
    head = ("Outlet", "Assertions", "Its own", "Put to a test", "Estimated accuracy", "Letter")
    note = f"<p>A letter needs {ENOUGH} assertions of its own that others contradict, back, or a person judged; F: cannot be judged.</p>"
    return "<h2>Records</h2>" + note + _table(head, rows)
