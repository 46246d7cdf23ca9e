"""Tag tokens with their part of speech (Penn Treebank tags).

A greedy averaged perceptron (Collins 2002, "Discriminative training methods for hidden Markov models",
EMNLP) reads a sentence from left to right. Words seen often in training may take only the tags seen there;
most take only one and need no score at all. :func:`features` is the plain definition of what the model
sees; the run-time path adds up score vectors of small groups of those features (this word, the word before,
the next one, the last two tags ...) which are kept in bounded caches.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from attribution.models.kept import Kept
from attribution.models.weights import Weights, load
from attribution.text.patterns import compile_pattern

__all__ = ["PUNCTUATION", "ScoreCache", "Tagger", "features", "load_tagger", "normal_form", "word_shape"]

PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ":", "-": ":", "--": ":", "–": ":", "—": ":", "...": ":",
    "…": ":", "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "{": "-LRB-", "}": "-RRB-", "``": "``",
    "''": "''", "“": "``", "”": "''", "‘": "``", "«": "``", "»": "''", "„": "``", '"': "''", "$": "$", "£": "$",
    "€": "$", "¥": "$", "#": "#",
}  # fmt: skip
_DIGITS = compile_pattern(r"\d")
_NO_WORD = compile_pattern(r"[^\w\p{M}]+\Z")
_DASHES = frozenset(".…-–—―‒*~_=•·|")
_START, _END = "<s>", "</s>"
_WORDS, _CONTEXTS = 15_000, 4_000  # bounds of the caches, in entries


def normal_form(form: str) -> str:
    """Return what the model sees of a word: lower case, each digit as 0, straight apostrophes."""
    low = form.lower()
    if low.isalpha():
        return low[:40]
    return str(_DIGITS.sub("0", low)).replace("’", "'").replace("\n", " ")[:40]


def word_shape(form: str) -> str:
    """Return the outline of a word: its kinds of characters without repetition, e.g. ``"Xx-X"``."""
    out = last = ""
    for c in form[:40]:
        k = "x" if c.islower() else "X" if c.isupper() else "0" if c.isdigit() else "y" if c.isalpha() else c
        if k != last and k != "\n":
            out += k
            last = k
    return out[:8]


def word_features(form: str, is_first: bool) -> list[str]:
    """List what the model sees of the word itself."""
    low = normal_form(form)
    shape = word_shape(form)
    out = ["w" + low, "1" + low[-1:], "2" + low[-2:], "3" + low[-3:], "p" + low[:2], "h" + shape]
    if is_first:
        out.append("H" + shape)
    if len(low) > 5:
        out.append("4" + low[-4:])
    if "-" in low:
        out.append("5" + low.rsplit("-", 1)[1])
    return out


def next_features(form: str) -> list[str]:
    """List what the model sees of the following word."""
    low = normal_form(form)
    return ["n" + low, "N" + low[-3:], "m" + word_shape(form)[:3]]


def before_features(form: str) -> list[str]:
    """List what the model sees of the preceding word."""
    return ["b" + normal_form(form), "B" + normal_form(form)[-3:]]


def features(forms: Sequence[str], i: int, tag1: str, tag2: str) -> list[str]:
    """List the features of one token: the plain definition that training and run time share.

    Args:
        forms: the sentence's words.
        i: which one.
        tag1: tag of the word before, ``"<s>"`` at the start.
        tag2: tag of the word before that.
    """
    n = len(forms)
    out = word_features(forms[i], i == 0)
    out += before_features(forms[i - 1] if i else _START)
    out.append("c" + (normal_form(forms[i - 2]) if i > 1 else _START))
    out += next_features(forms[i + 1] if i + 1 < n else _END)
    out.append("o" + (normal_form(forms[i + 2]) if i + 2 < n else _END))
    return out + features_of_tags(tag1, tag2, normal_form(forms[i]))


def features_of_tags(tag1: str, tag2: str, low: str) -> list[str]:
    """List what the model sees of the tags before, alone and with the word's normal form."""
    return ["t" + tag1, "u" + tag2 + " " + tag1, "v" + tag1 + " " + low]


def candidate_key(form: str, known: Container[str]) -> tuple[str, bool]:
    """Return the entry of the tag dictionary that serves for a word, and whether it may be a name too."""
    key = "=" + form.replace("’", "'")
    if key in known:
        return key, False
    low = "=" + normal_form(form)
    if low in known:
        return low, form[:1].isupper()
    return "", True


class ScoreCache(Kept[str, tuple[float, ...]]):
    """A bounded cache of score vectors: summed features of one group.

    Args:
        weights: scores of the features.
        features_of: lists the features of the group by its key.
    """

    __slots__ = ("_features_of", "_weights", "_zero")

    def __init__(self, weights: Weights, features_of: Callable[[str], Iterable[str]]) -> None:
        super().__init__(_CONTEXTS)
        self._weights, self._features_of, self._zero = weights, features_of, (0.0,) * len(weights.labels)

    def make(self, key: str) -> tuple[float, ...]:
        """Add the features up."""
        index = self._weights.index
        known = [f for f in self._features_of(key) if f in index]
        if not known:
            return self._zero  # shared: most rare words have no weight of their own
        scores = [0.0] * len(self._zero)
        self._weights.add_to(scores, known)
        return tuple(scores)


Entry = tuple[tuple[int, ...], tuple[float, ...], dict[int, tuple[float, ...]]]
"""What is kept of a word: numbers of its tags, the word's scores for them, and those with each tag before it."""


class Tagger:
    """Tag sentences with one set of weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.labels = weights.labels
        number = {t: i for i, t in enumerate(weights.labels)}
        self._number = number
        self._open = tuple(c for c, _ in weights.row("?"))
        self._names = tuple(number[t] for t in ("NNP", "NNPS") if t in number)
        self._words: dict[str, Entry] = {}
        self._first: dict[str, Entry] = {}
        self._next = ScoreCache(weights, next_features)
        self._after = ScoreCache(weights, lambda w: ["o" + (w if w == _END else normal_form(w))])
        self._before = ScoreCache(weights, before_features)
        self._earlier = ScoreCache(weights, lambda w: ["c" + (w if w == _START else normal_form(w))])
        self._pairs: dict[int, tuple[float, ...]] = {}

    def candidates(self, form: str) -> tuple[int, ...]:
        """Return the numbers of the tags that a word may take; at least one."""
        tag = PUNCTUATION.get(form)
        if tag is None and _NO_WORD.match(form) and "'" not in form and "’" not in form:
            is_stop = form.strip(".") and not form.strip(".?!")
            tag = "." if is_stop else ":" if form[0] in _DASHES else "SYM"
        if tag is not None and tag in self._number:
            return (self._number[tag],)
        key, may_be_name = candidate_key(form, self.weights.index)
        if not key:
            return self._open
        found = tuple(c for c, _ in self.weights.row(key))
        return tuple(sorted({*found, *self._names})) if may_be_name else found

    def _word(self, form: str, is_first: bool) -> Entry:
        """Return what is kept of a word."""
        cache = self._first if is_first else self._words
        if len(cache) >= _WORDS:
            cache.clear()
        numbers = self.candidates(form)
        scores: tuple[float, ...] = ()
        if len(numbers) > 1:
            row = [0.0] * len(self.labels)
            self.weights.add_to(row, word_features(form, is_first))
            scores = tuple([row[k] for k in numbers])
        value = cache[form] = (numbers, scores, {})
        return value

    def _pair(self, tag2: int, tag1: int) -> tuple[float, ...]:
        names = (*self.labels, _START)
        scores = [0.0] * len(self.labels)
        self.weights.add_to(scores, ["t" + names[tag1], "u" + names[tag2] + " " + names[tag1]])
        value = self._pairs[tag2 * 256 + tag1] = tuple(scores)
        return value

    def _mix(
        self, tag1: int, form: str, numbers: tuple[int, ...], mixed: dict[int, tuple[float, ...]]
    ) -> tuple[float, ...]:
        """Return the scores that the word with the tag before it gives to the word's tags."""
        name = self.labels[tag1] if tag1 < len(self.labels) else _START
        row = [0.0] * len(self.labels)
        self.weights.add_to(row, ["v" + name + " " + normal_form(form)])
        value = mixed[tag1] = tuple([row[k] for k in numbers])
        return value

    def tag(self, forms: Sequence[str]) -> list[str]:
        """Tag one sentence.

        Args:
            forms: its words; quotation marks as ````` `` ````` and ``''`` where their direction is known.

        Returns:
            One tag a word.
        """
        labels, words, pairs = self.labels, self._words, self._pairs
        nexts, afters, befores, earliers = self._next, self._after, self._before, self._earlier
        around = [_START, _START, *forms, _END, _END]
        out: list[str] = []
        t1 = t2 = len(labels)
        entry = self._first.get(forms[0]) or self._word(forms[0], True) if forms else None
        for i, form in enumerate(forms):
            if i:
                entry = words.get(form) or self._word(form, False)
            numbers, base, mixed = entry  # type: ignore[misc]
            n = len(numbers)
            if n == 1:
                best = numbers[0]
            else:
                a = pairs.get(t2 * 256 + t1) or self._pair(t2, t1)
                b, c = befores[around[i + 1]], nexts[around[i + 3]]
                d, e = afters[around[i + 4]], earliers[around[i]]
                f = mixed.get(t1) or self._mix(t1, form, numbers, mixed)
                if n == 2:  # the commonest choice
                    k, best = numbers
                    if (
                        base[1] + a[best] + b[best] + c[best] + d[best] + e[best] + f[1]
                        <= base[0] + a[k] + b[k] + c[k] + d[k] + e[k] + f[0]
                    ):
                        best = k
                else:
                    best, top = -1, 0.0
                    for j, k in enumerate(numbers):
                        s = base[j] + a[k] + b[k] + c[k] + d[k] + e[k] + f[j]
                        if s > top or best < 0:
                            best, top = k, s
            out.append(labels[best])
            t2, t1 = t1, best
        return out

    def tag_all(self, forms: Sequence[str], sentences: Iterable[tuple[int, int]]) -> list[str]:
        """Tag a document: all words, cut into sentences by ranges that together are all of them."""
        out: list[str] = []
        openers: list[int] = []
        for first, last in sentences:
            out += self.tag(forms[first:last])
            if out[first] not in ("NNP", "NNPS"):
                openers.append(first)
        index = self.weights.index
        unknown = {i for i in openers if forms[i][0].isupper() and not candidate_key(forms[i], index)[0]}
        if unknown:  # a name that opens a sentence is known by its capital in the middle of another one
            names = {f for i, f in enumerate(forms) if i not in unknown and out[i] == "NNP"}
            for i in unknown:
                if forms[i] in names:
                    out[i] = "NNP"
        return out


@lru_cache(maxsize=4)
def load_tagger(folder: Path | None = None) -> Tagger:
    """Load the tagger once and keep it; see :func:`attribution.models.weights.load`."""
    return Tagger(load("tagger", folder))
