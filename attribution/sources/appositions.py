"""Tie descriptions to the names beside them."""

from collections.abc import Sequence, Set

from attribution.lexicons.classes import role_class
from attribution.sources.introductions import tie_introductions
from attribution.sources.mention import BODIES, Mention
from attribution.sources.work import ends_like_work
from attribution.values.document import Document

__all__ = ["tie_appositions"]

_REACH = 8
_OPENER = 2  # words of a preposition that opens a sentence: "According to"
_NAMING = frozenset(
    {("named",), ("called",), ("dubbed",), ("identified", "as"), ("known", "as"), ("nicknamed",)}
)
_NAMING_FIRST = frozenset(words[0] for words in _NAMING)
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})
#: What stands for one of several persons: "The other, Tom Hale,".
_ONES = frozenset(
    ("one", "other", "another", "former", "latter", "first", "second", "third", "fourth", "fifth")
)
#: Prepositions that tell when something happens, and belong to no noun before them.
_WHEN = frozenset({"after", "before", "since", "until", "while"})
_CLOSERS = frozenset({",", ".", ";", ":", ")", "]", "”", "’", '"', "who", "whose", "which", "-", "–", "—"})


def tie_appositions(
    document: Document,
    mentions: Sequence[Mention],
    breaks: Set[int] = frozenset(),
    speakers: Set[int] = frozenset(),
) -> None:
    """Mark mentions that are in apposition: ``n.same_as`` is the mention before it.

    "Jane Roe, a spokeswoman for X, said", "the minister, Jane Roe, said", "a woman named Jane Roe". Also
    measures how far each mention reaches over the prepositional phrases that follow it.

    Args:
        document: the text.
        mentions: all mentions in text order; they are changed in place.
        breaks: tokens over which no phrase reaches.
        speakers: where a source begins right behind its content; what stands before it is no name of it.
    """
    phrases = [m for m in mentions if m.form != "pronoun"]
    _extend(document, phrases, breaks)
    for k, m in enumerate(phrases):
        for n in phrases[k + 1 : k + 1 + _REACH]:
            if n.sentence != m.sentence:
                break
            start = n.start
            if n.is_inner or start < m.last or (start < m.extent and not _is_naming(document, m, n)):
                continue
            if start in speakers and document.tags[m.start - 1] != "''":
                break  # "He lives in Leeds, the council said"
            if _is_beside(document, m, n) and n.same_as is None and _are_apposed(document, m, n):
                n.same_as = m
            break
    tie_introductions(document, phrases)


def _extend(document: Document, phrases: Sequence[Mention], breaks: Set[int]) -> None:
    """Let each phrase reach over the complements that follow it."""
    tags, forms = document.tags, document.forms
    n_tokens = len(tags)
    for k, m in enumerate(phrases):
        end = m.last
        for n in phrases[k + 1 : k + 1 + _REACH]:
            if n.sentence != m.sentence:
                break
            if n.last <= end:
                continue
            start = n.start
            if n.owner is not None and n.owner[0] <= m.first and m.last <= n.owner[1]:
                break  # it is only the possessor
            if (
                n.owner is not None and n.owner[0] < end <= n.owner[1] + 1
            ):  # "for Russia" grows to "Russia's ministry"
                end = n.last
            elif start < end:
                end = max(end, n.last)
            elif end in breaks or _opens_clause(document, end, n):
                break
            elif end < n_tokens and (
                (start == end + 1 and tags[end] in ("IN", "TO") and forms[end] != "that")
                or (start == end + 2 and tags[end] in ("VBN", "JJ", "VBG") and tags[end + 1] in ("IN", "TO"))
            ):
                end = n.last
            else:
                break
        m.extent = end


def _opens_clause(document: Document, i: int, n: Mention) -> bool:
    """Tell whether a token between two phrases begins a clause, or tells when: "criticises trust | after man waited"."""
    word = document.forms[i].lower() if i < len(document.forms) else ""
    return word in _WHEN or (
        word == "as" and document.tags[n.last : n.last + 1] in (("VBD",), ("VBZ",), ("VBP",))
    )


def _is_naming(document: Document, m: Mention, n: Mention) -> bool:
    """Tell whether "named", "known as" and the like stand between two phrases."""
    forms, start = document.forms, n.start
    if m.last < start and (w := forms[m.last]) not in _QUOTES and w.lower() not in _NAMING_FIRST:
        return False  # nearly always
    if m.determiner == "definite" and document.tags[m.last] == "VBD" and start == m.last + 1:
        return False  # "The president called Acme a threat"
    return tuple([w.lower() for w in forms[m.last : start] if w not in _QUOTES]) in _NAMING


def _is_beside(document: Document, m: Mention, n: Mention) -> bool:
    """Tell whether only a comma, a bracketed fact between commas, or a naming word stands between two phrases."""
    forms, tags = document.forms, document.tags
    if _is_naming(document, m, n):
        return m.form == "noun" and n.form == "name"
    gap = n.start - m.last
    if gap == 0:  # "the news site The Daily Lamp"
        return m.form == "noun" and n.form == "name" and m.kind in ("organisation", "outlet", "government")
    if gap == 1 and forms[m.last] == ",":
        return True
    if m.form == "noun" and n.form == "name" and n.start == _whole_end(document, m) + 1:
        return forms[n.start - 1] == ","
    return (
        gap in (3, 4)
        and forms[m.last] == ","
        and forms[n.start - 1] == ","
        and tags[m.last + 1] in ("CD", "NNP")
    )


def _whole_end(document: Document, m: Mention) -> int:
    """Return one past a phrase with its complement, the pronoun for those it is one of included: "one of them"."""
    of_them = document.forms[m.last] == "of" and document.tags[m.last + 1 : m.last + 2] == ("PRP",)
    return m.last + 2 if of_them and m.extent == m.last else m.extent


def _are_apposed(document: Document, m: Mention, n: Mention) -> bool:
    """Tell whether two phrases side by side name one participant."""
    forms, tags = document.forms, document.tags
    if _is_naming(document, m, n):
        return not m.plural
    if tags[n.first] == "WP$":
        return False  # "Jane Roe, whose son is missing,"
    if n.label == "LOCATION" and m.last < m.extent:
        return False  # "a court in Lyon, France,", "a hospital in the capital, Juba,"
    end = n.extent
    if not (
        end >= len(forms)
        or forms[end] in _CLOSERS
        or tags[end] in ("VBD", "VBZ", "MD", "WP", "WDT", "VBN", "VBG", "TO", "IN")
    ):
        return False
    if _opens_sentence(document, m) and not (end < len(forms) and forms[end] == ","):
        return False  # "Through a lawyer, Jane Roe said"
    if m.form == "name" and n.form == "noun":
        if m.same_as is not None and not (end < len(forms) and forms[end] == ","):
            return False  # "In a letter by its chairman, Ken Dodd, the club said": a subject of its own
        if n.determiner in ("quantity", "none", "other") or n.plural or n.kind == "document":
            return False
        if not n.kind and not (
            m.label == "PERSON" and n.determiner == "indefinite" and ends_like_work(n.noun)
        ):
            return False
        if m.label == "LOCATION" and (n.kind == "person" or _opens_sentence(document, m)):
            return False  # "In Norway, the operator, Acme, said"
        return n.determiner in ("indefinite", "definite", "possessive") or (
            n.kind == "person" and n.extent > n.last
        )
    if m.form == "noun" and n.form == "name":
        if m.same_as is not None and m.same_as.form == "name":
            return False  # "Jane Roe, an analyst at X, Y said": who has a name already takes no other
        if (
            n.label
            and (m.kind == "person") != (n.label == "PERSON")
            and n.label != "MISC"
            and m.noun not in role_class("person or body")
            and not _is_named_between_commas(document, m, n)
        ):
            return (
                bool(m.gender) and m.determiner == "possessive" and n.extent == n.last
            )  # "his brother, Jordan,"
        return (
            not m.plural
            and (m.determiner != "quantity" or forms[m.first].lower() == "one")  # "one parent, Jane Roe,"
            and (
                m.kind in ("person", "organisation", "government", "outlet", "group")
                or m.noun in _ONES
                or m.noun in role_class("person or body")
            )
            and not n.plural
            and n.determiner != "indefinite"
        )
    return False


def _is_named_between_commas(document: Document, m: Mention, n: Mention) -> bool:
    """Tell whether a name taken for a person's is that of one of several, or of a body: "The airline, Skybird, said"."""
    if n.label != "PERSON" or document.forms[n.extent : n.extent + 1] != (",",):
        return False
    return m.noun in _ONES or (m.kind in BODIES and m.determiner == "definite" and len(n.name) == 1)


def _opens_sentence(document: Document, m: Mention) -> bool:
    """Tell whether a phrase and the preposition before it open their sentence: "Through a lawyer", "According to Roe"."""
    at = m.start - document.sentences[m.sentence].first
    before = m.start - 1
    return 1 <= at <= _OPENER and (
        document.tags[before] in ("IN", "TO", "RP") or document.forms[before] == "Via"
    )
