"""Give words their base form, by tag: irregular forms from a lexicon, the rest by spelling.

The lexicons ``irregular_verbs.tsv`` and ``lemmas.tsv`` hold forms whose spelling rule would be wrong, ``bases.tsv`` the base forms that
decide between the stems a rule offers ("hoping" from "hope", "hopping" from "hop").
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.load import table

__all__ = ["Lemmatizer", "load_lemmatizer", "tag_kind"]

_VOWELS = frozenset("aeiou")
_CACHE = 30_000


def tag_kind(tag: str) -> str:
    """Return the class of a tag that the lexicons distinguish: v, n, a or -."""
    if tag[:2] == "VB" or tag == "MD":
        return "v"
    if tag in ("NN", "NNS", "NNPS"):
        return "n"
    if tag[:2] in ("JJ", "RB"):
        return "a"
    return "-"


def _guess_stem(stem: str) -> str:
    """Undo the spelling changes before -ed and -ing for a verb that nobody knows."""
    last, before, third = stem[-1], stem[-2:-1], stem[-3:-2]
    if last == before and last not in "aeoslfz":
        return stem[:-1]
    if last in "uvc" or (last in "sz" and before != last) or stem.endswith(("dg", "rg", "iz")):
        return stem + "e"
    if last == "l" and before not in _VOWELS and before not in "lrw":
        return stem + "e"
    if last == "t" and before == "a" and len(stem) > 4 and third not in "eo":
        return stem + "e"
    if (
        stem.endswith(("ut", "ag", "og", "ol", "ul", "il", "chang"))
        and before in _VOWELS | {"n"}
        and third not in _VOWELS
    ):
        return stem + "e"
    is_short = sum(c in _VOWELS for c in stem) == 1 and before in _VOWELS
    return stem + "e" if is_short and last in "bcdgkmnprt" and len(stem) > 2 else stem


class Lemmatizer:
    """Look up base forms with one folder of lexicons.

    >>> load_lemmatizer().lemmas(["Officials", "said", "hoping"], ["NNS", "VBD", "VBG"])
    ['official', 'say', 'hope']
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._irregular = {(str(r["form"]), "v"): str(r["lemma"]) for r in table("irregular_verbs", folder)}
        self._irregular.update(
            ((str(r["form"]), str(r["kind"])), str(r["lemma"])) for r in reversed(table("lemmas", folder))
        )
        self._bases = frozenset((str(r["lemma"]), str(r["kind"])) for r in table("bases", folder))
        self._cache: dict[tuple[str, str], str] = {}

    def lemma(self, form: str, tag: str) -> str:
        """Return the base form of one word.

        Args:
            form: the word as written.
            tag: its Penn tag.

        Returns:
            The base form; lower case unless the word is a proper noun.
        """
        found = self._cache.get((form, tag))
        if found is None:
            if len(self._cache) >= _CACHE:
                self._cache.clear()
            found = self._cache[form, tag] = self._find(form, tag)
        return found

    def lemmas(self, forms: Sequence[str], tags: Sequence[str]) -> list[str]:
        """Return the base forms of many words."""
        cache, find = self._cache, self.lemma
        return [cache.get(p) or find(*p) for p in zip(forms, tags, strict=True)]

    def _find(self, form: str, tag: str) -> str:
        if tag == "NNP":
            return form
        word = form.lower().replace("’", "'")
        kind = tag_kind(tag)
        if tag == "NNPS":
            base = self._irregular.get((word, "n")) or self._noun(word)
            return form[: len(base)] if word.startswith(base) else form
        return self._irregular.get((word, kind)) or self._rule(word, tag, kind)

    def _rule(self, word: str, tag: str, kind: str) -> str:
        if "-" in word[1:-1] and (kind == "v" or tag == "NNS"):
            head, _, tail = word.rpartition("-")
            return (
                f"{head}-{self._irregular.get((tail, kind)) or self._rule(tail, tag, kind)}" if tail else word
            )
        if kind == "v":
            return self._verb(word, tag)
        if tag == "NNS":
            return self._noun(word)
        if kind == "a" and len(tag) == 3 and tag[-1] in "RS":
            return self._grade(word, tag[-1])
        return word

    def _choose(self, kind: str, options: list[str], guess: Callable[[], str]) -> str:
        """Return the first option that is a known base form, or else the guess."""
        for o in options:
            if (o, kind) in self._bases:
                return o
        return guess()

    def _verb(self, word: str, tag: str) -> str:
        if tag == "VBZ" and word.endswith("s") and len(word) > 2:
            return self._strip_s(word, "v")
        if tag in ("VBD", "VBN") and word.endswith("ed") and len(word) > 3:
            if word.endswith("ied") and len(word) > 4:
                return word[:-3] + "y"
            return word[:-1] if word.endswith("eed") else self._stem(word[:-2])
        if tag == "VBG" and word.endswith("ing") and len(word) > 4:
            return self._stem(word[:-3])
        return word

    def _stem(self, stem: str) -> str:
        options = [stem + "e", stem]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            options = [stem[:-1], stem] if stem[-1] not in "lsfz" else [stem, stem[:-1]]
        elif len(stem) > 1 and (stem[-2] not in _VOWELS or stem[-3:-2] in _VOWELS):
            options.reverse()
        if stem.endswith("ck"):
            options.append(stem[:-1])
        return self._choose("v", options, lambda: _guess_stem(stem) if len(stem) > 1 else stem)

    def _strip_s(self, word: str, kind: str) -> str:
        if word.endswith("ies") and len(word) > 4:
            return self._choose(kind, [word[:-3] + "y", word[:-1]], lambda: word[:-3] + "y")
        if word.endswith("ss"):
            return word
        if word.endswith(("ses", "shes", "ches", "xes", "zes", "oes")):
            is_long = word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes"))
            return self._choose(kind, [word[:-1], word[:-2]], lambda: word[:-2] if is_long else word[:-1])
        if word.endswith("ves"):
            options = [word[:-1], word[:-3] + "f", word[:-3] + "fe"]
            return self._choose(kind, options, lambda: word[:-1])
        return word[:-1]

    def _noun(self, word: str) -> str:
        if word.endswith("men") and len(word) > 4:
            return word[:-2] + "an"
        if not word.endswith("s") or len(word) < 3:
            return word
        if word.endswith("'s"):
            return word[:-2]
        if word.endswith(("ss", "us", "is")):
            return word
        return self._strip_s(word, "n")

    def _grade(self, word: str, degree: str) -> str:
        ending = "er" if degree == "R" else "est"
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            return word
        if stem.endswith("i"):
            return stem[:-1] + "y"
        options = [stem, stem + "e"]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            options.insert(0, stem[:-1])
        return self._choose("a", options, lambda: stem)


@lru_cache(maxsize=4)
def load_lemmatizer(folder: Path | None = None) -> Lemmatizer:
    """Make the lemmatizer once and keep it."""
    return Lemmatizer(folder)
