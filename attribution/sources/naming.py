"""Find the participant that a name belongs to."""

from collections.abc import Mapping, Set

from attribution.lexicons.classes import word_class
from attribution.sources.headlines import REACH, in_headline, surnames
from attribution.sources.kinds import full_name, kind_of_name
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import BODIES, Mention
from attribution.sources.names import (
    are_same_person,
    full_names,
    is_misspelling,
    is_part_of,
    name_words,
    squashed,
)
from attribution.sources.participants import Participant, Register
from attribution.statements.tickers import ticker_end
from attribution.values.document import Document

__all__ = ["NameLinker"]

_FIRMS = frozenset({"organisation", "outlet"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "throughout", "around", "toward", "towards", "into"}
)
_EITHER = frozenset({"broadcaster"})  # nouns for bodies that a person may be as well
_ADDRESS = 9  # words and commas before a place in an address
_LONGEST_SHORT = 3  # words of a short form
_LONGEST_ACRONYM = 8  # letters
_SHORTEST_WORD = 5  # letters of a single word that may be a name written in two


class NameLinker:
    """Link names by full form, surname, acronym, known short form and parts of longer names.

    Args:
        document: the text.
        lexicon: the word lists.
        register: the participants so far; names are added to it.
    """

    def __init__(self, document: Document, lexicon: Lexicon, register: Register) -> None:
        self.document, self.lexicon, self.register = document, lexicon, register
        self.surnames: frozenset[str] | None = None
        self.fuller: Mapping[str, Set[tuple[str, ...]]] | None = None

    def read(self, m: Mention) -> None:
        """Join a name to its participant, a new one where it has none."""
        kind, is_sure = self._kind(m)
        p, reason = self.find(m, kind, is_sure)
        if p is None and kind in _FIRMS and (p := self._find_in_headline(m.name)) is not None:
            p.kind, p.is_sure, reason = kind, is_sure, "fuller form of the headline's name"
        if p is None and kind in BODIES and (p := self._described_in_headline(m)) is not None:
            p.plural, reason = False, "the headline's word for the body that the text names"
        if p is None and (kind in _FIRMS or not is_sure) and (p := self._find_acronym(m)) is not None:
            reason = "full form of the acronym in brackets"
            if self._means_another(p, m):
                p.kind, p.is_sure = kind if kind in BODIES else "organisation", True
        if p is None:
            p, reason = self.register.create(), "first mention"
            p.kind, p.is_sure = kind, is_sure
            p.plural = m.plural or kind == "group"
        elif (is_sure and not p.is_sure) or not p.kind:
            p.kind, p.is_sure = kind or p.kind, is_sure
        self.register.add(p, m, reason)
        self._read_brackets(m, p)

    def _kind(self, m: Mention) -> tuple[str, bool]:
        """Return the kind that name, titles and surroundings tell, and whether it is sure."""
        kind, is_sure = kind_of_name(m.name, m.label, self.lexicon)
        entry = self.lexicon.nouns.get(m.noun) if m.noun else None
        if m.role or m.gender:
            return "person", True
        if m.noun in _EITHER and m.label == "PERSON" and m.name[0].lower() in self.lexicon.given:
            return "person", True
        if entry is not None and entry.kind in BODIES and kind in ("person", "", "organisation", "place"):
            return entry.kind, True
        if kind == "demonym":
            return "group", is_sure
        if m.is_turn and not is_sure:
            return "person", True
        if not is_sure and kind in ("person", "") and self._is_address(m.start):
            return "place", False
        if kind == "outlet" and len(m.name) == 1 and not m.determiner and self._is_surname(m.name[0]):
            return "", False
        if (
            kind in ("person", "")
            and not is_sure
            and m.label != "PERSON"
            and m.start
            and self.document.forms[m.start - 1] in _LOCATIVE
        ):
            return "place", False
        return kind, is_sure

    def _is_address(self, i: int) -> bool:
        """Tell whether a name stands in an address behind an age: "Jane Roe, 52, of Mill Lane, Norwick,"."""
        forms = self.document.forms
        for k in range(i - 1, max(2, i - _ADDRESS), -1):
            if forms[k] == "of":
                return forms[k - 1] == "," and forms[k - 2].isdigit() and forms[k - 3] == ","
            if not (forms[k] == "," or forms[k][:1].isupper() or forms[k].isdigit()):
                return False
        return False

    def _is_surname(self, word: str) -> bool:
        """Tell whether a person with this surname was named before."""
        return any(
            p.kind == "person" and len(n) > 1 and n[-1] == word
            for p in self.register.by_word.get(word.lower(), ())
            for n in p.names
        )

    def find(self, m: Mention, kind: str, is_sure: bool) -> tuple[Participant | None, str]:
        """Return the participant that bears a name, and why; (None, "") for a new name."""
        words = m.name
        p = self.register.by_name.get(" ".join(words).lower())
        if p is not None and self._fits(p, m, kind):
            return p, "same full name" if len(words) > 1 else "same name"
        if kind in ("person", "") or not is_sure:
            found = self._find_person(m, kind)
            if found[0] is not None:
                return found
            if kind == "person":
                return (None, "") if is_sure or len(words) > 1 else self._find_firm(words[0])
        if kind == "government" and len(words) == 1 and words[0] in self.lexicon.places:
            return None, ""
        return self._find_body(words, kind)

    def _find_person(self, m: Mention, kind: str) -> tuple[Participant | None, str]:
        words = m.name
        for key in dict.fromkeys((words[-1].lower(), words[0].lower())):
            for p in reversed(self.register.by_word.get(key, ())):
                if p.kind not in ("person", "") or not self._fits(p, m, kind):
                    continue
                for known in [n for n in p.names if len(n) > 1] or p.names:
                    why = are_same_person(known, words, self.lexicon)
                    if why and (kind in ("person", "") or why == "surname"):
                        return p, f"{why} of '{' '.join(p.fullest)}'"
        inside = self._find_inside(words[0], m) if len(words) == 1 and kind == "person" else None
        if inside is not None:
            return inside, f"middle or first surname of '{' '.join(inside.fullest)}'"
        if len(words) == 1 and m.is_source:
            for p in self.register.recents():
                if p.kind == "person" and len(p.fullest) > 1 and is_misspelling(p.fullest[-1], words[0]):
                    return p, f"spelt nearly like '{' '.join(p.fullest)}'"
        return None, ""

    def _find_inside(self, word: str, m: Mention) -> Participant | None:
        """Find the one person whose name has a word inside: "Gómez" of "Rafael Gómez Ibarra", "Alexiou" of "Alexiou-Pappas"."""
        bearers = list(self.register.by_word.get(word.lower(), ()))
        if len(bearers) != 1 or bearers[0].kind != "person" or not self._fits(bearers[0], m, "person"):
            return None
        longest = bearers[0].fullest
        if word not in name_words(longest)[1:]:
            return None
        if self.fuller is None:
            self.fuller = full_names(self.document)
        others = (name for name in self.fuller.get(word, ()) if not is_part_of(name, longest))
        return None if any(others) else bearers[0]

    def _find_firm(self, word: str) -> tuple[Participant | None, str]:
        """Find a body whose name begins with a word that nobody named so far bears: "Acme" of "Acme Pharma"."""
        if word.lower() in self.lexicon.given:
            return None, ""
        for p in reversed(self.register.by_word.get(word.lower(), ())):
            if p.kind in ("organisation", "outlet"):
                for known in p.names:
                    if len(known) > 1 and known[known[0].lower() == "the"] == word and "of" not in known:
                        return p, f"short form of '{' '.join(known)}'"
        return None, ""

    def _find_in_headline(self, words: tuple[str, ...]) -> Participant | None:
        """Find whom a headline calls by the first word of a firm's name: "Acme denies leak" before "Acme Pharma said".

        Not a person of that name, nor what a district names its services after.
        """
        start = words[0].lower() == "the"
        if len(words) < start + 2 or words[-1].lower() in word_class("local body") or "of" in words:
            return None
        p = self.register.by_name.get(words[start].lower())
        if p is None or not self.register.may_be_body(p):
            return None
        if not all(in_headline(self.document, m.sentence) for m in p.mentions):
            return None
        if self.surnames is None:
            self.surnames = surnames(self.document)
        return None if words[start] in self.surnames else p

    def _find_acronym(self, m: Mention) -> Participant | None:
        """Find the body known so far only by the acronym that stands in brackets behind its full name."""
        word = self._bracketed(m)
        p = self.register.by_name.get(word.lower()) if word.isupper() and len(m.name) > 1 else None
        return p if p is not None and p.kind != "person" and set(p.names) == {(word,)} else None

    def _means_another(self, p: Participant, m: Mention) -> bool:
        """Tell whether a text spells a well-known acronym out as something else: "Popular Tea Initiative (PTI)"."""
        full = full_name(p.fullest, self.lexicon)
        return bool(full) and full != " ".join(m.name).lower()

    def _find_body(self, words: tuple[str, ...], kind: str) -> tuple[Participant | None, str]:
        by_name = self.register.by_name
        p = by_name.get(squashed(words)) or by_name.get("acronym " + "".join(words).replace(".", ""))
        is_telling = len(words) > 1 or words[0].isupper() or len(words[0]) >= _SHORTEST_WORD
        if p is not None and p.kind != "person" and is_telling:
            return p, f"short form of '{' '.join(p.fullest)}'"
        long = full_name(words, self.lexicon)
        if long:
            p = by_name.get(long)
            if p is not None and p.kind != "person":
                return p, f"known short form of '{long}'"
            for other in self.register.by_word.get(long.split()[-1], ()):
                if any(full_name(n, self.lexicon) == long for n in other.names):
                    return other, f"another name of '{long}'"
        if words[-1].islower() or len(words) > _LONGEST_SHORT:
            return None, ""
        bearers = self.register.by_word.get(words[-1].lower(), ())
        for p in reversed(bearers):
            if p.kind in BODIES or p.kind == "":
                for known in p.names:
                    if len(known) > len(words) and _agree(p.kind, kind) and is_part_of(words, known):
                        return p, f"short form of '{' '.join(known)}'"
        for p in reversed(bearers):
            if p.kind in BODIES and _agree(p.kind, kind):
                for known in p.names:
                    if len(known) < len(words) and known[-1] == words[-1] and is_part_of(known, words):
                        return p, f"fuller form of '{' '.join(known)}'"
        return None, ""

    def _described_in_headline(self, m: Mention) -> Participant | None:
        """Find the body that headlines alone call by the noun of this name: "Council says" before "Norwick Council"."""
        words = [w.lower() for w in m.name]
        noun = words[words.index("of") - 1] if "of" in words else words[-1]
        for p in reversed(self.register.by_noun.get(noun, ())):
            if p.is_named or p.kind not in BODIES or p.owner is not None:
                continue
            if all(self._is_shorthand(x, m) for x in p.mentions):
                return p
        return None

    def _is_shorthand(self, x: Mention, m: Mention) -> bool:
        """Tell whether a headline says in short what a name in the text says in full."""
        is_short = x.form == "pronoun" or (
            not x.determiner and x.modifiers <= {w.lower() for w in m.name} and x.extent == x.last
        )
        return is_short and m.sentence - x.sentence <= REACH and in_headline(self.document, x.sentence)

    def _fits(self, p: Participant, m: Mention, kind: str) -> bool:
        """Tell whether a name may be this participant's as far as kind and gender go."""
        if m.gender in ("m", "f") and p.gender and p.gender != m.gender and p.kind == "person":
            return False
        if kind == "person" and p.kind not in ("person", "") and p.is_sure and (m.role or m.gender):
            return False
        return not (p.kind == "person" and p.is_sure and kind == "outlet" and m.label != "PERSON")

    def _read_brackets(self, m: Mention, p: Participant) -> None:
        """Note an acronym or account that stands in brackets after a name; a ticker there tells a company."""
        forms = self.document.forms
        i = m.last
        if i + 1 < len(forms) and forms[i] == "," and forms[i + 1].lower() in word_class("firm ending"):
            i += 2  # "Acme, Inc. (NYSE: ACM)"
        if ticker_end(forms, i):
            p.kind, p.is_sure = "organisation", True
        elif word := self._bracketed(m):
            self.register.name(p, (word,))

    def _bracketed(self, m: Mention) -> str:
        """Return the acronym or account in brackets behind a name, or empty."""
        forms, i = self.document.forms, m.last
        if i + 2 >= len(forms) or forms[i] not in ("(", "[") or forms[i + 2] not in (")", "]"):
            return ""
        word = forms[i + 1]
        return word if (word.isupper() and 2 <= len(word) <= _LONGEST_ACRONYM) or word[:1] == "@" else ""


def _agree(a: str, b: str) -> bool:
    """Tell whether two kinds may be one body's."""
    return not a or not b or a == b or {a, b} <= BODIES
