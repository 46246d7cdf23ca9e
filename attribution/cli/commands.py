"""The group of commands, each loaded when it is called for."""

import errno
import os
import sys
from importlib import import_module

import click

from attribution import __version__
from attribution.errors import AttributionError

__all__ = ["main"]

# Name of a command to the module and attribute that hold it; the first line of help stays here, so that
# --help loads none of them.
_COMMANDS = {
    "analyze": ("attribution.cli.analyze:analyze", "Report who says what in articles."),
    "explain": (
        "attribution.cli.single:explain",
        "Say why a claim, source or statement is reported as it is.",
    ),
    "sources": ("attribution.cli.single:sources", "List the sources of an article."),
    "graph": ("attribution.cli.single:graph", "Write who says what as a graph or a drawing."),
    "check": ("attribution.cli.records:check", "Tell what texts do with given claims."),
    "factuality": (
        "attribution.cli.records:factuality",
        "Tell how far texts present events as having happened.",
    ),
    "evaluate": ("attribution.cli.annotated:evaluate", "Compare predicted statements with annotated ones."),
    "train": ("attribution.cli.annotated:train", "Train the extractor on annotated articles."),
    "corpus": ("attribution.cli.corpus:corpus", "Collect articles and ask what they say together."),
}

# 128 and the number of the signal, as shells report a command that was interrupted.
_STOPPED = 130
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)

_EPILOG = """\b
Examples:
  attribution analyze article.txt
  attribution analyze articles.jsonl --format jsonl > reports.jsonl
  cat article.txt | attribution analyze -

The scores say how a text presents and supports a claim, never whether it is true."""


class _Commands(click.Group):
    """A group that imports a command when it is first used, and turns the library's errors into usage errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help) for name, (_, help) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # what is left over is written here, where a full disk can still be told
        except AttributionError as e:
            raise click.UsageError(str(e)) from None
        except KeyboardInterrupt:
            click.echo("attribution: stopped", err=True)
            ctx.exit(_STOPPED)
        except OSError as e:
            if e.errno not in _FULL:
                raise
            _drop_output()
            raise click.ClickException(f"the output cannot be written: {e.strerror}") from None


def _drop_output() -> None:
    """Lead standard output nowhere, so that what is still in memory is not tried again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@click.group(cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="attribution")
def main() -> None:
    """Who says so, how sure are they, and who has checked it?

    Reads news text and reports statements, sources, claims and how well the text supports them.
    """
