"""The lexicons of phrases about checking, compiled once: set phrases, phrases that judge a speaker, trigger words."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.claims.references import claim_nouns
from attribution.lexicons.load import table
from attribution.values.document import Document

__all__ = ["Patterns", "Phrase", "Trigger", "match_words", "read_patterns"]

_REQUESTS = frozenset(("order", "ask", "promise", "plan", "decide", "warn"))
_DEEDS = frozenset(("order", "ask", "promise", "plan", "decide", "event"))


@frozen(slots=True)
class Trigger:
    """A word of checking with its status in each context."""

    rest: tuple[str, ...]
    word: str
    kind: str
    status: dict[str, str]
    about: str


@frozen(slots=True)
class Phrase:
    """A set phrase: the words allowed at each place, none for a gap."""

    words: tuple[frozenset[str], ...]
    text: str
    status: str
    about: str
    itself: str = ""


@frozen(slots=True)
class Patterns:
    """All entries by their first word, with the nouns for claims, for requests, and for what is said or published."""

    triggers: dict[str, list[Trigger]]
    phrases: dict[str, list[Phrase]]
    contexts: dict[str, str]
    claim_nouns: frozenset[str]
    requests: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=4)
def read_patterns(folder: Path | None) -> Patterns:
    """Compile the lexicons once: entries by their first word, in all its spellings."""
    triggers: dict[str, list[Trigger]] = {}
    for row in table("verification_triggers", folder):
        words = str(row["trigger"]).split()
        status = {c: str(row[c]) for c in ("affirmed", "negated", "open")}
        entry = Trigger(tuple(words[1:]), str(row["trigger"]), str(row["kind"]), status, str(row["about"]))
        for spelling in _spellings(words[0]):
            triggers.setdefault(spelling, []).append(entry)
    found = [
        Phrase(_pattern(str(row["phrase"])), str(row["phrase"]), str(row["status"]), str(row["about"]))
        for row in table("verification_phrases", folder)
    ]
    found += [
        Phrase(
            _pattern(str(row["phrase"])),
            str(row["phrase"]),
            str(row["others"]),
            "speaker",
            str(row["itself"]),
        )
        for row in table("verification_speakers", folder)
    ]
    phrases: dict[str, list[Phrase]] = {}
    for phrase in found:
        for word in phrase.words[0]:
            for spelling in _spellings(word):
                phrases.setdefault(spelling, []).append(phrase)
    for entries in phrases.values():
        entries.sort(key=lambda p: -len(p.words))
    contexts = {str(r["word"]): str(r["effect"]) for r in table("verification_contexts", folder)}
    acts = claim_nouns(folder)
    requests = frozenset(noun for noun, act in acts.items() if act in _REQUESTS)
    said = frozenset(noun for noun, act in acts.items() if act not in _DEEDS)
    return Patterns(triggers, phrases, contexts, frozenset(acts), requests, said)


def _pattern(phrase: str) -> tuple[frozenset[str], ...]:
    """Split a phrase of the lexicon into the words allowed at each place; none stands for a gap."""
    return tuple(frozenset() if p == "*" else frozenset(p.split("|")) for p in phrase.split())


def _spellings(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, word.capitalize(), word.upper())))


def match_words(document: Document, words: Sequence[frozenset[str]], i: int, last: int) -> int:
    """Return where a pattern that begins at token ``i`` ends, or ``i`` if it does not fit."""
    forms, lemmas = document.forms, document.lemmas
    at, k = i, 0
    while k < len(words):
        options = words[k]
        if options:
            if at >= last or not (lemmas[at].lower() in options or forms[at].lower() in options):
                return i
            at, k = at + 1, k + 1
            continue
        k += 1
        wanted = words[k] if k < len(words) else frozenset()
        for _ in range(4):
            if at >= last or lemmas[at].lower() in wanted or forms[at].lower() in wanted:
                break
            at += 1
    return at
