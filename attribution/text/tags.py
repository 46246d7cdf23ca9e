"""Tag tokens with their part of speech (Penn Treebank tags).

A greedy averaged perceptron (Collins 2002, "Discriminative training methods for hidden Markov models",
EMNLP) reads a sentence from left to right. Words seen often in training may take only the tags seen there;
most take only one and need no score at all. :func:`features` is the plain definition of what the model
sees; the run-time path adds up score vectors of small groups of those features (this word, the word before,
the next one, the last two tags ...) which are kept in bounded caches.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import lru_cache, reduce
from operator import add
from pathlib import Path

from attrs import evolve

from attribution.models.kept import Kept
from attribution.models.weights import Weights, load
from attribution.text.patterns import compile_pattern

__all__ = [
    "PUNCTUATION", "ExactSums", "ScoreCache", "Tagger", "features", "load_tagger", "normal_form", "plain_shape", "word_shape",
]  # fmt: skip

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
_N_ENDING = 4  # first of the features of a word, which it shares with words of its ending and outline
_ALONE = -1  # key of a word's scores without a tag before it


def normal_form(form: str) -> str:
    """Return what the model sees of a word: lower case, each digit as 0, straight apostrophes."""
    low = form.lower()
    if low.isalpha():
        return low[:40]
    return str(_DIGITS.sub("0", low)).replace("’", "'").replace("\n", " ")[:40]


def word_shape(form: str) -> str:
    """Return the outline of a word: its kinds of characters without repetition, e.g. ``"Xx-X"``."""
    if form.isascii() and form.isalpha():  # nearly all words: every letter is of one of two cases
        if form.islower():
            return "x"
        if form.isupper():
            return "X"
        if form[0].isupper() and form[1:40].islower():
            return "Xx"
    return plain_shape(form)


def plain_shape(form: str) -> str:
    """Return the outline of any word, character by character: what :func:`word_shape` is by definition."""
    out = last = ""
    for c in form[:40]:
        k = "x" if c.islower() else "X" if c.isupper() else "0" if c.isdigit() else "y" if c.isalpha() else c
        if k != last and k != "\n":
            out += k
            last = k
    return out[:8]


def word_features(low: str, shape: str, is_first: bool) -> list[str]:
    """List what the model sees of the word itself, by its normal form and its outline."""
    out = ["1" + low[-1:], "2" + low[-2:], "3" + low[-3:], "h" + shape, "w" + low, "p" + low[:2]]
    if is_first:
        out.append("H" + shape)
    if len(low) > 5:
        out.append("4" + low[-4:])
    if "-" in low:
        out.append("5" + low.rsplit("-", 1)[1])
    return out


def next_features(low: str, shape: str) -> list[str]:
    """List what the model sees of the following word."""
    return ["n" + low, "N" + low[-3:], "m" + shape[:3]]


def before_features(low: str) -> list[str]:
    """List what the model sees of the preceding word."""
    return ["b" + low, "B" + low[-3:]]


def features(forms: Sequence[str], i: int, tag1: str, tag2: str) -> list[str]:
    """List the features of one token: the plain definition that training and run time share.

    Args:
        forms: the sentence's words.
        i: which one.
        tag1: tag of the word before, ``"<s>"`` at the start.
        tag2: tag of the word before that.
    """
    n = len(forms)
    low = normal_form(forms[i])
    after = forms[i + 1] if i + 1 < n else _END
    out = word_features(low, word_shape(forms[i]), i == 0)
    out += before_features(normal_form(forms[i - 1]) if i else _START)
    out.append("c" + (normal_form(forms[i - 2]) if i > 1 else _START))
    out += next_features(normal_form(after), word_shape(after))
    out.append("o" + (normal_form(forms[i + 2]) if i + 2 < n else _END))
    return out + features_of_tags(tag1, tag2, low)


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


Vector = tuple[float, ...]


class _Rows(Kept[str, Vector]):
    """The weights of single features that the model knows, one entry a label."""

    __slots__ = ("_units",)

    def __init__(self, units: Weights) -> None:
        super().__init__(_CONTEXTS)
        self._units = units

    def make(self, key: str) -> Vector:
        units = self._units
        i = units.index[key]
        a, b = units.offsets[i], units.offsets[i + 1]
        row = [0.0] * len(units.labels)
        for c, v in zip(units.columns[a:b], units.values[a:b], strict=True):
            row[c] = float(v)
        return tuple(row)


class ExactSums(Kept[tuple[str, ...], Vector]):
    """Summed weights of groups of features, counted in the model's smallest unit.

    Stored weights are whole numbers times one scale. Left unscaled, sums of them are exact, so that features may be added
    up in any order and grouping; which label is best does not depend on the scale. Most rare words have no weight of
    their own: groups with the same known features share one vector.
    """

    __slots__ = ("_rows", "units", "zero")

    def __init__(self, weights: Weights) -> None:
        super().__init__(_CONTEXTS)
        self.units = evolve(weights, scale=1.0)
        self.zero: Vector = (0.0,) * len(weights.labels)
        self._rows = _Rows(self.units)

    def make(self, key: tuple[str, ...]) -> Vector:
        """Add up features that the model knows, at least one."""
        rows = self._rows
        return tuple(reduce(_add, [rows[f] for f in key]))

    def of(self, features: Iterable[str], *, is_kept: bool = True) -> Vector:
        """Return the summed weights of some features, one entry a label; the sum is remembered if it may be met again."""
        index = self.units.index
        known = tuple([f for f in features if f in index])
        if len(known) < 2:
            return self._rows[known[0]] if known else self.zero
        return self[known] if is_kept else self.make(known)


def _add(a: Iterable[float], b: Iterable[float]) -> list[float]:
    return list(map(add, a, b))


Entry = tuple[int, tuple[int, ...], dict[int, Vector], Vector, Vector, Vector, Vector]
"""What is kept of a word: its tag where it has only one, or else -1; the numbers of its tags; its scores for them, alone and
with each tag before it; what it adds for every tag where it stands one before, two before, one after and two after another word."""


class _Words(Kept[str, Entry]):
    """What is kept of the words met lately."""

    __slots__ = ("_tagger",)

    def __init__(self, tagger: "Tagger") -> None:
        super().__init__(_WORDS)
        self._tagger = tagger

    def make(self, key: str) -> Entry:
        return self._tagger.entry(key)


class Tagger:
    """Tag sentences with one set of weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.labels = weights.labels
        number = {t: i for i, t in enumerate(weights.labels)}
        self._number = number
        self._open = tuple(c for c, _ in weights.row("?"))
        self._names = tuple(number[t] for t in ("NNP", "NNPS") if t in number)
        self._sums = sums = ExactSums(weights)
        self._words = _Words(self)
        self._pairs: dict[int, Vector] = {}
        self._before_all = sums.of(before_features(_START)), sums.of(["c" + _START])
        self._after_all = sums.of(next_features(_END, word_shape(_END))), sums.of(["o" + _END])

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

    def entry(self, form: str) -> Entry:
        """Work out what is kept of a word."""
        numbers = self.candidates(form)
        of, low = self._sums.of, normal_form(form)
        return (
            numbers[0] if len(numbers) == 1 else -1,
            numbers,
            {},
            of(before_features(low)),
            of(("c" + low,)),
            of(next_features(low, word_shape(form))),
            of(("o" + low,)),
        )

    def _pair(self, tag2: int, tag1: int) -> Vector:
        names = (*self.labels, _START)
        value = self._sums.of(["t" + names[tag1], "u" + names[tag2] + " " + names[tag1]])
        self._pairs[tag2 * 256 + tag1] = value
        return value

    def _mix(self, tag1: int, form: str, entry: Entry) -> Vector:
        """Return the scores that the word, with the tag before it, gives to the word's tags."""
        numbers, mixed = entry[1], entry[2]
        low, is_first = normal_form(form), tag1 == len(self.labels)
        base = None if is_first else mixed.get(_ALONE)
        if base is None:
            found = word_features(low, word_shape(form), is_first)
            # Endings and outlines come in few combinations, which are worth keeping; the rest is the word's own.
            ending, rest = self._sums.of(found[:_N_ENDING]), self._sums.of(found[_N_ENDING:], is_kept=False)
            base = tuple([ending[k] + rest[k] for k in numbers])
            if not is_first:
                mixed[_ALONE] = base
        row = self._sums.units.row("v" + (_START if is_first else self.labels[tag1]) + " " + low)
        if row:  # most rare words have no weight of their own
            own = dict(row)
            base = tuple([x + own.get(k, 0.0) for x, k in zip(base, numbers, strict=True)])
        mixed[tag1] = base
        return base

    def tag(self, forms: Sequence[str]) -> list[str]:
        """Tag one sentence.

        Args:
            forms: its words; quotation marks as ````` `` ````` and ``''`` where their direction is known.

        Returns:
            One tag a word.
        """
        return self._tag(forms, list(map(self._words.__getitem__, forms)))

    def _tag(self, forms: Sequence[str], entries: Sequence[Entry]) -> list[str]:
        """Tag one sentence by what is kept of its words; :func:`features` is the plain definition."""
        labels, pairs, end = self.labels, self._pairs, len(forms)
        out: list[int] = []
        t1 = t2 = len(labels)
        for i, entry in enumerate(entries):
            best = entry[0]
            if best < 0:
                numbers = entry[1]
                a = pairs.get(t2 * 256 + t1) or self._pair(t2, t1)
                f = entry[2].get(t1) or self._mix(t1, forms[i], entry)
                b = entries[i - 1][3] if i else self._before_all[0]
                c = entries[i - 2][4] if i > 1 else self._before_all[1]
                d = entries[i + 1][5] if i + 1 < end else self._after_all[0]
                e = entries[i + 2][6] if i + 2 < end else self._after_all[1]
                if len(numbers) == 2:  # the commonest choice
                    k, best = numbers
                    if (
                        a[best] + b[best] + c[best] + d[best] + e[best] + f[1]
                        <= a[k] + b[k] + c[k] + d[k] + e[k] + f[0]
                    ):
                        best = k
                else:
                    top = 0.0
                    for k, s in zip(numbers, f, strict=True):
                        s += a[k] + b[k] + c[k] + d[k] + e[k]
                        if s > top or best < 0:
                            best, top = k, s
            out.append(best)
            t2, t1 = t1, best
        return [labels[k] for k in out]

    def tag_all(self, forms: Sequence[str], sentences: Iterable[tuple[int, int]]) -> list[str]:
        """Tag a document: all words, cut into sentences by ranges that together are all of them."""
        out: list[str] = []
        openers: list[int] = []
        entries = list(map(self._words.__getitem__, forms))
        for first, last in sentences:
            out += self._tag(forms[first:last], entries[first:last])
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
