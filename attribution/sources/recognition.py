"""Tell which words belong to names: what the recogniser saw, and well-known names of several words."""

from collections.abc import Mapping, Sequence, Set

from attribution.lexicons.classes import word_class
from attribution.sources.bodies import body_names
from attribution.sources.chunks import Chunk
from attribution.sources.conjoined import conjoined_names, particle_names
from attribution.sources.lexicon import Lexicon
from attribution.sources.offices import is_personal, is_role, office_in
from attribution.sources.purposes import purpose_names
from attribution.sources.remits import remit_names
from attribution.text.penn import NOUNS, PROPER_NOUNS
from attribution.values.document import Document

__all__ = ["join_names", "name_tags"]

_DOUBTFUL = frozenset({"VBP", "VB", "VBZ", "VBD", "JJ"})  # tags that nouns get by mistake
_LONG = 6  # letters of a noun that is never a verb
_RETIRED = frozenset({"ret", "ret.", "retd", "retd.", "retired", "rtd", "rtd."})
_WORDS = 6  # of a person's name with its title
_LINKING = frozenset({"of", "for"})


def name_tags(
    document: Document, lexicon: Lexicon, ends: Set[int] = frozenset(), sources: Set[int] = frozenset()
) -> tuple[list[str], Mapping[int, int]]:
    """Return the tags with "NNP" for every word of a name: those recognised, and well-known ones of several words.

    Args:
        document: the text.
        lexicon: the word lists.
        ends: the last tokens of sources; a noun there that looks like a verb is a noun.
        sources: the tokens of sources; a role before a person's name there is a noun.

    Returns:
        The tags; and the last token of each well-known name, and of each that the recogniser cuts, with its first.
    """
    forms, tags = document.forms, list(document.tags)
    entities, places = document.entities, lexicon.places
    n_tokens = len(forms)
    for i, tag in enumerate(tags):
        label = entities[i]
        if i and tag == "NN" and tags[i - 1] in PROPER_NOUNS and forms[i].lower() in word_class("legal form"):
            tags[i] = "NNP"  # Acme Foods plc
        if label == "O" and tag not in _DOUBTFUL:
            continue
        if (
            i
            and tag in ("VBP", "VB", "JJ", "VBD")
            and len(forms[i]) > _LONG
            and tags[i - 1] in ("NN", "NNS", "NNP", "DT", "POS")
            and (noun := lexicon.nouns.get(forms[i])) is not None
            and noun.kind in ("government", "organisation", "outlet")
            and (i + 1 == n_tokens or tags[i + 1] not in NOUNS)
        ):
            tags[i] = "NN"
        if tag == "JJ" and forms[i] == "chief" and i + 1 < n_tokens and entities[i + 1] == "B-PERSON":
            tags[i] = "NN"  # Police chief Jane Roe
        if i in ends and tag in ("VBZ", "VBP", "VB") and _is_noun(forms[i].lower(), lexicon):
            tags[i] = "NNS" if forms[i].endswith("s") else "NN"
        if (
            label == "I-ORGANIZATION"
            and tag in ("IN", "DT")
            and _is_person_before(i, forms, entities, lexicon)
        ):
            continue
        if tag in ("IN", "DT") and _opens_complement(i, forms, entities, lexicon):
            continue
        if label == "I-ORGANIZATION" and tag == "CC" and _parts_bodies(document, i, lexicon):
            continue
        if label != "O" and tags[i] not in ("POS", "(", ")", ",", "``", "''"):
            if (
                tags[i] == "JJ"
                and forms[i] in places
                and (i + 1 == n_tokens or not entities[i + 1].startswith("I-"))
            ):
                continue  # a demonym describes what follows
            tags[i] = "NNP"
    _mark_roles(document, tags, lexicon, sources)
    _mark_retired(document, tags, lexicon)
    phrases = lexicon.phrases
    known: dict[int, int] = {}
    for i, form in enumerate(forms):
        if form in phrases:
            for words in phrases[form]:
                end = i + len(words)
                if end <= n_tokens and tuple(forms[i:end]) == words:
                    tags[i:end] = ["NNP"] * len(words)
                    known[end - 1] = i
                    break
        elif form == "%" and i in sources and tags[i - 1] == "CD":
            tags[i] = "NN"  # "78% of growers said" is read like "78 percent of growers said"
        elif form == "plc" and i and forms[i - 1][:1].isupper():
            tags[i - 1 : i + 1] = ["NNP"] * 2  # the one word of companies' names that is written small
    joined = (
        *body_names(document, tags, lexicon),
        *conjoined_names(document, tags, lexicon),
        *remit_names(document, tags, lexicon),
        *purpose_names(document, tags, lexicon),
        *particle_names(document, tags),
    )
    for first, last in joined:
        tags[first:last] = ["NNP"] * (last - first)
        known[last - 1] = min(first, known.get(last - 1, first))
    return tags, known


def _mark_roles(document: Document, tags: list[str], lexicon: Lexicon, sources: Set[int]) -> None:
    """Tag roles before a person's name inside a source as nouns: "Police chief", "Rovers striker", "sporting director"."""
    for i in sources:
        if document.entities[i] != "B-PERSON":
            continue
        k = i - 1
        while k in sources and _is_role(document.forms[k].lower(), lexicon):
            if tags[k] in _DOUBTFUL:
                tags[k] = "NN"
            k -= 1
        if k < i - 1 and k in sources and k - 1 in sources and tags[k] == "VBG" and tags[k - 1] in NOUNS:
            tags[k] = "NN"


def _mark_retired(document: Document, tags: list[str], lexicon: Lexicon) -> None:
    """Let a rank and its name be one phrase over "(retd)": "Lt Gen (retd) Carl Roe"."""
    forms = document.forms
    for i in range(2, len(forms) - 2):
        if forms[i].lower() in _RETIRED and forms[i - 1] in ("(", "[") and forms[i + 1] in (")", "]"):
            is_rank = (
                forms[i - 2].lower() in lexicon.titles
                or " ".join(forms[i - 3 : i - 1]).lower() in lexicon.titles
            )
            if is_rank and tags[i + 2] in PROPER_NOUNS:
                tags[i - 2 : i + 2] = ["NNP"] * 4


def _is_role(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a function of a person."""
    noun = lexicon.nouns.get(word)
    return noun is not None and noun.kind == "person"


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.nouns or (word.endswith("s") and word[:-1] in lexicon.nouns)


def _is_person_before(i: int, forms: Sequence[str], entities: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the name before "of" is a person's: "Clara Roe of Acme Holdings" taken for one organisation."""
    first = i - 1
    while first > 0 and i - first < _WORDS and entities[first].startswith("I-"):
        first -= 1
    if i - first < 2 or forms[i - 1].lower() in lexicon.heads:
        return False
    return is_personal(forms[first], lexicon) or (i - first == 2 and forms[first].lower() in lexicon.given)


def _opens_complement(i: int, forms: Sequence[str], entities: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a name taken to begin at "of", or at the office before it, begins only behind: "Commissioner of Police"."""
    if forms[i] == "the":
        i -= 1
    if forms[i] not in _LINKING:
        return False
    return entities[i].startswith("B-") or (
        entities[i - 1].startswith("B-") and is_role(forms[i - 1], lexicon)
    )


def _parts_bodies(document: Document, i: int, lexicon: Lexicon) -> bool:
    """Tell whether "and" parts two bodies taken for one: a whole name, and one that is listed or that nothing explains.

    "The Home Office and Ofsted", "Ministry of Health and Ministry of Works", "Kent Police and Surrey Police", but "Office for Gas and Electricity".
    """
    forms, entities = document.forms, document.entities
    end = i + 1
    while end < len(forms) and entities[end].startswith("I-"):
        end += 1
    right = [w.lower() for w in forms[i + 1 : end]]
    if " ".join(right) in lexicon.names or (right[0] in lexicon.heads and right[1:2] in (["of"], ["for"])):
        return True
    if (left := forms[i - 1].lower()) not in lexicon.heads:
        return False
    is_bare = len(right) == 1 and right[0] not in lexicon.fields and right[0] not in lexicon.heads
    return is_bare or (len(right) > 1 and right[-1] == left)


def join_names(document: Document, tags: Sequence[str], chunks: list[Chunk], lexicon: Lexicon) -> list[Chunk]:
    """Join phrases that a preposition parts but one name or title spans: "Department of Justice".

    Args:
        document: the text.
        tags: its tags, as :func:`name_tags` returns them.
        chunks: its base noun phrases in text order.
        lexicon: the word lists.

    Returns:
        Disjoint phrases in text order.
    """
    forms, entities = document.forms, document.entities
    out: list[Chunk] = []
    for c in chunks:
        if out:
            p = out[-1]
            if c.first - p.last == 1 and forms[p.last - 1][:1].isupper() and c.segment == c.first:
                word = forms[p.last - 1].lower()
                tie = forms[p.last]
                is_title = (
                    tie in ("of", "to", "for")
                    and word in lexicon.titles
                    and entities[c.last - 1].endswith("PERSON")
                    and not entities[c.first].endswith("PERSON")
                ) or (
                    tags[c.last - 1] in PROPER_NOUNS
                    and office_in(forms, p.last - 1, c.last, lexicon) is not None
                )
                is_body = (
                    tie in _LINKING
                    and tags[p.last - 1] in PROPER_NOUNS
                    and word in lexicon.heads
                    and tags[c.last - 1] in PROPER_NOUNS
                    and (tags[c.first] in PROPER_NOUNS or forms[c.first][:1].isupper())
                    and not entities[c.last - 1].endswith("PERSON")
                )
                if is_title or is_body:
                    out[-1] = Chunk(p.first, c.last, p.segment)
                    continue
        out.append(c)
    return out
