"""Commands on one article: ``explain``, ``sources``, ``graph``."""

from pathlib import Path
from typing import Any

import click

from attribution.cli.inputs import analyze_line, read_documents
from attribution.cli.output import say, terminal_width, use_colour
from attribution.cli.settings import analysis_options, input_options, make_options
from attribution.errors import InputError
from attribution.pipeline import Analyzer
from attribution.report import Report

__all__ = ["explain", "graph", "sources"]


@click.command()
@click.argument("file")
@click.argument("id", required=False)
@input_options
@analysis_options
def explain(file: str, id: str | None, kind: str, encoding: str | None, **choices: Any) -> None:
    """Say in plain sentences why a claim, source or statement of FILE is reported as it is.

    ID is that of a claim (c1), a source (e1), a statement (s1) or a verification (v1); without it the
    claims are listed.

    \b
    Examples:
      attribution explain article.txt
      attribution explain article.txt c2
    """
    report = _read_one(file, kind, encoding, choices)
    if id is None:
        from attribution.report.table import render_claims

        say(render_claims(report, width=terminal_width(), colour=use_colour()))
    else:
        say(report.explain(id))


@click.command()
@click.argument("file")
@input_options
@analysis_options
def sources(file: str, kind: str, encoding: str | None, **choices: Any) -> None:
    """List the sources of FILE with type, role, affiliation and how often they speak.

    \b
    Example:
      attribution sources article.txt
    """
    from attribution.report.table import render_sources

    report = _read_one(file, kind, encoding, choices)
    say(render_sources(report, width=terminal_width(), colour=use_colour()))


@click.command()
@click.argument("file")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; its ending says how: .graphml, .gexf, .json or .svg.",
)
@input_options
@analysis_options
def graph(file: str, output: Path, kind: str, encoding: str | None, **choices: Any) -> None:
    """Write who says what in FILE as a graph, or as a drawing of it.

    \b
    Examples:
      attribution graph article.txt -o article.graphml
      attribution graph article.txt -o article.svg
    """
    from attribution.io.graphs import GRAPH_FORMATS, write_graph
    from attribution.report.drawing import draw_graph

    suffix = output.suffix.lower()
    if suffix not in (*GRAPH_FORMATS, ".svg"):
        raise InputError(
            f"{output}: the ending {suffix!r} is not one of {', '.join((*GRAPH_FORMATS, '.svg'))}"
        )
    report = _read_one(file, kind, encoding, choices)
    try:
        if suffix == ".svg":
            output.write_text(draw_graph(report), encoding="utf-8")
        else:
            write_graph(report.graph, output)
    except OSError as e:
        raise InputError(f"{output}: cannot be written: {e.strerror}") from None


def _read_one(file: str, kind: str, encoding: str | None, choices: dict[str, Any]) -> Report:
    texts = list(read_documents(file, kind=kind, encoding=encoding))
    if len(texts) != 1:
        raise InputError(f"{file}: holds {len(texts)} documents, expected one")
    return analyze_line(Analyzer(make_options(**choices)), texts[0].line)
