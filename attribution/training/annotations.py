"""Annotated articles as training and evaluation read them, whatever the file format."""

from attrs import frozen

from attribution.statements.candidate import Ranges

__all__ = ["Article", "Attribution", "Ranges"]


@frozen(slots=True)
class Attribution:
    """One annotated attribution: character or token ranges of its three roles."""

    source: Ranges
    cue: Ranges
    content: Ranges
    id: str = ""
    nested_in: str | None = None


@frozen(slots=True)
class Article:
    """A text with its annotated attributions, ranges in characters."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
