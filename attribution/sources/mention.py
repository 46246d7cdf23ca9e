"""A phrase that may refer to a participant."""

from attrs import define

__all__ = ["BODIES", "NO_ONE", "Mention"]

#: Kinds of participants that are one body; one may be taken for another.
BODIES = frozenset({"government", "organisation", "outlet"})
NO_ONE = frozenset({"nobody", "no one", "no-one", "none", "neither"})


@define(slots=True, eq=False)
class Mention:
    """A phrase that may refer to a participant.

    Attributes:
        first, last: its tokens, premodifiers included, what follows a preposition not.
        head: its head token.
        form: ``"name"``, ``"noun"`` or ``"pronoun"``.
        name: words of the name, titles left out.
        label: the recogniser's label of the name, or empty.
        noun: lower-case head noun of a description, or the role noun before a name.
        kind: kind of participant as far as the words tell, or empty.
        plural: whether it is plural.
        gender: ``"m"``, ``"f"``, ``"n"`` or empty.
        determiner: definite, indefinite, possessive, quantity, other, none or empty.
        modifiers: lower-case words before the head that carry meaning.
        owner: token range of a possessor before it, or None.
        before: token range of what stands before name or role, which may be an affiliation, or None.
        role: words of the title or function, or empty.
        same_as: another mention that this one is in apposition to, or None.
        is_source: whether a statement has it as its source.
        told: token ranges of the contents whose source it is.
        rebuts: whether it denies or rejects what somebody has said: "denied it", "rejected the claim".
        goes_on: whether it adds to what was said last.
        sentence: index of its sentence.
        quoted: index of the quotation that holds it, or -1.
        quoted_by: of a third-person pronoun, who is quoted with it word for word and is hence not meant, or None.
        is_subject: whether a verb follows.
        extent: one past the last token with its prepositional phrases.
        nouns: all role nouns before a name.
        is_inner: whether it stands before the head of a longer phrase ("State Department spokeswoman").
        name_first: first token of the bare name, -1 where there is none.
        answers: of a pronoun in a question, who answers it later in the sentence, or None.
        is_publisher: whether it stands for who publishes the text: "this newspaper".
        age: years that it tells of a person, 0 where none.
        is_turn: whether it labels a turn of a transcript ("LUND: ...").
    """

    first: int
    last: int
    head: int
    form: str
    name: tuple[str, ...] = ()
    label: str = ""
    noun: str = ""
    kind: str = ""
    plural: bool = False
    gender: str = ""
    determiner: str = ""
    modifiers: frozenset[str] = frozenset()
    owner: tuple[int, int] | None = None
    before: tuple[int, int] | None = None
    role: str = ""
    same_as: "Mention | None" = None
    is_source: bool = False
    told: tuple[range, ...] = ()
    rebuts: bool = False
    goes_on: bool = False
    sentence: int = -1
    quoted: int = -1
    quoted_by: "Mention | None" = None
    is_subject: bool = False
    extent: int = 0
    name_first: int = -1
    nouns: tuple[str, ...] = ()
    is_inner: bool = False
    is_turn: bool = False
    answers: "Mention | None" = None
    is_publisher: bool = False
    age: int = 0

    @property
    def start(self) -> int:
        """First token with its possessor."""
        return self.first if self.owner is None else self.owner[0]

    @property
    def is_no_one(self) -> bool:
        """Whether it denies that there is anybody."""
        if self.determiner == "none" or self.noun in NO_ONE:
            return True
        return 0 < len(self.name) < 3 and " ".join(self.name).lower() in NO_ONE

    def tells_of(self, other: "Mention") -> bool:
        """Tell whether another mention stands in what this one says."""
        return any(other.head in r for r in self.told)
