"""The corpus as one self-contained HTML page: claims with origins and copies, outlets with their sourcing."""

from collections.abc import Iterable
from html import escape

from attribution.corpus.audit import Share, audit_outlets
from attribution.corpus.claims import ClaimPlace, CorpusClaim, Origin
from attribution.corpus.drift import Drift
from attribution.corpus.overview import Overview
from attribution.corpus.records import ENOUGH, records

__all__ = ["render_corpus"]

_STYLE = """
:root{color-scheme:light dark;--line:#8886;--for:#1b6ca8;--against:#b3541e;--soft:#8881;--page:#fff;--ink:#1c1c1c}
@media (prefers-color-scheme:dark){:root{--for:#6db3e8;--against:#e89a6b;--page:#161616;--ink:#e8e8e8}}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem;background:var(--page);color:var(--ink)}
h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.25rem;margin:2.25rem 0 .5rem}
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.5rem;padding:0;margin:1rem 0;list-style:none}
.counts li{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .75rem}
.counts b{display:block;font-size:1.35rem;font-variant-numeric:tabular-nums}
nav a{margin-right:1rem}a{color:var(--for)}
article{border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0}
article h3{font-size:1.05rem;margin:0;overflow-wrap:anywhere}
article>p{margin:.2rem 0 .6rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:.5rem 1rem}
.instead{margin:.3rem 0;font-size:.9rem;overflow-wrap:anywhere}
h4{font-size:.9rem;margin:0 0 .25rem}.for h4{color:var(--for)}.against h4{color:var(--against)}
ul.voices{list-style:none;margin:0;padding:0}
.voices li{padding:.25rem .6rem;margin:0 0 .3rem;background:var(--soft);overflow-wrap:anywhere}
.for li{border-left:.3rem solid var(--for)}.against li{border-left:.3rem double var(--against)}
.voices small,.drift small{display:block}
.tag{font-size:.8rem;border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;white-space:nowrap}
.drift{margin:.5rem 0 0;padding-left:1.2rem;font-size:.9rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
thead th{font-size:.85rem;vertical-align:bottom}tbody th{font-weight:600;min-width:9rem}
td.n,th.n{text-align:right}td small{white-space:nowrap}
small{opacity:.8}@media print{article{break-inside:avoid}body{max-width:none}}
"""
_MOST_VOICES = 12
_MOST_NAMES = 6
_MOST_ROWS = 200


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
    )
    counts = (
        (len(overview.documents), "documents"),
        (len(overview.claims), "claims"),
        (len(chosen), "disputed, or in several documents"),
        (len({c.copy for c in overview.copies}), "documents that copy"),
    )
    page = _Page(overview)
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Corpus report</title><style>{_STYLE}</style></head><body><main><h1>Corpus report</h1>",
        "<p>Who said what first, who repeated it and who disputes it. The page does not say what is true.</p>",
        '<ul class="counts">' + "".join(f"<li><b>{n:,}</b> {what}</li>" for n, what in counts) + "</ul>",
        '<nav><a href="#claims">Claims</a> <a href="#outlets">Outlets</a> <a href="#records">Records</a></nav>',
        '<h2 id="claims">Claims</h2>',
        f"<p>{n_claims} of {len(chosen)}, the most disputed first.</p>" if len(chosen) > n_claims else "",
        *(page.claim(c) for c in chosen[:n_claims]),
        "" if chosen else "<p>No claim occurs in more than one document or is disputed.</p>",
        _circles(overview),
        _outlets(overview),
        _records(overview),
        "</main></body></html>",
    ]
    return "\n".join(p for p in parts if p)


class _Page:
    """Looks things up while claims are rendered."""

    def __init__(self, overview: Overview) -> None:
        self.overview = overview
        self.names = {s.id: s.name for s in overview.sources}
        self.texts = {p: c.text for c in overview.claims for p in c.places}
        self.said = {(d.id, s.id): s for d in overview.documents.values() for s in d.statements}
        self.drifts: dict[ClaimPlace, list[Drift]] = {}
        for d in overview.drifts:
            for place in {d.origin, d.later}:
                self.drifts.setdefault(place, []).append(d)

    def claim(self, claim: CorpusClaim) -> str:
        """Render a claim: the voices for and against it, and how it changed."""
        count = len(claim.documents)
        tags = [f"{claim.n_for} independent for", f"{claim.n_against} against"]
        tags.append(f"in {count} document{'s' if count > 1 else ''}")
        if claim.verdict:
            tags.append(f"human verdict: {claim.verdict}")
        labels = " ".join(f'<span class="tag">{escape(t)}</span>' for t in tags)
        sides = "".join(self._side(claim, stance) for stance in ("for", "against"))
        return (
            f"<article><h3>{escape(_sentence(claim.text))}</h3><p>{labels}</p>"
            f'<div class="sides">{sides}</div>{self._changes(claim)}</article>'
        )

    def _side(self, claim: CorpusClaim, stance: str) -> str:
        origins = [o for o in claim.origins if o.stance == stance]
        if not origins:
            return ""
        groups: dict[str, list[Origin]] = {}
        for o in origins[:_MOST_VOICES]:
            groups.setdefault(self._instead(claim, o), []).append(o)
        blocks = []
        for other, voices in sorted(groups.items(), key=lambda x: x[0] != ""):
            head = f'<p class="instead">Instead: {escape(_sentence(other))}</p>' if other else ""
            rows = "".join(self._voice(claim, o, o is origins[0]) for o in voices)
            blocks.append(f'{head}<ul class="voices">{rows}</ul>')
        if len(origins) > _MOST_VOICES:
            blocks.append(f"<p>and {len(origins) - _MOST_VOICES} more</p>")
        title = "Says so" if stance == "for" else "Denies it, or says otherwise"
        return f'<section class="{stance}"><h4>{title}</h4>{"".join(blocks)}</section>'

    def _voice(self, claim: CorpusClaim, origin: Origin, is_first: bool) -> str:
        who = self.names.get(origin.source or "", "the article itself")
        first = '<span class="tag">first</span> ' if is_first and len(claim.origins) > 1 else ""
        root = self.overview.copy_root
        later = [d for d in origin.documents if d != origin.document]
        copies = [d for d in later if root[d] == root[origin.document]]
        lines = [self._document(origin.document)]
        if copies:
            lines.append(f"copied by {self._documents(copies)}")
        if others := [d for d in later if root[d] != root[origin.document]]:
            lines.append(f"also in {self._documents(others)}")
        return f"<li>{first}<b>{escape(who)}</b>{''.join(f'<small>{x}</small>' for x in lines)}</li>"

    def _instead(self, claim: CorpusClaim, origin: Origin) -> str:
        """Return the claim that excludes this one, where the voice asserts it and does not just deny."""
        document, number = origin.statements[0]
        place = (document, self.said[document, number].claim)
        return "" if origin.stance == "for" or place in claim.places else self.texts.get(place, "")

    def _document(self, document: str) -> str:
        d = self.overview.documents[document]
        parts = [d.outlet or "", document, (d.published or "")[:10]]
        return escape(", ".join(p for p in parts if p))

    def _documents(self, documents: list[str]) -> str:
        more = f" and {len(documents) - _MOST_NAMES} more" if len(documents) > _MOST_NAMES else ""
        return "; ".join(map(self._document, documents[:_MOST_NAMES])) + more

    def _changes(self, claim: CorpusClaim) -> str:
        found = sorted(
            {d for p in claim.places for d in self.drifts.get(p, ())},
            key=lambda d: (d.origin, d.later, d.kind),
        )
        rows = "".join(
            f"<li>{escape(d.kind)} ({escape(d.why)}) <small>from {self._document(d.origin[0])} "
            f"to {self._document(d.later[0])}</small></li>"
            for d in found[:5]
        )
        return f'<ul class="drift">{rows}</ul>' if rows else ""


def _sentence(text: str) -> str:
    """Write a claim as it may stand alone: without "that", with a capital."""
    text = text.strip().removeprefix("that ").rstrip(",;")
    return text[:1].upper() + text[1:]


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


def _table(head: Iterable[str], rows: Iterable[str], n: int) -> str:
    more = f"<p>The first {_MOST_ROWS} of {n}.</p>" if n > _MOST_ROWS else ""
    cells = "".join(f'<th scope="col"{"" if i == 0 else " class=n"}>{h}</th>' for i, h in enumerate(head))
    return f'<div class="wide"><table><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>{more}'


def _outlets(overview: Overview) -> str:
    audits = audit_outlets(overview)
    rows = (
        f'<tr><th scope="row">{escape(a.outlet)}</th><td class="n">{a.n_documents}</td>'
        f"{_share(a.anonymous)}{_share(a.single_source)}{_share(a.unverified)}{_share(a.contested)}{_share(a.copied)}</tr>"
        for a in audits[:_MOST_ROWS]
    )
    head = (
        "Outlet",
        "Documents",
        "Anonymous statements",
        "Single-source claims",
        "Unverified claims",
        "Contested claims",
        "Copied documents",
    )
    return '<h2 id="outlets">How outlets source</h2><p>Shares with 95 % intervals.</p>' + _table(
        head, rows, len(audits)
    )


def _records(overview: Overview) -> str:
    found = records(overview, "outlets")
    if not found:
        return ""
    rows = (
        f'<tr><th scope="row">{escape(r.name)}</th><td class="n">{r.n_assertions}</td><td class="n">{r.n_own}</td>'
        f'<td class="n">{r.n_tested}</td><td class="n">{r.accuracy:.0%} <small>({r.low:.0%}–{r.high:.0%})</small></td>'
        f'<td class="n">{r.letter}</td></tr>'
        for r in found[:_MOST_ROWS]
    )
    head = ("Outlet", "Assertions", "Its own", "Put to a test", "Estimated accuracy", "Letter")
    note = f"<p>A letter needs {ENOUGH} assertions of its own that others contradict, back, or a person judged; F: cannot be judged.</p>"
    return '<h2 id="records">Records</h2>' + note + _table(head, rows, len(found))
