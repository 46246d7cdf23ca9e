"""The options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from attribution.cli.inputs import INPUTS
from attribution.options import EXTRACTORS, SENTENCES, Options

__all__ = ["analysis_options", "input_options", "jobs_option", "make_options"]

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
        "--policy", type=_FILE, help="TOML file of credibility weights that replaces the shipped one."
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
    command = click.option("--encoding", help="Encoding of text files.  [default: UTF-8]")(command)
    return click.option(
        "--input",
        "kind",
        type=click.Choice(INPUTS),
        default="auto",
        help="What files hold.  [default: by their ending]",
    )(command)


def jobs_option(command: Command) -> Command:
    """Add ``--jobs`` to a command."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to use."
    )(command)


def make_options(
    extractor: str,
    lexicons: Path | None,
    policy: Path | None,
    sources: Path | None,
    models: Path | None,
    sentences: str,
) -> Options:
    """Return the options of an analysis from those of the command line."""
    return Options(
        extractor=extractor,
        lexicons=lexicons,
        policy=policy,
        sources=sources,
        models=models,
        sentences=sentences,
    )
