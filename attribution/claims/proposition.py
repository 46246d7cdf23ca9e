"""Bring the content of a statement into its normal form.

A proposition is what two contents are compared by: its keys with their polarity, who acts, what is done, numbers,
places and times. Nothing of it is a full semantic analysis; it is read off tags, base forms and names in one pass,
and a content counts with its first eighty tokens, so that statements inside statements to any depth stay linear.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attrs import field, frozen

from attribution.claims.keys import KeyTable
from attribution.claims.measures import implied_keys
from attribution.claims.quantities import Quantity, read_quantities
from attribution.claims.unsettled import unsettled_tokens
from attribution.lexicons.load import table
from attribution.text.calendar import DAYS, MONTHS
from attribution.text.penn import FINITE, PROPER_NOUNS, VERBS
from attribution.values.document import Document

__all__ = ["MAX_TOKENS", "Proposition", "content_tokens", "read_proposition"]

MAX_TOKENS = 80
_REACH = 14
_CANCELLED = 4
_CLAUSE = 20
_NOT_NEGATING = frozenset(("cancel", "open", "unknown", "hearsay"))
_GAP = 3
_QUESTIONS = frozenset(("if", "whether", "why", "how", "what", "who", "where", "when"))
_BE = frozenset(
    (
        "be", "is", "are", "was", "were", "been", "being", "'s", "’s", "am", "'re", "’re", "become", "remain", "prove",
    )
)  # fmt: skip
_SPEAKERS = frozenset(("i", "we", "it", "they", "he", "she", "our", "its", "their"))
_OPENERS = frozenset(("that", "and", "but", "so", "``", '"', "“", "'", "‘"))
#: "was not sound": no base form follows "be" but by mistake.
_SAID_OF = frozenset(("JJ", "JJR", "NN", "NNS", "VB"))
_BEFORE_COMPLEMENT = frozenset(("RB", "RBR", "DT", "JJ"))
_ENDS = frozenset((";", ":", "-LRB-", "-RRB-", ".", ","))


@frozen(slots=True)
class Proposition:
    """What a content says, ready to be compared.

    Attributes:
        keys: each key with its sign, 1 or -1 where the text negates it, in text order.
        total: sum of the weights of all keys.
        actors: keys before the first finite verb (after "by" in a passive).
        predicates: keys of verbs and of words that name an event.
        complements: keys of what a form of "be" says of the subject ("is not safe").
        names: keys of proper names that are not places.
        places: keys of places.
        times: days, months and years.
        quantities: numbers with unit and bounds.
        is_negated: whether the main predicate is under a negation.
        is_open: whether it is a question or a condition ("whether", "why", "if").
        unsettled: keys only of what the content holds without saying it ("was checking whether P").
        is_of_speaker: whether its subject is a pronoun that may stand for who says it ("it would cut 300 jobs").
        surface: the lower-case words, to tell equal wording.
    """

    keys: Mapping[str, int] = field(factory=dict)
    total: float = 0.0
    actors: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    quantities: tuple[Quantity, ...] = ()
    is_negated: bool = False
    is_open: bool = False
    unsettled: frozenset[str] = frozenset()
    is_of_speaker: bool = False
    surface: str = ""


@lru_cache(maxsize=4)
def _negators(folder: Path | None) -> tuple[dict[str, str], dict[str, list[tuple[tuple[str, ...], str]]]]:
    single: dict[str, str] = {}
    several: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("claim_negators", folder):
        words = str(row["word"]).split()
        if len(words) == 1:
            single[words[0]] = str(row["reach"])
        else:
            several.setdefault(words[0], []).append((tuple(words[1:]), str(row["reach"])))
    return single, several


def content_tokens(
    document: Document, ranges: Sequence[tuple[int, int]], limit: int = MAX_TOKENS
) -> list[int]:
    """List the tokens of some character ranges, in order, at most ``limit`` of them."""
    out: list[int] = []
    for start, end in ranges:
        found = document.tokens_in(start, end)
        out.extend(found[: limit - len(out)])
        if len(out) >= limit:
            break
    return out


def read_proposition(
    document: Document,
    keys: Sequence[str],
    tokens: Sequence[int],
    key_table: KeyTable,
    folder: Path | None = None,
    relayed: Collection[int] = (),
) -> Proposition:
    """Read the normal form of some tokens.

    Args:
        document: the text with tags, base forms and names.
        keys: the document's keys, one a token (``KeyTable.keys``).
        tokens: the tokens of the content, in text order.
        key_table: the table that the keys come from.
        folder: a user's folder of lexicons, or None.
        relayed: tokens of the document that somebody else says in this content.

    Returns:
        The proposition; without keys where the tokens have none.
    """
    forms, tags, lemmas, entities = document.forms, document.tags, document.lemmas, document.entities
    signs, unknown = _signs(forms, tags, lemmas, tokens, folder)
    found: dict[str, int] = {}
    actors: list[str] = []
    predicates: list[str] = []
    complements: list[str] = []
    names: set[str] = set()
    places: set[str] = set()
    times: set[str] = set()
    total = 0.0
    seen_verb = after_by = False
    main_sign = 0
    settled: set[str] = set()
    lows = [forms[i].lower() for i in tokens]
    held = unsettled_tokens(
        lows,
        [tags[i] for i in tokens],
        [lemmas[i].lower() for i in tokens],
        signs,
        unknown,
        _negators(folder)[0],
    )
    for k, i in enumerate(tokens):
        tag = tags[i]
        if tag in FINITE and not seen_verb:
            seen_verb = True
        low = lows[k]
        if seen_verb and low == "by":
            after_by = True
        key = keys[i]
        if tag == "CD" and len(low) == 4 and low.isdecimal() and "1500" < low < "2100":
            times.add(low)
        if not key:
            continue
        sign = signs[k]
        if low in DAYS or (low in MONTHS and tag == "NNP"):
            times.add(low)
            continue
        if k not in held and i not in relayed:
            settled.add(key)
        if key not in found:
            found[key] = sign
            total += key_table.weight(key)
        elif sign < 0:
            found[key] = sign
        entity = entities[i] if entities else "O"
        if key in key_table.place_keys or entity.endswith("LOCATION"):
            places.add(key)
        elif tag in PROPER_NOUNS:
            names.add(key)
        if tag in VERBS or (key in key_table.event_keys and tag not in PROPER_NOUNS):
            predicates.append(key)
            if not main_sign and tag in VERBS:
                main_sign = sign
        elif not seen_verb or after_by:
            actors.append(key)
        if tag in _SAID_OF and _is_complement(lows, tags, tokens, k):
            complements.append(key)
    if not main_sign and (predicates or complements):
        main_sign = found[(predicates or complements)[0]]
    quantities = read_quantities(forms, tags, lemmas, keys, tokens, folder)
    unsettled = found.keys() - settled
    for key in (k for q in quantities for k in implied_keys(q.measures, folder) if k not in found):
        found[key] = 1
        total += key_table.weight(key)
        if key in key_table.event_keys:
            predicates.append(key)
    return Proposition(
        keys=found,
        total=total,
        actors=frozenset(actors),
        predicates=frozenset(predicates),
        complements=frozenset(complements),
        names=frozenset(names),
        places=frozenset(places),
        times=frozenset(times),
        quantities=quantities,
        is_negated=main_sign < 0,
        is_open=bool(tokens) and (lows[0] in _QUESTIONS or forms[tokens[-1]] == "?"),
        unsettled=frozenset(unsettled),
        is_of_speaker=next((low in _SPEAKERS for low in lows if low not in _OPENERS), False),
        surface=" ".join([low for low, i in zip(lows, tokens, strict=True) if tags[i][:1].isalpha()]),
    )


def _signs(
    forms: Sequence[str],
    tags: Sequence[str],
    lemmas: Sequence[str],
    tokens: Sequence[int],
    folder: Path | None,
) -> tuple[list[int], list[int]]:
    """Return 1 or -1 for each token, -1 where a negator reaches it, and the positions of words of knowing so reached."""
    single, several = _negators(folder)
    n = len(tokens)
    signs = [1] * n
    unknown: list[int] = []
    for k, i in enumerate(tokens):
        lemma = lemmas[i].lower()
        reach = single.get(lemma)
        step = 1
        if reach in _NOT_NEGATING:
            continue
        if lemma in several:
            for rest, kind in several[lemma]:
                if tuple(forms[t].lower() for t in tokens[k + 1 : k + 1 + len(rest)]) == rest:
                    reach, step = kind, 1 + len(rest)
                    break
        if reach is None:
            continue
        cancelled = _cancelled(single, lemmas, tokens, k + step) if reach == "right" else -1
        if cancelled >= 0:
            if single[lemmas[tokens[cancelled]].lower()] == "open":
                unknown.append(cancelled)
            continue
        if reach in ("whole", "verdict"):
            if _is_predicate(lemmas, tags, tokens, k):
                for j in _turned(tags, lemmas, tokens, k, single, is_negated=signs[k] < 0):
                    signs[j] = -signs[j]
            continue
        end = min(n, k + step + (_REACH if reach == "right" else 5))
        for j in range(k + step, end):
            tag = tags[tokens[j]]
            if (
                tokens[j] - tokens[j - 1] > _GAP
                or tag in _ENDS
                or forms[tokens[j]].lower() in ("but", "although", "though", "because", "while")
            ):
                break
            signs[j] = -signs[j]
        if reach == "right" and tags[i][:2] == "VB":
            signs[k] = 1
    return signs, unknown


def _turned(
    tags: Sequence[str],
    lemmas: Sequence[str],
    tokens: Sequence[int],
    k: int,
    reaches: Mapping[str, str],
    *,
    is_negated: bool,
) -> list[int]:
    """Return the positions that a predicate of falsity turns: what a noun for hearsay hands on, else its whole clause.

    A verdict turns only the former: "rumours that P were wrong", not "the sale was wrong".
    """
    clause: list[int] = []
    for j in range(k - 1, max(-1, k - 1 - _CLAUSE), -1):
        if tags[tokens[j]] in _ENDS:
            break
        clause.append(j)
    told = [j for j in clause if reaches.get(lemmas[tokens[j]].lower()) != "hearsay"]
    if len(told) < len(clause):
        return [] if is_negated else told
    return [k, *clause] if reaches.get(lemmas[tokens[k]].lower()) != "verdict" else []


def _cancelled(reaches: Mapping[str, str], lemmas: Sequence[str], tokens: Sequence[int], start: int) -> int:
    """Return the position of the word that takes the force from a negation right before ``start``, or -1."""
    near = range(start, min(len(tokens), start + _CANCELLED))
    return next((j for j in near if reaches.get(lemmas[tokens[j]].lower()) in ("cancel", "open")), -1)


def _is_complement(lows: Sequence[str], tags: Sequence[str], tokens: Sequence[int], k: int) -> bool:
    """Tell whether a form of "be" stands before a word, with nothing between but what goes with the word."""
    j = k - 1
    while j >= 0 and tags[tokens[j]] in _BEFORE_COMPLEMENT:
        j -= 1
    return j >= 0 and lows[j] in _BE


def _is_predicate(lemmas: Sequence[str], tags: Sequence[str], tokens: Sequence[int], k: int) -> bool:
    """Tell whether a word is said of the clause's subject: a form of "be" stands shortly before it."""
    for j in range(k - 1, max(-1, k - 6), -1):
        if lemmas[tokens[j]].lower() in _BE:
            return True
        if tags[tokens[j]] in _ENDS:
            return False
    return False
