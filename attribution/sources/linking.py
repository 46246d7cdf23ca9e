"""Walk through the mentions and join those that refer to one participant."""

from collections.abc import Iterable, Mapping, Sequence

from attribution.lexicons.classes import role_class
from attribution.sources.cataphora import join_later_names
from attribution.sources.descriptions import DescriptionLinker
from attribution.sources.headlines import join_headline_voices
from attribution.sources.kinds import kind_of_name
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.naming import NameLinker
from attribution.sources.participants import Participant, Register
from attribution.sources.profiles import Profile, bare
from attribution.sources.pronouns import resolve_pronoun
from attribution.statements.phrases import FINITE
from attribution.values.document import Document

__all__ = ["link"]

_LONGEST_COMPLEMENT = 12  # tokens


def link(
    document: Document,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    profiles: Mapping[str, Profile] | None = None,
    joined: Iterable[Sequence[Mention]] = (),
) -> Register:
    """Join mentions into participants, reading from left to right.

    First and second person pronouns are left out: they belong to whoever speaks, which is known only
    when statements have their sources.

    Args:
        document: the text.
        mentions: its mentions in text order.
        lexicon: the word lists.
        profiles: lower-case names of sources that the user knows; they win.
        joined: the mentions of each joint source, in text order.

    Returns:
        The register of participants; ``register.of`` tells the participant of a mention by its ``id()``.
    """
    linker = _Linker(document, mentions, lexicon, profiles or {})
    joints = {id(group[-1]): group for group in joined}
    for m in mentions:
        linker.read(m)
        if id(m) in joints:
            linker.read_joint(joints[id(m)])
    join_later_names(document, linker.register)
    join_headline_voices(document, linker.register)
    return linker.register


class _Linker:
    """Send each mention to the linker for its form."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        lexicon: Lexicon,
        profiles: Mapping[str, Profile],
    ) -> None:
        self.document, self.lexicon, self.profiles = document, lexicon, profiles
        self.register = Register(lexicon)
        self.names = NameLinker(document, lexicon, self.register)
        self.descriptions = DescriptionLinker(document, mentions, lexicon, self.register)

    def read(self, m: Mention) -> None:
        """Find or create the participant of one mention; who publishes the text is nobody whom it names."""
        if m.is_publisher:
            return
        if (known := self.register.of.get(id(m))) is not None:  # who answers a question was read with it
            known.last, known.last_rank = m, self.register.rank
            return
        if m.same_as is not None:
            p = self.register.of.get(id(m.same_as))
            if p is not None and _accepts(p, m):
                if not (self.profiles and self._name_by_profile(p, m)):
                    self._join_apposition(p, m)
                return
        if m.form == "pronoun":
            self._read_pronoun(m)
        elif self.profiles and self._read_profile(m):
            return
        elif m.form == "name":
            self.names.read(m)
        else:
            self.descriptions.read(m)

    def read_joint(self, group: Sequence[Mention]) -> None:
        """Make the joint participant of coordinated phrases, all read by now."""
        people = list(dict.fromkeys(p for m in group if (p := self.register.of.get(id(m))) is not None))
        if len(people) > 1:
            self.register.joint(people, group[-1])

    def _read_pronoun(self, m: Mention) -> None:
        """Join a third-person or relative pronoun to its antecedent."""
        entry = self.lexicon.pronouns[m.noun]
        if entry.person == "first":
            return
        if entry.person == "relative":
            p, reason = self._relative(m)
        elif (answerer := self._answerer(m)) is not None:
            p, reason = answerer, f"pronoun {m.noun!r} in a question: who answers it"
        else:
            p, reason = resolve_pronoun(m, entry, self.register, self._quoted_speaker(m))
        if p is not None:
            if entry.gender in ("m", "f") and not p.is_sure:
                p.kind = "person"
            elif m.noun in ("it", "its") and p.kind in ("person", ""):
                p.kind = "organisation"
            self.register.add(p, m, reason)

    def _answerer(self, m: Mention) -> Participant | None:
        """Return who answers the question that a pronoun stands in, where number and gender agree."""
        if m.answers is None or m.gender not in ("m", "f"):
            return None
        self.read(m.answers)
        p = self.register.of.get(id(m.answers))
        if p is None or p.plural or p.kind not in ("person", "") or p.gender not in ("", m.gender):
            return None
        return p

    def _quoted_speaker(self, m: Mention) -> Participant | None:
        """Return who is quoted with a pronoun word for word, also where the speaker is given after the quotation."""
        speaker = m.quoted_by
        if speaker is None:
            return None
        known = self.register.of.get(id(speaker))
        if known is not None or speaker.head < m.head:
            return known
        if speaker.form == "name":
            return self.names.find(speaker, *kind_of_name(speaker.name, speaker.label, self.lexicon))[0]
        last = self.register.speaker
        is_likely = last is not None and speaker.form == "pronoun" and speaker.gender in ("", last.gender)
        return last if is_likely else None

    def _relative(self, m: Mention) -> tuple[Participant | None, str]:
        """Find the antecedent of a relative pronoun: the phrase that ends right before it."""
        start = m.first - 1 if self.document.forms[m.first - 1] in (",", "-", "–", "—") else m.first
        wants_people = m.noun in ("who", "whom", "whose")
        found: Participant | None = None
        for p in self.register.recents():
            last = p.last
            if last is None or last.sentence != m.sentence or last.form == "pronoun":
                continue
            if wants_people and self._is_thing(last):
                continue
            if start - 1 <= last.last <= start or last.extent == start:
                people = p.kind in ("person", "group", "") or p.plural
                if wants_people == people or (not wants_people and found is None and last.last == start):
                    found = p
                    break
                found = found or p
        if found is None and wants_people:
            found = self._over_complement(m, start)
        if found is None:
            return None, ""
        return found, f"relative pronoun {m.noun!r}: its antecedent stands right before it"

    def _is_thing(self, m: Mention) -> bool:
        """Tell whether "who" cannot stand for a phrase: a document, or what no list knows behind a preposition."""
        if m.form != "noun" or m.kind not in ("", "document"):
            return False
        tags = self.document.tags
        is_adjective = tags[m.head] == "JJ" and m.first == m.head  # "familiar"
        return m.kind == "document" or is_adjective or tags[m.start - 1] in ("IN", "TO")

    def _over_complement(self, m: Mention, end: int) -> Participant | None:
        """Find the people whose complement ends right before "who": "people familiar with the matter, who ..."."""
        tags, forms = self.document.tags, self.document.forms
        for p in self.register.recents():
            last = p.last
            if last is None or last.sentence != m.sentence or last.last >= end or last.form != "noun":
                continue
            is_reduced = tags[last.last] in ("VBD", "VBN") and tags[last.last + 1] == "IN"  # "briefed on"
            between = range(last.last + is_reduced, end)
            if last.kind in ("", "document") or len(between) > _LONGEST_COMPLEMENT:
                continue
            if not any(tags[i] in FINITE or forms[i] == "," for i in between):
                return p
        return None

    def _profile_of(self, m: Mention) -> Profile | None:
        """Return what the user knows of a mention's name or description, or None."""
        words = m.name or self.document.forms[m.first : m.last]
        return self.profiles.get(bare(" ".join(words)))

    def _known_source(self, profile: Profile) -> Participant:
        """Return the participant of a source that the user knows, begun where the text has not named it so far."""
        register = self.register
        main, name = bare(profile.name), tuple(profile.name.split())
        p = register.by_profile.get(main)
        if p is None:
            p = register.by_profile[main] = register.create()
            p.profile = main
            p.kind, p.is_sure = profile.type or kind_of_name(name, "", self.lexicon)[0], True
            register.name(p, name)
        return p

    def _read_profile(self, m: Mention) -> bool:
        """Join a mention to the source that the user's file names so; tell whether it does."""
        profile = self._profile_of(m)
        if profile is None:
            return False
        self.register.add(self._known_source(profile), m, f"known source '{profile.name}'")
        return True

    def _name_by_profile(self, p: Participant, m: Mention) -> bool:
        """Hand who was only described so far over to the known source in apposition: "the mayor, Ana Lopes"."""
        profile = self._profile_of(m)
        if profile is None or p.is_named:
            return False
        self._hand_over(p, self._known_source(profile))
        return self._read_profile(m)

    def _hand_over(self, p: Participant, known: Participant) -> None:
        """Give the mentions of a described participant to the one that it turns out to be."""
        for m in p.mentions:
            self.register.add(known, m, "in apposition to the name")
        p.mentions, p.reasons, p.last = [], [], None

    def _join_apposition(self, p: Participant, m: Mention) -> None:
        """Join a mention to the participant that it is in apposition to, or both to the one it names."""
        if m.form == "name":
            kind, is_sure = kind_of_name(m.name, m.label, self.lexicon)
            known, why = self.names.find(m, p.kind or kind, is_sure)
            if known is not None and known is not p and not p.is_named and len(p.mentions) == 1:
                self._hand_over(p, known)
                self.register.add(known, m, why)
                return
            is_body = kind not in ("person", "") and not p.gender and p.nouns <= role_class("person or body")
            if (
                p.kind in ("", "group")
                or (is_sure and p.kind != "person")
                or (p.kind == "person" and is_body)
            ):
                p.kind, p.is_sure = kind, is_sure
            p.plural = False
        elif p.is_named and m.kind and (_corrects(p, m) or self._is_body(p, m)):
            p.kind, p.is_sure = m.kind, True
        self.register.add(p, m, "in apposition")

    def _is_body(self, p: Participant, m: Mention) -> bool:
        """Tell whether "the state company" between commas says of a name taken for a person's that it is none."""
        forms = self.document.forms
        return (
            m.kind in ("organisation", "outlet", "government")
            and m.extent < len(forms)
            and forms[m.extent] == ","
            and not (p.is_sure or p.n_male or p.n_female)
            and len(p.mentions) == 1
        )


def _accepts(p: Participant, m: Mention) -> bool:
    """Tell whether an apposition fits the participant it stands beside."""
    if m.form == "noun" and p.is_named:
        if m.kind == "person":
            return p.kind in ("person", "") or not p.is_sure
        return not (p.kind == "person" and p.is_sure)
    return True


def _corrects(p: Participant, m: Mention) -> bool:
    """Tell whether a description says better than the name what bears it: "Hill House, a news site"."""
    if m.kind != "person" and any(x.label == "PERSON" for x in p.mentions):
        return False
    return not p.is_sure or (p.kind == "organisation" and m.kind in ("outlet", "government"))
