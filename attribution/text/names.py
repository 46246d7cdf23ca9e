"""Recognise names: persons, organisations, locations and others, as BIO labels.

Only stretches of capitalised words ("islands", with the small words that names may hold) are looked at; all other
tokens cost one test. A greedy averaged perceptron labels an island from left to right; then what the
document as a whole says of a word ("Ashton Carter" makes a later "Carter" a person) is put to the same
model as further evidence, and islands that disagree with it are labelled again (after Finkel, Grenager and Manning
2005, "Incorporating non-local information into information extraction systems", ACL, in a much simpler way).

What the model sees is defined in :mod:`attribution.text.name_features`; :class:`NameRecognizer` adds up score vectors of
small groups of those features from bounded caches.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from attribution.models.weights import Weights, load
from attribution.text.name_edges import mend
from attribution.text.name_features import (
    END,
    START,
    Memory,
    NameWords,
    before_group,
    head_group,
    label_group,
    low_form,
    next_group,
    place_in_island,
    tag_group,
    word_group,
)
from attribution.text.tags import ScoreCache

__all__ = [
    "LABELS",
    "Islands",
    "NameRecognizer",
    "find_islands",
    "is_known_surname",
    "is_title_case",
    "load_names",
    "name_ranges",
    "remember",
    "to_bio",
]

LABELS = ("O", "PERSON", "ORGANIZATION", "LOCATION", "MISC")
_CONNECTORS = frozenset(
    (
        "of", "the", "for", "and", "de", "la", "al", "el", "bin", "ibn", "van", "von", "der", "den", "del",
        "di", "da", "du", "dos", "e", "y", "&", "on", "in", "at", "'s", "’s",
    )
)  # fmt: skip
_OPEN_TAGS = frozenset(
    {"NNP", "NNPS", "NN", "NNS", "JJ", "FW", "CD", "VBG", "VBN", "SYM", "LS", "GW", "JJR", "JJS"}
)
_LIKELY_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "FW"})


Islands = list[tuple[int, int]]


def find_islands(forms: Sequence[str], tags: Sequence[str], first: int, last: int) -> Islands:
    """List the stretches of a sentence where names can be.

    Args:
        forms, tags: all tokens.
        first, last: range of the sentence.

    Returns:
        Ranges of tokens, in order; each begins and ends with a capitalised word.
    """
    out: Islands = []
    begin = end = -1
    for i in range(first, last):
        form = forms[i]
        if not form.islower() and ((c := form[0]).isupper() or c.islower()):
            tag = tags[i]
            is_capital = tag in _OPEN_TAGS and form != "I"
            if is_capital and i == first and tag not in _LIKELY_TAGS:
                is_capital = i + 1 < last and forms[i + 1][0].isupper()
            if is_capital:
                if begin < 0:
                    begin = i
                end = i + 1
                continue
            if begin >= 0 and i - end < 2 and tag not in ("PRP", "PRP$"):
                continue
        elif begin >= 0 and form in _CONNECTORS and i - end < 2:
            continue
        if begin >= 0:
            out.append((begin, end))
            begin = -1
    if begin >= 0:
        out.append((begin, end))
    return out


def is_title_case(forms: Sequence[str], sentence: tuple[int, int], islands: Islands) -> bool:
    """Tell whether a sentence has capitals nearly everywhere, as headlines have: also on its long words."""
    first, last = sentence
    if sum(b - a for a, b in islands) < 0.6 * (last - first):
        return False
    long = [f for f in forms[first:last] if len(f) > 4 and f[0].isalpha()]
    return len(long) >= 3 and 5 * sum(f[0].islower() for f in long) < len(long)


def remember(
    forms: Sequence[str], labels: Sequence[str], islands: Iterable[tuple[int, int]]
) -> dict[str, str]:
    """Sum up what a document's first labels say of its capitalised words.

    Returns:
        For each word its label in names of several words where it is their last word (with "+"), or else its
        commonest label.
    """
    votes: dict[str, dict[str, int]] = {}
    strong: dict[str, dict[str, int]] = {}
    for a, b in islands:
        for i in range(a, b):
            form, label = forms[i], labels[i]
            if not form[0].isupper():
                continue
            v = votes.setdefault(form, {})
            v[label] = v.get(label, 0) + 1
            if label != "O" and i > a and labels[i - 1] == label and (i + 1 == b or labels[i + 1] != label):
                s = strong.setdefault(form, {})
                s[label] = s.get(label, 0) + 1
    out = {}
    for form, v in votes.items():
        if sum(v.values()) > 1:
            full = strong.get(form)
            top = max((n, -LABELS.index(x), x) for x, n in (full or v).items())[2]
            out[form] = top + ("+" if full else "" if len(v) == 1 else "~")
    return out


class NameRecognizer:
    """Label names with one set of weights and lexicons."""

    def __init__(self, weights: Weights, words: NameWords) -> None:
        self.weights, self.words = weights, words
        self._word = ScoreCache(weights, lambda w: word_group(w, words))
        self._before = ScoreCache(weights, lambda w: before_group(w, words))
        self._earlier = ScoreCache(weights, lambda w: ["c" + low_form(w)])
        self._next = ScoreCache(weights, lambda w: next_group(w, words))
        self._later = ScoreCache(weights, lambda w: ["o" + low_form(w)])
        self._head = ScoreCache(weights, lambda w: head_group(w, words))
        self._after = ScoreCache(weights, lambda w: ["a" + low_form(w)])
        self._outside = ScoreCache(weights, lambda w: ["x" + low_form(w)])
        self._plain = ScoreCache(weights, lambda f: [f])
        self._tags = ScoreCache(weights, tag_group)
        self._labels = ScoreCache(weights, label_group)

    def label(
        self, forms: Sequence[str], tags: Sequence[str], sentences: Iterable[tuple[int, int]]
    ) -> list[str]:
        """Label the names of a document.

        Args:
            forms, tags: all tokens.
            sentences: ranges of the sentences to look at.

        Returns:
            One BIO label a token.
        """
        labels = ["O"] * len(forms)
        found: list[tuple[tuple[int, int], tuple[int, int], bool]] = []
        for s in sentences:
            islands = find_islands(forms, tags, *s)
            if not islands:
                continue
            is_titled = is_title_case(forms, s, islands)
            for island in islands:
                found.append((s, island, is_titled))
                self._island(forms, tags, s, island, labels, {}, is_titled)
        memory = remember(forms, labels, [x for _, x, is_titled in found if not is_titled])
        if memory:
            for s, island, is_titled in found:
                if is_known_surname(forms, island, memory):
                    labels[island[0]] = "PERSON"
                elif any(
                    (m := memory.get(forms[i])) is not None and m.rstrip("+~") != labels[i]
                    for i in range(island[0], island[1])
                ):
                    self._island(forms, tags, s, island, labels, memory, is_titled)
        for _, island, is_titled in found:
            if not is_titled:
                mend(forms, labels, island, self.words.kinds, self.words.heads)
        return to_bio(labels)

    def _island(
        self,
        forms: Sequence[str],
        tags: Sequence[str],
        sentence: tuple[int, int],
        island: tuple[int, int],
        labels: list[str],
        memory: Memory,
        is_titled: bool,
    ) -> None:
        """Label one island in place, from left to right."""
        first, last = sentence
        a, b = island
        names = self.weights.labels
        marks = self.words.phrase_marks(forms, a, b) if b - a > 1 else {}
        plain, word, before, nexts = self._plain, self._word, self._before, self._next
        frame = [
            self._head[forms[b - 1]],
            self._after[forms[b] if b < last else END],
            self._outside[forms[a - 1] if a > first else START],
        ]
        if is_titled:
            frame.append(plain["T"])
        y1 = y2 = "O"
        for i in range(a, b):
            form = forms[i]
            low = form.lower()[:40]
            t0, t2 = tags[i - 1] if i > first else START, tags[i + 1] if i + 1 < last else END
            vectors = [
                *frame,
                word[form],
                before[forms[i - 1] if i > first else START],
                self._earlier[forms[i - 2] if i - 1 > first else START],
                nexts[forms[i + 1] if i + 1 < last else END],
                self._later[forms[i + 2] if i + 2 < last else END],
                self._tags[f"{t0} {tags[i]} {t2}"],
                self._labels[f"{y2} {y1} {low}"],
                plain[place_in_island(i, first, a, b)],
                plain["D" + memory.get(form, "?" if memory else "-")],
            ]
            if i in marks:
                vectors.append(plain["G" + marks[i]])
            scores = list(map(sum, zip(*vectors, strict=True)))
            y2, y1 = y1, names[scores.index(max(scores))]
            labels[i] = y1


def is_known_surname(forms: Sequence[str], island: tuple[int, int], memory: Memory) -> bool:
    """Tell whether an island is one word that the document knows as the last word of a person's full name."""
    return island[1] - island[0] == 1 and memory.get(forms[island[0]]) == "PERSON+"


def to_bio(labels: Sequence[str]) -> list[str]:
    """Mark the first token of each name B and the others I."""
    out = list(labels)
    before = "O"
    for i, label in enumerate(labels):
        if label != "O":
            out[i] = ("I-" if label == before else "B-") + label
        before = label
    return out


def name_ranges(labels: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return the names that BIO labels stand for, as first token, last token (not included) and kind.

    >>> name_ranges(["B-PERSON", "I-PERSON", "O", "B-MISC"])
    [(0, 2, 'PERSON'), (3, 4, 'MISC')]
    """
    out: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        if label[:1] == "I" and out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
        elif label != "O":
            out.append((i, i + 1, label[2:]))
    return out


@lru_cache(maxsize=4)
def load_names(models: Path | None = None, lexicons: Path | None = None) -> NameRecognizer:
    """Load the recogniser once and keep it; see :func:`attribution.models.weights.load`."""
    return NameRecognizer(load("names", models), NameWords(lexicons))
