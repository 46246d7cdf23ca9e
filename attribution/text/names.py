"""Recognise names: persons, organisations, locations and others, as BIO labels.

Only stretches of capitalised words ("islands", with the small words that names may hold) are looked at; all other
tokens cost one test. A greedy averaged perceptron labels an island from left to right; then what the
document as a whole says of a word ("Ashton Carter" makes a later "Carter" a person) is put to the same
model as further evidence, and islands that disagree with it are labelled again (after Finkel, Grenager and Manning
2005, "Incorporating non-local information into information extraction systems", ACL, in a much simpler way).

:func:`token_features` is the plain definition of the features; :class:`NameRecognizer` adds up score vectors
of small groups of them from bounded caches.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.load import table
from attribution.models.weights import Weights, load
from attribution.text.name_edges import mend
from attribution.text.tags import ScoreCache, word_shape

__all__ = [
    "LABELS",
    "PERSON_SHAPES",
    "Islands",
    "Memory",
    "NameRecognizer",
    "NameWords",
    "load_names",
    "remember",
    "token_features",
]

LABELS = ("O", "PERSON", "ORGANIZATION", "LOCATION", "MISC")
_CONNECTORS = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "de",
        "la",
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "del",
        "di",
        "da",
        "du",
        "dos",
        "e",
        "y",
        "&",
        "on",
        "in",
        "at",
        "'s",
        "’s",
    ]
)
_OPEN_TAGS = frozenset(
    {"NNP", "NNPS", "NN", "NNS", "JJ", "FW", "CD", "VBG", "VBN", "SYM", "LS", "GW", "JJR", "JJS"}
)
_LIKELY_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "FW"})
_START, _END = "<s>", "</s>"
#: Shapes that names of people have: they tell them from other words, not from each other.
PERSON_SHAPES = frozenset({"Xx", "XxXx", "X'Xx", "X’Xx", "Xx-Xx", "Xx'x", "Xx’x", "x'Xx", "x’Xx"})

Islands = list[tuple[int, int]]
Memory = Mapping[str, str]


class NameWords:
    """What the lexicon says of words and phrases in names."""

    def __init__(self, folder: Path | None = None) -> None:
        kinds: dict[str, list[str]] = {}
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        for r in table("name_parts", folder):
            name, kind = str(r["name"]), str(r["kind"])
            words = tuple(name.replace(",", " ,").split())
            if len(words) > 1:
                self.phrases.setdefault(words[0], []).append(words)
            else:
                code = {
                    "first_name": "f",
                    "place": "p",
                    "organisation": "o",
                    "organisation_word": "h",
                    "title": "t",
                }[kind]
                kinds.setdefault(name, []).append(code)
        for found in self.phrases.values():
            found.sort(key=len, reverse=True)
        self.kinds = {w: "".join(sorted(k)) for w, k in kinds.items()}
        self.heads = {str(r["head"]): str(r["kind"]) for r in table("name_heads", folder)}

    def phrase_marks(self, forms: Sequence[str], first: int, last: int) -> dict[int, str]:
        """Return B or I for the tokens of an island that are a known place of several words."""
        out: dict[int, str] = {}
        i = first
        while i < last:
            for words in self.phrases.get(forms[i], ()):
                if tuple(forms[i : i + len(words)]) == words:
                    out[i] = "B"
                    out.update((k, "I") for k in range(i + 1, i + len(words)))
                    i += len(words) - 1
                    break
            i += 1
        return out


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
        c = form[0]
        if c.isupper() or (c.islower() and not form.islower()):
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


def outline(form: str) -> str:
    """Return a word's shape, the shapes that names of people have all as one ("Xx": Kovel, O'Hara, McCall, Day-Lewis)."""
    shape = word_shape(form)
    return "Xx" if shape in PERSON_SHAPES else shape


def word_group(form: str, words: NameWords) -> list[str]:
    """List what the model sees of the word itself."""
    low = form.lower()[:40].replace("\n", " ").replace("’", "'")
    out = ["w" + form[:40].replace("\n", " ").replace("’", "'"), "l" + low, "h" + outline(form)]
    out += ["g" + k for k in words.kinds.get(form, "-")]
    if form.isupper() and len(form) > 1:
        out.append("U" + str(min(len(form), 6)))
    return out


def _low(form: str) -> str:
    return form if form in (_START, _END) else form.lower()[:40].replace("\n", " ").replace("’", "'")


def before_group(form: str, words: NameWords) -> list[str]:
    """List what the model sees of the word before."""
    return ["b" + _low(form), *("bg" + k for k in words.kinds.get(form, ""))]


def next_group(form: str, words: NameWords) -> list[str]:
    """List what the model sees of the word after."""
    return ["n" + _low(form), "ns" + outline(form)[:3], *("ng" + k for k in words.kinds.get(form, ""))]


def head_group(form: str, words: NameWords) -> list[str]:
    """List what the model sees of the island's last word."""
    return ["e" + _low(form), *("eg" + k for k in words.kinds.get(form, ""))]


def token_features(
    forms: Sequence[str],
    tags: Sequence[str],
    i: int,
    sentence: tuple[int, int],
    island: tuple[int, int],
    labels: tuple[str, str],
    mark: str,
    memory: Memory,
    words: NameWords,
    is_titled: bool = False,
) -> list[str]:
    """List the features of one token: the plain definition that training and run time share.

    Args:
        forms, tags: all tokens.
        i: which one.
        sentence: range of its sentence.
        island: range of its island.
        labels: labels of the two tokens before it, "O" outside the island.
        mark: its part in a place of several words: "", "B" or "I".
        memory: what the document says of a word, see :func:`remember`; empty in the first pass.
        words: the lexicon.
        is_titled: whether the sentence has capitals nearly everywhere, as headlines have.
    """
    first, last = sentence
    a, b = island
    form = forms[i]
    before = forms[i - 1] if i > first else _START
    after = forms[i + 1] if i + 1 < last else _END
    out = word_group(form, words)
    out += before_group(before, words)
    out.append("c" + _low(forms[i - 2] if i - 1 > first else _START))
    out += next_group(after, words)
    out.append("o" + _low(forms[i + 2] if i + 2 < last else _END))
    tag, t0, t2 = tags[i], tags[i - 1] if i > first else _START, tags[i + 1] if i + 1 < last else _END
    out += ["t" + tag, "u" + t0 + " " + tag, "v" + tag + " " + t2]
    out += ["y" + labels[1], "Y" + labels[0] + " " + labels[1], "z" + labels[1] + " " + _low(form)]
    out += head_group(forms[b - 1], words)
    out.append("a" + _low(forms[b] if b < last else _END))
    out.append("x" + _low(forms[a - 1] if a > first else _START))
    out.append(_position(i, first, a, b))
    if mark:
        out.append("G" + mark)
    if is_titled:
        out.append("T")
    out.append("D" + memory.get(form, "?" if memory else "-"))
    return out


def is_title_case(forms: Sequence[str], sentence: tuple[int, int], islands: Islands) -> bool:
    """Tell whether a sentence has capitals nearly everywhere, as headlines have: also on its long words."""
    first, last = sentence
    if sum(b - a for a, b in islands) < 0.6 * (last - first):
        return False
    long = [f for f in forms[first:last] if len(f) > 4 and f[0].isalpha()]
    return len(long) >= 3 and 5 * sum(f[0].islower() for f in long) < len(long)


def _position(i: int, first: int, a: int, b: int) -> str:
    """Return where a token stands in its island, and whether the island opens the sentence."""
    return f"q{min(i - a, 3)}{min(b - i - 1, 3)}{'s' if a == first else ''}"


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
        self._earlier = ScoreCache(weights, lambda w: ["c" + _low(w)])
        self._next = ScoreCache(weights, lambda w: next_group(w, words))
        self._later = ScoreCache(weights, lambda w: ["o" + _low(w)])
        self._head = ScoreCache(weights, lambda w: head_group(w, words))
        self._after = ScoreCache(weights, lambda w: ["a" + _low(w)])
        self._outside = ScoreCache(weights, lambda w: ["x" + _low(w)])
        self._plain = ScoreCache(weights, lambda f: [f])
        self._tags = ScoreCache(weights, _tag_group)
        self._labels = ScoreCache(weights, _label_group)

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
            self._after[forms[b] if b < last else _END],
            self._outside[forms[a - 1] if a > first else _START],
        ]
        if is_titled:
            frame.append(plain["T"])
        y1 = y2 = "O"
        for i in range(a, b):
            form = forms[i]
            low = form.lower()[:40]
            t0, t2 = tags[i - 1] if i > first else _START, tags[i + 1] if i + 1 < last else _END
            vectors = [
                *frame,
                word[form],
                before[forms[i - 1] if i > first else _START],
                self._earlier[forms[i - 2] if i - 1 > first else _START],
                nexts[forms[i + 1] if i + 1 < last else _END],
                self._later[forms[i + 2] if i + 2 < last else _END],
                self._tags[f"{t0} {tags[i]} {t2}"],
                self._labels[f"{y2} {y1} {low}"],
                plain[_position(i, first, a, b)],
                plain["D" + memory.get(form, "?" if memory else "-")],
            ]
            if i in marks:
                vectors.append(plain["G" + marks[i]])
            scores = list(map(sum, zip(*vectors, strict=True)))
            y2, y1 = y1, names[scores.index(max(scores))]
            labels[i] = y1


def _tag_group(key: str) -> list[str]:
    before, tag, after = key.split(" ")
    return ["t" + tag, "u" + before + " " + tag, "v" + tag + " " + after]


def _label_group(key: str) -> list[str]:
    y2, y1, form = key.split(" ", 2)
    return ["y" + y1, "Y" + y2 + " " + y1, "z" + y1 + " " + _low(form)]


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


@lru_cache(maxsize=4)
def load_names(models: Path | None = None, lexicons: Path | None = None) -> NameRecognizer:
    """Load the recogniser once and keep it; see :func:`attribution.models.weights.load`."""
    return NameRecognizer(load("names", models), NameWords(lexicons))
