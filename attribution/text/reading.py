"""Read a text into a document: the floor's public function."""

from attribution.errors import InputError
from attribution.options import Options
from attribution.text.furniture import load_furniture
from attribution.text.lemmas import load_lemmatizer
from attribution.text.paragraphs import block_ranges
from attribution.text.provenance import find_provenance
from attribution.text.quotations import find_quotations
from attribution.text.sentences import load_sentence_rules
from attribution.text.tags import load_tagger
from attribution.text.tokens import token_ranges
from attribution.values.document import Document, Paragraph, Sentence

__all__ = ["read"]

_DEFAULT = Options()


def read(
    text: str,
    *,
    id: str = "",
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    options: Options = _DEFAULT,
) -> Document:
    """Read a text: paragraphs, sentences, tokens, quotations, tags, base forms, names.

    Args:
        text: any Unicode text; it is never rewritten and all offsets count its code points.
        id: name of the document.
        title: headline, where it is known and not part of the text.
        published: ISO 8601 date of publication.
        outlet: name of the publisher.
        options: choices; ``lexicons``, ``models`` and ``max_length`` matter here.

    Returns:
        The document with every layer but the parse.

    Raises:
        InputError: if the text is not a str or longer than ``options.max_length``.

    >>> document = read("It rained. Officials said so.")
    >>> [document.text[s.start:s.end] for s in document.sentences]
    ['It rained.', 'Officials said so.']
    """
    if not isinstance(text, str):
        raise InputError(f"text must be a str, not {type(text).__name__}; decode bytes first")
    if len(text) > options.max_length:
        raise InputError(
            f"text has {len(text)} characters, at most {options.max_length} are accepted; "
            "split it or raise Options.max_length"
        )
    starts: list[int] = []
    ends: list[int] = []
    paragraphs = []
    blocks = block_ranges(text)
    kinds = load_furniture(options.lexicons).kinds(text, blocks, title)
    origin = find_provenance(text, blocks, kinds, options.lexicons)
    for (a, b), kind in zip(blocks, kinds, strict=True):
        first = len(starts)
        for s, e in token_ranges(text, a, b, options.lexicons):
            starts.append(s)
            ends.append(e)
        paragraphs.append(Paragraph(a, b, first, len(starts), kind))
    forms = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    quotations, directions = find_quotations(text, forms, starts, ends, paragraphs)
    rules = load_sentence_rules(options.lexicons)
    tagger = load_tagger(options.models)
    words = list(forms)
    for i, mark in directions.items():
        words[i] = mark
    sentences = []
    tags: list[str] = []
    for n, p in enumerate(paragraphs):
        for first, last in rules.split(text, forms, starts, ends, p.first, p.last, directions):
            sentences.append(Sentence(starts[first], ends[last - 1], first, last, n))
            tags += tagger.tag(words[first:last])
    return Document(
        text=text,
        id=id,
        title=origin.title if title is None else title,
        published=origin.published if published is None else published,
        outlet=origin.outlet if outlet is None else outlet,
        url=origin.url,
        credits=origin.credits,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        quotations=quotations,
        forms=tuple(forms),
        starts=tuple(starts),
        ends=tuple(ends),
        tags=tuple(tags),
        lemmas=tuple(load_lemmatizer(options.lexicons).lemmas(forms, tags)),
        entities=("O",) * len(forms),
    )
