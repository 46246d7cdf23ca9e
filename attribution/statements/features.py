"""Describe the tokens of a document as columns that the learned extractor reads.

A column is a list with one short text a token. The sequence models join cells of columns into features
("the word before and the tag here"), a whole column at a time: that is both the definition used in
training and the fast path at run time, so the two cannot drift apart.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from sys import intern

from attrs import frozen

from attribution.text.names import name_ranges
from attribution.values.document import Document

__all__ = ["CANDIDATE", "FINITE", "Columns", "describe", "distance", "normal_word", "rate_key", "shape"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: From this bucket of the cue rate on, a word counts as a likely cue.
CANDIDATE = "4"

_OPENING = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"', "''": '"', "‘": "'", "’": "'"}
_BREAKS = frozenset({",", ";", ":", "-", "--", "–", "—", "...", "…", "(", ")", "[", "]", '"'})
_FUNCTION_TAGS = frozenset({
    "IN", "TO", "CC", "DT", "WDT", "WP", "WRB", "WP$", "PRP", "PRP$", "MD", "EX", "RB",
})  # fmt: skip
_DIGITS = {ord(c): "0" for c in "123456789"}


def normal_word(form: str) -> str:
    """Return a word as the models see it: lower case, digits as 0, straight marks, at most 24 characters."""
    word = form.lower()
    if word.isalpha():
        return word[:24]
    word = _OPENING.get(word) or word.translate(_DIGITS).replace("’", "'").replace("\n", " ")
    return "…" if word.startswith(("..", ". .")) else word[:24]


def shape(form: str) -> str:
    """Return the outline of a word in one character: lower, Capital, UPPER, digit, mixed or mark."""
    if form.islower():
        return "l"
    if form.isupper():
        return "U" if len(form) > 1 else "I"
    if form[0].isupper():
        return "C"
    if form[0].isdigit():
        return "0"
    return "m" if form[0].isalnum() else "."


def distance(n: int) -> str:
    """Put a number of tokens into one of a dozen buckets."""
    if n < 0:
        return "-" + distance(-n)
    if n < 6:
        return "012345"[n]
    return "6" if n < 8 else "8" if n < 11 else "b" if n < 16 else "g" if n < 24 else "o" if n < 40 else "z"


def rate_key(lemma: str, tag: str) -> str:
    """Return the key under which the share of cues among a word's uses is kept."""
    return lemma + "/" + (tag[0] if tag[0].isalpha() else ".")


@frozen(slots=True, eq=False)
class Columns:
    """What the models see of a document, one entry a token in each column.

    Attributes:
        words: normalised forms.
        lemmas: normalised lemmas.
        tags: Penn Treebank tags.
        shapes: see :func:`shape`.
        endings: last three characters.
        quotes: "o" outside quotations, "i" inside, "b" and "e" on the opening and closing mark.
        quotation: number of the outermost quotation that holds the token, -1 outside.
        rates: bucket of how often the word is (part of) a cue: "u" unknown, "0" never to "7" nearly always.
        acts: what the word does as a cue, the first letters of an act, or "-".
        mark_before, mark_after: the nearest quotation mark of the sentence on either side and how far it is.
        next_verb: tag of the next verb of the sentence and how far it is.
        segments: the stretch between commas: its first word or tag, its kind of verb, its place.
        segment: number of that stretch, counted through the document.
        names: kind of name ("P", "O", "L", "M") or "-".
        sentence: number of the sentence.
    """

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    shapes: list[str]
    endings: list[str]
    quotes: list[str]
    quotation: list[int]
    rates: list[str]
    acts: list[str]
    mark_before: list[str]
    mark_after: list[str]
    next_verb: list[str]
    segments: list[str]
    segment: list[int]
    names: list[str]
    sentence: list[int]


def _quotes(document: Document, words: Sequence[str]) -> tuple[list[str], list[int]]:
    state, number = ["o"] * len(words), [-1] * len(words)
    for k, q in enumerate(document.quotations):
        if q.depth or q.last <= q.first:
            continue
        state[q.first : q.last] = ["i"] * (q.last - q.first)
        number[q.first : q.last] = [k] * (q.last - q.first)
        state[q.first] = "b"
        if q.closed and q.last - q.first > 1:
            state[q.last - 1] = "e"
    return state, number


def _segments(document: Document, words: Sequence[str], tags: Sequence[str]) -> tuple[list[str], list[int]]:
    texts, numbers = [""] * len(words), [0] * len(words)
    n = 0
    for s in document.sentences:
        cuts = [s.first]
        cuts += [i for i in range(s.first + 1, s.last) if words[i] in _BREAKS]
        cuts.append(s.last)
        last = len(cuts) - 2
        for k, (a, b) in enumerate(pairwise(cuts)):
            first = a
            while first < b - 1 and words[first] in _BREAKS:
                first += 1
            here = tags[first:b]
            verb = "-"
            for tag in here:
                if tag in FINITE:
                    verb = "f"
                    break
                if tag[0] == "V":
                    verb = "n"
            head = words[first] if tags[first] in _FUNCTION_TAGS else tags[first]
            place = "s" if not last else "a" if not k else "z" if k == last else "m"
            texts[a:b] = [intern(f"{head} {verb}{place}")] * (b - a)
            numbers[a:b] = [n] * (b - a)
            n += 1
    return texts, numbers


def _look_around(
    document: Document, quotes: Sequence[str], tags: Sequence[str]
) -> tuple[list[str], list[str], list[str]]:
    """Look from each token for the nearest quotation marks and the next verb."""
    n = len(tags)
    before, after, verbs = ["-"] * n, ["-"] * n, ["-"] * n
    for s in document.sentences:
        mark, at = "", -1
        for i in range(s.first, s.last):
            if at >= 0:
                before[i] = mark + distance(i - at)
            if quotes[i] == "b" or quotes[i] == "e":
                mark, at = quotes[i], i
        mark = verb = ""
        at = verb_at = -1
        for i in range(s.last - 1, s.first - 1, -1):
            if at >= 0:
                after[i] = mark + distance(at - i)
            if verb_at >= 0:
                verbs[i] = verb + distance(verb_at - i)
            if quotes[i] == "b" or quotes[i] == "e":
                mark, at = quotes[i], i
            tag = tags[i]
            if tag[0] == "V" or tag == "MD":
                verb, verb_at = tag, i
    return before, after, verbs


#: What the models are shown in place of a person's names: words that they have seen as such more often than any others.
_SHOWN_FIRST, _SHOWN_LAST = "Bernie", "Sanders"


def _veil(entities: tuple[str, ...], forms: list[str], lemmas: list[str]) -> None:
    """Show all names of people as one, in place: who somebody is must not matter to what is found.

    What is a person's name once is one wherever it stands, also where the recogniser takes it for something else.
    """
    found = name_ranges(entities)
    people = {tuple(forms[a:b]) for a, b, kind in found if kind == "PERSON"}
    people |= {name[-1:] for name in people}
    for a, b, kind in found:
        if kind == "PERSON" or tuple(forms[a:b]) in people:
            for i in range(a, b):
                if forms[i][0].isupper():
                    forms[i] = lemmas[i] = _SHOWN_LAST if i == b - 1 else _SHOWN_FIRST


@frozen(slots=True, eq=False)
class _Words:
    """Those of :class:`Columns` that depend on the words alone, not on where sentences and quotations are."""

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    shapes: list[str]
    endings: list[str]
    rates: list[str]
    acts: list[str]
    names: list[str]


@lru_cache(maxsize=1)  # contents are described again, as documents of the same words
def _describe_words(
    forms: tuple[str, ...],
    lemmas: tuple[str, ...],
    tags: tuple[str, ...],
    entities: tuple[str, ...],
    known: Callable[[str], tuple[str, str]],
    is_veiled: bool,
) -> _Words:
    shown, base = list(forms), list(lemmas)
    if is_veiled:
        _veil(entities, shown, base)
    # Equal cells of different documents are one text: what models remember of them takes less room.
    seen: dict[str, str] = {}
    words = [seen.get(f) or seen.setdefault(f, intern(normal_word(f))) for f in shown]
    normal = [seen.get(f) or seen.setdefault(f, intern(normal_word(f))) for f in base]
    endings = {word: intern(word[-3:]) for word in set(words)}
    pairs = [known(rate_key(a, b)) for a, b in zip(normal, tags, strict=True)]
    return _Words(
        words=words,
        lemmas=normal,
        tags=list(tags),
        shapes=[shape(f) for f in shown],
        endings=[endings[w] for w in words],
        rates=[p[0] for p in pairs],
        acts=[p[1] for p in pairs],
        names=[e[2:3] or "-" for e in entities] if entities else ["-"] * len(forms),
    )


def describe(
    document: Document, known: Callable[[str], tuple[str, str]], *, is_veiled: bool = True
) -> Columns:
    """Build the columns of a document.

    Args:
        document: tokens with tags and lemmas, sentences and quotations.
        known: the bucket of the cue rate and the act of a key (see :func:`rate_key`).
        is_veiled: whether all names of people are shown as one. The models are trained with names as they are, which
            makes them better than training with the veil; the name shown is the one they know best.

    Returns:
        One column for each property, all as long as the document has tokens.
    """
    w = _describe_words(document.forms, document.lemmas, document.tags, document.entities, known, is_veiled)
    words, tags = w.words, w.tags
    quotes, quotation = _quotes(document, words)
    segments, segment = _segments(document, words, tags)
    sentence = [0] * len(words)
    for n, s in enumerate(document.sentences):
        sentence[s.first : s.last] = [n] * (s.last - s.first)
    before, after, verbs = _look_around(document, quotes, tags)
    return Columns(
        words=words,
        lemmas=w.lemmas,
        tags=tags,
        shapes=w.shapes,
        endings=w.endings,
        quotes=quotes,
        quotation=quotation,
        rates=w.rates,
        acts=w.acts,
        mark_before=before,
        mark_after=after,
        next_verb=verbs,
        segments=segments,
        segment=segment,
        names=w.names,
        sentence=sentence,
    )
