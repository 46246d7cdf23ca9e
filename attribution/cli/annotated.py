"""Commands on annotated articles."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

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
    type=click.Path(exists=True, path_type=Path),
    help="Annotated articles to score on.  [default: every fifth of OWN, held out]",
)
@click.option(
    "--check",
    "checks",
    type=click.Path(exists=True, path_type=Path),
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
