"""Text: paragraphs, sentences, tokens, quotations, tags, base forms, names."""

from attribution.text.reading import read, read_tokens

__all__ = ["read", "read_tokens"]
