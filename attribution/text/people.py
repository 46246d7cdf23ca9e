"""Find the names of people by their form, before anything is tagged.

Who a person is must not matter to how a text is read: "Tallow", "Okonjo" and "Kovel" are tagged, recognised and read
alike, whatever they end in. So the words that a document introduces as a person's name ("Marta Kovel", "Mr. Kovel") are
shown to the tagger as one name that it knows, wherever they stand. Words that the tagger knows as something else than
names ("Brown", "May") are left alone: there the reading has to come from the context.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attribution.text.calendar import DAYS, MONTHS
from attribution.text.name_features import PERSON_SHAPES, NameWords
from attribution.text.tags import Tagger, candidate_key, word_shape

__all__ = ["find_people", "veil_people"]

#: What the tagger is shown in place of a person's names: words that it knows as names and that tell it nothing of the
#: words around them.
_SHOWN_FIRST, _SHOWN_LAST = "Angela", "Ellis"


_CALENDAR = frozenset(word.capitalize() for word in DAYS | MONTHS)


@lru_cache(maxsize=8_192)
def _is_name_like(form: str, kind: str, tagger: Tagger) -> bool:
    """Tell whether a word has the shape of a name and is nothing else to the tagger, or is a known first name."""
    if not form[0].isupper() or len(form) < 2 or word_shape(form) not in PERSON_SHAPES:
        return False
    key, _ = candidate_key(form, tagger.weights.index)
    tags = {tagger.labels[c] for c, _ in tagger.weights.row(key)} if key else set()
    return form not in _CALENDAR and (tags <= {"NNP"} or (kind == "f" and "NNP" in tags))


def _full_names(
    forms: Sequence[str], capitals: Sequence[int], kinds: Mapping[str, str], tagger: Tagger
) -> Iterator[tuple[int, int]]:
    """Yield the tokens of first and last names that stand together; the first is -1 after a title."""
    index = tagger.weights.index

    def is_name(form: str) -> bool:
        return _is_name_like(form, kinds.get(form, ""), tagger)

    for i in capitals:
        kind = kinds.get(forms[i], "")
        is_title = "t" in kind
        if not is_title and not is_name(forms[i]):
            continue
        k = i + 1
        if not is_title and k + 1 < len(forms) and len(forms[k]) <= 2 and forms[k][0].isupper():
            k += 1  # an initial
            k += forms[k] == "."
        if k >= len(forms) or not forms[k][0].isupper() or not is_name(forms[k]):
            continue
        if set(kinds.get(forms[k], "")) - {"f"}:
            continue
        if is_title:
            if kinds.get(forms[k], "") != "f":
                yield -1, k
        elif "f" in kind or (not kind and not candidate_key(forms[i], index)[0]):
            yield i, k


def find_people(
    forms: Sequence[str], words: NameWords, tagger: Tagger
) -> tuple[frozenset[str], frozenset[str]]:
    """List the words that a document introduces as names of people.

    Args:
        forms: all tokens.
        words: known first names and titles.
        tagger: what it knows as other words is no name.

    Returns:
        First names and last names; a word can be both.
    """
    capitals = [i for i, f in enumerate(forms) if f[0].isupper() and len(f) > 1]
    first: set[str] = set()
    last: set[str] = set()
    for a, b in _full_names(forms, capitals, words.kinds, tagger):
        if a >= 0:
            first.add(forms[a])
        last.add(forms[b])
    return frozenset(first - last), frozenset(last)


def veil_people(forms: list[str], words: NameWords, tagger: Tagger) -> None:
    """Show the names of people as one and the same name, in place; see :func:`find_people`.

    >>> from attribution.text.tags import load_tagger
    >>> forms = "Marta Kovel left . Kovel wept .".split()
    >>> veil_people(forms, NameWords(), load_tagger())
    >>> " ".join(forms)
    'Angela Ellis left . Ellis wept .'
    """
    first, last = find_people(forms, words, tagger)
    if last:
        for i, form in enumerate(forms):
            if form in last:
                forms[i] = _SHOWN_LAST
            elif form in first:
                forms[i] = _SHOWN_FIRST
