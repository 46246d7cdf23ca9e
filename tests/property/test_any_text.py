"""Any Unicode text gives a valid report, in every rendering, the same every time."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import texts

from attribution import Analyzer, Report
from attribution.io.brat import write_brat
from attribution.io.linked import to_jsonld
from attribution.io.tables import TABLES, write_csv
from attribution.report.table import render_claims, render_sources, render_table
from attribution.values.claim import RELATIONS, STATUSES
from attribution.values.source import SOURCE_TYPES
from attribution.values.statement import ACTS, CUE_TYPES, FORMS, HEDGE_KINDS, POLARITIES

# Pieces of news, so that arbitrary characters meet what the floors look for.
PIECES = (
    "Police said", " the bridge was closed", ". ", "\n\n", "“", "”", '"', "according to", " Ida Frost", ", who", " he", " that",
    " allegedly", " denied", " could not be verified", " if true", " 22 people", " at least", "[", "]", "…", ":", " said said said",
    "Advertisement\n", "LONDON (AP) - ", "’s", " not", " may", " The claim", " Reuters reported", "\r\n", "\u2028", "\u0301", "\u202e", "\x00", "\ud800", "漢字",
)  # fmt: skip
newslike = st.lists(st.one_of(st.sampled_from(PIECES), texts.map(lambda t: t[:12])), max_size=40).map("".join)

MODEL, RULES = Analyzer(), Analyzer(extractor="rules")


def check(report: Report, text: str) -> None:
    """Check all that the format promises of a report."""
    spans = [x for s in report.statements for part in (s.source, s.cue, s.content) for x in part.spans]
    spans += [x for s in report.sources for x in s.mentions]
    spans += [h for s in report.statements for h in s.hedges]  # type: ignore[misc]
    spans += report.verifications  # type: ignore[arg-type]
    assert all(text[x.start : x.end] == x.text for x in spans)
    statements, sources, claims = (
        [x.id for x in things] for things in (report.statements, report.sources, report.claims)
    )
    assert statements == [f"s{n}" for n in range(1, len(statements) + 1)]
    assert len(set(sources)) == len(sources)
    assert len(set(claims)) == len(claims)
    assert report.outlet is None or report.outlet in sources
    for s in report.statements:
        assert s.source.id is None or s.source.id in sources
        assert s.claim in claims
        assert s.nested_in is None or s.nested_in in statements
        assert s.nested_in != s.id
        assert s.cue.type in CUE_TYPES
        assert s.form in FORMS
        assert s.act in ACTS
        assert s.polarity in POLARITIES
        assert 0 <= s.certainty <= 1
        assert -1 <= s.commitment <= 1
        assert 0 <= s.confidence <= 1
        assert s.content.spans
        for part in (s.source, s.cue, s.content):
            assert list(part.spans) == sorted(part.spans)
        assert all(h.kind in HEDGE_KINDS and 0 <= h.strength <= 1 for h in s.hedges)
    for x in report.sources:
        assert x.type in SOURCE_TYPES
        assert x.affiliation is None or x.affiliation in sources
        assert set(x.members) <= set(sources)
    for c in report.claims:
        assert c.verification.status in STATUSES
        assert set(c.statements) <= set(statements)
        assert {*c.support.for_, *c.support.against} <= set(sources)
        k = c.credibility
        assert abs(k.belief + k.disbelief + k.uncertainty - 1) < 1e-9
        assert all(0 <= v <= 1 for v in (k.score, k.belief, k.disbelief, k.uncertainty))
        assert k.information in range(1, 7)
        assert k.reliability in "ABCDEF"
        assert all(row.for_ >= 0 and row.against >= 0 for row in k.ledger)
    for r in report.relations:
        assert {r.a, r.b} <= set(claims)
        assert r.relation in RELATIONS
        assert 0 <= r.score <= 1
    for v in report.verifications:
        assert set(v.about) <= set(claims)


@given(st.one_of(newslike, texts))
@example("")
@example("\ufeff")
@example('"' * 60 + " said" * 30)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_valid_report(text: str) -> None:
    """Both extractors keep the promises of the format, and JSON brings the report back."""
    for analyzer in (MODEL, RULES):
        report = analyzer.analyze(text, id="x")
        check(report, text)
        assert report.text == text
        assert Report.from_dict(json.loads(report.to_json())) == report
        assert analyzer.analyze(text, id="x") == report


@given(newslike)
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_rendered(text: str) -> None:
    """Every rendering of what was really found works, not only of made-up reports."""
    report = RULES.analyze(text, id="x")
    for render in (render_table, render_sources, render_claims):
        assert render(report)
    report.to_html().encode("utf-8")
    assert report.graph.number_of_nodes() >= 1
    assert to_jsonld(report)["@graph"]
    assert all(write_csv([report], table) for table in TABLES)
    write_brat(report)
    for thing in (*report.claims, *report.sources, *report.statements):
        assert report.explain(thing.id)
