"""The group of commands, each loaded when it is called for."""

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
            return super().invoke(ctx)
        except AttributionError as e:
            raise click.UsageError(str(e)) from None


@click.group(cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="attribution")
def main() -> None:
    """Who says so, how sure are they, and who has checked it?

    Reads news text and reports statements, sources, claims and how well the text supports them.
    """
