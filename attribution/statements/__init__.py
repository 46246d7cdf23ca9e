"""Statements: who says what, by which cue, nested ones included."""

from attribution.statements.extraction import extract

__all__ = ["extract"]
