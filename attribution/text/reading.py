"""Read a text into a document: the floor's public functions."""

from collections.abc import Sequence

from attribution.errors import InputError
from attribution.options import Options
from attribution.text.datelines import separate_marks
from attribution.text.furniture import load_furniture
from attribution.text.given import GivenTokens
from attribution.text.lemmas import load_lemmatizer
from attribution.text.names import load_names
from attribution.text.paragraphs import block_ranges
from attribution.text.provenance import find_provenance
from attribution.text.quotations import find_quotations
from attribution.text.sentences import load_sentence_rules
from attribution.text.tags import load_tagger
from attribution.text.tokens import token_ranges
from attribution.values.document import Document, Paragraph, Sentence

__all__ = ["read", "read_tokens"]

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
        The document with every layer but the parse. What the text itself says of its title, date, outlet,
        address and agencies fills the fields that were not given.

    Raises:
        InputError: if the text is not a str or longer than ``options.max_length``.

    >>> document = read("It rained. Officials said so.")
    >>> [document.text[s.start:s.end] for s in document.sentences]
    ['It rained.', 'Officials said so.']
    """
    _check(text, options)
    return _build(text, None, id, title, published, outlet, options)


def read_tokens(
    text: str,
    tokens: Sequence[tuple[int, int]] | Sequence[str],
    *,
    sentences: Sequence[tuple[int, int]] | None = None,
    tags: Sequence[str] | None = None,
    lemmas: Sequence[str] | None = None,
    entities: Sequence[str] | None = None,
    heads: Sequence[int] | None = None,
    deprels: Sequence[str] | None = None,
    id: str = "",
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    options: Options = _DEFAULT,
) -> Document:
    """Read a text whose tokens, and perhaps tags and trees, are already known.

    What is given replaces ours; what is None is filled in as :func:`read` does, but for the parse. Tokens that
    are only white space are left out, of all columns.

    Args:
        text: any Unicode text.
        tokens: character ranges in text order, or surfaces that are found in the text one after the other.
        sentences: ranges of tokens that together are all tokens, in order.
        tags: Penn Treebank tags.
        lemmas: base forms.
        entities: BIO labels with the types PERSON, ORGANIZATION, LOCATION, MISC.
        heads: for each token the index of its head, -1 (or its own index) for a root.
        deprels: names of the dependencies.
        id, title, published, outlet, options: as for :func:`read`.

    Returns:
        The document.

    Raises:
        InputError: if tokens overlap or are not in the text, a column has another length than the tokens,
            or sentences do not cover the tokens.

    >>> document = read_tokens("It rained.", ["It", "rained", "."], tags=["PRP", "VBD", "."])
    >>> document.starts, document.lemmas
    ((0, 3, 9), ('it', 'rain', '.'))
    >>> read_tokens("It rained.", ["Snow"])
    Traceback (most recent call last):
        ...
    attribution.errors.InputError: token 0 ('Snow') is not in the text after character 0
    """
    _check(text, options)
    given = GivenTokens.of(text, tokens, sentences, tags, lemmas, entities, heads, deprels)
    return _build(text, given, id, title, published, outlet, options)


def _check(text: str, options: Options) -> None:
    if not isinstance(text, str):
        raise InputError(f"text must be a str, not {type(text).__name__}; decode bytes first")
    if len(text) > options.max_length:
        raise InputError(
            f"text has {len(text)} characters, at most {options.max_length} are accepted; "
            "split it or raise Options.max_length"
        )


def _build(
    text: str,
    given: GivenTokens | None,
    id: str,
    title: str | None,
    published: str | None,
    outlet: str | None,
    options: Options,
) -> Document:
    """Put the layers together; those that are given are taken over."""
    lexicons, models = options.lexicons, options.models
    blocks = block_ranges(text)
    kinds = load_furniture(lexicons).kinds(text, blocks, title)
    if given is None or given.sentences is None:
        blocks, kinds = separate_marks(text, blocks, kinds, lexicons)
    origin = find_provenance(text, blocks, kinds, lexicons)
    starts: list[int] = []
    ends: list[int] = []
    paragraphs: list[Paragraph] = []
    if given is None:
        for (a, b), kind in zip(blocks, kinds, strict=True):
            first = len(starts)
            for s, e in token_ranges(text, a, b, lexicons):
                starts.append(s)
                ends.append(e)
            paragraphs.append(Paragraph(a, b, first, len(starts), kind))
    else:
        starts, ends = given.starts, given.ends
        paragraphs = given.paragraphs(blocks, kinds)
    forms = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    quotations, directions = find_quotations(text, forms, starts, ends, paragraphs)
    ranges: list[tuple[int, int]] = []
    sentences: list[Sentence] = []
    if given is None or given.sentences is None:
        rules = load_sentence_rules(lexicons)
        for n, p in enumerate(paragraphs):
            for a, b in rules.split(text, forms, starts, ends, p.first, p.last, directions):
                ranges.append((a, b))
                sentences.append(Sentence(starts[a], ends[b - 1], a, b, n))
    else:
        ranges = given.sentences
        sentences = given.located_sentences(paragraphs)
    if given is not None and given.tags is not None:
        tags = given.tags
    else:
        words = list(forms)
        for i, mark in directions.items():
            words[i] = mark
        tags = load_tagger(models).tag_all(words, ranges)
    if given is not None and given.lemmas is not None:
        lemmas = given.lemmas
    else:
        lemmas = load_lemmatizer(lexicons).lemmas(forms, tags)
    if given is not None and given.entities is not None:
        entities = given.entities
    else:
        entities = load_names(models, lexicons).label(forms, tags, ranges)
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
        lemmas=tuple(lemmas),
        entities=tuple(entities),
        heads=tuple(given.heads) if given is not None and given.heads is not None else None,
        deprels=tuple(given.deprels) if given is not None and given.deprels is not None else None,
    )
