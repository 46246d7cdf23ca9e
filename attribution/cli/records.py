"""``attribution check`` and ``attribution factuality``: JSON lines in, JSON lines out."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click
from attrs import asdict

from attribution.batches import run_ordered
from attribution.cli.inputs import open_lines
from attribution.cli.output import Problems, complain, progress, write
from attribution.cli.settings import analysis_options, jobs_option, make_options
from attribution.errors import InputError
from attribution.io.jsonlines import Line, Record, dump_line, error_record, require_pair, require_target
from attribution.options import Options
from attribution.pipeline import Analyzer

if TYPE_CHECKING:
    from attribution.values.analysis import Analysis

__all__ = ["check", "factuality"]

Answer = Callable[[Record, "Analysis", Options], Record]
# Lines of one text are analysed together; a text with very many lines is cut so that memory stays bounded.
_GROUP = 500


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="PAIRS.jsonl | FILE...")
@click.option("--claim", help="Ask this claim of articles, and print the answers for people.")
@jobs_option
@analysis_options
def check(files: tuple[str, ...], claim: str | None, jobs: int, **choices: Any) -> None:
    """Tell what texts do with given claims: agree, disagree, discuss, or nothing (unrelated).

    Reads {"id", "claim", "text"} a line; "-" is standard input. Prints {"id", "stance", "scores",
    "credibility", "verification", "statements", "evidence"} a line, in the same order. Lines with the same
    text that follow each other are analysed once.

    With --claim it reads articles, as analyze does, and prints for each in words what it does with the claim, and the
    places that this rests on.

    \b
    Examples:
      attribution check pairs.jsonl > stances.jsonl
      attribution check --claim "Nine people were killed" article.txt
    """
    options = make_options(**choices)
    if claim is not None:
        from attribution.cli.plain import ask_articles, lay_out_stance

        click.get_current_context().exit(ask_articles(files, options, lay_out_stance(claim, options)))
    hint = 'a claim is asked of articles with: attribution check --claim "TEXT" FILE...'
    click.get_current_context().exit(_run(_only(files, hint), require_pair, _judge, options, jobs, hint))


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="TARGETS.jsonl | FILE...")
@click.option("--event", help="Ask of these words in articles, and print the answers for people.")
@jobs_option
@analysis_options
def factuality(files: tuple[str, ...], event: str | None, jobs: int, **choices: Any) -> None:
    """Tell how far texts present events as having happened (3), not happened (-3) or open (0).

    Reads {"id", "text", "target": [start, end]} a line; "-" is standard input. Prints {"id",
    "factuality", "source", "why"} a line, in the same order. Lines with the same text that follow each
    other are analysed once.

    With --event it reads articles, as analyze does, and prints the value of each place where these words stand.

    \b
    Examples:
      attribution factuality targets.jsonl > values.jsonl
      attribution factuality --event collapsed article.txt
    """
    options = make_options(**choices)
    if event is not None:
        from attribution.cli.plain import ask_articles, lay_out_events

        click.get_current_context().exit(ask_articles(files, options, lay_out_events(event, options)))
    hint = "an event is asked of articles with: attribution factuality --event WORD FILE..."
    click.get_current_context().exit(_run(_only(files, hint), require_target, _measure, options, jobs, hint))


def _only(files: tuple[str, ...], hint: str) -> str:
    if len(files) > 1:
        raise InputError(f"one file of JSON lines is read at a time; {hint}")
    return files[0]


def _judge(record: Record, analysis: "Analysis", options: Options) -> Record:
    from attribution.scores.stance import judge

    stance = judge(record["claim"], analysis, options)
    return {
        "id": record.get("id"),
        "stance": stance.stance,
        "scores": dict(stance.scores),
        "credibility": stance.credibility,
        "verification": stance.verification,
        "statements": list(stance.statements),
        "evidence": [asdict(x) for x in stance.evidence],
    }


def _measure(record: Record, analysis: "Analysis", options: Options) -> Record:
    from attribution.scores.factuality import factuality as measure

    span = analysis.document.span(*record["target"])
    found = measure(analysis.document, analysis, span, options=options)
    return {
        "id": record.get("id"),
        "factuality": found.value,
        "source": found.source,
        "why": list(found.why),
    }


def _run(
    file: str, require: Callable[[Record], None], answer: Answer, options: Options, jobs: int, hint: str
) -> int:
    """Answer each line of a file; return the exit status. The hint is given once, where a line is no JSON."""
    problems = Problems()
    groups = _groups(open_lines(file, require))
    for group, result in progress(
        run_ordered(partial(_answer_group, options, answer), groups, jobs=jobs), unit="text"
    ):
        for n, line in enumerate(group):
            outcome = result if isinstance(result, Exception) else result[n]
            if isinstance(outcome, Exception):
                problems.add(f"{file}:{line.number}: {outcome or type(outcome).__name__}", 1)
                if hint and "not valid JSON" in str(outcome):
                    complain(hint)
                    hint = ""
                write(dump_line(error_record(outcome, line)))
            else:
                write(outcome)
    return problems.status


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield lines with the same text that follow each other; a bad line is a group of its own."""
    for _, same in groupby(
        lines, key=lambda x: (x.error is None, x.record["text"] if x.error is None else x.number)
    ):
        group = []
        for line in same:
            group.append(line)
            if len(group) == _GROUP:
                yield group
                group = []
        if group:
            yield group


def _answer_group(options: Options, answer: Answer, group: list[Line]) -> list[bytes | Exception]:
    """Analyse the text of a group once and answer its lines; runs in the workers."""
    if group[0].error is not None:
        return [line.error or ValueError(line.number) for line in group]
    analysis = Analyzer(options).inspect(group[0].record["text"])
    results: list[bytes | Exception] = []
    for line in group:
        try:
            results.append(dump_line(answer(line.record, analysis, options)))
        except Exception as e:
            results.append(e)
    return results
