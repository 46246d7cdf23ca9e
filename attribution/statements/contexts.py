"""Judge a reading by what stands around it: how sure is it that the cue is one here?

The lexicon's rate says how often a cue is one in its frame. What else matters (who the subject is, negation, an
infinitive of purpose, a condition, nesting, length) is a short list of features with weights
(``lexicons/en/cue_contexts.tsv``), fitted by logistic regression in ``training.cue_contexts``; the result is a
probability.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import exp, log
from pathlib import Path

from attribution.lexicons.load import table
from attribution.statements.lexicon import CueLexicon
from attribution.statements.phrases import NOUNS, base_phrase
from attribution.statements.reading import Reading
from attribution.statements.view import View
from attribution.text.negations import NEGATIONS

__all__ = ["context_weights", "features", "probability"]

_MODALS = frozenset(
    ("would", "could", "might", "may", "should", "must", "will", "can", "'ll", "’ll", "'d", "’d", "cannot")
)
_NEGATIONS = NEGATIONS | {"neither", "nor"}


@lru_cache(maxsize=8)
def context_weights(folder: Path | None = None) -> Mapping[str, float]:
    """Return the weight of each feature.

    Args:
        folder: a user's lexicon folder, or None.
    """
    return {str(r["feature"]): float(r["weight"]) for r in table("cue_contexts", folder)}


def probability(weights: Mapping[str, float], rate: float, names: Iterator[str] | list[str]) -> float:
    """Return the probability that a reading is an attribution.

    Args:
        weights: of the features.
        rate: the lexicon's rate in the frame, in [0, 1].
        names: the features that hold.
    """
    score = weights.get("bias", 0.0) + weights.get("rate", 1.0) * logit(rate)
    for name in names:
        if name in weights:
            score += weights[name]
    return 1.0 / (1.0 + exp(-score))


def logit(rate: float) -> float:
    """Return the log odds of a rate, cut at 2 and 98 percent."""
    x = min(0.98, max(0.02, rate))
    return log(x / (1.0 - x))


def features(view: View, lexicon: CueLexicon, reading: Reading, depth: int) -> list[str]:
    """List the features of a reading.

    Args:
        view: the document.
        lexicon: the cues.
        reading: the reading.
        depth: how many other likely readings hold it in their content.

    Returns:
        Feature names, without order.
    """
    tags, lows = view.tags, view.lows
    head, entry = reading.head, reading.entry
    first = reading.cue[0][0]
    subject = _subject_kind(view, reading)
    kind, act, frame = entry.type, entry.act, reading.frame
    where = "in" if depth else "out"
    names = [
        f"frame:{kind}:{frame}", f"act:{act}", f"tag:{tags[head]}", f"subject:{kind}:{subject}", f"where:{where}",
        f"where:{where}:{kind}", f"where:{where}:{act}", f"subject:{subject}:{act}", f"tag:{tags[head]}:{act}",
    ]  # fmt: skip
    quotation = view.quote_of[head]
    spoken = quotation >= 0 and view.speech[quotation]
    if spoken:
        names += ["spoken", f"spoken:{subject}", f"spoken:{act}"]
    elif quotation >= 0:
        names.append("scare")
    if depth > 1:
        names.append("deep")
    for j in range(first, head + 1):
        if lows[j] in _MODALS:
            names += ["modal", f"modal:{act}"]
        elif lows[j] in _NEGATIONS:
            names += ["negated", f"negated:{act}"]
    if lows[first] == "to" and head > first:
        before = tags[first - 1] if first else ""
        names += ["infinitive", f"infinitive:{before[:2]}", f"infinitive:{act}"]
    elif tags[head] == "VBG" and first == head:
        before = lows[first - 1] if first else ""
        kind_before = "comma" if before == "," else tags[first - 1][:2] if first else ""
        names += [f"participle:{kind_before}", f"participle:{act}"]
    elif tags[head] == "VB" and first == head:
        names.append("bare")
    previous = (
        lows[reading.source[0][0] - 1]
        if reading.source and 0 < reading.source[0][0] <= first
        else lows[first - 1]
        if first
        else ""
    )
    if previous in (
        "if",
        "when",
        "what",
        "as",
        "that",
        "unless",
        "because",
        "while",
        "and",
        "but",
        "how",
        "why",
        "before",
        "after",
    ):
        names.append(f"after:{previous}")
    length = sum(b - a for a, b in reading.content)
    names.append(
        f"length:{1 if length == 1 else 2 if length < 4 else 3 if length < 8 else 4 if length < 20 else 5}:{_broad(frame)}"
    )
    start = reading.content[0][0]
    if tags[start] in ("PRP", "DT") and length == 1:
        names.append("content:pronoun")
    if _broad(frame) in ("np", "p", "none", "by"):
        names += _object_features(view, lexicon, reading.content[-1])
    if len(reading.content) > 1:
        names.append(f"split:{_broad(frame)}")
    if reading.source and reading.source[0][1] - reading.source[0][0] > 15:
        names.append("long_source")
    if reading.governor >= 0:
        names.append(f"governor:{view.lemmas[reading.governor]}")
    return names


def _object_features(view: View, lexicon: CueLexicon, content: tuple[int, int]) -> list[str]:
    """Return features of a content that is a noun phrase: does it name a claim, a number, a person?"""
    tags = view.tags
    a, b = content
    end = min(b, base_phrase(tags, view.lows, a, b))
    names = [f"object:{tags[a]}"]
    if any(view.lemmas[j].lower() in lexicon.nouns for j in range(a, end)):
        names.append("object:claim")
    if any(tags[j] == "CD" for j in range(a, end)):
        names.append("object:number")
    if end > a and tags[end - 1] in ("NNP", "NNPS"):
        names.append("object:name")
    return names


def _broad(frame: str) -> str:
    """Return a frame's class: clause, phrase, preposition, quotation, other."""
    base = frame.removeprefix("be:").removeprefix("r:")
    if base in ("that", "clause", "wh", "colon"):
        return "clause"
    if base in ("quote", "lquote"):
        return "quotation"
    return "p" if base[:2] == "p:" else base


def _subject_kind(view: View, reading: Reading) -> str:
    """Return a class for the source: none, a pronoun's person, a name, a noun, a relative pronoun."""
    if not reading.source:
        return "none"
    a, b = reading.source[0]
    if b - a == 1:
        low = view.lows[a]
        if low in ("i", "we", "me", "us", "my", "our"):
            return "first"
        if low in ("you", "your", "one"):
            return "second"
        if low in ("he", "she", "they", "his", "her", "their", "him", "them"):
            return "third"
        if low in ("it", "this", "that", "these", "those", "its"):
            return "it"
        if low in ("who", "which"):
            return low
    for j in range(a, min(b, a + 12)):
        if view.tags[j] in ("NNP", "NNPS"):
            return "name"
    if view.tags[b - 1] not in NOUNS and view.tags[a] in ("DT", "JJ", "CD"):
        return "other"
    return _noun_kind(view, a, b)


def _noun_kind(view: View, a: int, b: int) -> str:
    """Return what the head of a noun phrase stands for: one who can speak, a document, a thing; "noun" where unknown."""
    nouns = source_kinds()
    for j in range(base_phrase(view.tags, view.lows, a, b) - 1, a - 1, -1):
        if view.tags[j] in NOUNS:
            return nouns.get(view.lemmas[j].lower(), "thing")
    return "noun"


@lru_cache(maxsize=1)
def source_kinds() -> Mapping[str, str]:
    """Return for each noun that can head a source who it stands for: "speaker" or "document"."""
    kinds = {
        str(r["noun"]): "document" if r["kind"] == "document" else "speaker" for r in table("source_nouns")
    }
    kinds.update(
        (str(r["head"]).lower(), "document" if r["kind"] == "document" else "speaker")
        for r in table("name_heads")
    )
    return kinds
