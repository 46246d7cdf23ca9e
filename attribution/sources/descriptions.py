"""Find the participant that a description refers to: "the minister", "the company", "two officials"."""

from collections.abc import Sequence

from attribution.lexicons.classes import role_class, word_class
from attribution.sources.ages import is_age
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import BODIES, Mention
from attribution.sources.names import are_same_person, is_part_of
from attribution.sources.participants import Participant, Register
from attribution.sources.sorts import head_words, may_be_body_of_sort
from attribution.sources.work import (
    bears_work,
    ends_like_work,
    is_epithet,
    is_of_another_grade,
    may_be_called,
    names_an_office,
)
from attribution.text.penn import PROPER_NOUNS
from attribution.values.document import Document

__all__ = ["DescriptionLinker"]

_OF_MEDIA = frozenset({"media", "news", "press", "local", "published"})
_FOR_MEDIA = frozenset({"invitation", "kit", "notice", "pack", "release", "statement"})  # what media are sent
_MEDIA = frozenset({"outlet"})
_COUNTRIES = frozenset({"country", "nation", "state", "regime", "kingdom", "republic"})
_SAME_BODY = {"force": "police"}  # nouns that take up a body of another noun, named or not
_SEATS = ("-based", "-listed", "-owned")
_SIZES = {"pair": 2, "couple": 2, "duo": 2, "both": 2, "trio": 3}
_PASSAGE = 4  # sentences in which an indefinite description may be said again
_COLLECTIVE = 12  # sentences
_BODY = 12
_PERSON = 8
_CALLED = 8  # mentions in which roles are looked for


class DescriptionLinker:
    """Link descriptions by head noun, modifiers, possessor and recency.

    Args:
        document: the text.
        mentions: all its mentions.
        lexicon: the word lists.
        register: the participants so far; descriptions are added to it.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], lexicon: Lexicon, register: Register
    ) -> None:
        self.document, self.lexicon, self.register = document, lexicon, register
        self.at = {m.start: m for m in mentions if m.form == "noun"}
        self.inner = {m.last: m for m in mentions if m.is_inner}
        self.named = {id(m.same_as): m for m in mentions if m.form == "name" and m.same_as is not None}

    def read(self, m: Mention) -> None:
        """Join a description to its participant, a new one where it has none."""
        self._settle_kind(m)
        m.modifiers |= self._complement(m)
        owner = self._owner(m)
        p, reason = self._borne_name(m)
        if p is None:
            p, reason = self._find(m, owner)
        if p is None:
            p, reason = self.register.create(), "first mention"
            p.kind = m.kind
            p.plural = m.plural or m.kind == "group"
            p.owner = owner
        self.register.add(p, m, reason)

    def _settle_kind(self, m: Mention) -> None:
        """Give partitives the kind of what they are part of, media reports that of media, unknown people theirs."""
        forms = self.document.forms
        if m.noun in word_class("partitive") and m.last < len(forms) and forms[m.last] == "of":
            whole = self.at.get(m.last + 1)
            m.plural = m.noun != "one"
            if whole is not None and whole.kind in ("document", "outlet") and whole.plural:
                m.kind = whole.kind
            else:
                m.kind = "group" if m.plural else "person"
        elif m.kind == "document" and m.modifiers & _OF_MEDIA and m.noun not in _FOR_MEDIA:
            m.kind = "outlet"
        elif not m.kind and m.is_source and ends_like_work(m.noun):
            m.kind = "group" if m.plural else "person"

    def _complement(self, m: Mention) -> frozenset[str]:
        """Return the nouns and names of what follows a description: "Mosul" of "a resident in Mosul"."""
        forms, tags = self.document.forms, self.document.tags
        end = min(m.extent, m.last + 10)
        return frozenset(forms[i].lower() for i in range(m.last, end) if tags[i][0] == "N")

    def _owner(self, m: Mention) -> Participant | None:
        """Return the participant that a possessive determiner or possessor stands for."""
        if m.determiner != "possessive":
            return None
        for p in self.register.recents():
            if p.last is not None:
                if m.start <= p.last.head < m.head:
                    return p
                if p.last.head < m.start:
                    break
        return None

    def _borne_name(self, m: Mention) -> tuple[Participant | None, str]:
        """Return the body that a phrase names and describes at once: "the Reuters news agency"."""
        if m.kind not in ("outlet", "organisation") or m.plural:
            return None, ""
        k = m.head
        while k > m.first and self.document.tags[k - 1] == "NN":
            k -= 1
        inner = self.inner.get(k)
        p = self.register.of.get(id(inner)) if inner is not None else None
        if p is None or not (
            p.kind == m.kind == "outlet" or (p.kind == "organisation" and m.noun in word_class("plain body"))
        ):
            return None, ""
        return p, f"{m.noun!r} stands after its name"

    def _find(self, m: Mention, owner: Participant | None) -> tuple[Participant | None, str]:
        if m.determiner in ("other", "none"):
            return None, ""
        if m.plural or m.kind == "group":
            return self._find_collective(m, owner)
        if m.determiner == "quantity":
            return None, ""
        if m.determiner == "definite" and is_age(self.document.forms[m.head]):
            return self._take_up_age(m)
        candidates = self.register.by_noun.get(m.noun, ())
        if m.determiner == "indefinite":
            for p in reversed(candidates):
                if (
                    m.modifiers == p.words
                    and p.words
                    and not p.plural
                    and not p.is_named
                    and _is_near(p, m, _PASSAGE)
                ):
                    return p, f"the same description {m.noun!r} in one passage"
            return None, ""
        for p in reversed(candidates):
            if self._is_again(p, m, owner):
                return p, f"{m.noun!r} again"
        if m.determiner != "definite" or id(m) in self.named:
            return None, ""
        if self._holds_name(m):
            return self._take_up_member(m) if m.kind == "person" and m.is_source else (None, "")
        is_unlisted = not m.kind and m.is_source and not m.modifiers  # "the trust", of a name that ends so
        if m.kind in BODIES or is_unlisted:
            for p in reversed(self.register.by_word.get(m.noun, ())):
                if p.kind in BODIES and not p.plural and _is_near(p, m, 30) and _may_be_part(m, p):
                    return p, f"{m.noun!r} is part of its name"
        if m.noun in _SAME_BODY and not m.modifiers:
            return self._take_up_force(m)
        if m.kind in BODIES or m.kind == "document":
            is_told = self.document.forms[m.last : m.last + 1] == ("behind",)  # "the company behind the app"
            return (None, "") if is_told else self._take_up_body(m)
        if (
            m.kind == "person"
            and m.is_source
            and m.noun not in role_class("one of many")
            and m.extent == m.last
        ):
            return self._take_up_person(m)
        return None, ""

    def _find_collective(self, m: Mention, owner: Participant | None) -> tuple[Participant | None, str]:
        """Find a collective: the same words anywhere, fewer words nearby.

        Counted people, and documents without an article, are taken up by the same words only.
        """
        own = m.modifiers
        size = _SIZES.get(m.noun)
        if size is not None and m.determiner in ("definite", ""):
            for p in self.register.recents():
                if len(p.members) == size and _is_near(p, m, _COLLECTIVE):
                    return p, f"{m.noun!r} takes up the last {size} who spoke together"
        for p in reversed(self.register.by_noun.get(m.noun, ())):
            if not (p.plural or p.kind == "group") or p.is_named or not own <= p.words:
                continue
            if m.determiner == "possessive" and owner is not p.owner:
                continue
            is_new = m.determiner == "quantity" or (m.kind == "document" and not m.determiner)
            if is_new and own != p.words:
                continue  # "reports of a gunman ... Earlier reports said"
            is_counted = p.mentions[0].determiner == "quantity"
            if is_counted and not m.determiner and not own and m.kind in ("person", "group"):
                continue  # "two doctors at the hospital said ... Doctors say that it is rare"
            if m.determiner == "definite" or own == p.words or not own or _is_near(p, m, _COLLECTIVE):
                return p, f"same collective: {m.noun!r} again"
        if not m.determiner and not own:
            for p in reversed(self.register.by_word.get(m.noun, ())):
                if p.kind in BODIES and any(len(n) == 1 and n[0].lower() == m.noun for n in p.names):
                    return (
                        p,
                        f"{m.noun!r} is all its name",
                    )  # "Police" with a capital, then at the start of a sentence
        return None, ""

    def _is_again(self, p: Participant, m: Mention, owner: Participant | None) -> bool:
        """Tell whether a definite description takes up a participant that bore its noun before."""
        if p.plural or (p.kind == "group" and m.kind == "person") or p.is_of_other_age(m):
            return False
        name = self.named.get(id(m))
        if name is not None and p.is_named and not self._may_be_named(p, name):
            return False
        own = m.modifiers
        if own and not own <= p.words | p.nouns | {w.lower() for n in p.names for w in n}:
            return False
        is_of_another = m.determiner == "possessive" and owner is not None and p.owner is not owner
        if is_of_another and (m.kind == "person" or p.owner is not None):
            return False  # "Roe's campaign ... Hale's campaign"
        if m.noun in role_class("office") and self._is_other_office(p, m):
            return False
        is_bare = m.determiner == "" and m.kind == "person" and not own
        return not (is_bare and not p.is_named and not _is_near(p, m, 6))

    def _may_be_named(self, p: Participant, m: Mention) -> bool:
        """Tell whether a name in apposition may be one more form of a participant's name."""
        return any(
            are_same_person(n, m.name, self.lexicon) or is_part_of(m.name, n) or is_part_of(n, m.name)
            for n in p.names
        )

    def _holds_name(self, m: Mention) -> bool:
        """Tell whether a description has a name of its own before the head, or (of people) a demonym.

        Where a body sits does not name it: "the Bergen-based group", "the German carmaker".
        """
        forms, tags, entities = self.document.forms, self.document.tags, self.document.entities
        is_body = m.kind in BODIES and m.noun in self.lexicon.anaphors and m.kind != "government"
        for i in range(m.first, m.head):
            is_place = forms[i] in self.lexicon.places or entities[i].endswith(("LOCATION", "MISC"))
            if forms[i].endswith(_SEATS):
                is_place = True
            if (tags[i] in PROPER_NOUNS or is_place) and not (is_body and is_place):
                return True
        return False

    def _take_up_force(self, m: Mention) -> tuple[Participant | None, str]:
        """Take up the police by "the force", be they named or not."""
        noun = _SAME_BODY[m.noun]
        for known in (self.register.by_noun.get(noun, ()), self.register.by_word.get(noun, ())):
            for p in reversed(known):
                if p.kind in BODIES and _is_near(p, m, _BODY):
                    return p, f"{m.noun!r} takes up the {noun}"
        return None, ""

    def _take_up_body(self, m: Mention) -> tuple[Participant | None, str]:
        """Take up an organisation or outlet by a noun of its kind: "the company", "the paper"."""
        kinds = self.lexicon.anaphors.get(m.noun)
        if not kinds:
            return None, ""
        best: Participant | None = None
        best_score = 0.0
        for p in self.register.recents():
            last = p.last
            is_doubtful = m.noun in word_class("firm") and self.register.may_be_body(p)
            if last is None or p.plural or not p.is_named or not _is_near(p, m, _BODY):
                continue
            if p.kind not in kinds and not is_doubtful:
                continue
            if kinds != _MEDIA and _may_be_outlet(p) and p.tells_of(m):
                continue  # "The Courier reported that the company"
            if self._is_rebutted(p, m) or not self._may_be_called(p, m):
                continue
            if last.sentence == m.sentence and not last.is_subject and last.last > m.first - 4:
                continue
            score = 3.0 - 0.25 * (m.sentence - last.sentence) + 0.2 * min(len(p.mentions), 6)
            score += 0.8 * (p.n_said > 0) + 0.3 * (p is self.register.speaker) + 0.4 * last.is_subject
            if p.kind == "outlet" and len(kinds) > 1:
                score += 0.5
            if is_doubtful:
                score -= 1.0
            if score > best_score:
                best, best_score = p, score
        if best is None:
            return None, ""
        if best.kind not in kinds:
            best.kind = "organisation"
        return best, f"{m.noun!r} takes up the most salient {best.kind} named before"

    def _may_be_called(self, p: Participant, m: Mention) -> bool:
        """Tell whether a body may be of the sort that a noun says, a state by its name only "the country"."""
        if p.kind == "government" and self._is_place(p):
            return m.noun in _COUNTRIES
        acts = p.n_said > 0 or (p.last is not None and p.last.is_subject)
        is_of_sort = may_be_body_of_sort(p.names, p.nouns, m.noun, acts=acts)
        return m.noun not in _COUNTRIES and is_of_sort

    def _is_place(self, p: Participant) -> bool:
        """Tell whether a body bears the name of a country, a capital or another place."""
        return any(" ".join(n) in self.lexicon.places for n in p.names)

    def _take_up_age(self, m: Mention) -> tuple[Participant | None, str]:
        """Take up by "the 52-year-old" who is of this age, else the person in focus whose age is not known."""
        for p in self.register.recents():
            if p.age == m.age and p.kind == "person" and not p.plural:
                return p, f"of the same age, {m.age}"
        return self._take_up_person(m)

    def _take_up_person(self, m: Mention) -> tuple[Participant | None, str]:
        """Take up a person by a noun not used before: "the actor", "the grieving father"."""
        best: Participant | None = None
        best_score = 0.0
        for p in self.register.recents():
            if (
                p.kind != "person"
                or p.plural
                or not p.is_named
                or p.last is None
                or not _is_near(p, m, _PERSON)
            ):
                continue
            if self._is_somebody_else(p, m):
                continue
            if p.takes_turns and not p.nouns:
                continue  # "Q: ... THE PRESIDENT: ...": a bare label is nobody's office
            score = 3.0 - 0.3 * (m.sentence - p.last.sentence) + 0.25 * min(len(p.mentions), 8)
            score += 1.0 * (p.n_said > 0) + 0.4 * p.last.is_subject
            if score > best_score:
                best, best_score = p, score
        if best is None or not self._may_bear(best, m):
            return None, ""
        return best, f"{m.noun!r} takes up the person in focus"

    def _take_up_member(self, m: Mention) -> tuple[Participant | None, str]:
        """Take up a person by what the text has tied to him, "the Rovers boss", or the only one by "the Rovers star"."""
        forms, tags = self.document.forms, self.document.tags
        tied = {forms[i].lower() for i in range(m.first, m.head) if tags[i] in PROPER_NOUNS}
        people = [
            p
            for p in self.register.recents()
            if p.kind == "person" and p.is_named and not p.plural and _is_near(p, m, _PERSON)
        ]
        for p in people:
            if self._is_somebody_else(p, m) or not may_be_called(p.nouns, m.noun):
                continue
            is_only = len(people) == 1 and is_epithet(m.noun, m.modifiers) and not bears_work(p.nouns)
            if is_only or (tied and tied <= p.words):
                return p, f"{m.noun!r} with a name that goes with the person"
        return None, ""

    def _is_somebody_else(self, p: Participant, m: Mention) -> bool:
        """Tell whether gender, age or who says what of whom speaks against a person as whom a description means."""
        return (
            bool(m.gender and p.gender and m.gender != p.gender)
            or p.is_named_by(m)
            or p.tells_of(m)
            or p.is_quoted_by(m)
            or p.is_of_other_age(m)
            or self._is_rebutted(p, m)
        )

    def _may_bear(self, p: Participant, m: Mention) -> bool:
        """Tell whether a description goes with the roles that a person bears already, or needs none.

        Who bears none is taken up by what the well-known are called and where he goes on speaking: "Roe added, the
        mayor said" may be two, "Roe said ... The mayor added" are one.
        """
        if m.noun in role_class("office") and m.noun in p.nouns:
            return not self._is_other_office(p, m)
        if m.age:
            return True
        if not may_be_called(p.nouns, m.noun):
            return False
        goes_on = m.goes_on and p is self.register.speaker
        return goes_on or bears_work(p.nouns) or is_epithet(m.noun, m.modifiers)

    def _is_rebutted(self, p: Participant, m: Mention) -> bool:
        """Tell whether a description denies what this participant has just said, and is hence of somebody else."""
        return m.rebuts and p is self.register.speaker and _is_near(p, m, 1)

    def _is_other_office(self, p: Participant, m: Mention) -> bool:
        """Tell whether a description is of another office than the person's of the same noun, or another grade of it."""
        forms, tags = self.document.forms, self.document.tags
        before = ((forms[i].lower(), tags[i]) for i in range(m.first, m.head))
        if any(w not in p.words and names_an_office(w, tag) for w, tag in before):
            return True
        known = [x.modifiers.union(x.role.lower().split()) for x in p.mentions[:_CALLED] if x.noun == m.noun]
        return bool(known) and is_of_another_grade(known, m.modifiers)


def _is_near(p: Participant, m: Mention, reach: int) -> bool:
    return p.last is not None and m.sentence - p.last.sentence <= reach


def _may_be_part(m: Mention, p: Participant) -> bool:
    """Tell whether a noun in a body's name may stand for the body: "the army" is not Army Radio."""
    return p.kind != "outlet" or m.kind == "outlet" or any(m.noun in head_words(n) for n in p.names)


def _may_be_outlet(p: Participant) -> bool:
    """Tell whether a body is an outlet, or may be one that no list knows: a bare name with an article."""
    if p.kind != "organisation" or p.is_sure:
        return p.kind == "outlet"
    return any(x.form == "name" and x.determiner == "definite" for x in p.mentions[:_CALLED])
