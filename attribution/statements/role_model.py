"""Find source and content of a cue: label the tokens around it with a linear-chain model."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from attribution.statements.features import Columns
from attribution.statements.labels import ROLE_LABELS
from attribution.statements.role_features import N_LINKED, N_LOCAL, CueView, linked_keys, local_keys, view_cue
from attribution.statements.sequence import NEVER, Sequencer, add_up, load_sequencer, unpack
from attribution.values.document import Document

__all__ = ["REACH", "RoleScorer", "Window", "cue_window", "load_role_model", "mark_cues"]

#: How many sentences of its paragraph a statement may reach to either side of its cue.
REACH = 4


@frozen(slots=True)
class Window:
    """The stretch of text in which a cue's source and content are looked for, in token and sentence numbers.

    Attributes:
        lo, hi: token range of the window.
        first, last: sentences of the window, half-open.
        sentence: the cue's sentence.
    """

    lo: int
    hi: int
    first: int
    last: int
    sentence: int


def cue_window(document: Document, quotes: Sequence[str], sentence: int) -> Window:
    """Return the window of a cue in a sentence.

    Statements end with their sentence unless somebody is quoted: the window goes on into neighbouring sentences
    of the paragraph as long as they hold quoted words, at most :data:`REACH` of them each way.

    Args:
        document: the document.
        quotes: its column of quotation states.
        sentence: number of the cue's sentence.

    Returns:
        The window.
    """
    sentences = document.sentences
    paragraph = sentences[sentence].paragraph

    def is_quoted(n: int) -> bool:
        s = sentences[n]
        return s.paragraph == paragraph and quotes[s.first : s.last].count("o") < s.last - s.first

    first = last = sentence
    # Sentences of a content (see inner_model) may have other text between them: those do not join.
    while first > 0 and sentence - first < REACH and is_quoted(first - 1):
        if sentences[first - 1].last != sentences[first].first:
            break
        first -= 1
    while last + 1 < len(sentences) and last - sentence < REACH and is_quoted(last + 1):
        if sentences[last + 1].first != sentences[last].last:
            break
        last += 1
    return Window(sentences[first].first, sentences[last].last, first, last + 1, sentence)


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
        extents: for a sentence the earliest end and the latest start of a cue that will be asked for; tokens that
            are on the wrong side of all of them are not scored. Every sentence that is missing is scored whole.
    """

    model: Sequencer
    document: Document
    columns: Columns
    cues: list[str]
    extents: Mapping[int, tuple[int, int]] = field(factory=dict)
    _local: dict[tuple[int, str], list[int]] = field(factory=dict, init=False)

    def _local_sums(self, sentence: int, region: str) -> list[int]:
        key = (sentence, region)
        sums = self._local.get(key)
        if sums is None:
            s = self.document.sentences[sentence]
            keys = local_keys(self.columns, s.first, s.last, region)
            n = s.last - s.first
            first, last = 0, n
            if region in "ab" and sentence in self.extents:
                end, start = self.extents[sentence]
                first, last = (0, start - s.first) if region == "b" else (end - s.first, n)
                keys = [column[first:last] for column in keys]
            sums = add_up(self.model.tables[:N_LOCAL], keys)
            sums = self._local[key] = [0] * first + sums + [0] * (n - last)
        return sums

    def score(self, first: int, last: int, window: Window) -> list[int]:
        """Score all labels of the tokens in a cue's window.

        Args:
            first: first token of the cue.
            last: one past its last, in the same sentence.
            window: where to look.

        Returns:
            A flat list, one number for each token and label; on the cue itself only "O" is possible.
        """
        s = self.document.sentences[window.sentence]
        view: CueView = view_cue(self.columns, first, last, s.first, s.last)
        keys = linked_keys(self.columns, view, window.lo, window.hi, s.first, s.last, self.cues)
        linked = add_up(self.model.tables[N_LOCAL:], keys)
        local: list[int] = []
        for k in range(window.first, window.last):
            if k == window.sentence:
                local += self._local_sums(k, "b")[: first - s.first]
                local += [0] * (last - first)
                local += self._local_sums(k, "a")[last - s.first :]
            else:
                local += self._local_sums(k, "p" if k < window.sentence else "n")
        n = len(ROLE_LABELS)
        scores = unpack(map(int.__add__, linked, local), n)
        for t in range(first - window.lo, last - window.lo):
            scores[t * n : t * n + n] = [0, *[NEVER] * (n - 1)]
        return scores
