"""The options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, Unpack

import click

from attribution.cli.inputs import INPUTS
from attribution.cli.output import complain
from attribution.errors import InputError
from attribution.options import EXTRACTORS, SENTENCES, Choices, Options
from attribution.values.metadata import iso_date

__all__ = [
    "analysis_options",
    "input_options",
    "jobs_option",
    "known_metadata",
    "make_options",
    "metadata_options",
]

Command = TypeVar("Command", bound=Callable[..., Any])

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

_OPTIONS = (
    click.option(
        "--extractor",
        type=click.Choice(EXTRACTORS),
        default="model",
        show_default=True,
        help="Find statements with the learned model, or with lexicon and rules only.",
    ),
    click.option("--lexicons", type=_FOLDER, help="Folder of lexicon files that add to the shipped ones."),
    click.option(
        "--policy",
        type=_FILE,
        help="TOML file of credibility weights, all of them, or changes to the shipped ones (extends).",
    ),
    click.option("--sources", type=_FILE, help="TOML or JSON file of known sources."),
    click.option("--models", type=_FOLDER, help="Folder of model files that replace the shipped ones."),
    click.option(
        "--sentences",
        type=click.Choice(SENTENCES),
        default="rules",
        show_default=True,
        help="Cut sentences with our rules, or with nltk's Punkt.",
    ),
)


def analysis_options(command: Command) -> Command:
    """Add the options of an analysis to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def input_options(command: Command) -> Command:
    """Add ``--input`` and ``--encoding`` to a command."""
    command = click.option(
        "--encoding", help="Encoding of files.  [default: what a page or byte order mark says, else UTF-8]"
    )(command)
    return click.option(
        "--input",
        "kind",
        type=click.Choice(INPUTS),
        default="auto",
        help="What files hold.  [default: by their ending]",
    )(command)


def metadata_options(command: Command) -> Command:
    """Add ``--title``, ``--published`` and ``--outlet`` to a command."""
    command = click.option("--outlet", help="Publisher of articles that do not name their own.")(command)
    command = click.option("--published", help="ISO 8601 date of articles without one of their own.")(command)
    return click.option("--title", help="Headline of articles without one of their own.")(command)


def known_metadata(title: str | None, published: str | None, outlet: str | None) -> dict[str, str]:
    """Return the metadata of the command line that were given; raises InputError for a date that is none."""
    given = {"title": title, "published": iso_date(published), "outlet": outlet}
    return {name: value for name, value in given.items() if value is not None}


def jobs_option(command: Command) -> Command:
    """Add ``--jobs`` to a command."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to use."
    )(command)


def make_options(**choices: Unpack[Choices]) -> Options:
    """Return the options of an analysis from those of the command line, with every file that they name checked."""
    options = Options(**choices)
    _check_files(options)
    return options


def _check_files(options: Options) -> None:
    """Read the user's files once before the work begins, so that a mistake in one is told once, not for each document."""
    if options.lexicons is not None:
        _check_lexicons(options.lexicons)
    if options.policy is not None:
        from attribution.scores.policy import load_policy

        load_policy(options.policy)
    if options.sources is not None:
        from attribution.sources.profiles import load_profiles

        load_profiles(options.sources)
    if options.models is not None:
        from attribution.models.weights import check_folder
        from attribution.scores.stance import load_stance_model
        from attribution.statements.keeping import load_keeper

        load_keeper(options.models)
        load_stance_model(options.models)
        for warning in check_folder(options.models):
            complain(warning)


def _check_lexicons(folder: Path) -> None:
    from attribution.lexicons.validate import check_folder

    if not any(folder.glob("*.tsv")):
        raise InputError(f"{folder}: holds no lexicon files (*.tsv)")
    for finding in check_folder(folder):
        if finding.is_error:
            raise InputError(finding.message)
        if finding.code == "L201":
            complain(f"{finding.file}: is not read: {finding.message}")
