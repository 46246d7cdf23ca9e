"""What an event stands under: its verb group, and the predicates that govern its clause, read off the tags.

No parse is needed: verb groups are found by walking left over auxiliaries, and governors by walking left
over what may stand between a clause and the word that it complements. A chain of governors ("refused to say
that he planned to *leave*") is followed outwards for a bounded number of steps and tokens.
"""

from collections.abc import Sequence

from attrs import frozen

from attribution.text.negations import NEGATIONS
from attribution.values.document import Document

__all__ = ["Governor", "VerbGroup", "find_governors", "find_head", "find_subject", "find_verb_group"]

NEGATIVE_WORDS = NEGATIONS | {"nor", "neither", "nobody", "nothing", "none", "without"}
_AUXILIARIES = frozenset(("be", "have", "do", "get"))
_OPENERS = frozenset(
    (
        *(
            "that",
            "if",
            "whether",
            "because",
            "although",
            "though",
            "while",
            "when",
            "before",
            "after",
            "until",
            "unless",
        ),
        *(
            "since",
            "as",
            "so",
            "than",
            "who",
            "which",
            "what",
            "where",
            "how",
            "why",
            "whom",
            "whose",
            "once",
            "whenever",
        ),
    )
)
_BREAKS = frozenset((";", "(", ")", "[", "]", "-LRB-", "-RRB-"))
_REACH = 30
MAX_GOVERNORS = 3


@frozen(slots=True)
class VerbGroup:
    """A verb with what stands before it in its group.

    Attributes:
        first: first token of the group.
        head: token of the main verb (or noun, or adjective).
        modal: lemma of its modal, or "".
        auxiliaries: lemmas of auxiliaries from left to right.
        auxiliary_tag: tag of the first auxiliary, or "".
        is_negated: whether a negator stands in the group.
        is_infinitive: whether *to* opens it.
        adverbs: adverbs in it, lower case.
    """

    first: int
    head: int
    modal: str = ""
    auxiliaries: tuple[str, ...] = ()
    auxiliary_tag: str = ""
    is_negated: bool = False
    is_infinitive: bool = False
    adverbs: tuple[str, ...] = ()


@frozen(slots=True)
class Governor:
    """A predicate that governs a clause.

    Attributes:
        group: its own verb group.
        kind: ``"v"`` verb, ``"n"`` noun, ``"a"`` adjective.
        opener: what opens the governed clause: ``"to"``, ``"that"``, ``"if"``, a preposition before a gerund or noun, ...
            or "" for a bare clause.
        n_commas: commas between the two.
        distance: tokens between the two.
        is_coordinate: whether a conjunction stands between the two.
    """

    group: VerbGroup
    kind: str
    opener: str
    n_commas: int
    distance: int
    is_coordinate: bool


def find_head(tags: Sequence[str], lemmas: Sequence[str], tokens: range) -> int:
    """Return the token that carries an event given as several tokens: the last verb of the first verb group.

    >>> find_head(("PRP", "MD", "RB", "VB"), ("it", "could", "actually", "hurt"), range(4))
    3
    """
    for i in tokens:
        if tags[i] == "MD" or tags[i].startswith("VB"):
            head = i
            for j in range(i, min(tokens.stop, i + 8)):
                if tags[j].startswith("VB"):
                    head = j
                    if lemmas[j] not in _AUXILIARIES:
                        break
                elif tags[j] not in ("MD", "RB", "TO"):
                    break
            return head
    for i in reversed(tokens):
        if tags[i].startswith(("NN", "JJ")):
            return i
    return tokens[-1]


def find_verb_group(document: Document, head: int, start: int) -> VerbGroup:
    """Walk left from a verb, noun or adjective over its auxiliaries, no further than token ``start``.

    A verb coordinated with an earlier one of the same form shares that one's auxiliaries ("may come and *go*").
    """
    tags, lemmas, forms = document.tags, document.lemmas, document.forms
    modal, tag, negated, infinitive = "", "", False, False
    auxiliaries: list[str] = []
    adverbs: list[str] = []
    is_verb = tags[head].startswith("VB")
    first = head
    at, turns = head, 0
    while True:
        j = at - 1
        while j >= start:
            t, lemma = tags[j], lemmas[j].lower()
            if t.startswith("RB") or lemma in NEGATIVE_WORDS:
                if not t.startswith("RB") and is_verb:
                    break
                negated = negated or lemma in NEGATIVE_WORDS
                adverbs.append(forms[j].lower())
            elif t == "MD":
                modal = lemma
                first = j
                j -= 1
                break
            elif t == "TO" and is_verb:
                infinitive, first = True, j
                j -= 1
                break
            elif t.startswith("VB") and lemma in _AUXILIARIES:
                auxiliaries.append(lemma)
                tag = t
            elif not is_verb and t in (
                "DT",
                "PDT",
                "JJ",
                "JJR",
                "JJS",
                "CD",
                "PRP$",
                "NN",
                "NNS",
                "NNP",
                "POS",
                "$",
            ):
                adverbs.append(forms[j].lower())
            else:
                break
            first = j
            j -= 1
        if modal or infinitive or auxiliaries or not is_verb or turns == 2:
            break
        # Coordinated with an earlier verb of the same form: look at that one's group instead.
        before = _conjunct(document, first, tags[head], start)
        if before < 0:
            break
        at, turns = before, turns + 1
        first = min(first, before)
    return VerbGroup(
        first, head, modal, tuple(reversed(auxiliaries)), tag, negated, infinitive, tuple(reversed(adverbs))
    )


def _conjunct(document: Document, first: int, tag: str, start: int) -> int:
    """Return an earlier verb with which a bare verb form is coordinated, or -1."""
    tags = document.tags
    if tag not in ("VB", "VBN", "VBG") or first - 1 < start or tags[first - 1] not in ("CC", ","):
        return -1
    for j in range(first - 2, max(start - 1, first - 14), -1):
        if tags[j] == tag:
            return j
        if tags[j] in ("MD", "VBD", "VBZ", "VBP") or document.forms[j] in _BREAKS:
            return -1
    return -1


def find_subject(document: Document, first: int, start: int) -> int:
    """Return the head of the noun phrase or pronoun left of a verb group, or -1."""
    tags = document.tags
    for j in range(first - 1, max(start - 1, first - 8), -1):
        t = tags[j]
        if t in ("PRP", "WP", "EX", "WDT") or t.startswith("NN"):
            return j
        if t == "DT" and document.forms[j].lower() in ("this", "that", "these", "those"):
            return j
        if not t.startswith(("RB", "JJ", "CD", "``", "''", "POS")):
            return -1
    return -1


def find_governors(document: Document, group: VerbGroup, start: int) -> list[Governor]:
    """Follow the predicates that govern a verb group outwards.

    Args:
        document: the text.
        group: the group whose clause is looked at.
        start: first token of its sentence.

    Returns:
        Governors, nearest first, at most three; empty in a main clause.
    """
    out: list[Governor] = []
    for _ in range(MAX_GOVERNORS):
        found = _governor(document, group, start)
        if found is None:
            break
        out.append(found)
        group = found.group
    return out


def _governor(document: Document, group: VerbGroup, start: int) -> Governor | None:
    tags, lemmas, forms = document.tags, document.lemmas, document.forms
    opener, n_commas, coordinate = "", 0, False
    if group.is_infinitive:
        opener = "to"
    for j in range(group.first - 1, max(start - 1, group.first - _REACH), -1):
        t, word = tags[j], forms[j].lower()
        if word in _BREAKS:
            return None
        if t == "," or t == ":":
            n_commas += 1
            if n_commas > 3:
                return None
        elif t == "CC":
            coordinate = True
        elif not opener and _opens(word, t, j == group.first - 1):
            opener = word
        elif t.startswith("VB") and not (t == "VBN" and j + 1 < len(tags) and tags[j + 1].startswith("NN")):
            inner = find_verb_group(document, j, start)
            return Governor(inner, "v", opener, n_commas, group.first - j - 1, coordinate)
        elif t == "MD" and j + 1 < len(tags) and tags[j + 1] != "VB":
            inner = VerbGroup(j, j, lemmas[j])
            return Governor(inner, "v", opener, n_commas, group.first - j - 1, coordinate)
        elif (
            opener in ("to", "that", "of", "if", "whether")
            and t in ("NN", "NNS", "JJ", "JJR")
            and _ends_at(forms, j, group.first, opener)
        ):
            inner = find_verb_group(document, j, start)
            return Governor(
                inner, "n" if t.startswith("NN") else "a", opener, n_commas, group.first - j - 1, coordinate
            )
    return None


def _opens(word: str, tag: str, is_next: bool) -> bool:
    """Tell whether a word opens a clause, or, right before the group, a gerund or noun phrase."""
    if tag == "IN" and is_next:
        return True
    return (
        word in _OPENERS
        and tag in ("IN", "WDT", "WP", "WRB", "WP$", "DT")
        and (word != "that" or tag != "DT")
    )


def _ends_at(forms: Sequence[str], j: int, first: int, opener: str) -> bool:
    """Tell whether a noun or adjective stands right before the opener of the governed clause."""
    if opener == "to":
        return j == first - 1
    return j + 1 < first and forms[j + 1].lower() == opener
