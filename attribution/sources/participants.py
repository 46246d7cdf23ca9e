"""A participant under construction, and the indexes that find one again in constant time."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from attrs import define, field

from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import BODIES, Mention
from attribution.sources.names import acronym, name_words, squashed

__all__ = ["Participant", "Register"]

_WINDOW = 36
_LATEST = 4  # mentions of a participant
_RECENT_OF_A_WORD = 12
_VARIANTS = 40  # of one name; more are no help


@define(slots=True, eq=False)
class Participant:
    """Everything gathered about one participant while the text is read.

    Attributes:
        number: order of creation.
        kind: source type, or empty while unknown; ``is_sure`` when a list or a telling word gave it.
        names: the variants of its name, words as written.
        nouns: head nouns of its descriptions and roles.
        words: lower-case modifiers of its descriptions.
        mentions, reasons: what refers to it, and why each was joined.
        n_male, n_female: evidence of gender from titles, nouns, names and pronouns.
        plural: whether it is more than one.
        last: its latest mention.
        n_said: how many statements it has made so far.
        author: the participant behind a document, or None.
        members: the participants of a joint source.
        age: years that the text tells of a person, 0 where none.
        owner: whose it is ("his brother"), or None.
        profile: key of the user's profile it fits, or empty.
    """

    number: int
    kind: str = ""
    is_sure: bool = False
    names: list[tuple[str, ...]] = field(factory=list)
    nouns: set[str] = field(factory=set)
    words: set[str] = field(factory=set)
    mentions: list[Mention] = field(factory=list)
    reasons: list[str] = field(factory=list)
    n_male: int = 0
    n_female: int = 0
    plural: bool = False
    last: Mention | None = None
    last_rank: int = 0
    n_said: int = 0
    author: "Participant | None" = None
    members: "tuple[Participant, ...]" = ()
    profile: str = ""
    age: int = 0
    owner: "Participant | None" = None

    @property
    def fullest(self) -> tuple[str, ...]:
        """The variant of the name with the most words, the first of several; empty without a name."""
        return max(self.names, key=lambda n: len(n), default=())

    @property
    def is_named(self) -> bool:
        """Whether the text gives a name."""
        return bool(self.names)

    @property
    def gender(self) -> str:
        """The gender the evidence speaks for: ``"m"``, ``"f"`` or empty."""
        if self.n_male > self.n_female:
            return "m"
        return "f" if self.n_female > self.n_male else ""

    def tells_of(self, m: Mention) -> bool:
        """Tell whether a mention stands in what this participant said last."""
        return any(x.tells_of(m) for x in self.mentions[-_LATEST:])

    def is_named_by(self, m: Mention) -> bool:
        """Tell whether a speaker's own words name this participant, who is then somebody else."""
        for x in reversed(self.mentions):
            if not m.tells_of(x):
                return False
            if x.form == "name":
                return True
        return False

    @property
    def takes_turns(self) -> bool:
        """Whether its latest mentions label turns of a transcript."""
        return any(x.is_turn for x in self.mentions[-_LATEST:])

    def is_only_quoted_by(self, m: Mention) -> bool:
        """Tell whether this participant is heard of only in what a speaker is quoted with, and is hence somebody else."""
        return len(self.mentions) <= _LATEST and all(x.quoted >= 0 and m.tells_of(x) for x in self.mentions)

    def is_quoted_by(self, m: Mention) -> bool:
        """Tell whether a speaker's quoted words call this participant "he" or the like, who is hence somebody else."""
        return any(x.quoted_by is m for x in self.mentions[-_LATEST:])

    def is_of_other_age(self, m: Mention) -> bool:
        """Tell whether a mention tells another age than the one known of this participant."""
        return m.age > 0 and self.age > 0 and m.age != self.age

    def vote(self, gender: str, weight: int = 1) -> None:
        """Count evidence of gender."""
        if gender == "m":
            self.n_male += weight
        elif gender == "f":
            self.n_female += weight


class Register:
    """All participants so far, found by name, word, noun, acronym or recency."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.all: list[Participant] = []
        self.by_name: dict[str, Participant] = {}
        self.by_word: defaultdict[str, deque[Participant]] = defaultdict(
            lambda: deque(maxlen=_RECENT_OF_A_WORD)
        )
        self.by_noun: defaultdict[str, deque[Participant]] = defaultdict(
            lambda: deque(maxlen=_RECENT_OF_A_WORD)
        )
        self.joints: dict[tuple[int, ...], Participant] = {}
        self.by_profile: dict[str, Participant] = {}
        self.recent: deque[Participant] = deque(maxlen=_WINDOW)
        self.of: dict[int, Participant] = {}
        self.speaker: Participant | None = None
        self.rank = 0

    def create(self) -> Participant:
        """Begin a new participant."""
        p = Participant(len(self.all))
        self.all.append(p)
        return p

    def add(self, p: Participant, m: Mention, reason: str) -> Participant:
        """Join a mention to a participant and index what it tells."""
        self.rank += 1
        p.mentions.append(m)
        p.reasons.append(reason)
        p.last, p.last_rank = m, self.rank
        self.of[id(m)] = p
        if m.name:
            self.name(p, m.name)
        if m.noun and m.form != "pronoun":
            self.describe(p, m.noun)
            for extra in m.nouns:
                if extra != m.noun:
                    self.describe(p, extra)
            if m.form == "noun":
                p.words |= m.modifiers
            elif m.role:
                p.words.update(w for w in m.role.lower().split() if w != m.noun)
                p.words |= m.modifiers
        p.age = p.age or m.age
        if m.gender in ("m", "f"):
            p.vote(m.gender, 3 if m.form != "pronoun" else 2)
        if m.is_source:
            p.n_said += 1
            self.speaker = p
        self.recent.append(p)
        return p

    def name(self, p: Participant, words: tuple[str, ...]) -> None:
        """Index a variant of a participant's name."""
        if words in p.names or len(p.names) >= _VARIANTS:
            return
        p.names.append(words)
        lower = [w.lower() for w in words]
        self.by_name.setdefault(" ".join(lower), p)
        if len(words) > 1:
            self.by_name.setdefault(squashed(words), p)
            short = acronym(words)
            if short:
                self.by_name.setdefault("acronym " + short, p)
        for w in {*lower, *name_words(lower)}:
            known = self.by_word[w]
            if p not in known:
                known.append(p)
        first = lower[0]
        if first in self.lexicon.given and p.kind in ("person", ""):
            p.vote(self.lexicon.given[first])

    def describe(self, p: Participant, noun: str) -> None:
        """Index a head noun of a participant's description."""
        if noun not in p.nouns:
            p.nouns.add(noun)
        known = self.by_noun[noun]
        if p in known:
            known.remove(p)
        known.append(p)

    def joint(self, people: Sequence[Participant], last: Mention) -> Participant:
        """Return the joint participant of several, made once; it can be meant by a later "they"."""
        key = tuple(sorted(p.number for p in people))
        p = self.joints.get(key)
        if p is None:
            p = self.joints[key] = self.create()
            kinds = {q.kind for q in people}
            p.kind = kinds.pop() if len(kinds) == 1 and kinds <= BODIES else "group"
            p.plural = True
            p.members = tuple(people)
        p.last, p.last_rank = last, self.rank
        p.n_said += 1
        self.recent.append(p)
        self.speaker = p
        return p

    def may_be_body(self, p: Participant) -> bool:
        """Tell whether a name taken for a person's may be a firm's: one bare word that is no first name."""
        return (
            p.kind in ("person", "")
            and p.is_named
            and not p.is_sure
            and not p.gender
            and not p.nouns
            and all(len(n) == 1 and n[0].lower() not in self.lexicon.given for n in p.names)
        )

    def find_outlet(self, words: Sequence[str]) -> Participant | None:
        """Return the participant that bears the name of a publisher, or None."""
        text = " ".join(words).lower()
        bare = text[4:] if text.startswith("the ") else text
        for key in (text, bare, f"the {bare}", squashed(words)):
            p = self.by_name.get(key)
            if p is not None and p.kind != "person" and p.mentions:
                return p
        return None

    def recents(self) -> Iterable[Participant]:
        """Yield the participants mentioned lately, the latest first, each once."""
        seen = set()
        for p in reversed(self.recent):
            if p.number not in seen:
                seen.add(p.number)
                yield p
