"""Join descriptions that "and" parts inside: "the search and rescue agency" is one body, "the army and the police" two."""

from collections.abc import Sequence, Set

from attribution.lexicons.classes import word_class
from attribution.sources.chunks import Chunk
from attribution.sources.conjoined import AND
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import BODIES
from attribution.text.penn import COMMON_NOUNS
from attribution.values.document import Document

__all__ = ["join_compounds"]

_FIELD = COMMON_NOUNS | {"VBG"}  # "the mining and energy union"
_DETERMINERS = frozenset({"DT", "PRP$"})


def join_compounds(
    document: Document,
    tags: Sequence[str],
    chunks: Sequence[Chunk],
    lexicon: Lexicon,
    breaks: Set[int] = frozenset(),
) -> list[Chunk]:
    """Join two phrases around "and" where both are what one body or office is for.

    One determiner or possessor stands in front of both or a name behind them, the first is a single noun that names no
    speaker, the second ends in a body or an office: "the trade and industry ministry", "Norland's fire and rescue
    service", "health and safety inspector Jane Roe".

    Args:
        document: the text.
        tags: its tags, names marked.
        chunks: its base noun phrases in text order.
        lexicon: the word lists.
        breaks: tokens at which no phrase may go on.

    Returns:
        Disjoint phrases in text order.
    """
    out: list[Chunk] = []
    for c in chunks:
        p = out[-1] if out else None
        if (
            p is not None
            and c.first == p.last + 1
            and c.first not in breaks
            and document.forms[p.last] in AND
            and _is_shared(document, tags, p, c, lexicon)
        ):
            out[-1] = Chunk(p.first, c.last, p.segment)
        else:
            out.append(c)
    return out


def _is_shared(document: Document, tags: Sequence[str], p: Chunk, c: Chunk, lexicon: Lexicon) -> bool:
    """Tell whether the head of the second phrase counts for the noun of the first as well."""
    forms, field = document.forms, p.last - 1
    end = _before_name(document, c)
    n_words = p.last - p.segment
    is_determined = n_words == 2 and tags[p.segment] in _DETERMINERS
    is_bare = n_words == 1 and (p.segment > p.first or end < c.last)
    is_noun = tags[field] in _FIELD or forms[field].lower() in lexicon.fields
    if not (is_determined or is_bare) or not is_noun:
        return False
    if c.segment > c.first or end - c.first < 2 or tags[end - 1] != "NN":
        return False
    if not all(tags[i] in _FIELD and forms[i].islower() for i in range(c.first, end)):
        return False
    office = lexicon.nouns.get(f"{forms[end - 2]} {forms[end - 1]}") or lexicon.nouns.get(forms[end - 1])
    if office is None or (office.kind not in BODIES and office.kind != "person"):
        return False
    return _is_matter(forms[field].lower(), tags[field], office.kind, lexicon)


def _before_name(document: Document, c: Chunk) -> int:
    """Return the end of what stands before the person's name that a phrase ends in; its end where there is none."""
    entities, i = document.entities, c.last - 1
    if not entities[i].endswith("PERSON"):
        return c.last
    while i > c.first and entities[i] != "B-PERSON":
        i -= 1
    return i


def _is_matter(word: str, tag: str, kind: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun is what a body or office is for, and nobody who could speak beside it.

    The services of a district are both; people are what a body is for if they are many ("the women and equalities
    committee"), but speak beside a person ("the parents and school principal").
    """
    if word in word_class("local body"):
        return True
    if tag == "NNS":
        word = word if word in lexicon.nouns else word.removesuffix("s")
    noun = lexicon.nouns.get(word)
    if noun is None or noun.kind == "document":
        return True
    return noun.kind in ("person", "group") and tag == "NNS" and kind != "person"
