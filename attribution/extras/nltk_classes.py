"""Our tokens, sentences and tags in nltk's interfaces, and nltk's tokens, tags and names in ours.

>>> WordTokenizer().tokenize("They didn't leave.")
['They', 'did', "n't", 'leave', '.']
>>> SentenceTokenizer().tokenize("It rained. Mr. Finch left.")
['It rained.', 'Mr. Finch left.']
>>> PerceptronTagger().tag(["Officials", "said", "so"])
[('Officials', 'NNS'), ('said', 'VBD'), ('so', 'RB')]

nltk is one of the libraries that the package always needs; it is imported here only, because that takes time.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from nltk.chunk.util import tree2conlltags
from nltk.tag.api import TaggerI
from nltk.tokenize.api import TokenizerI
from nltk.tree import Tree

from attribution.errors import InputError
from attribution.options import Options, chosen
from attribution.text import read_tokens
from attribution.text.layout import lay_out
from attribution.text.tags import load_tagger
from attribution.text.tokens import token_ranges
from attribution.values.document import Document

__all__ = ["PerceptronTagger", "SentenceTokenizer", "WordTokenizer", "document_from_nltk"]

# What nltk's tokenizers write for marks, and how these may stand in the text.
_WRITTEN = {
    "``": ('"', "“", "„", "«", "''", "‘‘", "``"),
    "''": ('"', "”", "“", "»", "’’", "''"),
    "-LRB-": ("(",),
    "-RRB-": (")",),
    "-LSB-": ("[",),
    "-RSB-": ("]",),
    "-LCB-": ("{",),
    "-RCB-": ("}",),
}
_TAGS = {"(": "-LRB-", ")": "-RRB-", "--": ":"}
# Names as nltk's chunkers call them.
_NAMES = {
    "PERSON": "PERSON", "ORGANIZATION": "ORGANIZATION", "LOCATION": "LOCATION", "GPE": "LOCATION",
    "GSP": "LOCATION", "FACILITY": "LOCATION", "PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "LOCATION",
}  # fmt: skip


class WordTokenizer(TokenizerI):  # type: ignore[misc]
    """Our tokens as an nltk tokenizer.

    Args:
        options: ``lexicons`` matters here.
    """

    def __init__(self, options: Options | None = None) -> None:
        self._lexicons = chosen(options).lexicons

    def tokenize(self, s: str) -> list[str]:
        """Return the tokens as they stand in the text."""
        return [s[a:b] for a, b in self.span_tokenize(s)]

    def span_tokenize(self, s: str) -> Iterator[tuple[int, int]]:
        """Yield the tokens' character ranges."""
        yield from token_ranges(s, folder=self._lexicons)


class SentenceTokenizer(TokenizerI):  # type: ignore[misc]
    """Our sentences as an nltk tokenizer; it sees paragraphs, datelines and the direction of quotation marks.

    Args:
        options: ``lexicons`` and ``sentences`` matter here.
    """

    def __init__(self, options: Options | None = None) -> None:
        self._options = chosen(options)

    def tokenize(self, s: str) -> list[str]:
        """Return the sentences as they stand in the text."""
        return [s[a:b] for a, b in self.span_tokenize(s)]

    def span_tokenize(self, s: str) -> Iterator[tuple[int, int]]:
        """Yield the sentences' character ranges."""
        for sentence in lay_out(s, None, None, self._options).sentences:
            yield sentence.start, sentence.end


class PerceptronTagger(TaggerI):  # type: ignore[misc]
    """Our tagger as an nltk tagger, with ``tag_sents``, ``accuracy`` and ``confusion`` of nltk's interface.

    Args:
        options: ``models`` matters here.
    """

    def __init__(self, options: Options | None = None) -> None:
        self._tagger = load_tagger(chosen(options).models)

    def tag(self, tokens: Iterable[str]) -> list[tuple[str, str]]:
        """Tag one sentence with Penn Treebank tags; opening and closing marks are best given as ````` `` ````` and ``''``."""
        words = list(tokens)
        if not all(words):
            raise InputError("a token is empty")
        return list(zip(words, self._tagger.tag(words), strict=True))


def document_from_nltk(sentences: Iterable[Any], text: str | None = None, **known: Any) -> Document:
    """Make a document from what nltk found in a text.

    Args:
        sentences: sentences in text order, each a list of words, a list of (word, tag) pairs with Penn Treebank tags, or
            a chunk tree as ``nltk.ne_chunk`` returns it, whose names are then taken over.
        text: the text that the sentences are from; words joined by single spaces where None. Marks that nltk rewrites
            (``"`` as ````` `` ````` and ``''``, brackets as ``-LRB-``) are found as they stand in it.
        known: metadata and further columns, as for :func:`attribution.text.read_tokens`.

    Returns:
        The document, with nltk's tokens, sentences, tags and names, and with ours where nltk gave none.

    Raises:
        InputError: if a word is not in the text, or only some words have a tag.

    Example:
        >>> document = document_from_nltk([[("Police", "NNS"), ("said", "VBD"), ("so", "RB"), (".", ".")]])
        >>> document.text, document.tags, document.lemmas
        ('Police said so .', ('NNS', 'VBD', 'RB', '.'), ('police', 'say', 'so', '.'))
    """
    words: list[str] = []
    tags: list[str | None] = []
    names: list[str] = []
    ranges: list[tuple[int, int]] = []
    for sentence in sentences:
        first = len(words)
        if isinstance(sentence, Tree):
            rows = tree2conlltags(sentence)
            words += [w for w, _, _ in rows]
            tags += [t for _, t, _ in rows]
            names += [_label(label) for _, _, label in rows]
        else:
            pairs = [(x, None) if isinstance(x, str) else (x[0], x[1]) for x in sentence]
            words += [w for w, _ in pairs]
            tags += [t for _, t in pairs]
            names += ["O"] * len(pairs)
        if len(words) > first:
            ranges.append((first, len(words)))
    if any(t is None for t in tags) and any(t is not None for t in tags):
        raise InputError("some words have a tag and some have none")
    whole = " ".join(words) if text is None else text
    found = [t for t in tags if t is not None]
    return read_tokens(
        whole,
        _align(words, whole),
        **{
            "sentences": ranges,
            "tags": [_TAGS.get(t, t) for t in found] if found else None,
            "entities": names if any(x != "O" for x in names) else None,
            **known,
        },
    )


def _label(chunk: str) -> str:
    """Return our BIO label for that of a chunk; chunks that are no names (NP) are left out."""
    name = _NAMES.get(chunk[2:])
    return chunk[:2] + name if name else "O"


def _align(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Return where each word stands in the text."""
    out = []
    at = 0
    for n, word in enumerate(words):
        while at < len(text) and text[at].isspace():
            at += 1
        found = next((w for w in (word, *_WRITTEN.get(word, ())) if text.startswith(w, at)), None)
        if not found:
            raise InputError(f"token {n} ({word!r}) is not in the text at character {at}")
        out.append((at, at + len(found)))
        at += len(found)
    return out
