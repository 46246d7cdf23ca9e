"""Commands on annotated articles."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from attribution.cli.output import complain, say
from attribution.errors import InputError

if TYPE_CHECKING:
    from attribution.evaluation import Comparison, Scores

__all__ = ["evaluate", "train"]

_PLACE = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("gold", type=_PLACE)
@click.argument("predicted", type=_PLACE, metavar="PRED")
@click.option(
    "--nested", "is_nested", is_flag=True, help="Count statements inside the content of others too."
)
@click.option("--json", "is_json", is_flag=True, help="Print all figures as JSON.")
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="List the differences by class in this .html or .txt file.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    help="Cases of a class in that list.",
)
def evaluate(
    gold: Path, predicted: Path, is_nested: bool, is_json: bool, errors: Path | None, most: int
) -> None:
    """Compare predicted statements with annotated ones, or two annotators.

    GOLD holds annotated articles, one a line: {"id", "text", "attributions": [{"source", "cue", "content"}]}, each
    part a list of [start, end]; or it is a brat folder. PRED holds the same, or reports as `attribution analyze
    --format jsonl` prints them. Articles are paired by id, in a brat folder the file's name.

    Exact: the same words. Overlap: single words and marks. Whole: all three parts exact. Relaxed: contents share at
    least half of their words; with source: the sources touch as well. Alpha: Krippendorff's, of one label a token.

    \b
    Examples:
      attribution analyze gold.jsonl --format jsonl > reports.jsonl
      attribution evaluate gold.jsonl reports.jsonl --errors errors.html
      attribution evaluate brat/anna brat/ben
    """
    from attribution.evaluation import compare_files
    from attribution.evaluation.errors import as_html, as_text

    if errors is not None and errors.suffix.lower() not in (".html", ".htm", ".txt"):
        raise InputError(f"{errors}: the ending {errors.suffix!r} is not one of .html, .htm, .txt")
    found = compare_files(gold, predicted, is_nested=is_nested)
    if errors is not None:
        lay_out = as_html if errors.suffix.lower() in (".html", ".htm") else as_text
        try:
            errors.write_text(lay_out(found.errors, most=most), encoding="utf-8", errors="replace")
        except OSError as e:
            raise InputError(f"{errors}: cannot be written: {e}") from e
    say(json.dumps(found.to_dict()) + "\n" if is_json else _summary(found))


def _names(ids: Sequence[str]) -> str:
    return ", ".join(ids[:3]) + (", ..." if len(ids) > 3 else "")


def _summary(found: "Comparison") -> str:
    """Lay figures, reliability of the confidence and counts of differences out as text."""
    n_gold = found.scores.relaxed.n_gold
    head = f"{found.n_articles} articles, {n_gold} annotated and {found.scores.relaxed.n_predicted} predicted statements\n"
    if found.missing:
        head += f"without a prediction, counted as empty: {len(found.missing)} ({_names(found.missing)})\n"
    if found.unknown:
        head += f"predicted but not annotated, not counted: {len(found.unknown)} ({_names(found.unknown)})\n"
    parts = [head, _table(found.scores)]
    if found.calibration:
        lines = [f"{'confidence':26}{'statements':>10}{'mean':>10}{'right':>10}"]
        for row in found.calibration:
            band = f"{row.low:.1f} to {row.high:.1f}"
            lines.append(f"{band:26}{row.n:>10}{row.confidence:>10.2f}{row.accuracy:>10.2f}")
        parts.append("\n".join(lines) + "\n")
    if found.errors:
        from attribution.evaluation.errors import as_counts

        parts.append("differences\n" + as_counts(found.errors))
    return "\n".join(parts)


def _table(scores: "Scores") -> str:
    """Lay out precision, recall and F as lines."""
    rows = [
        *(
            (f"{role}, {name}", getattr(scores, name)[role])
            for role in scores.exact
            for name in ("exact", "overlap")
        ),
        ("whole statement, exact", scores.whole),
        ("whole statement, relaxed", scores.relaxed),
        ("relaxed, with source", scores.relaxed_with_source),
    ]
    lines = [f"{'':26}{'precision':>10}{'recall':>10}{'F':>10}"]
    for name, x in rows:
        lines.append(f"{name:26}{x.p:>10.1f}{x.r:>10.1f}{x.f:>10.1f}")
    lines.append(f"{'alpha':26}{scores.alpha:>30.1f}")
    return "\n".join(lines) + "\n"


@click.command()
@click.argument("own", type=_PLACE, required=False)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for the weights and the report.",
)
@click.option(
    "--init",
    metavar="FOLDER",
    help="Weights to start from: a folder, 'shipped', or 'none'.  [default: shipped; none with --data]",
)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the corpora that the shipped weights were trained on: train anew on them and yours together.",
)
@click.option(
    "--test",
    type=_PLACE,
    help="Annotated articles to score on.  [default: every fifth of OWN, held out]",
)
@click.option(
    "--check",
    "checks",
    type=_PLACE,
    multiple=True,
    help="Further annotated articles to score on before and after; may be given several times.",
)
@click.option(
    "--weight",
    type=click.FloatRange(min=0, min_open=True),
    default=3.0,
    show_default=True,
    help="With --data, how much an article of yours counts against one of the corpora.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same weights.")
def train(
    own: Path | None,
    out: Path,
    init: str | None,
    data: Path | None,
    test: Path | None,
    checks: tuple[Path, ...],
    weight: float,
    seed: int,
) -> None:
    """Train the extractor on annotated articles (extra: train).

    OWN is a file of annotated articles, one a line (see `attribution evaluate --help`), or a brat folder. Training starts
    from the shipped weights. Every fifth article is held out; old and new weights are scored on it, and what changed is
    written to changes.txt and changes.html in the folder of the new weights. Without OWN the corpora in --data are
    trained on alone, which is how the shipped weights were made.

    \b
    Examples:
      attribution train own.jsonl --out weights
      attribution train brat-folder --out weights --check other.jsonl
      attribution train own.jsonl --data corpora --out weights
      attribution analyze article.txt --models weights
    """
    if own is None and data is None:
        raise InputError("give annotated articles of your own, or the folder of the corpora as --data")
    if data is not None and init not in (None, "none"):
        raise InputError("--data trains anew and --init starts from weights: give one of them")
    from attribution.training import adaptation, extractor

    if own is None:
        extractor.main(["--data", str(data), "--out", str(out), "--seed", str(seed)])
        return
    is_anew = data is not None or init == "none"
    recipe = evolve(extractor.Recipe() if is_anew else adaptation.ADAPTING, seed=seed)
    revisions = adaptation.adapt(
        own,
        out,
        init=None if init in (None, "shipped", "none") else Path(init),
        data=data,
        is_from_nothing=init == "none",
        test=test,
        checks=checks,
        weight=weight,
        recipe=recipe,
        say=complain,
    )
    from attribution.evaluation.changes import table

    say("\n".join(table(r) for r in revisions))
    say(f"\nWhat changed, statement by statement: {out / 'changes.html'}\n")
