"""What is really found in odd texts can be rendered and exchanged, not only made-up reports."""

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import texts

from attribution import Analyzer
from attribution.io.brat import write_brat
from attribution.io.linked import to_jsonld
from attribution.io.tables import TABLES, write_csv
from attribution.report.table import render_claims, render_sources, render_table

# Pieces of news, so that arbitrary characters meet what the floors look for.
PIECES = (
    "Police said", " the bridge was closed", ". ", "\n\n", "“", "”", '"', "according to", " Ida Frost", ", who", " he", " that",
    " allegedly", " denied", " could not be verified", " if true", " 22 people", " at least", "[", "]", "…", ":", " said said said",
    "Advertisement\n", "LONDON (AP) - ", "’s", " not", " may", " The claim", " Reuters reported", "\r\n", "\u2028", "\u0301", "\u202e", "\x00", "\ud800", "漢字",
)  # fmt: skip
newslike = st.lists(st.one_of(st.sampled_from(PIECES), texts.map(lambda t: t[:12])), max_size=40).map("".join)

ANALYZER = Analyzer(extractor="rules")


@given(newslike)
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_rendered(text: str) -> None:
    """Tables, page, graph, linked data, CSV, brat and explanations of any text."""
    report = ANALYZER.analyze(text, id="x")
    for render in (render_table, render_sources, render_claims):
        assert render(report)
    report.to_html().encode("utf-8")
    assert report.graph.number_of_nodes() >= 1
    assert to_jsonld(report)["@graph"]
    assert all(write_csv([report], table) for table in TABLES)
    write_brat(report)
    for thing in (*report.claims, *report.sources, *report.statements):
        assert report.explain(thing.id)
