"""What ``check --claim`` and ``factuality --event`` print for people: one claim or event, asked of articles."""

import re
from collections.abc import Callable

from attribution.cli.inputs import Text, inspect_line, read_documents
from attribution.cli.output import Problems, say
from attribution.errors import AttributionError, InputError
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.values.analysis import Analysis

__all__ = ["ask_articles", "lay_out_events", "lay_out_stance"]

_SHOWN = 200  # characters of a quotation
_VERBS = {
    "agree": "agrees with it",
    "disagree": "disagrees with it",
    "discuss": "discusses it without a stand",
    "unrelated": "does not take it up",
}


def ask_articles(files: tuple[str, ...], options: Options, answer: Callable[[Analysis], list[str]]) -> int:
    """Print for each article its name and the lines of an answer; return the exit status."""
    problems, analyzer = Problems(), Analyzer(options)
    for file in files:
        try:
            for text in read_documents(file):
                _ask(text, analyzer, answer, problems)
        except AttributionError as e:
            problems.add(str(e), 2)
    return problems.status


def _ask(text: Text, analyzer: Analyzer, answer: Callable[[Analysis], list[str]], problems: Problems) -> None:
    try:
        analysis = inspect_line(analyzer, text.line)
    except AttributionError as e:
        problems.add(f"{text.place}: {e}", 1)
        return
    first, *rest = answer(analysis)
    say("".join(f"{line}\n" for line in (f"{analysis.document.id}: {first}", *(f"  {x}" for x in rest))))


def lay_out_stance(claim: str, options: Options) -> Callable[[Analysis], list[str]]:
    """Return what says in words what an article does with a claim."""
    from attribution.scores.stance import judge

    def answer(analysis: Analysis) -> list[str]:
        stance = judge(claim, analysis, options)
        first = f"{stance.stance}: {_VERBS[stance.stance]} ({dict(stance.scores)[stance.stance]:.2f})"
        if stance.credibility is not None:
            first += f"; credibility {stance.credibility:.2f}"
        if stance.verification is not None:
            first += f", {stance.verification}"
        return [first, *(_quoted(x.text) for x in stance.evidence)]

    return answer


def lay_out_events(event: str, options: Options) -> Callable[[Analysis], list[str]]:
    """Return what says in words how far an article presents an event, at each place of its words, as having happened."""
    from attribution.scores.factuality import factuality

    if not event.split():
        raise InputError("--event is empty; give a word of the article, as in --event collapsed")
    inside = r"\s+".join(map(re.escape, event.split()))
    words = re.compile(rf"(?<!\w){inside}(?!\w)", re.IGNORECASE)

    def answer(analysis: Analysis) -> list[str]:
        document = analysis.document
        return _counted(
            [
                f"{found.value:+.2f}  {_around(document.text, m)}  ({'; '.join(found.why)})"
                for m in words.finditer(document.text)
                for found in [factuality(document, analysis, document.span(*m.span()), options=options)]
            ],
            event,
        )

    return answer


def _counted(lines: list[str], event: str) -> list[str]:
    times = f"{len(lines)} time{'' if len(lines) == 1 else 's'}"
    return [f"“{event}” stands there {times if lines else 'nowhere'}", *lines]


def _around(text: str, m: re.Match[str], reach: int = 40) -> str:
    """Return the words around a place, in one line."""
    before, after = text[max(0, m.start() - reach) : m.start()], text[m.end() : m.end() + reach]
    return " ".join(f"… {before}[{m[0]}]{after} …".split())


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}”"
