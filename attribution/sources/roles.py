"""Read role and affiliation off the phrases that mention a participant, and the authors of documents."""

from collections.abc import Sequence

from attrs import frozen

from attribution.lexicons.classes import role_class, word_class
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import BODIES, Mention
from attribution.sources.participants import Participant, Register
from attribution.values.document import Document

__all__ = ["Affiliation", "Roles"]

_TIES = frozenset({"of", "for", "at", "with", "from", "in", "to"})
#: What makes one office of two words: "chief executive", "general counsel".
_GRADES = frozenset(("chief", "deputy", "general", "vice"))
_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_PASSAGE = 4  # sentences before a spokesman in which the body that he speaks for has spoken


@frozen(slots=True)
class Affiliation:
    """Whom a participant speaks for or belongs to: the words, and the participant where there is one."""

    text: str
    participant: Participant | None


class Roles:
    """Answer what role, affiliation and author the phrases of a text give.

    Args:
        document: the text.
        mentions: all mentions in text order.
        register: their participants.
        lexicon: the word lists.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], register: Register, lexicon: Lexicon
    ) -> None:
        self.document, self.register, self.lexicon = document, register, lexicon
        self.at: dict[int, Mention] = {}
        self.ending: dict[int, Mention] = {}
        self.speaking: dict[int, list[Mention]] = {}
        self._authors: dict[int, tuple[Participant, str] | None] = {}
        self._affiliations: dict[int, Affiliation | None] = {}
        for m in mentions:
            if m.form != "pronoun":
                start = m.start
                known = self.at.get(start)
                if known is None or known.last < m.last:
                    self.at[start] = m
            self.ending[m.last] = m
            if m.is_source:
                self.speaking.setdefault(m.sentence, []).append(m)

    def role(self, p: Participant) -> str | None:
        """Return the title or function of a participant as the text puts it first, or None."""
        for m in p.mentions:
            if m.form == "name" and m.role and self._is_function(m.noun):
                return m.role
            if m.form == "noun" and p.is_named and self._is_function(m.noun) and m.same_as is not None:
                return self._function(m)
        for m in p.mentions:
            if m.form == "noun" and not m.plural and self._is_function(m.noun):
                return self._function(m)
        return None

    def _is_function(self, noun: str) -> bool:
        entry = self.lexicon.nouns.get(noun)
        return noun in self.lexicon.titles or (entry is not None and entry.kind == "person")

    def _is_post(self, m: Mention) -> bool:
        """Tell whether a noun is for who works for a body: its director or lawyer, not its critic or customer."""
        if (
            m.noun in self.lexicon.titles
            or m.noun in role_class("office")
            or m.noun in role_class("speaks for")
        ):
            return True
        return not _GRADES.isdisjoint(m.modifiers)

    def _function(self, m: Mention) -> str:
        """Return the head noun with the plain words before it: "defence chief" of "the US defence chief"."""
        forms, tags = self.document.forms, self.document.tags
        i = m.head
        while (
            i > m.first
            and tags[i - 1] in ("NN", "JJ")
            and forms[i - 1].islower()
            and (forms[i - 1] not in self.lexicon.nouns or forms[i - 1] in _GRADES or forms[i] == "general")
        ):
            i -= 1
        return " ".join(forms[i : m.head + 1])

    def affiliation(self, p: Participant) -> Affiliation | None:
        """Return the affiliation that the text gives a person or group first, or None."""
        if p.number not in self._affiliations:
            found = (self._before(m, p) or self._after(m, p) for m in p.mentions if m.form != "pronoun")
            told = next((f for f in found if f is not None), None)
            self._affiliations[p.number] = told or self._of_passage(p)
        return self._affiliations[p.number]

    def _of_passage(self, p: Participant) -> Affiliation | None:
        """Return the only body that speaks right before a spokesman of whom nothing else is told."""
        m = p.mentions[0] if p.mentions else None
        if m is None or p.is_named or m.noun not in _MOUTHPIECES or m.before is not None or m.extent > m.last:
            return None
        bodies = dict.fromkeys(
            q
            for k in range(max(0, m.sentence - _PASSAGE), m.sentence + 1)
            for x in self.speaking.get(k, ())
            if x.head < m.head and (q := self.register.of.get(id(x))) is not None and q.kind in BODIES
        )
        body = next(iter(bodies), None)
        if len(bodies) != 1 or body is None or not body.is_named or body.kind == "outlet":
            return None  # who speaks to an outlet need not be its own spokesman
        return Affiliation(" ".join(body.fullest), body)

    def _called(self, body: Participant) -> str:
        """Return what a body is called first, without an article."""
        return " ".join(body.fullest) or self._text(body.mentions[0].first, body.mentions[0].last)

    def possessor(self, m: Mention) -> Participant | None:
        """Return whom a possessive pronoun at the start of a description stands for: "her family"."""
        if m.last <= m.first + 1 or self.document.tags[m.first] != "PRP$":
            return None
        pronoun = self.ending.get(m.first + 1)
        if pronoun is None or pronoun.form != "pronoun":
            return None
        return self.register.of.get(id(pronoun))

    def whole(self, m: Mention) -> Participant | None:
        """Return whom the pronoun at the end of a description stands for: "two of them"."""
        if m.extent != m.last + 2 or self.document.forms[m.last] != "of":
            return None
        pronoun = self.ending.get(m.extent)
        if pronoun is None or pronoun.form != "pronoun":
            return None
        return self.register.of.get(id(pronoun))

    def is_known_body(self, p: Participant) -> bool:
        """Tell whether an affiliate is a source or a body that the text identifies ("Norway's health ministry")."""
        if p.is_named or p.n_said:
            return True
        if p.kind not in BODIES:
            return False
        return any(
            m.owner is not None
            or any(self.document.tags[i] in ("NNP", "NNPS") for i in range(m.first, m.head))
            for m in p.mentions
            if m.form == "noun"
        )

    def _before(self, m: Mention, p: Participant) -> Affiliation | None:
        """Read the affiliation off what stands before the role or name: "the US defence chief", "Acme's lawyer"."""
        document, register = self.document, self.register
        if m.owner is not None:
            owner = self.ending.get(m.owner[1])
            q = register.of.get(id(owner)) if owner is not None else None
            if q is not None and q is not p and self._may_own(q, m):
                return Affiliation(self._text(m.owner[0], m.owner[1]), q)
            return None
        body = self.possessor(m) if not m.plural and self._is_post(m) else None
        if body is not None and body is not p and body.kind in BODIES:
            return Affiliation(self._called(body), body)  # "its chairman, Jane Roe"
        if m.before is None or not (m.role or m.form == "noun"):
            return None
        a, b = m.before
        for i in range(b - 1, a - 1, -1):
            inner = self.ending.get(i + 1)
            if inner is not None and inner is not m and inner.first >= a and inner.form == "name":
                q = register.of.get(id(inner))
                if q is not None and q is not p and q.kind != "person":
                    return Affiliation(self._text(inner.first, inner.last), q)
        for i in range(a, b):
            place = self.lexicon.places.get(document.forms[i])
            if place is not None and place.kind == "demonym":
                return Affiliation(document.forms[i], None)
            noun = self.lexicon.nouns.get(document.forms[i].lower())
            if (
                noun is not None
                and noun.kind in ("government", "organisation")
                and p.kind in ("person", "group", "government")
            ):
                known = register.by_noun.get(document.forms[i].lower())
                q = next((x for x in reversed(known or ()) if x.kind in BODIES), None)
                return Affiliation(document.forms[i], q)
        return None

    def _after(self, m: Mention, p: Participant) -> Affiliation | None:
        """Read the affiliation off the complement: "commander with X", "Jane Roe of X"."""
        document, register = self.document, self.register
        forms = document.forms
        at = m.last + 1 if m.form == "name" and m.last < len(forms) and forms[m.last] == "," else m.last
        if at + 1 >= len(forms) or forms[at] not in _TIES:
            return None
        if not (m.form == "name" or self._is_function(m.noun)) or p.kind not in (
            "person",
            "group",
            "unnamed",
            "",
        ):
            return None
        if m.form == "name" and forms[at] not in ("of", "with", "at", "from"):
            return None
        n = self.at.get(at + 1)
        q = register.of.get(id(n)) if n is not None else None
        if n is None or q is None or q is p:
            return None
        if forms[at] == "in" and q.kind != "organisation":
            return None
        if n.form == "name" and self.lexicon.fields.issuperset(w.lower() for w in n.name):
            return None  # "Minister of Information": what the office is for, and nobody
        if (
            q.kind in BODIES
            or (q.kind == "group" and (n.form == "noun" or bool(q.profile)))
            or (q.kind == "person" and m.noun in role_class("speaks for"))
        ):
            return Affiliation(self._text(n.start, n.last), q)
        return None

    def _may_own(self, q: Participant, m: Mention) -> bool:
        return (
            q.kind in BODIES
            or q.kind == "group"
            or (m.noun in role_class("speaks for") and q.kind == "person")
        )

    def _text(self, first: int, last: int) -> str:
        """Return the words from a token to before another, leading determiner left out."""
        document = self.document
        while first < last - 1 and document.forms[first].lower() in ("the", "a", "an"):
            first += 1
        return document.words(first, last)

    def author(self, p: Participant) -> tuple[Participant, str] | None:
        """Return the participant who speaks through a document, and why; None where the document stands for itself."""
        if p.number not in self._authors:
            found = (self._author_of(m) for m in p.mentions if m.form == "noun")
            self._authors[p.number] = next((f for f in found if f is not None and f[0] is not p), None)
        return self._authors[p.number]

    def _author_of(self, m: Mention) -> tuple[Participant, str] | None:
        document, register = self.document, self.register
        forms = document.forms
        if m.noun not in word_class("authored") and m.noun not in word_class("saying"):
            return self._publisher(m, ("by",)) if forms[m.last : m.last + 1] == ("by",) else None
        if m.owner is not None:
            owner = self.ending.get(m.owner[1])
            q = register.of.get(id(owner)) if owner is not None else None
            if q is not None and q.kind != "document":
                return q, f"the {m.noun} is its author's"
        if m.first < len(forms) and document.tags[m.first] == "PRP$":
            owner = self.ending.get(m.first + 1)
            q = register.of.get(id(owner)) if owner is not None and owner.form == "pronoun" else None
            if q is not None:
                return q, f"the {m.noun} is its author's"
        if m.before is not None:
            for i in range(m.before[0], m.before[1]):
                inner = self.ending.get(i + 1)
                q = register.of.get(id(inner)) if inner is not None and inner.form == "name" else None
                if q is not None and q.kind in ("outlet", "organisation"):
                    return q, f"the {m.noun} is its author's"
        return self._publisher(m, ("by", "from", "in", "on", "of"))

    def _publisher(self, m: Mention, ties: tuple[str, ...]) -> tuple[Participant, str] | None:
        """Find who is given after a document: "a report in X", "a statement by X", "a post on the website of X".

        Who has only seen or passed on a document is not: "a letter seen by X".
        """
        document, register = self.document, self.register
        forms, tags = document.forms, document.tags
        i, steps = m.last, 0
        while i + 1 < len(forms) and steps < 4:
            if tags[i] in ("VBN", "RB", "NNP", "NN", "VBD") and steps < 2 and forms[i + 1] != ",":
                i += 1
                steps += 1
                continue
            break
        if any(
            tags[k] in ("VBN", "VBD") and document.lemmas[k] in word_class("handling documents")
            for k in range(m.last, i)
        ):
            return None
        for tie_at in dict.fromkeys((m.last, i)):
            if tie_at + 1 >= len(forms) or (
                forms[tie_at] not in ties
                and not (forms[tie_at] == "to" and forms[tie_at - 1] == "attributed")
            ):
                continue
            n = self.at.get(tie_at + 1)
            q = register.of.get(id(n)) if n is not None else None
            if n is None or q is None:
                continue
            if n.noun in word_class("place of publication") and n.form == "noun":
                deeper = self._publisher(n, ("of", "for"))
                if deeper is not None:
                    return deeper
                owner = self.ending.get(n.owner[1]) if n.owner is not None else None
                own = register.of.get(id(owner)) if owner is not None else None
                if own is not None:
                    return own, f"the {m.noun} is given as its publisher's"
            if forms[tie_at] in ("in", "on") and q.kind == "organisation" and not q.is_sure and q.is_named:
                q.kind = "outlet"  # what carries reports is one
            if forms[tie_at] in ("in", "on") and q.kind != "outlet":
                continue
            if forms[tie_at] == "of" and q.kind not in ("outlet", "organisation"):
                continue
            if q.kind != "document":
                return q, f"the {m.noun} is given as its author's"
        return None
