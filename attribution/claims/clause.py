"""Read the clause around a word from tags: is it passive, where is its object, where its subject."""

from bisect import bisect_right
from collections.abc import Collection
from functools import lru_cache

from attribution.lexicons.classes import word_class
from attribution.lexicons.load import table
from attribution.values.document import Document

__all__ = [
    "CLAUSE_ENDS",
    "acts_on_words",
    "find_head",
    "find_judged",
    "find_judged_clause",
    "find_subject",
    "has_copula",
    "has_object",
    "is_anonymous",
    "is_carried",
    "is_passive",
    "is_uttering",
    "names_person",
    "object_end",
    "that_clause",
]

_BE = frozenset(("be", "'s", "’s", "'re", "’re", "'m", "get", "become"))
_COPULAS = _BE | {"prove", "seem", "appear", "ring"}
_COPULA = 5  # tokens from a copula to its predicate
_OBJECT = 25  # tokens of an object
_SUBJECT = 20  # tokens of a subject
CLAUSE_ENDS = frozenset((".", ";", ":", "-RRB-", "-LRB-"))
_JUDGED = 10  # tokens from what is called something to the word for it
_PRONOUNS = frozenset(("this", "that", "these", "those"))
_ASIDE = 7  # tokens of "..., she added, ..."
_MODIFIERS = frozenset(("DT", "JJ", "RB", "``"))
_HEADS = frozenset(("PRP", "NN", "NNS", "NNP", "NNPS"))
_NOMINAL = frozenset((*_MODIFIERS, *_HEADS, "PRP$", "POS", "CD", "VBN"))
_PRINTING = frozenset(("carry", "print", "publish", "quote", "run"))
_OF_NOUN = _NOMINAL - {"PRP", "VBN"}
_RELATIVES = frozenset(("which", "that", "who", "whose"))
_THINGS = frozenset(("it", "this", "that", "these", "those", "which"))
_PERSONS = frozenset(("he", "her", "him", "i", "me", "she"))
_CLAUSE_OPENERS = frozenset(("how", "if", "that", "what", "when", "where", "whether", "who", "why"))
_PREDICATE = frozenset(("JJ", "MD", "RB", "RP", "TO", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "``", "''"))
_ARTICLES = frozenset(("a", "an", "the"))
_BEHIND_NOUN = frozenset((",", "IN", "TO", "VBG", "VBN", "WDT", "WP"))
_QUOTES = frozenset(("``", "''"))
_SPOKEN_ENDS = frozenset((",", "!", "?", "…"))
_SPEAKER = 12
_WISHES = frozenset(
    ("agree", "ask", "condition", "decline", "insist", "prefer", "refuse", "request", "want", "wish")
)
_PERSONAL = frozenset(("who", "whom"))


def is_passive(document: Document, i: int, first: int) -> bool:
    """Tell whether a past participle has a form of "be" before it in its verb group."""
    lemmas, tags = document.lemmas, document.tags
    for j in range(i - 1, max(first - 1, i - 7), -1):
        if lemmas[j].lower() in _BE and tags[j][:2] in ("VB", "PO"):
            return True
        if tags[j] not in ("RB", "VBN", "VBD", "VBZ", "VBP", "VB", "MD", "TO", "JJ", "IN"):
            return False
    return False


def has_copula(document: Document, i: int, first: int) -> bool:
    """Tell whether a predicate has a verb of being, seeming or proving shortly before it: "the claim is | untrue"."""
    near = range(max(first, i - _COPULA), i)
    return any(document.lemmas[j].lower() in _COPULAS for j in near)


def has_object(document: Document, start: int, stop: int) -> bool:
    """Tell whether a verb's object or complement begins right after it, adverbs left out."""
    for k in range(start, min(stop, start + 4)):
        tag = document.tags[k]
        if tag in ("RB", "``", "''", "RP"):
            continue
        return tag[:2] in (
            "DT",
            "PR",
            "NN",
            "JJ",
            "CD",
            "WP",
            "WR",
            "PD",
            "VB",
            "EX",
            "WD",
            "$",
        ) or document.forms[k].lower() in ("that", "whether", "if", "in", "for", "to", "with")
    return False


def object_end(document: Document, start: int, last: int) -> int:
    """Return where the phrase or clause after a trigger ends."""
    tags, forms = document.tags, document.forms
    for k in range(start, min(last, start + _OBJECT)):
        if tags[k] in CLAUSE_ENDS or tags[k] == "," or (tags[k] == "CC" and forms[k].lower() == "but"):
            return k
    return min(last, start + _OBJECT)


def find_subject(document: Document, i: int, first: int) -> tuple[str, tuple[int, int]]:
    """Return the stretch before a predicate, or the antecedent of its relative pronoun."""
    tags, forms = document.tags, document.forms
    floor = max(first, i - _SUBJECT)
    start = i - 2 if i - 1 >= floor and tags[i - 1] == "``" else i - 1  # 'the report was "fake"'
    for j in range(start, floor - 1, -1):
        if tags[j] in ("WDT", "WP") and forms[j].lower() in _RELATIVES:
            k = j - 1
            while k >= floor and (tags[k] in (",", "CC") or forms[k] in ("(", "-", "–", "—")):
                k -= 1
            start = k
            while start - 1 >= floor and tags[start - 1] not in ("VBD", "VBZ", "VBP", ",", "MD", "."):
                start -= 1
            return "antecedent", (max(start, floor), k + 1) if k >= floor else (j, j)
        if tags[j] in CLAUSE_ENDS or tags[j] in (",", "``", "''"):
            return ("subject", (j + 1, i)) if j + 1 < i else ("before", (i, i))
    return ("subject", (floor, i)) if floor < i else ("before", (i, i))


def is_carried(document: Document, i: int, first: int, *, by_print: bool) -> bool:
    """Tell whether a noun is what a page is said to hold or to wait for: "updated to include the ministry's denial".

    Args:
        document: the text.
        i: the noun.
        first: where its sentence begins.
        by_print: whether what is published counts too; a denial is somebody's words, a retraction the publisher's.
    """
    tags = document.tags
    j = i - 1
    while j >= max(first, i - _JUDGED) and tags[j] in _OF_NOUN:
        j -= 1
    if j < first or tags[j][:2] != "VB":
        return False
    verb = document.lemmas[j].lower()
    return verb in word_class("carrying") or (by_print and verb in _PRINTING)


def find_judged(document: Document, i: int, first: int) -> tuple[int, int] | None:
    """Return what is called something: "the figure" in "called the figure a lie" and "dismissed the figure as a lie".

    Args:
        document: the text.
        i: the word that it is called.
        first: where the sentence begins.
    """
    tags, lemmas = document.tags, document.lemmas
    floor = max(first, i - _JUDGED)
    has_as = False
    end = i
    for j in range(i - 1, floor - 1, -1):
        lemma = lemmas[j].lower()
        if tags[j][:2] == "VB" and lemma in (
            word_class("calling it as") if has_as else word_class("calling it so")
        ):
            return _without_modifiers(document, j + 1, end)
        if lemma == "as" and not has_as:
            has_as, end = True, j
        elif tags[j] not in _NOMINAL and document.forms[j].lower() not in _PRONOUNS:
            return None
    return None


def _without_modifiers(document: Document, first: int, last: int) -> tuple[int, int] | None:
    """Cut what belongs to a predicate from the noun phrase before it; None where no noun or pronoun is left."""
    while last > first:
        if document.forms[last - 1].lower() in _PRONOUNS and last - 1 == first:
            return (first, last)  # whatever its tag: "called that nonsense"
        if document.tags[last - 1] not in _MODIFIERS:
            break
        last -= 1
    return (first, last) if last > first and document.tags[last - 1] in _HEADS else None


def that_clause(document: Document, end: int, last: int) -> tuple[int, int] | None:
    """Return the clause after "that" behind a predicate, perhaps after an aside: "it is untrue, she added, that ..."."""
    tags, forms = document.tags, document.forms
    if end < last and tags[end] == ",":
        end = next((k + 1 for k in range(end + 1, min(last, end + _ASIDE)) if tags[k] == ","), last)
    if end + 1 >= last or forms[end].lower() != "that":
        return None
    return (end + 1, object_end(document, end + 1, last))


def find_judged_clause(
    document: Document, i: int, end: int, first: int, last: int
) -> tuple[str, tuple[int, int]] | None:
    """Return the clause that an empty "it" announces: "it is not true that ..."."""
    subject = range(*find_subject(document, i, first)[1])
    words = [k for k in subject if document.tags[k][:2] not in ("VB", "RB", "MD")]
    if not words or document.forms[words[-1]].lower() != "it":
        return None
    clause = that_clause(document, end, last)
    return ("clause", clause) if clause is not None else None


def acts_on_words(document: Document, about: str, target: tuple[int, int], nouns: Collection[str]) -> bool:
    """Tell whether a verb acts on something said, not on a thing or a person: "withdrew the claim", "it was retracted".

    Args:
        document: the text.
        about: ``"object"`` where the target stands after the verb.
        target: the tokens of what it acts on, half-open.
        nouns: those that name something said.
    """
    return (
        _is_words(document, target, nouns) if about == "object" else _is_words_before(document, target, nouns)
    )


def _is_words(document: Document, target: tuple[int, int], nouns: Collection[str]) -> bool:
    """Tell whether an object is something said: a clause, a pronoun alone, or a noun for it, perhaps behind "of"."""
    tags, lemmas = document.tags, document.lemmas
    words = [k for k in range(*target) if tags[k] not in _QUOTES]
    if not words:
        return False
    low = document.forms[words[0]].lower()
    if low in _THINGS and (len(words) == 1 or tags[words[1]] not in _NOMINAL | {"IN"}):
        return True
    if low in _CLAUSE_OPENERS and tags[words[0]] != "DT":
        return True
    for n, k in enumerate(words):
        is_head = n + 1 == len(words) or tags[words[n + 1]] not in ("NN", "NNS", "POS")
        if is_head and lemmas[k].lower() in nouns:
            return True
        if tags[k] not in _NOMINAL and lemmas[k] != "of":
            return False
    return False


def _is_words_before(document: Document, target: tuple[int, int], nouns: Collection[str]) -> bool:
    """Tell whether a subject is something said: a pronoun or a noun at its end, or a noun with a phrase or clause of its own."""
    tags, lemmas = document.tags, document.lemmas
    first, last = target
    while last > first and (tags[last - 1] in _PREDICATE or document.forms[last - 1].lower() in _ARTICLES):
        last -= 1
    if last == first:
        return False
    if document.forms[last - 1].lower() in _THINGS or lemmas[last - 1].lower() in nouns:
        return True
    return any(lemmas[k].lower() in nouns and tags[k + 1] in _BEHIND_NOUN for k in range(first, last - 1))


def find_head(document: Document, about: str, target: tuple[int, int]) -> int:
    """Return the noun or pronoun that heads what a verb acts on, or -1: "gear" in "the landing gear was retracted".

    Args:
        document: the text.
        about: ``"object"`` where the target stands after the verb.
        target: the tokens of what it acts on, half-open.
    """
    tags = document.tags
    first, end = target
    if about == "object":
        end = next((k for k in range(first, end) if tags[k] not in _NOMINAL), end)
    else:
        while end > first and tags[end - 1] in _PREDICATE:
            end -= 1
    return end - 1 if end > first else -1


def names_person(document: Document, k: int) -> bool:
    """Tell whether a head names a person: "Roe", "him", "the treasurer"."""
    tag, lemma = document.tags[k], document.lemmas[k].lower()
    if tag == "PRP":
        return document.forms[k].lower() in _PERSONS
    return tag == "NNP" or (tag in ("NN", "NNS") and lemma in _person_nouns())


@lru_cache(maxsize=1)
def _person_nouns() -> frozenset[str]:
    """Return the nouns that stand for a person."""
    return frozenset(str(r["noun"]) for r in table("source_nouns") if r["kind"] == "person")


def is_uttering(document: Document, i: int) -> bool:
    """Tell whether a verb gives words of its subject's own, set off by a comma: '"He got the ball," scoffed Roe'."""
    quotations, tags, forms = document.quotations, document.tags, document.forms
    at = bisect_right(quotations, i, key=lambda q: q.first)
    if at and (q := quotations[at - 1]).last <= i <= q.last + _SPEAKER:
        between = range(q.last, i)
        inner = q.last - (2 if q.closed else 1)
        if forms[inner] in _SPOKEN_ENDS and all(
            tags[k] in _NOMINAL or tags[k] in ("IN", "RB") for k in between
        ):
            return True
    return at < len(quotations) and quotations[at].first == i + 2 and forms[i + 1] in (",", ":")


def is_anonymous(document: Document, i: int, first: int) -> bool:
    """Tell whether "identified" speaks of somebody's name that is kept back, not of what could not be found out.

    That is so of who asks for it ("asked not to be identified"), where a reason follows ("cannot be identified for legal
    reasons"), and in a clause on a person ("a man who could not be identified said ...").
    """
    forms, lemmas = document.forms, document.lemmas
    if i + 1 < len(forms) and forms[i + 1].lower() == "for":
        return True
    before = range(i - 1, max(first, i - _JUDGED) - 1, -1)
    clause = next((j for j in before if document.tags[j] in (",", *CLAUSE_ENDS)), first - 1)
    return any(lemmas[j] in _WISHES or forms[j].lower() in _PERSONAL for j in before if j > clause)
