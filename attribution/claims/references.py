"""Find what a phrase for an earlier claim stands for: "these reports", "the demand", "it".

A phrase is an anaphor if it is a bare pronoun, or a short noun phrase whose head names a claim and which has no
content of its own ("the claim", not "the claim that it rained"). Some nouns ask for a claim of a kind: "the figures"
for one with a number, "the deaths" for one in which somebody dies.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.claims.keys import KeyTable
from attribution.claims.proposition import Proposition
from attribution.lexicons.classes import word_groups
from attribution.lexicons.load import table
from attribution.text.penn import FINITE
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = [
    "Anaphor",
    "claim_nouns",
    "is_named",
    "is_said",
    "may_refer",
    "medium_nouns",
    "named_run",
    "possessor_ends",
    "read_anaphor",
]

_PRONOUNS = {
    "it": False,
    "this": False,
    "that": False,
    "so": False,
    "these": True,
    "those": True,
    "them": True,
    "which": False,
}
_OPENERS = frozenset(
    ("DT", "PRP$", "PDT", "NNP", "NNPS", "POS", "JJ", "JJS", "RB", "NN", "NNS", "VBN", "CD", "WDT")
)
_SHORT = 7
_ASPECTS = frozenset(("authenticity", "veracity", "accuracy", "origin", "provenance", "content"))
_AGENT = frozenset(("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "POS"))
_ACCUSING = frozenset(("accusation", "allegation", "charge"))
_PAIRS = frozenset(("both", "neither"))
_WAYS = {
    "allegation": frozenset(("allege", "assert", "claim")),
    "assertion": frozenset(("assert", "claim", "insist")),
    "claim": frozenset(("allege", "assert", "claim")),
    "conclusion": frozenset(("conclude", "find")),
    "finding": frozenset(("conclude", "discover", "find", "reveal", "show")),
    "report": frozenset(("publish", "report")),
}
_FOUND = frozenset(("conclusion", "finding"))
_NUMBER_NOUNS = frozenset(("figure", "number", "statistic", "tally", "toll", "total"))


@frozen(slots=True)
class Anaphor:
    """A phrase that stands for earlier claims.

    Attributes:
        noun: its head noun, or the pronoun.
        act: acts that the noun points to, ``"any"``, ``"media"`` or ``"event"``; ``"pronoun"`` for a pronoun.
        is_plural: whether it stands for several claims.
        is_pair: whether it stands for two ("neither account").
    """

    noun: str
    act: str
    is_plural: bool
    is_pair: bool = False


@lru_cache(maxsize=4)
def claim_nouns(folder: Path | None = None) -> Mapping[str, str]:
    """Return the nouns that stand for claims, with the acts that they point to."""
    return {str(r["noun"]): str(r["act"]) for r in table("claim_nouns", folder)}


def read_anaphor(
    document: Document, tokens: Sequence[int], folder: Path | None = None, *, is_whole: bool = False
) -> Anaphor | None:
    """Tell whether some tokens, in text order, are an anaphor for earlier claims.

    Args:
        document: the text with tags and base forms.
        tokens: the phrase; only its first nine words are looked at.
        folder: a user's folder of lexicons, or None.
        is_whole: whether the tokens are all there is, as in a content; what follows the noun may then not be a clause.

    Returns:
        The anaphor, or None where the phrase has a content of its own.
    """
    forms, tags, lemmas = document.forms, document.tags, document.lemmas
    if is_whole and len(tokens) > 2 * _SHORT:
        return None
    words = [i for i in tokens[: _SHORT + 2] if tags[i][:1].isalpha()]
    is_pair = bool(words) and forms[words[0]].lower() in _PAIRS
    while words and (
        (is_pair and forms[words[0]].lower() in (*_PAIRS, "of"))
        or (tags[words[0]] in ("IN", "CC", "RB", "TO") and forms[words[0]].lower() not in _PRONOUNS)
    ):
        words = words[1:]
    if not words:
        return None
    first = forms[words[0]].lower()
    if first in _PRONOUNS and tags[words[0]] in ("PRP", "DT", "RB", "WDT", "IN"):
        rest = [i for i in words[1:] if tags[i] not in ("RB", "VBZ", "VBP", "VBD", "VB", "VBN", "MD", "IN")]
        if not rest or (tags[words[0]] == "PRP" and len(words) <= 2):
            return Anaphor(first, "pronoun", _PRONOUNS[first])
    if is_whole and first == "something" and words[0] and forms[words[0] - 1] == ",":
        return Anaphor(first, "pronoun", False)  # "it was stolen, something police confirmed"
    nouns = claim_nouns(folder)
    head = -1
    for k, i in enumerate(words):
        if tags[i] in ("NN", "NNS"):
            head = k
        elif k == 0 and first in _PRONOUNS:  # "that figure", whatever its tag
            continue
        elif tags[i] not in _OPENERS or (head >= 0 and tags[i] != "POS"):
            break
    if head < 0 or head >= _SHORT:
        return None
    act = nouns.get(lemmas[words[head]])
    if act is None:
        return None
    is_called = (
        head + 1 < len(words) and forms[words[head + 1]].lower() == "as"
    )  # "dismissed the claim as a ploy"
    if is_whole and not is_called and any(tags[i][:2] in ("VB", "MD", "NN") for i in words[head + 1 :]):
        return None
    if is_whole and lemmas[words[head]] == "toll" and any(tags[i] == "CD" for i in words[head + 1 :]):
        return None  # "put the toll at 12" counts people killed, whatever was said before
    after = words[head + 1] if head + 1 < len(words) else -1
    if after >= 0 and (
        tags[after] in ("WDT", "WP", "VBG")
        or forms[after].lower() in ("of", "that", "about", "to", "whether")
    ):
        return None
    if after >= 0 and forms[after].lower() == "by" and not _is_agent(document, tokens, after + 1):
        return None
    is_plural = tags[words[head]] == "NNS" or first in ("these", "those", "both", "all")
    return Anaphor(lemmas[words[head]], act, is_plural or is_pair, is_pair)


def _is_agent(document: Document, tokens: Sequence[int], start: int) -> bool:
    """Tell whether the rest of a phrase after "by" is a short name or description: "the report by the agency"."""
    rest = [i for i in tokens if i >= start]
    return 0 < len(rest) <= _SHORT and all(document.tags[i] in _AGENT for i in rest)


def possessor_ends(document: Document, target: range, folder: Path | None = None) -> tuple[int, ...]:
    """Return the tokens at which a name of whoever a claim belongs to would end, the likeliest first.

    That is the possessive before the noun for the claim ("Roe's claim", "its report"), the name right before it ("the
    Herald report"), and what follows "by" ("a report by the Herald").

    >>> from attribution.text import read
    >>> possessor_ends(read("Officials denied the mayor's claim."), range(2, 6))
    (3,)
    """
    nouns = claim_nouns(folder)
    tags, lemmas = document.tags, document.lemmas
    head = next((i for i in target[: _SHORT + 2] if tags[i] in ("NN", "NNS") and lemmas[i] in nouns), -1)
    if head < 0 or nouns[lemmas[head]] == "event":  # "her death" is not what she says
        return ()
    before = range(head - 1, target.start - 1, -1)
    owned = [i for i in before if tags[i] == "PRP$" or tags[i + 1] == "POS"][:1]
    if not owned and head > target.start and tags[head - 1] in ("NNP", "NNPS"):
        owned = [head - 1]
    if head + 1 < target.stop and document.forms[head + 1].lower() == "by":
        owned.extend(range(head + 2, min(target.stop, head + 2 + _SHORT)))
    return tuple(owned)


def may_refer(anaphor: Anaphor, proposition: Proposition, keys: KeyTable) -> bool:
    """Tell whether a content has what an anaphor's noun asks for: a number, or the event that the noun names.

    Args:
        anaphor: the phrase.
        proposition: normal form of a content before it.
        keys: the table of the proposition's keys.
    """
    if anaphor.noun in _NUMBER_NOUNS:
        return bool(proposition.quantities)
    key = keys.key(anaphor.noun, "NN") if anaphor.act == "event" else ""
    return key not in keys.event_keys or key in proposition.keys


def is_said(statement: Statement) -> bool:
    """Tell whether "the claim" may be what a statement says: a refusal, a silence or a question holds none."""
    return statement.reported and statement.act != "ask"


def is_accused(anaphor: Anaphor, statement: Statement) -> bool:
    """Tell whether a noun for accusations may mean a statement that makes one: "the allegations" are what was alleged."""
    return anaphor.noun in _ACCUSING and statement.act == "accuse"


def is_named(anaphor: Anaphor, statement: Statement) -> bool:
    """Tell whether a noun names the way in which a statement was made: "the claim" is what somebody claimed."""
    lemma = statement.cue.lemma
    is_way = lemma == anaphor.noun or lemma in _WAYS.get(anaphor.noun, ())
    return is_way or is_accused(anaphor, statement)


def named_run(anaphor: Anaphor, statements: Sequence[Statement], before: Sequence[int]) -> list[int]:
    """Return the statements that a plural noun names: the run that stands right before it ("those claims", what was claimed).

    Of a pair ("neither account") the last two are meant. Where the last statement is none that the noun names, all
    accusations are meant by a noun for them, what was found by "the findings", and all statements by any other noun.

    Args:
        anaphor: the phrase.
        statements: the document's statements.
        before: positions of those before the phrase, the nearest first.
    """
    if anaphor.is_pair:
        return [k for k in before if statements[k].nested_in is None][:2]
    run: list[int] = []
    for k in before:
        if is_named(anaphor, statements[k]):
            run.append(k)
        elif statements[k].nested_in is None:
            break
    if run:
        return run
    is_meant = is_named if anaphor.noun in _FOUND else is_accused
    return [k for k in before if is_meant(anaphor, statements[k])] or list(before)


def medium_nouns(document: Document, target: range, folder: Path | None = None) -> frozenset[str]:
    """Return the nouns for the picture or text that a noun phrase names, its own and the like; none where it names none.

    >>> from attribution.text import read
    >>> sorted(medium_nouns(read("They could not verify the authenticity of the memo."), range(4, 9)))
    ['memo']
    """
    tags, lemmas = document.tags, document.lemmas
    head = ""
    for i in target[:_SHORT]:
        if tags[i] in FINITE or (tags[i] in ("IN", "TO") and lemmas[i] != "of"):
            return frozenset()
        if tags[i] in ("NN", "NNS") and lemmas[i] not in _ASPECTS:
            head = lemmas[i]
            break
    if claim_nouns(folder).get(head) != "media":
        return frozenset()
    return next((kind for kind in word_groups("medium") if head in kind), frozenset((head,)))
