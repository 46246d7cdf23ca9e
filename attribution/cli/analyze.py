"""``attribution analyze``: articles in, reports out."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import click

from attribution.batches import run_ordered
from attribution.cli.inputs import Text, analyze_line, read_documents
from attribution.cli.output import Problems, progress, terminal_width, use_colour, write
from attribution.cli.settings import (
    analysis_options,
    input_options,
    jobs_option,
    known_metadata,
    make_options,
    metadata_options,
)
from attribution.errors import AttributionError, InputError
from attribution.io.jsonlines import dump_line, error_record
from attribution.io.tables import TABLES, write_csv
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.report import Report

__all__ = ["FORMATS", "analyze"]

FORMATS = ("table", "json", "jsonl", "html", "csv", "jsonld", "annotations", "brat", "tree")

_ONE_DOCUMENT = ("html", "brat")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option(
    "--table",
    type=click.Choice(TABLES),
    help="Which table the format csv prints.  [default: statements]",
)
@input_options
@metadata_options
@jobs_option
@analysis_options
def analyze(
    files: tuple[str, ...],
    form: str,
    table: str | None,
    kind: str,
    encoding: str | None,
    title: str | None,
    published: str | None,
    outlet: str | None,
    jobs: int,
    **choices: Any,
) -> None:
    """Report who says what in articles, how sure they are, and who has checked it.

    FILE is a text; a .jsonl file holds one document a line as {"id", "text", "title"?, "published"?,
    "outlet"?}, a .json file one such object or an array of them; .html is a web page (extra: html); "-" is standard
    input. What cannot be analysed is reported on standard error, and the rest goes on.

    \b
    Formats:
      table        for people, as wide as the terminal
      json         one object for one document, an array for several
      jsonl        one report a line (docs/report-format.md)
      html         one page for one document, readable without scripts
      csv          statements, sources or claims of all documents (--table)
      jsonld       schema.org and PROV-O, one document a line
      annotations  W3C Web Annotations, one document a line
      brat         standoff annotation of one document
      tree         statements as bracketed trees (nltk), one document after the other

    \b
    Examples:
      attribution analyze article.txt
      attribution analyze article.txt --format html > article.html
      attribution analyze article.txt --published 2024-05-31 --outlet "Arden Herald"
      attribution analyze articles.jsonl --format jsonl --jobs 2

    Exit status: 0; 1 if a document failed; 2 if an input could not be read.
    """
    if table is not None and form != "csv":
        raise InputError(f"--table chooses a table of --format csv; the format is {form}")
    table = table or TABLES[0]
    options, known = make_options(**choices), known_metadata(title, published, outlet)
    problems = Problems()
    render = partial(_render, form, table, terminal_width(), use_colour())
    texts = _documents(files, kind, encoding, known, problems)
    if form in _ONE_DOCUMENT:
        texts = _only_one(texts, form)
    done = progress(run_ordered(partial(_analyze_text, options, render), texts, jobs=jobs))
    answers = (_answer(text, result, form, problems) for text, result in done)
    if form == "json":
        _write_json(answers)
    else:
        if form == "csv":
            write(write_csv([], table).encode("utf-8"))
        for n, answer in enumerate(answers):
            write(b"\n" + answer if n and form == "table" else answer)
    click.get_current_context().exit(problems.status)


def _only_one(texts: Iterator[Text], form: str) -> Iterator[Text]:
    first = list(islice(texts, 2))
    if len(first) > 1:
        raise InputError(f"the format {form} holds one document; give one, or choose jsonl")
    return iter(first)


def _documents(
    files: tuple[str, ...], kind: str, encoding: str | None, known: dict[str, str], problems: Problems
) -> Iterator[Text]:
    for file in files:
        try:
            yield from read_documents(file, kind=kind, encoding=encoding, known=known)
        except AttributionError as e:
            problems.add(str(e), 2)


def _analyze_text(options: Options, render: Callable[[Report], bytes], text: Text) -> bytes:
    """Analyse a document and render it; this runs in the workers, so that only bytes travel back."""
    return render(analyze_line(Analyzer(options), text.line))


def _render(form: str, table: str, width: int, colour: bool, report: Report) -> bytes:
    """Return a report in a format; a lone surrogate, which UTF-8 cannot hold, becomes a replacement mark or an escape."""
    if form == "table":
        from attribution.report.table import render_table

        text = render_table(report, width=width, colour=colour)
    elif form == "html":
        text = report.to_html()
    elif form == "csv":
        text = write_csv([report], table, header=False)
    elif form == "brat":
        from attribution.io.brat import write_brat

        text = write_brat(report)
    elif form == "tree":
        from attribution.io.trees import bracketed, statement_tree

        text = bracketed(statement_tree(report), width=width)
    elif form == "jsonld":
        from attribution.io.linked import to_jsonld

        return dump_line(to_jsonld(report))
    elif form == "annotations":
        from attribution.io.annotations import to_annotations

        return dump_line(to_annotations(report))
    else:
        return dump_line(report.to_dict(), indent=1 if form == "json" else None)
    return text.encode("utf-8", "replace")


def _answer(text: Text, result: bytes | Exception, form: str, problems: Problems) -> bytes:
    """Return what stands in the output for a document, and note its failure."""
    if isinstance(result, bytes):
        return result
    problems.add(f"{text.place}: {result or type(result).__name__}", 1)
    return dump_line(error_record(result, text.line)) if form.startswith("json") else b""


def _write_json(answers: Iterator[bytes]) -> None:
    """Write one object, or several as an array, without holding more than two."""
    first = next(answers, None)
    second = next(answers, None)
    if first is None:
        return
    if second is None:
        write(first)
        return
    write(b"[\n" + first.rstrip(b"\n"))
    while second is not None:
        write(b",\n" + second.rstrip(b"\n"))
        second = next(answers, None)
    write(b"\n]\n")
