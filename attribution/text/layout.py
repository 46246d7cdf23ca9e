"""Cut a text into paragraphs, tokens, quotations and sentences: all that needs no model."""

from typing import TypeVar

from attrs import frozen

from attribution.options import Options
from attribution.text.datelines import separate_marks
from attribution.text.furniture import load_furniture
from attribution.text.given import GivenTokens
from attribution.text.markup import Plain, without_markup
from attribution.text.paragraphs import block_ranges
from attribution.text.provenance import Provenance, find_provenance
from attribution.text.punkt import load_punkt
from attribution.text.quotations import find_quotations
from attribution.text.sentences import load_sentence_rules
from attribution.text.tokens import token_ranges
from attribution.values.document import Paragraph, Quotation, Sentence
from attribution.values.evolution import evolve

__all__ = ["Layout", "lay_out"]

Layer = TypeVar("Layer", Paragraph, Sentence, Quotation)


@frozen(slots=True)
class Layout:
    """A text's layers as far as they follow from its characters.

    Attributes:
        origin: what the text says of where it comes from.
        paragraphs, sentences, quotations: in text order.
        forms, starts, ends: one entry a token.
        ranges: the sentences as ranges of tokens.
        directions: ````` `` ````` or ``''`` for each token that is a quotation's mark.
    """

    origin: Provenance
    paragraphs: list[Paragraph]
    sentences: list[Sentence]
    quotations: tuple[Quotation, ...]
    forms: list[str]
    starts: list[int]
    ends: list[int]
    ranges: list[tuple[int, int]]
    directions: dict[int, str]


def lay_out(text: str, given: GivenTokens | None, title: str | None, options: Options) -> Layout:
    """Cut a text: as it is shown without markup, unless its tokens are given; the ranges are those of the text as given.

    Args:
        text: any text.
        given: tokens, and perhaps sentences, that take the place of ours, or None.
        title: the headline, where it is known.
        options: ``lexicons`` and ``sentences`` matter here.

    Returns:
        The layers.
    """
    if given is not None:
        return _cut(text, given, title, options)
    plain = without_markup(text)
    found = _cut(plain.text, None, title, options)
    return found if plain.text == text else _led_back(found, plain)


def _cut(text: str, given: GivenTokens | None, title: str | None, options: Options) -> Layout:
    """Cut a text as it stands."""
    lexicons = options.lexicons
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
            found = token_ranges(text, a, b, lexicons)
            starts += [s for s, _ in found]
            ends += [e for _, e in found]
            paragraphs.append(Paragraph(a, b, first, len(starts), kind))
    else:
        starts, ends = given.starts, given.ends
        paragraphs = given.paragraphs(blocks, kinds)
    forms = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    quotations, directions = find_quotations(text, forms, starts, ends, paragraphs)
    ranges: list[tuple[int, int]] = []
    sentences: list[Sentence] = []
    if given is None or given.sentences is None:
        rules = (load_punkt if options.sentences == "punkt" else load_sentence_rules)(lexicons)
        for n, p in enumerate(paragraphs):
            for a, b in rules.split(text, forms, starts, ends, p.first, p.last, directions):
                ranges.append((a, b))
                sentences.append(Sentence(starts[a], ends[b - 1], a, b, n))
    else:
        ranges = given.sentences
        sentences = given.located_sentences(paragraphs)
    return Layout(origin, paragraphs, sentences, quotations, forms, starts, ends, ranges, directions)


def _led_back(found: Layout, plain: Plain) -> Layout:
    """Return layers of a text without markup with their ranges in the text as given; its forms stay as they are shown."""
    places = [plain.given_range(a, b) for a, b in zip(found.starts, found.ends, strict=True)]

    def moved(layer: Layer) -> Layer:
        start, end = plain.given_range(layer.start, layer.end)
        return evolve(layer, start=start, end=end)

    return evolve(
        found,
        starts=[a for a, _ in places],
        ends=[b for _, b in places],
        paragraphs=[moved(p) for p in found.paragraphs],
        sentences=[moved(s) for s in found.sentences],
        quotations=tuple(moved(q) for q in found.quotations),
    )
