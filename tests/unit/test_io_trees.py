"""Statements as nltk trees."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from nltk.tree import Tree

from attribution import InputError, Report, analyze
from attribution.cli import main
from attribution.io.trees import bracketed, statement_tree
from attribution.values.span import Span
from attribution.values.statement import Content, Cue, SourceRef, Statement

TEXT = 'The mayor (Ida Frost) said that Tom Reed had denied that it sank. "It floats," she said, "and well."'


def span(surface: str, nth: int = 0) -> Span:
    """Return the nth place of some words in the text."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(surface, at + 1)
    return Span.of(TEXT, at, at + len(surface))


def statement(
    id: str, source: Span | None, cue: Span, *content: Span, nested_in: str | None = None
) -> Statement:
    """Make a statement from its parts."""
    sources = () if source is None else (source,)
    return Statement(id, SourceRef(None, sources), Cue((cue,), "say"), Content(content), nested_in=nested_in)


REPORT = Report(
    text=TEXT,
    statements=(
        statement(
            "s1", span("The mayor (Ida Frost)"), span("said"), span("that Tom Reed had denied that it sank")
        ),
        statement("s2", span("Tom Reed"), span("had denied"), span("that it sank"), nested_in="s1"),
        statement("s3", span("she"), span("said", 1), span('"It floats,"'), span('"and well."')),
    ),
)


def test_parts_stand_in_text_order_and_nested_statements_in_their_place() -> None:
    """Sources, cues, contents; the inner statement replaces its words; a divided content gives two nodes."""
    tree = statement_tree(REPORT)
    assert tree == Tree.fromstring(
        "(DOCUMENT (S (SOURCE The mayor -LRB- Ida Frost -RRB-) (CUE said) (CONTENT that (S (SOURCE Tom Reed)"
        ' (CUE had denied) (CONTENT that it sank)))) (S (CONTENT " It floats , ") (SOURCE she) (CUE said)'
        ' (CONTENT " and well . ")))'
    )


def test_one_statement() -> None:
    """A statement by its id is its own tree; an unknown id is refused."""
    assert statement_tree(REPORT, "s2") == statement_tree(REPORT)[0][2][1]
    with pytest.raises(InputError, match="s9"):
        statement_tree(REPORT, "s9")


def test_a_statement_without_source_or_place_in_its_parent() -> None:
    """An implicit source has no node; one that is inside another by name only hangs below that statement itself."""
    lonely = Report(
        text=TEXT,
        statements=(
            statement("s1", None, span("said"), span("it sank")),
            statement("s2", None, span("said", 1), span("It floats"), nested_in="s1"),
        ),
    )
    assert str(statement_tree(lonely)) == (
        "(DOCUMENT\n  (S (CUE said) (CONTENT it sank) (S (CONTENT It floats) (CUE said))))"
    )


@pytest.mark.parametrize("width", [1, 40, 1000])
def test_the_bracketed_string_reads_back(width: int) -> None:
    """nltk reads the string as the same tree, whatever the width."""
    tree = statement_tree(REPORT)
    assert Tree.fromstring(bracketed(tree, width=width)) == tree


def test_any_depth_can_be_written() -> None:
    """A thousand trees inside each other are written without recursion."""
    tree = Tree("S", ["x"])
    for _ in range(1000):
        tree = Tree("S", ["y", tree])
    assert bracketed(tree).split() == (["(S", "y"] * 1000 + ["(S", "x" + ")" * 1001])


def test_no_statement_gives_an_empty_tree() -> None:
    """A report without statements is a tree without children."""
    assert bracketed(statement_tree(Report(text=""))) == "(DOCUMENT)\n"


def test_the_command_prints_trees(tmp_path: Path) -> None:
    """``--format tree`` prints the tree of each document."""
    text = "Police said the bridge was closed."
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["analyze", str(path), str(path), "--format", "tree"], catch_exceptions=False
    )
    assert result.stdout == bracketed(statement_tree(analyze(text))) * 2
