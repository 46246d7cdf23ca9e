"""``attribution corpus``: many articles in one file, and what they say together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
from attrs import evolve

from attribution.batches import run_ordered
from attribution.cli.corpus_claims import as_json, database, documents, judge, show, withdraw
from attribution.cli.inputs import Text, read_documents
from attribution.cli.output import Problems, progress, write
from attribution.cli.settings import (
    analysis_options,
    jobs_option,
    known_metadata,
    make_options,
    metadata_options,
)
from attribution.corpus import Corpus, CorpusClaim
from attribution.corpus.entries import Entry, make_entry
from attribution.errors import AttributionError, InputError
from attribution.io.jsonlines import dump_line
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.report.report import FORMAT, Report

__all__ = ["corpus"]

_DATABASE = click.Path(dir_okay=False, path_type=Path)
_SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")

limit = click.option(
    "--limit", "-n", type=click.IntRange(min=1), default=20, show_default=True, help="Most rows."
)
to_file = click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write."
)


@click.group()
def corpus() -> None:
    """Collect articles in one file and ask what they say together.

    \b
    Examples:
      attribution corpus add news.db articles.jsonl --jobs 2
      attribution corpus claims news.db
      attribution corpus report news.db -o corpus.html
    """


for _command in (documents, show, judge, withdraw):
    corpus.add_command(_command)


@corpus.command(short_help="Analyse articles and add them.")
@click.argument("database", type=_DATABASE, metavar="DB")
@click.argument("files", nargs=-1, required=True, metavar="FILE|DIR...")
@click.option("--replace", is_flag=True, help="Analyse documents again that are there with the same text.")
@click.option("--scheduler", help="Address of a Dask scheduler to analyse on (extra: dask).")
@metadata_options
@jobs_option
@analysis_options
@click.pass_context
def add(
    ctx: click.Context,
    /,
    database: Path,
    files: tuple[str, ...],
    replace: bool,
    scheduler: str | None,
    title: str | None,
    published: str | None,
    outlet: str | None,
    jobs: int,
    **choices: Any,
) -> None:
    """Analyse articles and add them to the corpus file DB, which is made if it does not exist.

    Folders are searched for texts, pages and JSON lines; lines, and the objects of a .json file, may be articles or
    reports. Each document is written in a transaction of its own: a run that was stopped goes on where it was when it
    is started again. What cannot be analysed is set aside with the reason (see: attribution corpus failures).
    """
    options, problems = make_options(**choices), Problems()
    known = known_metadata(title, published, outlet)
    with Corpus.open(database, options=options) as store:
        total = None if "-" in files else sum(map(_count, _paths(files)))
        articles = progress(_articles(store, files, known, problems), total=total, beside=False)
        texts = _new_documents(store, articles, replace, problems)
        work: Callable[[Text], Entry] = partial(_prepare, options)
        if scheduler:
            from attribution.corpus.distributed import run_on_cluster

            results = run_on_cluster(work, texts, scheduler)
        else:
            results = run_ordered(work, texts, jobs=jobs)
        n = 0
        try:
            for text, result in results:
                if isinstance(result, Exception):
                    _set_aside(store, _name(text), result, problems)
                else:
                    store.put(result)
                    n += 1
        except KeyboardInterrupt:
            click.echo(f"stopped: {n} added; run the same command again to go on", err=True)
            ctx.exit(130)
        click.echo(f"{n} added, {len(store)} documents in {database}", err=True)
    ctx.exit(problems.status)


def _paths(files: tuple[str, ...]) -> Iterator[tuple[Path, Path | None]]:
    """Yield each file to read, with the folder that it was found in."""
    for file in files:
        path = Path(file)
        if path.is_dir():
            found = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in _SUFFIXES and p.is_file()]
            if not found:
                raise InputError(f"{path}: holds no files that end in {', '.join(_SUFFIXES)}")
            yield from ((p, path) for p in found)
        else:
            yield path, None


def _count(place: tuple[Path, Path | None]) -> int:
    """Count the documents of a file, for the progress bar."""
    path = place[0]
    if path.suffix.lower() not in (".jsonl", ".ndjson"):
        return 1
    try:
        with path.open("rb") as stream:
            return sum(not line.isspace() for line in stream)
    except OSError:
        return 0


def _articles(
    store: Corpus, files: tuple[str, ...], known: dict[str, str], problems: Problems
) -> Iterator[Text]:
    """Read all documents; those found in a folder are named by their path in it."""
    for path, folder in _paths(files):
        name = path.name if folder is None else path.relative_to(folder).as_posix()
        try:
            for text in read_documents(str(path), known=known):
                if folder is not None and not text.is_line and text.line.error is None:
                    text.line.record["id"] = name
                yield text
        except AttributionError as e:
            # A file that a folder happens to hold is one bad document, a file that was named is a bad input.
            problems.add(str(e), 1 if folder is not None else 2)
            if path.exists():
                store.fail(_storable(name), _storable(str(e)))


def _name(text: Text) -> str:
    ident = text.line.record.get("id")
    name = str(ident) if ident not in (None, "") else f"{Path(text.file).name}:{text.line.number}"
    return _storable(name)


def _storable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _new_documents(store: Corpus, texts: Iterator[Text], replace: bool, problems: Problems) -> Iterator[Text]:
    """Leave out documents that are there already, and set aside bad lines and names given twice."""
    files: dict[str, str] = {}
    for text in texts:
        name, record = _name(text), text.line.record
        if text.line.error is not None:
            _set_aside(store, name, text.line.error, problems)
        elif (other := files.setdefault(name, text.file)) != text.file:
            error = InputError(
                f"{text.file} bears the same name as {other}, added in this run; "
                "add the folder that holds both, or JSON lines with ids"
            )
            _set_aside(store, text.file, error, problems)
        elif replace or not _is_there(store, name, record):
            yield text


def _is_there(store: Corpus, name: str, record: dict[str, Any]) -> bool:
    if record.get("format") == FORMAT:  # an outlet is the id of a source there
        return store.has_text(name, record["text"])
    return store.has_text(
        name, record["text"], **{x: record.get(x) for x in ("title", "published", "outlet")}
    )


def _set_aside(store: Corpus, name: str, error: Exception, problems: Problems) -> None:
    reason = str(error) or type(error).__name__
    if not isinstance(error, AttributionError):
        reason = f"{type(error).__name__}: {reason}"
    store.fail(_storable(name), _storable(reason))
    problems.add(f"{name}: {reason}", 1)


def _prepare(options: Options, text: Text) -> Entry:
    """Analyse a document, or take a report that was made before, and prepare it for the corpus."""
    record = text.line.record
    if record.get("format") == FORMAT:
        return make_entry(evolve(Report.from_dict(record), id=_name(text)), options)
    more = {name: record.get(name) for name in ("title", "published", "outlet")}
    return make_entry(Analyzer(options).analyze(record["text"], id=_name(text), **more), options)


@corpus.command(short_help="List claims with their independent origins.")
@database
@limit
@as_json
def claims(database: Path, limit: int, is_json: bool) -> None:
    """List claims, those in most documents first, with their independent origins."""
    with Corpus.open(database) as store:
        for c in store.claims()[:limit]:
            if is_json:
                write(dump_line(_claim_record(c)))
            else:
                text = c.text if len(c.text) <= 100 else c.text[:99] + "…"
                click.echo(f"{c.id}  {len(c.documents)} docs  {c.n_for} for  {c.n_against} against  {text}")


@corpus.command(short_help="List outlets or sources with their record.")
@database
@limit
@as_json
@click.option(
    "--of",
    type=click.Choice(["outlets", "sources"]),
    default="outlets",
    show_default=True,
    help="Who published, or who is quoted.",
)
def sources(database: Path, limit: int, is_json: bool, of: str) -> None:
    """List outlets or quoted sources with their record and, where it is long enough, a reliability letter."""
    from attrs import asdict

    with Corpus.open(database) as store:
        for r in store.records(of=of)[:limit]:
            if is_json:
                write(dump_line(asdict(r)))
            else:
                click.echo(
                    f"{r.letter}  {r.accuracy:.2f} ({r.low:.2f}-{r.high:.2f})  {r.n_assertions} assertions, "
                    f"{r.n_own} own, {r.n_tested} tested  {r.name}"
                )


@corpus.command(short_help="List the documents that were set aside.")
@database
@click.option("--clear", is_flag=True, help="Forget them after listing.")
def failures(database: Path, clear: bool) -> None:
    """List the documents that were set aside, with the reason."""
    with Corpus.open(database) as store:
        for name, reason in store.failures().items():
            click.echo(f"{name}: {reason}")
        if clear:
            store.forget_failures()


@corpus.command(short_help="Take documents out again.")
@database
@click.argument("documents", nargs=-1, required=True)
@click.pass_context
def remove(ctx: click.Context, database: Path, documents: tuple[str, ...]) -> None:
    """Take documents out of the corpus again."""
    problems = Problems()
    with Corpus.open(database) as store:
        for document in documents:
            if not store.remove(document):
                problems.add(f"{document}: no such document", 1)
    ctx.exit(problems.status)


@corpus.command(short_help="Write the reports, or the graph.")
@database
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["jsonl", "graphml", "gexf", "json"]),
    default="jsonl",
    show_default=True,
)
@to_file
def export(database: Path, form: str, output: Path) -> None:
    """Write the reports (jsonl, which add reads again), or the graph of the corpus (graphml, gexf, json)."""
    with Corpus.open(database) as store:
        if form == "jsonl":
            with _writing(output), output.open("wb") as stream:
                for document in store:
                    stream.write(dump_line(store.report(document).to_dict()))
            return
        from attribution.io.graphs import write_graph

        graph = store.graph
        with _writing(output):
            write_graph(graph, output, form=f".{form}")


@corpus.command(short_help="Write a page: who said it first, who copied.")
@database
@to_file
def report(database: Path, output: Path) -> None:
    """Write an HTML page: who is the origin, who copied, who disputes, and how outlets source."""
    from attribution.corpus.html import render_corpus

    with Corpus.open(database) as store:
        page = render_corpus(store.overview)
    with _writing(output):
        output.write_text(page, "utf-8", errors="replace")


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as e:
        raise InputError(f"{output}: cannot be written: {e.strerror or e}") from None


def _claim_record(c: CorpusClaim) -> dict[str, Any]:
    from attrs import asdict

    return {**asdict(c), "n_for": c.n_for, "n_against": c.n_against, "documents": list(c.documents)}
