"""Walk through the mentions and join those that refer to one participant."""

from collections.abc import Mapping, Sequence

from attribution.sources.cataphora import join_later_names
from attribution.sources.kinds import full_name, kind_of_name
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.names import are_same_person, is_part_of, squashed
from attribution.sources.participants import Participant, Register
from attribution.sources.profiles import Profile, bare
from attribution.sources.pronouns import resolve_pronoun
from attribution.values.document import Document

__all__ = ["link"]

_ANONYMOUS = frozenset(
    [
        "source",
        "official",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "witness",
        "expert",
        "analyst",
        "insider",
        "resident",
    ]
)
_PARTITIVES = frozenset(
    [
        "number",
        "group",
        "handful",
        "couple",
        "majority",
        "lot",
        "plenty",
        "dozen",
        "hundred",
        "thousand",
        "score",
        "one",
        "some",
        "many",
        "most",
        "few",
        "several",
        "all",
        "none",
        "half",
        "percent",
        "%",
        "rest",
        "pair",
        "trio",
        "range",
        "variety",
    ]
)
_PLAIN = frozenset(
    {"group", "company", "firm", "organisation", "organization", "militia", "chain", "brand", "movement"}
)
_OF_MEDIA = frozenset({"media", "news", "press", "local", "published"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "throughout", "around", "toward", "towards", "into"}
)


def link(
    document: Document,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    profiles: Mapping[str, Profile] | None = None,
) -> Register:
    """Join mentions into participants, reading from left to right.

    First and second person pronouns are left out: they belong to whoever speaks, which is known only
    when statements have their sources.

    Args:
        document: the text.
        mentions: its mentions in text order.
        lexicon: the word lists.
        profiles: lower-case names of sources that the user knows; they win.

    Returns:
        The register of participants; ``register.of`` tells the participant of a mention by its ``id()``.
    """
    linker = _Linker(document, mentions, lexicon, profiles or {})
    for m in mentions:
        linker.read(m)
    join_later_names(linker.register)
    return linker.register


def _fullest(p: Participant) -> tuple[str, ...]:
    """Return the variant of a name with the most words, the first of several."""
    return max(p.names, key=lambda n: len(n))


class _Linker:
    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        lexicon: Lexicon,
        profiles: Mapping[str, Profile],
    ) -> None:
        self.document, self.lexicon, self.profiles = document, lexicon, profiles
        self.at = {m.start: m for m in mentions if m.form == "noun"}
        self.inner = {m.last: m for m in mentions if m.is_inner}
        self.named = {id(m.same_as) for m in mentions if m.form == "name" and m.same_as is not None}
        self.register = Register(lexicon)

    def read(self, m: Mention) -> None:
        """Find or create the participant of one mention."""
        if m.same_as is not None:
            p = self.register.of.get(id(m.same_as))
            if p is not None and self._accepts(p, m):
                self._join_apposition(p, m)
                return
        if m.form == "pronoun":
            self._read_pronoun(m)
        elif self.profiles and self._read_profile(m):
            return
        elif m.form == "name":
            self._read_name(m)
        else:
            self._read_noun(m)

    # pronouns

    def _read_pronoun(self, m: Mention) -> None:
        entry = self.lexicon.pronouns[m.noun]
        if entry.person == "first":
            return
        if entry.person == "relative":
            p, reason = self._relative(m)
        else:
            p, reason = resolve_pronoun(m, entry, self.register)
        if p is not None:
            self.register.add(p, m, reason)

    def _relative(self, m: Mention) -> tuple[Participant | None, str]:
        """Find the antecedent of a relative pronoun: the phrase that ends right before it."""
        start = m.first - 1 if self.document.forms[m.first - 1] in (",", "-", "–", "—") else m.first
        wants_people = m.noun in ("who", "whom", "whose")
        found: Participant | None = None
        for p in self.register.recents():
            last = p.last
            if last is None or last.sentence != m.sentence or last.form == "pronoun":
                continue
            if start - 1 <= last.last <= start or last.extent == start:
                people = p.kind in ("person", "group", "") or p.plural
                if wants_people == people or (not wants_people and found is None and last.last == start):
                    found = p
                    break
                found = found or p
        if found is None:
            return None, ""
        return found, f"relative pronoun {m.noun!r}: its antecedent stands right before it"

    # known sources

    def _read_profile(self, m: Mention) -> bool:
        """Join a mention to the source that the user's file names so; tell whether it does."""
        forms = self.document.forms
        words = m.name or tuple(forms[m.first : m.last])
        key = bare(" ".join(words))
        profile = self.profiles.get(key)
        if profile is None:
            return False
        register = self.register
        main = bare(profile.name)
        p = register.by_profile.get(main)
        if p is None:
            p = register.by_profile[main] = register.create()
            p.profile = main
            p.kind, p.is_sure = (
                profile.type or kind_of_name(tuple(profile.name.split()), "", self.lexicon)[0],
                True,
            )
            register.name(p, tuple(profile.name.split()))
        register.add(p, m, f"known source {profile.name!r}")
        return True

    # names

    def _read_name(self, m: Mention) -> None:
        register = self.register
        kind, sure = kind_of_name(m.name, m.label, self.lexicon)
        entry = self.lexicon.nouns.get(m.noun) if m.noun else None
        if m.role or m.gender:
            kind, sure = "person", True
        elif entry is not None:
            if entry.kind in ("organisation", "outlet", "government") and kind in (
                "person",
                "",
                "organisation",
                "place",
            ):
                kind, sure = entry.kind, True
        if kind == "demonym":
            kind = "group"
        if len(m.name) == 1 and not m.determiner and kind == "outlet" and self._is_surname(m.name[0]):
            kind, sure = "", False
        if (
            not sure
            and m.label != "PERSON"
            and m.start
            and self.document.forms[m.start - 1] in _LOCATIVE
            and kind in ("person", "")
        ):
            kind = "place"
        p, reason = self._known_name(m, kind)
        if p is None:
            p, reason = register.create(), "first mention"
            p.kind, p.is_sure = kind, sure
            p.plural = m.plural or kind == "group"
        elif (sure and not p.is_sure) or not p.kind:
            p.kind, p.is_sure = kind or p.kind, sure
        register.add(p, m, reason)
        self._read_acronym(m, p)

    def _is_surname(self, word: str) -> bool:
        """Tell whether a person with this surname was named before."""
        return any(
            p.kind == "person" and len(n) > 1 and n[-1] == word
            for p in self.register.by_word.get(word.lower(), ())
            for n in p.names
        )

    def _known_name(self, m: Mention, kind: str) -> tuple[Participant | None, str]:
        register = self.register
        words = m.name
        text = " ".join(words).lower()
        p = register.by_name.get(text)
        if p is not None and self._fits(p, m, kind):
            return p, "same full name" if len(words) > 1 else "same name"
        if kind == "person" or kind == "":
            for key in (text.split()[-1], text.split()[0]):
                for p in reversed(register.by_word.get(key, ())):
                    if not self._fits(p, m, kind) or p.kind not in ("person", ""):
                        continue
                    for known in [n for n in p.names if len(n) > 1] or p.names:
                        why = are_same_person(known, words, self.lexicon)
                        if why:
                            return p, f"{why} of {' '.join(_fullest(p))!r}"
            if kind == "person":
                return None, ""
        if kind in ("government",) and len(words) == 1 and " ".join(words) in self.lexicon.places:
            return None, ""
        p = register.by_name.get(squashed(words)) or register.by_name.get(
            "acronym " + "".join(words).replace(".", "")
        )
        if (
            p is not None
            and p.kind != "person"
            and (len(words) > 1 or words[0].isupper() or len(words[0]) > 4)
        ):
            return p, f"short form of {' '.join(_fullest(p))!r}"
        long = full_name(words, self.lexicon)
        if long:
            p = register.by_name.get(long)
            if p is not None and p.kind != "person":
                return p, f"known short form of {long!r}"
            for other in register.by_word.get(long.split()[-1], ()):
                if any(full_name(n, self.lexicon) == long for n in other.names):
                    return other, f"another name of {long!r}"
        if words[-1].lower() != words[-1] and len(words) <= 3:
            for p in reversed(register.by_word.get(words[-1].lower(), ())):
                if p.kind in ("organisation", "outlet", "government", "") and self._agree(p.kind, kind):
                    for known in p.names:
                        if len(known) > len(words) and is_part_of(words, known):
                            return p, f"short form of {' '.join(known)!r}"
            for p in reversed(register.by_word.get(words[-1].lower(), ())):
                if p.kind in ("organisation", "outlet", "government") and self._agree(p.kind, kind):
                    for known in p.names:
                        if (
                            len(known) < len(words)
                            and known[-1] == words[-1]
                            and is_part_of(known, words)
                            and kind != "person"
                        ):
                            return p, f"fuller form of {' '.join(known)!r}"
        return None, ""

    @staticmethod
    def _agree(a: str, b: str) -> bool:
        return not a or not b or a == b or {a, b} <= {"organisation", "outlet", "government"}

    def _fits(self, p: Participant, m: Mention, kind: str) -> bool:
        """Tell whether a name may be this participant's as far as kind and gender go."""
        if m.gender in ("m", "f") and p.gender and p.gender != m.gender and p.kind == "person":
            return False
        if kind == "person" and p.kind not in ("person", "") and p.is_sure and (m.role or m.gender):
            return False
        return not (
            p.kind == "person"
            and p.is_sure
            and kind not in ("person", "")
            and m.label != "PERSON"
            and kind in ("outlet",)
        )

    def _read_acronym(self, m: Mention, p: Participant) -> None:
        """Note an acronym or account that stands in brackets after a name."""
        forms = self.document.forms
        i = m.last
        if i + 2 < len(forms) and forms[i] in ("(", "[") and forms[i + 2] in (")", "]"):
            word = forms[i + 1]
            if (word.isupper() and 2 <= len(word) <= 8) or word[:1] == "@":
                self.register.name(p, (word,))

    # descriptions

    def _read_noun(self, m: Mention) -> None:
        register = self.register
        if (
            m.noun in _PARTITIVES
            and m.last < len(self.document.forms)
            and self.document.forms[m.last] == "of"
        ):
            whole = self.at.get(m.last + 1)
            if whole is not None and whole.kind in ("document", "outlet") and whole.plural:
                m.kind = whole.kind
            else:
                m.kind = "person" if m.noun == "one" else "group"
            m.plural = m.noun != "one"
        elif m.kind == "document" and m.modifiers & _OF_MEDIA:
            m.kind = "outlet"
        m.modifiers |= self._complement(m)
        p, reason = self._borne_name(m)
        if p is None:
            p, reason = self._known_description(m)
        if p is None:
            p, reason = register.create(), "first mention"
            p.kind = m.kind
            p.plural = m.plural or m.kind == "group"
        register.add(p, m, reason)

    def _complement(self, m: Mention) -> frozenset[str]:
        """Return the nouns and names of what follows a description: "Mosul" of "a resident in Mosul"."""
        document = self.document
        end = min(m.extent, m.last + 10)
        return frozenset(document.forms[i].lower() for i in range(m.last, end) if document.tags[i][0] == "N")

    def _borne_name(self, m: Mention) -> tuple[Participant | None, str]:
        """Return the body that a phrase names and describes at once: "the Reuters news agency", "the Kurier group"."""
        if m.kind not in ("outlet", "organisation") or m.plural:
            return None, ""
        k = m.head
        while k > m.first and self.document.tags[k - 1] == "NN":
            k -= 1
        inner = self.inner.get(k)
        p = self.register.of.get(id(inner)) if inner is not None else None
        if p is None or not (p.kind == m.kind == "outlet" or (p.kind == "organisation" and m.noun in _PLAIN)):
            return None, ""
        return p, f"{m.noun!r} stands after its name"

    def _known_description(self, m: Mention) -> tuple[Participant | None, str]:
        register = self.register
        determiner = m.determiner
        if determiner in ("other", "none"):
            return None, ""
        candidates = register.by_noun.get(m.noun, ())
        own = m.modifiers
        if m.plural or m.kind == "group":
            for p in reversed(candidates):
                if not (p.plural or p.kind == "group") or p.is_named:
                    continue
                if determiner == "quantity" and not own <= p.words:
                    continue
                if own <= p.words and (
                    determiner == "definite" or own == p.words or not own or self._is_near(p, m, 12)
                ):
                    if determiner == "quantity" and own != p.words:
                        continue
                    return p, f"same collective: {m.noun!r} again"
            return None, ""
        if determiner == "indefinite":
            for p in reversed(candidates):
                if not p.plural and own and own == p.words and self._is_near(p, m, 4) and not p.is_named:
                    return p, f"the same description {m.noun!r} in one passage"
            return None, ""
        if determiner == "quantity":
            return None, ""
        owner = self._owner(m)
        for p in reversed(candidates):
            if p.plural or (p.kind == "group" and m.kind == "person"):
                continue
            if (
                own
                and not (own <= p.words or self._is_known_by(p, own))
                and not (m.kind == "person" and p.is_named and self._role_agrees(p, own))
            ):
                continue
            if (
                owner is not None
                and m.kind == "person"
                and determiner == "possessive"
                and not self._belongs(p, owner)
            ):
                continue
            if (
                determiner == ""
                and m.kind in ("person",)
                and not own
                and not p.is_named
                and not self._is_near(p, m, 6)
            ):
                continue
            return p, f"{m.noun!r} again"
        if determiner != "definite" or id(m) in self.named or self._holds_name(m):
            return None, ""
        if m.kind in ("organisation", "outlet", "government"):
            for p in reversed(register.by_word.get(m.noun, ())):
                if (
                    p.kind in ("organisation", "outlet", "government")
                    and not p.plural
                    and self._is_near(p, m, 30)
                ):
                    return p, f"{m.noun!r} is part of its name"
        if m.kind in ("organisation", "outlet", "government", "document"):
            return self._generic(m)
        if m.kind == "person" and m.is_source and m.noun not in _ANONYMOUS and m.extent == m.last:
            return self._salient_person(m)
        return None, ""

    def _holds_name(self, m: Mention) -> bool:
        """Tell whether a description has a name or demonym of its own before the head."""
        document = self.document
        return any(
            document.tags[i] in ("NNP", "NNPS") or document.forms[i] in self.lexicon.places
            for i in range(m.first, m.head)
        )

    def _generic(self, m: Mention) -> tuple[Participant | None, str]:
        """Take up an organisation or outlet by a noun of its kind: "the company", "the paper"."""
        best: Participant | None = None
        best_score = 0.0
        kinds = self.lexicon.anaphors.get(m.noun)
        if not kinds:
            return None, ""
        for p in self.register.recents():
            if p.last is None or m.sentence - p.last.sentence > 12 or p.plural or not p.is_named:
                continue
            if p.kind not in kinds:
                continue
            if p.last.sentence == m.sentence and not p.last.is_subject and p.last.last > m.first - 4:
                continue
            score = 3.0 - 0.25 * (m.sentence - p.last.sentence) + 0.2 * min(len(p.mentions), 6)
            score += 0.8 * (p.n_said > 0) + 0.3 * (p is self.register.speaker) + 0.4 * p.last.is_subject
            if m.noun in ("network", "channel", "agency", "site", "website") and p.kind == "outlet":
                score += 0.5
            if score > best_score:
                best, best_score = p, score
        if best is None:
            return None, ""
        return best, f"{m.noun!r} takes up the most salient {best.kind} named before"

    def _salient_person(self, m: Mention) -> tuple[Participant | None, str]:
        """Take up a person by a noun not used before: "the actor", "the grieving father"."""
        best: Participant | None = None
        best_score = 0.0
        for p in self.register.recents():
            if p.kind != "person" or p.plural or not p.is_named or p.last is None:
                continue
            if m.sentence - p.last.sentence > 8 or (m.gender and p.gender and m.gender != p.gender):
                continue
            score = 3.0 - 0.3 * (m.sentence - p.last.sentence) + 0.25 * min(len(p.mentions), 8)
            score += 1.0 * (p.n_said > 0) + 0.4 * p.last.is_subject
            if score > best_score:
                best, best_score = p, score
        if best is None:
            return None, ""
        return best, f"{m.noun!r} takes up the person in focus"

    def _is_near(self, p: Participant, m: Mention, reach: int) -> bool:
        return p.last is not None and m.sentence - p.last.sentence <= reach

    def _is_known_by(self, p: Participant, own: frozenset[str]) -> bool:
        words = {w.lower() for n in p.names for w in n}
        return bool(words) and own <= words | p.words | p.nouns

    def _role_agrees(self, p: Participant, own: frozenset[str]) -> bool:
        return own <= p.words | p.nouns

    def _owner(self, m: Mention) -> Participant | None:
        """Return the participant that a possessive determiner or possessor stands for."""
        if m.determiner != "possessive":
            return None
        for p in self.register.recents():
            if p.last is not None and m.first <= p.last.first < m.head:
                return p
            if p.last is not None and p.last.first < m.first:
                break
        return None

    def _belongs(self, p: Participant, owner: Participant) -> bool:
        return any(self._owner(x) is owner for x in p.mentions[:3])

    # appositions

    def _accepts(self, p: Participant, m: Mention) -> bool:
        """Tell whether an apposition fits the participant it stands beside."""
        if m.form == "noun" and p.is_named:
            if m.kind == "person":
                return p.kind in ("person", "") or not p.is_sure
            return not (p.kind == "person" and p.is_sure)
        return True

    def _join_apposition(self, p: Participant, m: Mention) -> None:
        register = self.register
        if m.form == "name":
            kind, sure = kind_of_name(m.name, m.label, self.lexicon)
            known, why = self._known_name(m, p.kind or kind)
            if known is not None and known is not p and p.is_named is False and len(p.mentions) == 1:
                self._absorb(known, p)
                register.add(known, m, why)
                return
            if p.kind in ("", "group") or (sure and p.kind not in ("person",)):
                p.kind, p.is_sure = kind if p.kind != "person" else "person", sure
            p.plural = False
        elif (
            p.is_named
            and m.kind
            and not (m.kind != "person" and any(x.label == "PERSON" for x in p.mentions))
            and (not p.is_sure or (p.kind == "organisation" and m.kind in ("outlet", "government")))
        ):
            p.kind, p.is_sure = m.kind, True
        register.add(p, m, "in apposition")

    def _absorb(self, keep: Participant, other: Participant) -> None:
        """Give one participant's mentions to another."""
        register = self.register
        for m, _ in zip(other.mentions, other.reasons, strict=True):
            register.add(keep, m, "in apposition to the name")
        other.mentions, other.reasons = [], []
        other.last = None
