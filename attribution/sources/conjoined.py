"""Find names that the recogniser cuts inside: at "and" ("Avon and Somerset Police"), at a particle ("Ana de la Reguera")."""

from collections.abc import Iterator, Sequence

from attribution.lexicons.classes import word_class
from attribution.sources.chunks import PARTICLES
from attribution.sources.lexicon import Lexicon
from attribution.text.penn import PROPER_NOUNS
from attribution.values.document import Document

__all__ = ["AND", "conjoined_names", "particle_names"]

_DOUBTFUL = PROPER_NOUNS | {"VB", "VBP", "VBG", "FW"}  # what rare names get at the start of a sentence
AND = frozenset({"and", "&"})
_DISTRICTS = frozenset({"borough", "county", "diocese", "archdiocese"})
_NATIONAL = frozenset({"country", "capital", "seat", "bloc", "demonym"})
_LONGEST = 8  # words on one side


def conjoined_names(document: Document, tags: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of names of one body that "and" would part into two.

    Two halves are one name where a word at an end counts for both: the body that two districts share ("Avon and
    Somerset Police", "Borough of Ashby and Lund"), the surname in a couple's foundation ("Ann and Carl Poe
    Foundation"), or what makes a firm ("Ashby and Sons").

    Args:
        document: the text.
        tags: its tags, names marked.
        lexicon: the word lists.
    """
    forms = document.forms
    surnames: frozenset[str] | None = None
    for i in range(1, len(forms) - 1):
        if forms[i] not in AND or not forms[i + 1][:1].isupper():
            continue
        if not forms[i - 1][:1].isupper() or not (
            tags[i - 1] in _DOUBTFUL or _is_unlisted_start(document, i - 1, lexicon)
        ):
            continue
        first = _left_half(document, i)
        if first > 1 and forms[first - 1] == "," and tags[first - 2] in PROPER_NOUNS:
            continue  # the last of a list
        right = _right_half(document, i)
        shares_end = _is_firm(forms[first:i], right, lexicon) or _is_couple(
            document, first, i, right, lexicon
        )
        if not shares_end and _is_local(forms[first:i], right, lexicon):
            surnames = _surnames(document) if surnames is None else surnames
            shares_end = forms[i - 1] not in surnames
        if shares_end:
            yield first, i + 1 + _name_length(right, lexicon)
        elif len(right) == 1 and "of" in forms[first:i] and not _DISTRICTS.isdisjoint(_lower(forms[first:i])):
            yield first, i + 2


def particle_names(document: Document, tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of persons' names that go on behind small particles: "Jean-Claude van den Berg".

    Args:
        document: the text.
        tags: its tags, names marked.
    """
    forms, entities = document.forms, document.entities
    i = 1
    while i < len(forms) - 1:
        if forms[i] not in PARTICLES or not entities[i - 1].endswith("PERSON") or forms[i - 1] in PARTICLES:
            i += 1
            continue
        first, end = _entity_start(document, i - 1), i + 1
        while end < len(forms) and forms[end] in PARTICLES:
            end += 1
        if end < len(forms) and tags[end] in PROPER_NOUNS and forms[end][:1].isupper():
            end += 1
            while end < len(forms) and entities[end].startswith("I-"):
                end += 1
            yield first, end
        i = end


def _lower(words: Sequence[str]) -> list[str]:
    return [w.lower() for w in words]


def _is_unlisted_start(document: Document, i: int, lexicon: Lexicon) -> bool:
    """Tell whether a sentence begins with a noun that names no speaker, and may hence be a place: "Bath", "Hull"."""
    return (
        document.tags[i] == "NN"
        and document.sentences[document.sentence_at(i)].first == i
        and document.forms[i].lower() not in lexicon.nouns
        and document.forms[i].lower() not in lexicon.fields
    )


def _left_half(document: Document, i: int) -> int:
    """Return the first token of the name that ends before a token, what stands before its "of" included."""
    forms = document.forms
    first = _entity_start(document, i - 1)
    if first > 1 and forms[first - 1] == "of" and forms[first - 2].lower() in _DISTRICTS:
        first = _entity_start(document, first - 2)
    return first


def _entity_start(document: Document, i: int) -> int:
    """Return the first token of the name that the recogniser sees at a token."""
    first = i
    while first and i - first < _LONGEST and document.entities[first].startswith("I-"):
        first -= 1
    return first


def _right_half(document: Document, i: int) -> Sequence[str]:
    """Return the words of the name that begins after a token: capitals, and what the recogniser joins to them."""
    forms, entities = document.forms, document.entities
    end = i + 1
    while (
        end < len(forms)
        and end - i <= _LONGEST
        and (forms[end][:1].isupper() or (entities[end].startswith("I-") and end > i + 1))
    ):
        end += 1
    return forms[i + 1 : end]


def _is_firm(left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the second half makes a firm of a surname: "Ashby and Sons", "Ashby and Partners LLP"."""
    return (
        right[0].lower() in word_class("firm partner")
        and all(w.rstrip(".") in lexicon.heads for w in _lower(right[1:]))
        and left[-1].lower() not in lexicon.heads
        and left[-1].lower() not in lexicon.names
    )


def _is_couple(document: Document, first: int, i: int, right: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether two given names share a surname and the word for what bears them: "Ann and Carl Poe Foundation"."""
    return (
        i - first == 1
        and document.entities[first] == document.entities[i + 1] == "B-PERSON"
        and right[0].lower() in lexicon.given
        and any(w in lexicon.heads for w in _lower(right[2:]))
    )


def _is_local(left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the second half is a district with the word for its body, and the first a district without one."""
    name = " ".join(left)
    place = lexicon.places.get(name)
    return (
        not word_class("local body").isdisjoint(_lower(right[1:]))
        and name.lower() not in lexicon.names
        and left[-1].lower() not in lexicon.heads
        and (place is None or place.kind not in _NATIONAL)
    )


def _name_length(right: Sequence[str], lexicon: Lexicon) -> int:
    """Return how many words of the second half belong to the name: up to its last head noun."""
    return max((n for n, w in enumerate(_lower(right), 1) if w in lexicon.heads or n == 1), default=1)


def _surnames(document: Document) -> frozenset[str]:
    """Return the last words of the persons' names of several words in a text."""
    entities = document.entities
    return frozenset(
        document.forms[i]
        for i, label in enumerate(entities)
        if label == "I-PERSON" and (i + 1 == len(entities) or entities[i + 1] != "I-PERSON")
    )
