"""``attribution analyze``: articles in, reports out."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import click

from attribution.batches import run_ordered
from attribution.cli.inputs import Text, analyze_line, read_documents
from attribution.cli.output import Problems, progress, terminal_width, use_colour, write
from attribution.cli.settings import analysis_options, input_options, jobs_option, make_options
from attribution.errors import AttributionError
from attribution.io.jsonlines import dump_line, error_record
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.report import Report

__all__ = ["FORMATS", "analyze"]

FORMATS = ("table", "json", "jsonl")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@input_options
@jobs_option
@analysis_options
def analyze(
    files: tuple[str, ...],
    form: str,
    kind: str,
    encoding: str | None,
    jobs: int,
    **choices: Any,
) -> None:
    """Report who says what in articles, how sure they are, and who has checked it.

    FILE is a text; a .jsonl file holds one document a line as {"id", "text", "title"?, "published"?,
    "outlet"?}; "-" is standard input. What cannot be analysed is reported on standard error, and the rest
    goes on. The format json gives one object for one document and an array for several.

    \b
    Examples:
      attribution analyze article.txt
      attribution analyze *.txt --format json
      attribution analyze articles.jsonl --format jsonl --jobs 2

    Exit status: 0; 1 if a document failed; 2 if an input could not be read.
    """
    options = make_options(**choices)
    problems = Problems()
    render = partial(_render, form, terminal_width(), use_colour())
    texts = _documents(files, kind, encoding, problems)
    done = progress(run_ordered(partial(_analyze_text, options, render), texts, jobs=jobs))
    answers = (_answer(text, result, form, problems) for text, result in done)
    if form == "json":
        _write_json(answers)
    else:
        for n, answer in enumerate(answers):
            write(b"\n" + answer if n and form == "table" else answer)
    click.get_current_context().exit(problems.status)


def _documents(files: tuple[str, ...], kind: str, encoding: str | None, problems: Problems) -> Iterator[Text]:
    for file in files:
        try:
            yield from read_documents(file, kind=kind, encoding=encoding)
        except AttributionError as e:
            problems.add(str(e), 2)


def _analyze_text(options: Options, render: Callable[[Report], bytes], text: Text) -> bytes:
    """Analyse a document and render it; this runs in the workers, so that only bytes travel back."""
    return render(analyze_line(Analyzer(options), text.line))


def _render(form: str, width: int, colour: bool, report: Report) -> bytes:
    if form == "table":
        from attribution.report.table import render_table

        return render_table(report, width=width, colour=colour).encode("utf-8")
    return dump_line(report.to_dict(), indent=1 if form == "json" else None)


def _answer(text: Text, result: bytes | Exception, form: str, problems: Problems) -> bytes:
    """Return what stands in the output for a document, and note its failure."""
    if isinstance(result, bytes):
        return result
    place = f"{text.file}:{text.line.number}" if text.is_line else text.file
    problems.add(f"{place}: {result or type(result).__name__}", 1)
    return b"" if form == "table" else dump_line(error_record(result, text.line))


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
