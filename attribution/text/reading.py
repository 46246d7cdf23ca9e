"""Read a text into a document: the floor's public functions."""

from collections.abc import Sequence
from datetime import date

from attribution.errors import InputError
from attribution.options import Options
from attribution.text.given import GivenTokens
from attribution.text.language import is_english
from attribution.text.layout import lay_out
from attribution.text.lemmas import load_lemmatizer
from attribution.text.names import load_names
from attribution.text.people import veil_people
from attribution.text.tags import load_tagger
from attribution.values.document import Document
from attribution.values.metadata import check_metadata

__all__ = ["read", "read_tokens"]

_DEFAULT = Options()
_NOT_ENGLISH = "the text does not look English, and only English is understood"


def read(
    text: str,
    *,
    id: str = "",
    title: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    options: Options = _DEFAULT,
) -> Document:
    """Read a text: paragraphs, sentences, tokens, quotations, tags, base forms, names.

    Args:
        text: any Unicode text; it is never rewritten and all offsets count its code points.
        id: name of the document.
        title: headline, where it is known and not part of the text.
        published: ISO 8601 date of publication, as text or as a date.
        outlet: name of the publisher.
        options: choices; ``lexicons``, ``models``, ``sentences`` and ``max_length`` matter here.

    Returns:
        The document with every layer but the parse. What the text itself says of its title, date, outlet,
        address and agencies fills the fields that were not given.

    Raises:
        InputError: if the text is not a str or longer than ``options.max_length``, or the metadata are not of their
            types or no date.

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
    published: str | date | None = None,
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
            sentences do not cover the tokens, or tags or names are of another scheme.

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
    published: str | date | None,
    outlet: str | None,
    options: Options,
) -> Document:
    """Put the layers together; those that are given are taken over."""
    known = check_metadata(id, title, published, outlet)
    lexicons, models = options.lexicons, options.models
    found = lay_out(text, given, title, options)
    forms, origin = found.forms, found.origin
    if given is not None and given.tags is not None:
        tags = given.tags
    else:
        words = list(forms)
        for i, mark in found.directions.items():
            words[i] = mark
        tagger = load_tagger(models)
        veil_people(words, load_names(models, lexicons).words, tagger)
        tags = tagger.tag_all(words, found.ranges)
    if given is not None and given.lemmas is not None:
        lemmas = given.lemmas
    else:
        lemmas = load_lemmatizer(lexicons).lemmas(forms, tags)
    if given is not None and given.entities is not None:
        entities = given.entities
    else:
        entities = load_names(models, lexicons).label(forms, tags, found.ranges)
    return Document(
        text=text,
        id=known.id,
        title=origin.title if known.title is None else known.title,
        published=origin.published if known.published is None else known.published,
        outlet=origin.outlet if known.outlet is None else known.outlet,
        url=origin.url,
        credits=origin.credits,
        paragraphs=tuple(found.paragraphs),
        sentences=tuple(found.sentences),
        quotations=found.quotations,
        forms=tuple(forms),
        starts=tuple(found.starts),
        ends=tuple(found.ends),
        tags=tuple(tags),
        lemmas=tuple(lemmas),
        entities=tuple(entities),
        heads=tuple(given.heads) if given is not None and given.heads is not None else None,
        deprels=tuple(given.deprels) if given is not None and given.deprels is not None else None,
        warnings=() if is_english(forms, found.paragraphs) else (_NOT_ENGLISH,),
    )
