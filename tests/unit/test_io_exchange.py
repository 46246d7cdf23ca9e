"""What is written to CSV, graph files and brat comes back."""

from pathlib import Path

import networkx
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import reports

from attribution import Report, analyze
from attribution.errors import InputError, SpanError
from attribution.graph import build_graph
from attribution.io.brat import CONFIGURATION, read_brat, read_brat_folder, write_brat
from attribution.io.graphs import GRAPH_FORMATS, read_graph, write_graph
from attribution.io.tables import COLUMNS, TABLES, read_csv, rows, write_csv

TEXT = 'The harbour master, Ida Frost, said: "The ferry is late." The company denied that it had lost a propeller.'


@pytest.fixture(scope="module")
def report() -> Report:
    """The report of two sentences."""
    return analyze(TEXT, id="ferry")


def without_absent(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Leave out absent values, which XML formats cannot hold."""
    for _, data in graph.nodes(data=True):
        for name in [k for k, v in data.items() if v is None]:
            del data[name]
    return graph


@pytest.mark.parametrize("suffix", GRAPH_FORMATS)
def test_graphs_come_back(tmp_path: Path, report: Report, suffix: str) -> None:
    """Nodes, edges, keys and attributes survive; absent values only in node-link JSON."""
    graph = build_graph(report)
    path = tmp_path / f"graph{suffix}"
    write_graph(graph, path)
    expected = graph if suffix == ".json" else without_absent(graph)
    assert networkx.utils.graphs_equal(read_graph(path), expected)


@given(reports())
@settings(max_examples=25, deadline=None)
def test_any_graph_can_be_written_and_read(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    """Whatever the text, the files are valid and hold the same nodes and edges."""
    graph = build_graph(report)
    for suffix in GRAPH_FORMATS:
        path = tmp_path_factory.mktemp("g") / f"graph{suffix}"
        write_graph(graph, path)
        back = read_graph(path)
        assert list(back.nodes) == list(graph.nodes)
        assert sorted(back.edges(keys=True)) == sorted(graph.edges(keys=True))
        if suffix == ".json":
            assert networkx.utils.graphs_equal(back, graph)


def test_other_endings_and_foreign_files_are_refused(tmp_path: Path, report: Report) -> None:
    """The message names the file and what is expected."""
    with pytest.raises(InputError, match="not one of"):
        write_graph(build_graph(report), tmp_path / "graph.png")
    for suffix in GRAPH_FORMATS:
        path = tmp_path / f"foreign{suffix}"
        path.write_text("<not a graph>", encoding="utf-8")
        with pytest.raises(InputError, match="is not a graph"):
            read_graph(path)
    for text in ("[" * 50_000, "[1]", "null"):
        (tmp_path / "deep.json").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="is not a graph"):
            read_graph(tmp_path / "deep.json")
    path = tmp_path / "bomb.graphml"
    path.write_text('<!DOCTYPE x [<!ENTITY a "b">]><graphml/>', encoding="utf-8")
    with pytest.raises(InputError, match="document type"):
        read_graph(path)


@pytest.mark.parametrize("table", TABLES)
def test_csv_has_a_row_for_each_thing(report: Report, table: str) -> None:
    """Columns are the documented ones, rows those of the report."""
    found = read_csv(write_csv([report, report], table))
    things = getattr(report, table)
    assert [r["id"] for r in found] == [x.id for x in things] * 2
    assert {tuple(r) for r in found} <= {COLUMNS[table]}
    assert {r["document"] for r in found} <= {"ferry"}


def test_csv_places_point_into_the_text(report: Report) -> None:
    """Offsets and words agree."""
    for row in read_csv(write_csv([report], "statements")):
        for part in ("source", "cue", "content"):
            places = [p.split(":") for p in row[f"{part}_at"].split(" | ") if p]
            words = row["content" if part == "content" else f"{part}_text"]
            assert " | ".join(TEXT[int(a) : int(b)] for a, b in places) == words


@given(reports())
@settings(max_examples=50, deadline=None)
def test_any_csv_comes_back(report: Report) -> None:
    """Each cell reads back as the text of its value, and none begins like a formula."""
    for table in TABLES:
        text = write_csv([report], table)
        found = read_csv(text)
        for row, expected in zip(found, rows(report, table), strict=True):
            for name, value in expected.items():
                if isinstance(value, str):
                    assert row[name] == value


def test_csv_defuses_formulas() -> None:
    """A name like a formula is written as text."""
    report = analyze(TEXT, id="=cmd")
    assert "\r\n'=cmd," in write_csv([report], "statements")


def test_an_unknown_table_is_refused(report: Report) -> None:
    """The message lists the tables."""
    for function in (lambda: rows(report, "x"), lambda: write_csv([report], "x")):
        with pytest.raises(InputError, match="statements, sources, claims"):
            function()


def test_brat_comes_back(report: Report) -> None:
    """Parts, form, act, polarity and nesting of each statement survive."""
    back = read_brat(TEXT, write_brat(report), id="ferry")
    assert back.id == "ferry"
    assert [plain(s) for s in back.statements] == [plain(s) for s in report.statements]


def plain(s: object) -> tuple[object, ...]:
    """Return what brat holds of a statement."""
    return (s.source.spans, s.cue.spans, s.content.spans, s.form, s.act, s.polarity, s.reported, s.cue.type)  # type: ignore[attr-defined]


def test_brat_annotates_spans_of_the_text(report: Report) -> None:
    """Every text-bound annotation quotes the text at its offsets, as brat requires."""
    for line in write_brat(report).splitlines():
        if line.startswith("T"):
            _, places, words = line.split("\t")
            parts = [p.split() for p in places.split(" ", 1)[1].split(";")]
            assert " ".join(TEXT[int(a) : int(b)] for a, b in parts) == words


@given(reports(text=st.text(st.sampled_from("ab \n“é漢😀"), min_size=1, max_size=60)))
@settings(max_examples=60, deadline=None)
def test_any_statements_survive_brat(report: Report) -> None:
    """Writing what was read gives the same file again, whatever spans there are."""
    assert report.text is not None
    once = write_brat(report)
    again = read_brat(report.text, once)
    assert read_brat(report.text, write_brat(again)).statements == again.statements
    assert "\n\n" not in once


def test_brat_reads_what_annotators_write() -> None:
    """Discontinuous spans, numbered roles, notes and foreign types are understood or ignored."""
    text = "Police and fire crews said, on Monday, it was out."
    ann = (
        "T1\tSource 0 6;11 21\tPolice fire crews\nT2\tCue 22 26\tsaid\nT3\tContent 39 49\tit was out\n"
        "T4\tPlace 0 6\tPolice\nE1\tCue:T2 Source:T1 Content1:T3\nA1\tPolarity E1 open\n"
        "#1\tAnnotatorNotes E1\tsure?\nR1\tNear Arg1:T1 Arg2:T3\n"
    )
    (s,) = read_brat(text, ann).statements
    assert [x.text for x in s.source.spans] == ["Police", "fire crews"]
    assert (s.cue.spans[0].text, s.content.spans[0].text, s.polarity) == ("said", "it was out", "open")


def test_brat_reads_relations_too() -> None:
    """A cue with what is related to it is a statement."""
    ann = "T1\tSource 0 6\tPolice\nT2\tCue 7 11\tsaid\nT3\tContent 12 14\tso\nR1\tsays Arg1:T1 Arg2:T2\nR2\tis Arg1:T2 Arg2:T3\n"
    (s,) = read_brat("Police said so.", ann).statements
    assert [x.spans[0].text for x in (s.source, s.cue, s.content)] == ["Police", "said", "so"]


@pytest.mark.parametrize(
    "ann",
    [
        "T1\tSource 0",
        "T1\tSource 0 x\ty",
        "T1\tSource 5 900\ty",
        "E1\tCue:T9 Source:T8",
        "E1",
        "A1\tAct",
    ],
)
def test_a_malformed_annotation_is_refused(ann: str) -> None:
    """The message names the line or the missing annotation."""
    with pytest.raises((InputError, SpanError), match=r"line 1|refers to"):
        read_brat("Police said so.", ann)


def test_a_brat_folder_is_read_in_order(tmp_path: Path, report: Report) -> None:
    """Each annotation with its text; a missing text is an error that names it."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_bytes(TEXT.encode())
        (tmp_path / f"{name}.ann").write_text(write_brat(evolve(report, id=name)), encoding="utf-8")
    assert [r.id for r in read_brat_folder(tmp_path)] == ["a", "b"]
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputError, match=r"a\.txt is missing"):
        list(read_brat_folder(tmp_path))


def test_the_configuration_declares_what_is_written(report: Report) -> None:
    """Each type and attribute in the annotation stands in the configuration."""
    used = {line.split("\t")[1].split(" ")[0].split(":")[0] for line in write_brat(report).splitlines()}
    assert all(name in CONFIGURATION for name in used)
