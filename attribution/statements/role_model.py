"""Find source and content of a cue: label the tokens around it with a linear-chain model."""

from collections.abc import Sequence
from pathlib import Path

from attrs import field, frozen

from attribution.statements.features import Columns
from attribution.statements.labels import ROLE_LABELS
from attribution.statements.role_features import N_LINKED, N_LOCAL, CueView, linked_keys, local_keys, view_cue
from attribution.statements.sequence import NEVER, Sequencer, add_up, load_sequencer, unpack
from attribution.values.document import Document

__all__ = [
    "REACH",
    "REACH_CUES",
    "REACH_TOKENS",
    "RoleScorer",
    "Window",
    "cue_window",
    "load_role_model",
    "mark_cues",
    "sentence_part",
]

#: How many sentences of its paragraph a statement may reach to either side of its cue.
REACH = 4
#: How many other cues it may reach over to either side.
REACH_CUES = 6
#: How many tokens at most: more than news needs, so that a sentence without end costs no more than its length.
REACH_TOKENS = 200


@frozen(slots=True)
class Window:
    """The stretch of text in which a cue's source and content are looked for, in token and sentence numbers.

    Attributes:
        lo, hi: token range of the window.
        first, last: sentences that the window touches, half-open.
        sentence: the cue's sentence.
    """

    lo: int
    hi: int
    first: int
    last: int
    sentence: int


def cue_window(
    document: Document, sentence: int, cue: tuple[int, int], within: tuple[int, int] | None = None
) -> Window:
    """Return the window of a cue: its paragraph, at most :data:`REACH` sentences and :data:`REACH_TOKENS` each way.

    Args:
        document: the document.
        sentence: the cue's sentence.
        cue: its token range.
        within: a token range around the cue that the window must not leave, None for the whole document.

    Returns:
        The window.
    """
    sentences = document.sentences
    paragraph = sentences[sentence].paragraph
    first = last = sentence
    lo, hi = cue[0] - REACH_TOKENS, cue[1] + REACH_TOKENS
    if within is not None:
        lo, hi = max(lo, within[0]), min(hi, within[1])
    while (
        sentence - first < REACH
        and sentences[first].first > max(lo, 0)
        and sentences[first - 1].paragraph == paragraph
    ):
        first -= 1
    while (
        last - sentence < REACH
        and sentences[last].last < min(hi, len(document.forms))
        and sentences[last + 1].paragraph == paragraph
    ):
        last += 1
    return Window(max(lo, sentences[first].first), min(hi, sentences[last].last), first, last + 1, sentence)


def sentence_part(document: Document, window: Window) -> tuple[int, int]:
    """Return the token range of the cue's sentence, as far as it lies in the window."""
    s = document.sentences[window.sentence]
    return max(s.first, window.lo), min(s.last, window.hi)


def mark_cues(n_tokens: int, cues: Sequence[tuple[int, int]]) -> list[str]:
    """Mark in a column where cues begin ("c") and go on ("k")."""
    out = ["-"] * n_tokens
    for first, last in cues:
        out[first:last] = ["k"] * (last - first)
        out[first] = "c"
    return out


def load_role_model(folder: Path | None = None) -> Sequencer:
    """Load the role model, from the user's folder where it has one."""
    return load_sequencer("roles", ROLE_LABELS, N_LOCAL + N_LINKED, folder)


@frozen(slots=True, eq=False)
class RoleScorer:
    """Score the tokens around the cues of one document, keeping what its cues share.

    Attributes:
        model: the role model.
        document, columns: the document.
        cues: a column that marks all its cues, see :func:`mark_cues`.
    """

    model: Sequencer
    document: Document
    columns: Columns
    cues: list[str]
    _local: dict[tuple[int, str], list[int]] = field(factory=dict, init=False)

    def _local_sums(self, sentence: int, region: str) -> list[int]:
        key = (sentence, region)
        sums = self._local.get(key)
        if sums is None:
            s = self.document.sentences[sentence]
            keys = local_keys(self.columns, s.first, s.last, region)
            sums = self._local[key] = add_up(self.model.tables[:N_LOCAL], keys)
        return sums

    def score(self, first: int, last: int, window: Window) -> list[int]:
        """Score all labels of the tokens in a cue's window.

        Args:
            first: first token of the cue.
            last: one past its last, in the same sentence.
            window: where to look, as :func:`cue_window` gives it.

        Returns:
            A flat list, one number for each token and label; on the cue itself only "O" is possible.
        """
        lo, hi = window.lo, window.hi
        a, b = sentence_part(self.document, window)
        view: CueView = view_cue(self.columns, first, last, a, b)
        linked = add_up(self.model.tables[N_LOCAL:], linked_keys(self.columns, view, lo, hi, a, b, self.cues))
        local: list[int] = []
        for k in range(window.first, window.last):
            s = self.document.sentences[k]
            if k == window.sentence:
                local += self._local_sums(k, "b")[a - s.first : first - s.first]
                local += [0] * (last - first)
                local += self._local_sums(k, "a")[last - s.first : b - s.first]
            else:
                sums = self._local_sums(k, "p" if k < window.sentence else "n")
                local += sums[max(0, lo - s.first) : hi - s.first]
        n = len(ROLE_LABELS)
        scores = unpack(map(int.__add__, linked, local), n)
        for t in range(first - window.lo, last - window.lo):
            scores[t * n : t * n + n] = [0, *[NEVER] * (n - 1)]
        return scores
