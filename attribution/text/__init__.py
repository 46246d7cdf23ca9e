"""Text: paragraphs, sentences, tokens, quotations, tags, base forms, names."""

from attribution.text.reading import read

__all__ = ["read"]
