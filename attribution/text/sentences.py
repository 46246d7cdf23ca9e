"""Cut paragraphs into sentences.

Rules over tokens: the tokeniser has already decided which full stops belong to abbreviations, quotation marks
know their direction, so that a boundary is a stop, its closing marks, and what the next word looks like.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.load import table

__all__ = ["SentenceRules", "load_sentence_rules"]

_STOPS = frozenset({".", "!", "?", "…", "...", "。", "！", "？", "؟", "۔", "‼", "⁇", "⁉"})
_CLOSING = frozenset(")]}”’»'\"") | {"''"}
_OPENING = frozenset("([{“‘«\"'") | {"``"}


class SentenceRules:
    """Decide about boundaries with one folder of lexicons."""

    def __init__(self, folder: Path | None = None) -> None:
        self._titles = frozenset(
            str(r["form"]) for r in table("abbreviations", folder) if r["kind"] == "before_name"
        )
        self._numbers = frozenset(
            str(r["form"]) for r in table("abbreviations", folder) if r["kind"] == "before_number"
        )
        self._starters = frozenset(str(r["word"]) for r in table("sentence_starters", folder))

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
            directions: direction of those tokens that are quotation marks.

        Returns:
            Ranges of tokens that together are the paragraph; empty for an empty one.
        """
        out: list[tuple[int, int]] = []
        begin = i = first
        while i < last:
            form = forms[i]
            i += 1
            if form[-1] not in ".!?…。！？؟۔‼⁇⁉":
                continue
            is_stop = form in _STOPS or form.strip(".…!?") == "" or form[-1] in "。！？؟۔"
            if not is_stop and (len(form) < 2 or form[-1] != "."):
                continue
            j = i
            while j < last and (forms[j] in _STOPS or self._closes(text, forms, starts, j, directions)):
                j += 1
            if j >= last:
                break
            if self._ends(forms, starts, ends, i - 1, j, last, is_stop, directions):
                out.append((begin, j))
                begin = i = j
        if begin < last:
            out.append((begin, last))
        return out

    def _closes(
        self, text: str, forms: Sequence[str], starts: Sequence[int], j: int, directions: Mapping[int, str]
    ) -> bool:
        """Tell whether a token can stand between a stop and the end of its sentence."""
        form = forms[j]
        if form not in _CLOSING:
            return False
        direction = directions.get(j)
        if direction is not None:
            return direction == "''"
        return not text[starts[j] - 1].isspace()

    def _ends(
        self,
        forms: Sequence[str],
        starts: Sequence[int],
        ends: Sequence[int],
        stop: int,
        after: int,
        last: int,
        is_stop: bool,
        directions: Mapping[int, str],
    ) -> bool:
        """Decide whether the sentence ends before token ``after``."""
        k = after
        while k < last - 1 and forms[k] in _OPENING and directions.get(k) != "''":
            k += 1
        word = forms[k]
        is_spaced = ends[after - 1] < starts[after]
        is_upper = word[0].isupper() or word[0].isdigit()
        form = forms[stop]
        if not is_stop:
            if form in self._titles or (form in self._numbers and word[0].isdigit()):
                return False
            if after > stop + 1 and is_upper and is_spaced:
                return True
            if form.lower() == "no." and word[0].isupper():
                return is_spaced  # an answer: where "No." stands for "number", a number follows
            # "Acme Corp. (NYSE: ACM) said": a bracket seldom begins a sentence after an abbreviation
            is_quoted = k > after and forms[after] not in ("(", "[")
            return is_spaced and (word in self._starters or (is_quoted and word[0].isupper()))
        if not is_spaced and after == stop + 1:
            return form != "." and is_upper and k > after
        if is_upper or word[0] in "@#•*":
            return True
        if not word[0].isalpha():
            return k == after and form == "." and word[0] not in ",;:)]-–—"
        return form == "." and after == stop + 1 and is_spaced


@lru_cache(maxsize=4)
def load_sentence_rules(folder: Path | None = None) -> SentenceRules:
    """Make the rules once and keep them."""
    return SentenceRules(folder)
