"""Cut paragraphs into sentences with nltk's Punkt, given the shipped abbreviations and sentence openers.

Punkt learns its parameters from raw text; here they come from the same lexicons as those of our own rules, so that
nothing needs to be downloaded and a user's additions count for both. It is chosen with
``Options(sentences="punkt")``.

References:
    Tibor Kiss and Jan Strunk, "Unsupervised multilingual sentence boundary detection", Computational
    Linguistics 32(4), 2006.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.lexicons.load import table

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktParameters

__all__ = ["PunktSentences", "load_punkt", "punkt_parameters"]


class _Abbreviations(frozenset[str]):
    """Abbreviations in lower case without their last stop; letters with stops between them are always one."""

    def __contains__(self, form: object) -> bool:
        if frozenset.__contains__(self, form):
            return True
        return isinstance(form, str) and len(form) > 2 and form[0::2].isalpha() and not form[1::2].strip(".")


def punkt_parameters(folder: Path | None = None) -> "PunktParameters":
    """Return parameters for nltk's Punkt classes from the lexicons of abbreviations and sentence openers.

    Args:
        folder: a user's folder of lexicons that add to the shipped ones, or None.

    >>> parameters = punkt_parameters()
    >>> "gov" in parameters.abbrev_types, "u.n" in parameters.abbrev_types, "the" in parameters.sent_starters
    (True, True, True)
    """
    from nltk.tokenize.punkt import PunktParameters

    parameters = PunktParameters()
    parameters.abbrev_types = _Abbreviations(
        {str(r["form"]).lower().rstrip(".") for r in table("abbreviations", folder)}
        | set("abcdefghijklmnopqrstuvwxyz")
    )
    parameters.sent_starters = {str(r["word"]).lower() for r in table("sentence_starters", folder)}
    return parameters


class PunktSentences:
    """Decide about boundaries with Punkt; takes the place of :class:`attribution.text.sentences.SentenceRules`."""

    def __init__(self, folder: Path | None = None) -> None:
        from nltk.tokenize.punkt import PunktSentenceTokenizer

        self._punkt = PunktSentenceTokenizer(punkt_parameters(folder))

    def split(
        self,
        text: str,
        forms: Sequence[str],
        starts: Sequence[int],
        ends: Sequence[int],
        first: int,
        last: int,
        directions: Mapping[int, str],
    ) -> list[tuple[int, int]]:
        """Cut one paragraph.

        Args:
            text: the whole text.
            forms, starts, ends: all its tokens.
            first, last: range of the paragraph's tokens.
            directions: not needed here.

        Returns:
            Ranges of tokens that together are the paragraph; empty for an empty one. A boundary inside a token
            (an ellipsis with spaces) is moved behind it.
        """
        if first == last:
            return []
        begin = starts[first]
        cuts = [first]
        for a, _ in self._punkt.span_tokenize(text[begin : ends[last - 1]]):
            token = bisect_left(starts, begin + a, lo=first, hi=last)
            if cuts[-1] < token < last:
                cuts.append(token)
        return list(zip(cuts, [*cuts[1:], last], strict=True))


@lru_cache(maxsize=4)
def load_punkt(folder: Path | None = None) -> PunktSentences:
    """Make the tokenizer once and keep it."""
    return PunktSentences(folder)
