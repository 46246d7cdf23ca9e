"""Find who is behind every source: names, roles, pronouns, kinds, affiliation, independence."""

from attribution.sources.resolve import resolve

__all__ = ["resolve"]
