"""The command ``attribution``."""

from attribution.cli.commands import main

__all__ = ["main"]
