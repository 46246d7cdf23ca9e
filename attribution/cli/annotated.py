"""Commands on annotated articles."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from attribution.cli.output import complain, say
from attribution.errors import InputError

if TYPE_CHECKING:
    from attribution.evaluation import Scores

__all__ = ["evaluate", "train"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=_FILE)
@click.argument("predicted", type=_FILE, metavar="PRED")
@click.option("--json", "is_json", is_flag=True, help="Print all figures as JSON.")
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the errors by class to this .html or .txt file.",
)
def evaluate(gold: Path, predicted: Path, is_json: bool, errors: Path | None) -> None:
    """Compare predicted statements with annotated ones.

    GOLD holds annotated articles, one a line: {"id", "text", "attributions": [{"source", "cue", "content"}]}, each
    part a list of [start, end]. PRED holds the same, or reports as `attribution analyze --format jsonl` prints them.

    \b
    Example:
      attribution analyze gold.jsonl --format jsonl > reports.jsonl
      attribution evaluate gold.jsonl reports.jsonl --errors errors.html
    """
    from attribution.evaluation import compare_files
    from attribution.evaluation.errors import as_html, as_text

    found = compare_files(gold, predicted)
    if errors is not None:
        lay_out = as_html if errors.suffix.lower() in (".html", ".htm") else as_text
        errors.write_text(lay_out(found.errors), encoding="utf-8", errors="replace")
    if is_json:
        say(json.dumps(found.to_dict()) + "\n")
        return
    say(_table(found.scores))
    say(
        f"\n{found.n_articles} articles, {len(found.missing)} of them without a prediction; alpha {found.scores.alpha:.1f}\n"
    )


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
    return "\n".join(lines) + "\n"


@click.command()
@click.argument("own", type=click.Path(exists=True, path_type=Path), required=False)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the weights."
)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the corpora that the shipped weights were trained on, to mix with yours.",
)
@click.option(
    "--weight",
    type=click.FloatRange(min=0, min_open=True),
    default=3.0,
    show_default=True,
    help="How much an article of yours counts against one of the corpora.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same weights.")
def train(own: Path | None, out: Path, data: Path | None, weight: float, seed: int) -> None:
    """Train the extractor on annotated articles (extra: train).

    OWN is a file of annotated articles, one a line (see `attribution evaluate --help`), or a brat folder. Every fifth of them is
    held out, and the shipped weights and the new ones are scored on it. Without OWN the corpora in --data
    are trained on alone, which is how the shipped weights were made.

    \b
    Examples:
      attribution train own.jsonl --out weights
      attribution train brat-folder --data corpora --out weights
      attribution analyze article.txt --models weights
    """
    from attribution.training import extractor

    if own is not None:
        extractor.adapt(own, data, out, weight=weight, recipe=extractor.Recipe(seed=seed), say=complain)
    elif data is not None:
        extractor.main(["--data", str(data), "--out", str(out), "--seed", str(seed)])
    else:
        raise InputError("give annotated articles of your own, or the folder of the corpora as --data")
