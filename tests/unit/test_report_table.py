"""The table for people fits its width and lets nothing dangerous through."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import reports, texts

from attribution.report import Report
from attribution.report.columns import clean, display_width, wrap
from attribution.report.table import render_claims, render_sources, render_table
from attribution.values.claim import Claim, VerificationState
from attribution.values.score import Credibility
from attribution.values.source import Source
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, Hedge, SourceRef, Statement

TEXT = "Ada Brook said the mill might have burnt, which he denied."


@pytest.fixture
def report() -> Report:
    """One statement inside another."""
    return Report(
        id="mill.txt",
        statements=(
            Statement(
                "s1",
                SourceRef("e1", (Span.of(TEXT, 0, 9),)),
                Cue((Span.of(TEXT, 10, 14),), "say"),
                Content((Span.of(TEXT, 15, 57),)),
                hedges=(Hedge(24, 29, "might", "modal", "weaken", 0.5),),
                certainty=0.5,
                claim="c1",
            ),
            Statement(
                "s2",
                SourceRef(None, (Span.of(TEXT, 48, 50),)),
                Cue((Span.of(TEXT, 51, 57),), "deny"),
                Content((Span.of(TEXT, 15, 40),)),
                nested_in="s1",
                claim="c2",
            ),
        ),
        sources=(Source("e1", "Ada Brook", "person", True, role="owner", affiliation_text="Brook & Sons"),),
        claims=(
            Claim("c1", "the mill burnt", ("s1",), credibility=Credibility(score=0.61)),
            Claim("c2", "it did not", ("s2",), VerificationState("disputed")),
        ),
        text=TEXT,
    )


def test_a_row_shows_all_parts_of_a_statement(report: Report) -> None:
    """Source, cue, content, hedges, certainty, status and score stand in one row."""
    lines = render_table(report, width=120).splitlines()
    assert lines[2].split() == ["source", "cue", "content", "hedges", "certainty", "status", "score"]
    assert re.split(" {2,}", lines[4]) == [
        "Ada Brook", "said", "the mill might have burnt, which he denied", "might", "0.50", "attributed", "0.61",
    ]  # fmt: skip


def test_a_nested_statement_is_indented(report: Report) -> None:
    """The statement inside another one's content stands below it, marked."""
    assert "· he" in render_table(report, width=120)


def test_the_summary_counts(report: Report) -> None:
    """The last line counts statements, sources and claims by status."""
    last = render_table(report, width=120).splitlines()[-1]
    assert last == "2 statements, 1 source (0 unnamed), 2 claims: 1 disputed, 1 attributed."


def test_claims_are_ordered_by_what_an_editor_asks_first(report: Report) -> None:
    """Contested claims come before plainly attributed ones."""
    table = render_claims(report, width=120)
    assert table.index("it did not") < table.index("the mill burnt")


def test_sources_show_role_affiliation_and_counts(report: Report) -> None:
    """A source's row has what is known of it."""
    assert re.search(r"e1 +Ada Brook +person +owner +Brook & Sons", render_sources(report, width=120))


def test_an_empty_report_says_so() -> None:
    """Without statements there is a summary, without sources and claims a sentence."""
    assert render_table(Report(warnings=("no statement was found",))) == (
        "0 statements, 0 sources (0 unnamed), 0 claims.\nNote: no statement was found.\n"
    )
    assert render_sources(Report()) == "No source was found.\n"
    assert render_claims(Report()) == "No claim was found.\n"


def test_colour_only_when_asked(report: Report) -> None:
    """Without colour there is no escape sequence; with it, the same letters."""
    plain = render_table(report, width=120)
    coloured = render_table(report, width=120, colour=True)
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


@given(reports(), st.integers(30, 200))
@settings(max_examples=40, deadline=None)
def test_lines_fit_the_width_and_hold_no_controls(report: Report, width: int) -> None:
    """Whatever the text, no line is wider than asked and no control character is printed."""
    for render in (render_table, render_sources, render_claims):
        for line in render(report, width=width).splitlines():
            assert line == "" or line.isprintable()
            if line != clean(report.title or report.id):
                assert display_width(line) <= width


@given(texts.map(clean), st.integers(2, 40))
@settings(max_examples=200, deadline=None)
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Lines fit, and joined they are the text but for spaces."""
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_wide_characters_count_twice() -> None:
    """East Asian wide characters take two columns, combining marks none."""
    assert wrap("新聞新聞", 5) == ["新聞", "新聞"]
    assert display_width("e\u0301\u0301") == 1
