"""What the recogniser of names sees of a word: the word itself, its company, the lexicon, the document.

:func:`token_features` is the plain definition of the features; the groups that it is made of depend on a few words each,
so that :mod:`attribution.text.names` can keep the sums of their scores.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from attribution.lexicons.load import table
from attribution.text.tags import word_shape

__all__ = [
    "END",
    "PERSON_SHAPES",
    "START",
    "Memory",
    "NameWords",
    "before_group",
    "head_group",
    "label_group",
    "low_form",
    "next_group",
    "outline",
    "place_in_island",
    "tag_group",
    "token_features",
    "word_group",
]

START, END = "<s>", "</s>"
#: Shapes that names of people have: they tell them from other words, not from each other.
PERSON_SHAPES = frozenset({"Xx", "XxXx", "X'Xx", "X’Xx", "Xx-Xx", "Xx'x", "Xx’x", "x'Xx", "x’Xx"})

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


def low_form(form: str) -> str:
    """Return what the model sees of a word beside others: lower case, straight apostrophes."""
    return form if form in (START, END) else form.lower()[:40].replace("\n", " ").replace("’", "'")


def before_group(form: str, words: NameWords) -> list[str]:
    """List what the model sees of the word before."""
    return ["b" + low_form(form), *("bg" + k for k in words.kinds.get(form, ""))]


def next_group(form: str, words: NameWords) -> list[str]:
    """List what the model sees of the word after."""
    return ["n" + low_form(form), "ns" + outline(form)[:3], *("ng" + k for k in words.kinds.get(form, ""))]


def head_group(form: str, words: NameWords) -> list[str]:
    """List what the model sees of the island's last word."""
    return ["e" + low_form(form), *("eg" + k for k in words.kinds.get(form, ""))]


def tag_group(key: str) -> list[str]:
    """List what the model sees of three tags, written with spaces between them."""
    before, tag, after = key.split(" ")
    return ["t" + tag, "u" + before + " " + tag, "v" + tag + " " + after]


def label_group(key: str) -> list[str]:
    """List what the model sees of the two labels before a word, written before it with spaces."""
    y2, y1, form = key.split(" ", 2)
    return ["y" + y1, "Y" + y2 + " " + y1, "z" + y1 + " " + low_form(form)]


def place_in_island(i: int, first: int, a: int, b: int) -> str:
    """Return where a token stands in its island, and whether the island opens the sentence."""
    return f"q{min(i - a, 3)}{min(b - i - 1, 3)}{'s' if a == first else ''}"


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
    before = forms[i - 1] if i > first else START
    after = forms[i + 1] if i + 1 < last else END
    out = word_group(form, words)
    out += before_group(before, words)
    out.append("c" + low_form(forms[i - 2] if i - 1 > first else START))
    out += next_group(after, words)
    out.append("o" + low_form(forms[i + 2] if i + 2 < last else END))
    tag, t0, t2 = tags[i], tags[i - 1] if i > first else START, tags[i + 1] if i + 1 < last else END
    out += ["t" + tag, "u" + t0 + " " + tag, "v" + tag + " " + t2]
    out += ["y" + labels[1], "Y" + labels[0] + " " + labels[1], "z" + labels[1] + " " + low_form(form)]
    out += head_group(forms[b - 1], words)
    out.append("a" + low_form(forms[b] if b < last else END))
    out.append("x" + low_form(forms[a - 1] if a > first else START))
    out.append(place_in_island(i, first, a, b))
    if mark:
        out.append("G" + mark)
    if is_titled:
        out.append("T")
    out.append("D" + memory.get(form, "?" if memory else "-"))
    return out
