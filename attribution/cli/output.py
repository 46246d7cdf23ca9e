"""Write results and complaints: results on standard output, everything else on standard error."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

__all__ = ["Problems", "complain", "progress", "say", "terminal_width", "use_colour", "write"]

Thing = TypeVar("Thing")


def write(data: bytes) -> None:
    """Write bytes to standard output."""
    stream = sys.stdout.buffer
    stream.write(data)


def say(text: str) -> None:
    """Write text to standard output in UTF-8."""
    write(text.encode("utf-8", "replace"))


def complain(message: str) -> None:
    """Write one line to standard error."""
    click.echo(f"attribution: {_printable(message)}", err=True)


def _printable(message: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in message)


def use_colour() -> bool:
    """Tell whether results may be coloured: on a terminal that does not set NO_COLOR."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width(default: int = 100) -> int:
    """Return the width of the terminal in columns, or of the environment's COLUMNS, or the default."""
    import shutil

    return shutil.get_terminal_size((default, 24)).columns


def progress(
    things: Iterable[Thing], *, total: int | None = None, unit: str = "doc", beside: bool = True
) -> Iterator[Thing]:
    """Show a bar on standard error while going through things, if that is a terminal and the results are not.

    Args:
        things: what to go through.
        total: how many there are, if that is known.
        unit: what they are called.
        beside: whether results are written to standard output meanwhile; the bar may not come between them.
    """
    if not sys.stderr.isatty() or (beside and sys.stdout.isatty()):
        return iter(things)
    from tqdm import tqdm

    bar: Iterator[Thing] = iter(tqdm(things, total=total, unit=unit, delay=1, leave=False))
    return bar


class Problems:
    """What went wrong so far, as an exit status: 2 for an input, 1 for a document of it, 0 for nothing."""

    def __init__(self) -> None:
        self.status = 0

    def add(self, message: str, status: int) -> None:
        """Complain on standard error and remember the worst status."""
        complain(message)
        self.status = max(self.status, status)
