"""Find names of bodies that the recogniser cuts: "Great | Ormond | Street Hospital", "St Luke | 's | Hospital".

A word near the end tells that the name is a body's ("Hospital", "Railway"); the capitals before it belong to it, whatever
each piece would be alone, and so do a genitive that is part of the name ("the Nurses' Union", "the Prince's Trust") and
the place behind it ("Electoral Commission of South Africa", "King's College London"). Ministries, armies and the like
stay apart from the state before them, which they belong to ("US State Department"), and bodies from their owners.
"""

from collections.abc import Iterator, Sequence

from attribution.sources.lexicon import Lexicon
from attribution.text.calendar import DAYS, MONTHS
from attribution.values.document import Document

__all__ = ["body_names"]

_NAMING = frozenset({"NNP", "NNPS", "NNS", "JJ"})
_TIES = frozenset({"of", "for"})
_LONGEST = 8  # words before the one that tells
_TIMES = DAYS | MONTHS
_DESCRIBING = frozenset(
    {
        "former", "senior", "top", "new", "local", "other", "several", "some", "fellow", "young", "old", "late", "current",
        "acting", "many", "then", "ex", "one", "two", "retired",
    }
)  # fmt: skip
_IRREGULAR = frozenset({"Women", "Men", "Children", "People"})
_SAINTS = frozenset({"St", "St.", "Saint"})
_GENERAL = frozenset(
    {"general", "national", "principal"}
)  # adjectives of bodies that are nouns for persons as well
#: Whom an illness is called after, and the society against it after that.
_ILLNESSES = frozenset({"Alzheimer", "Asperger", "Crohn", "Hodgkin", "Huntington", "Parkinson", "Tourette"})


def body_names(document: Document, tags: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of bodies' names that are in several pieces.

    Args:
        document: the text.
        tags: its tags, names marked.
        lexicon: the word lists.
    """
    reader = _Bodies(document, tags, lexicon)
    for sentence in document.sentences:
        i = sentence.first
        while i < sentence.last:
            end = reader.run_end(i, sentence.last)
            if end > i + 1 and (found := reader.name(i, end, sentence.last)) is not None:
                yield found
            i = max(end, i + 1)


class _Bodies:
    """Read the names of bodies in runs of capitals."""

    def __init__(self, document: Document, tags: Sequence[str], lexicon: Lexicon) -> None:
        self.document, self.tags, self.lexicon = document, tags, lexicon

    def run_end(self, first: int, end: int) -> int:
        """Return one past the last word of the run of capitals that begins at a token, genitives in names included."""
        forms, i = self.document.forms, first
        while i < end:
            is_word = forms[i][:1].isupper() and self.tags[i] in _NAMING and forms[i].lower() not in _TIMES
            if not is_word and forms[i] not in _ILLNESSES and not (i > first and self._is_genitive(first, i)):
                break
            i += 1
        return i

    def name(self, first: int, end: int, limit: int) -> tuple[int, int] | None:
        """Return the range of the body's name in a run of capitals, or None where there is none or it is in one piece."""
        entities = self.document.entities
        head = self._head(first, end)
        first = self._start(first, head)
        last = self._end_of_place(end, limit) if head == end - 1 else end
        is_genitive = "POS" in self.document.tags[first:head]
        is_cut = is_genitive or any(not entities[k].startswith("I-") for k in range(first + 1, last))
        is_whole = last > first + 1 and is_cut and self._is_body(first, head, is_genitive or last > head + 1)
        return (first, last) if is_whole else None

    def _head(self, first: int, end: int) -> int:
        """Return the last word of a run that may tell a body, the place behind it passed over."""
        forms, lexicon = self.document.forms, self.lexicon
        for k in (end - 2, end - 3):
            word = forms[k].lower()
            is_told = word in lexicon.heads or word in lexicon.fields
            is_placed = self.tags[k - 1] == "POS" or " ".join(forms[k + 1 : end]) in lexicon.places
            if k >= first and is_told and is_placed:
                return k
        return end - 1

    def _start(self, first: int, head: int) -> int:
        """Return the first word of a name: words that describe, and a state before its organ, are left out."""
        forms, lexicon = self.document.forms, self.lexicon
        while first < head and forms[first].lower() in _DESCRIBING:
            first += 1
        if lexicon.heads.get(forms[head].lower()) == "government":
            for k in range(head, first, -1):
                if " ".join(forms[first:k]) in lexicon.places:
                    return k
        return max(first, head - _LONGEST)

    def _end_of_place(self, i: int, limit: int) -> int:
        """Return one past the place behind "of" that a name ends in: "Electoral Commission of South Africa"."""
        entities = self.document.entities
        if i + 1 >= limit or self.document.forms[i] not in _TIES:
            return i
        if entities[i + 1] != "B-LOCATION" and not (entities[i][0] == entities[i + 1][0] == "I"):
            return i
        last = i + 2
        while last < limit and entities[last].startswith("I-"):
            last += 1
        return last

    def _is_body(self, first: int, head: int, is_told: bool) -> bool:
        """Tell whether words in capitals are one body's name, neither a person's nor those of several.

        Args:
            first, head: its first word, and the one that tells the body.
            is_told: whether a genitive or a place shows that the words belong together.
        """
        forms, lexicon = self.document.forms, self.lexicon
        word = forms[head].lower()
        kind = lexicon.heads.get(word, "organisation" if word in lexicon.fields else "")
        if kind != "organisation" and not (is_told and kind):
            return False
        before = [forms[k].lower() for k in range(first, head)]
        if is_told:
            return True
        if len(before) == 1 and before[0] in lexicon.given:
            return False  # "Michael Church"
        return not any(self._is_other(w) for w in before)

    def _is_other(self, word: str) -> bool:
        """Tell whether a word before a body's shows that it begins with something else: an outlet, a person's role."""
        lexicon = self.lexicon
        noun = lexicon.nouns.get(word)
        is_role = word in lexicon.titles or (noun is not None and noun.kind == "person")
        return (is_role and word not in _GENERAL) or lexicon.names.get(word, ("",))[0] == "outlet"

    def _is_genitive(self, first: int, i: int) -> bool:
        """Tell whether a genitive mark belongs to the name around it, and tells no owner: "the Nurses' Union"."""
        forms, tags = self.document.forms, self.tags
        if (
            tags[i] != "POS"
            or i + 1 >= len(tags)
            or not forms[i + 1][:1].isupper()
            or tags[i + 1] not in _NAMING
        ):
            return False
        if " ".join(forms[first:i]) in self.lexicon.places:
            return False
        return self._is_plural_of_people(i - 1) or self._is_patron(first, i)

    def _is_patron(self, first: int, i: int) -> bool:
        """Tell whether a body is called after a saint, an office or an illness: "the Prince's Trust", "Sheriff's Office"."""
        form = self.document.forms[i - 1]
        if form in _ILLNESSES or any(f in _SAINTS for f in self.document.forms[first : i - 1]):
            return True
        is_office = form.lower() in self.lexicon.titles and form[:1].isupper()
        return is_office and self.document.forms[i + 1].lower() in self.lexicon.heads

    def _is_plural_of_people(self, i: int) -> bool:
        """Tell whether a word is a plural in capitals that names no place, outlet or person: "Nurses", "Women"."""
        lexicon, form, label = self.lexicon, self.document.forms[i], self.document.entities[i][2:]
        if form in _IRREGULAR:
            return True
        if not (form.endswith("s") and form[:1].isupper() and self.document.forms[i + 1] in ("'", "’")):
            return False
        if form[:-1].lower() in lexicon.nouns:
            return True
        is_listed = form in lexicon.places or form[:-1] in lexicon.places or form.lower() in lexicon.names
        return label not in ("LOCATION", "PERSON") and not is_listed
