"""The panels of the web page: claims with their ledgers, sources, statements, and the drawing."""

from typing import TYPE_CHECKING

from attribution.report.drawing import draw_graph
from attribution.report.lookup import Lookup
from attribution.report.markup import badge, bdi, content_words, cue_words, description, e
from attribution.report.wording import STATUS_MEANING, admiralty, count

if TYPE_CHECKING:
    from attribution.values.claim import Claim
    from attribution.values.source import Source

__all__ = ["render_claims", "render_drawing", "render_sources", "render_statements"]

# What an editor asks for first; "attributed" is split by the number of independent groups.
_GROUPS = ("Contested", "Unverified", "From a single source", "From several sources", "Confirmed")
_GROUP_OF = {"retracted": 0, "denied": 0, "disputed": 0, "unverified": 1, "corroborated": 3, "confirmed": 4}

_RELATION_WORDS = {
    "same": ("is the same as", "is the same as"),
    "supports": ("supports", "is supported by"),
    "contradicts": ("contradicts", "contradicts"),
    "refers_to": ("refers to", "is referred to by"),
}


def _group(claim: "Claim") -> int:
    single = 2 if claim.support.independent_for <= 1 else 3
    return _GROUP_OF.get(claim.verification.status, single)


def render_claims(lookup: Lookup) -> list[str]:
    """Return the panel of claims, contested ones first and unfolded."""
    parts = ['<section id="claims" aria-labelledby="h-claims"><h2 id="h-claims">Claims</h2>']
    if not lookup.claims:
        parts.append("<p>No claim was found.</p>")
    relations = _relations(lookup)
    shown = None
    for claim in sorted(lookup.claims.values(), key=_group):
        group = _group(claim)
        if group != shown:
            parts.append(f'<h3 class="group">{_GROUPS[group]}</h3>')
            shown = group
        parts += _claim(lookup, claim, relations.get(claim.id, []), is_open=group == 0)
    parts.append("</section>\n")
    return parts


def _relations(lookup: Lookup) -> dict[str, list[str]]:
    """Return the markup of the relations of each claim, seen from it."""
    relations: dict[str, list[str]] = {}
    for r in lookup.report.relations:
        why = f" ({e(r.why)})" if r.why else ""
        words, back = _RELATION_WORDS[r.relation]
        relations.setdefault(r.a, []).append(f"{words} {_claim_link(lookup, r.b)}{why}")
        relations.setdefault(r.b, []).append(f"{back} {_claim_link(lookup, r.a)}{why}")
    return relations


def _claim_link(lookup: Lookup, id: str) -> str:
    return f'<a href="#claim-{e(id)}">{e(id)}</a>' if id in lookup.claims else e(id)


def _places(lookup: Lookup, statements: tuple[str, ...] | list[str]) -> str:
    """Return links to the places of statements in the text."""
    numbers = [lookup.numbers[s] for s in statements if s in lookup.numbers]
    return ", ".join(f'<a href="{lookup.place(n)}">{n + 1}</a>' for n in numbers) or "none"


def _claim(lookup: Lookup, claim: "Claim", relations: list[str], *, is_open: bool) -> list[str]:
    state, support, c = claim.verification, claim.support, claim.credibility
    evidence = "".join(f"<li>{e(x.kind.replace('_', ' '))}: {bdi(x.text)}</li>" for x in state.evidence)
    words = f"belief {c.belief:.2f}, uncertainty {c.uncertainty:.2f}, disbelief {c.disbelief:.2f}"
    bars = "".join(
        f'<i class="{css}" style="width:{100 * value:.1f}%"></i>'
        for css, value in (("b", c.belief), ("u", c.uncertainty), ("d", c.disbelief))
    )
    return [
        f'<details id="claim-{e(claim.id)}"{" open" if is_open else ""}><summary>{badge(state.status)} '
        f'<span class="small">{e(claim.id)}</span><span class="claim-text">{bdi(claim.text)}</span></summary>',
        f"<p>{STATUS_MEANING[state.status].capitalize()}.</p>",
        f'<ul class="plainlist">{evidence}</ul>' if evidence else "",
        description(
            [
                ("Statements", _places(lookup, claim.statements)),
                ("For", _side(lookup, support.for_, support.independent_for)),
                ("Against", _side(lookup, support.against, support.independent_against)),
                ("Relations", "<br>".join(relations)),
                ("Admiralty code", admiralty(c)),
                (
                    "Score",
                    f"{c.score:.2f}, between {c.belief:.2f} and {1 - c.disbelief:.2f}: {e(c.likelihood)}",
                ),
            ]
        ),
        f'<div class="opinion" role="img" aria-label="{words}">{bars}</div><p class="small">{words}</p>',
        *_ledger(claim),
        "</details>\n",
    ]


def _side(lookup: Lookup, ids: tuple[str, ...], n_groups: int) -> str:
    if not ids:
        return "nobody"
    names = ", ".join(bdi(lookup.name(x)) for x in ids)
    return f"{names} ({count(n_groups, 'independent group')})"


def _ledger(claim: "Claim") -> list[str]:
    ledger = claim.credibility.ledger
    if not ledger:
        return ['<p class="small">No evidence either way was found: not assessed.</p>']
    parts = [
        '<div class="scroll" tabindex="0" role="region" aria-label="Ledger"><table>'
        "<caption>The evidence that the score is made of</caption><thead><tr>"
        '<th scope="col">factor</th><th scope="col" class="n">for</th><th scope="col" class="n">against</th>'
        '<th scope="col">why</th></tr></thead><tbody>'
    ]
    parts += [
        f'<tr><td>{e(row.factor.replace("_", " "))}</td><td class="n">{row.for_:.2f}</td>'
        f'<td class="n">{row.against:.2f}</td><td>{bdi(row.why)}</td></tr>'
        for row in ledger
    ]
    parts.append(
        f'<tr><th scope="row">in all</th><td class="n">{sum(r.for_ for r in ledger):.2f}</td>'
        f'<td class="n">{sum(r.against for r in ledger):.2f}</td><td></td></tr></tbody></table></div>'
    )
    return parts


def render_sources(lookup: Lookup) -> list[str]:
    """Return the panel of sources, in text order."""
    parts = ['<section id="sources" aria-labelledby="h-sources"><h2 id="h-sources">Sources</h2>']
    if not lookup.sources:
        parts.append("<p>No source was found.</p>")
    parts += [_source(lookup, source) for source in lookup.sources.values()]
    parts.append("</section>\n")
    return parts


def _source(lookup: Lookup, source: "Source") -> str:
    kind = source.type if source.named or source.type == "unnamed" else f"{source.type}, no proper name"
    affiliation = lookup.name(source.affiliation) or source.affiliation_text
    rows = [
        ("Role", bdi(source.role) if source.role else ""),
        ("Affiliation", bdi(affiliation) if affiliation else ""),
        ("Also called", ", ".join(map(bdi, source.aliases))),
        ("Consists of", ", ".join(bdi(lookup.name(x)) for x in source.members)),
        ("Mentions", str(len(source.mentions))),
        ("Statements", _places(lookup, lookup.said.get(source.id, []))),
    ]
    return (
        f'<div class="item" id="source-{e(source.id)}"><h3>{bdi(source.name)} '
        f'<span class="badge plain">{e(kind)}</span></h3>{description(rows)}</div>\n'
    )


def render_statements(lookup: Lookup) -> list[str]:
    """Return the table of statements, in text order."""
    parts = [
        '<section id="statements" class="wide" aria-labelledby="h-statements"><h2 id="h-statements">Statements</h2>'
    ]
    if not lookup.statements:
        return [*parts, "<p>No statement was found.</p></section>\n"]
    parts.append(
        '<div class="scroll" tabindex="0" role="region" aria-labelledby="h-statements"><table class="broad"><thead><tr>'
        '<th scope="col" class="n">no.</th><th scope="col">source</th><th scope="col">cue</th><th scope="col">content</th>'
        '<th scope="col">hedges</th><th scope="col" class="n">certainty</th><th scope="col">claim</th></tr></thead><tbody>\n'
    )
    for n, s in enumerate(lookup.statements.values()):
        outer = lookup.numbers.get(s.nested_in or "")
        within = "" if outer is None else f' <span class="small">(within {outer + 1})</span>'
        claim = lookup.claims.get(s.claim)
        status = f"{_claim_link(lookup, s.claim)} {e(claim.verification.status)}" if claim else ""
        hedges = ", ".join(h.text for h in s.hedges)
        parts.append(
            f'<tr id="statement-{n}"><td class="n"><a href="{lookup.place(n)}">{n + 1}</a></td><td>{bdi(lookup.speaker(s))}{within}</td>'
            f"<td>{bdi(cue_words(s))}</td><td>{bdi(content_words(s))}</td><td>{bdi(hedges)}</td>"
            f'<td class="n">{s.certainty:.2f}</td><td>{status}</td></tr>\n'
        )
    parts.append("</tbody></table></div></section>\n")
    return parts


def render_drawing(lookup: Lookup) -> list[str]:
    """Return the panel with the drawing of sources and claims."""
    return [
        '<section id="graph" class="wide" aria-labelledby="h-graph"><h2 id="h-graph">Sources and claims</h2>',
        '<p class="small">Solid lines: stands for the claim. Dashed lines: stands against it. Arcs on the right: '
        "claims that contradict (dashed) or support (solid) each other. Dashed boxes: no proper name.</p>",
        '<div class="scroll" tabindex="0" role="region" aria-labelledby="h-graph">',
        draw_graph(lookup.report, standalone=False),
        "</div></section>\n",
    ]
