"""Find source and content of a cue: label the tokens around it with a linear-chain model."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attrs import field, frozen

from attribution.statements.features import Columns
from attribution.statements.labels import ROLE_LABELS
from attribution.statements.role_features import (
    CUE_COLUMNS,
    CUE_GROUPS,
    FREE_GROUPS,
    LINKED,
    LOCAL,
    LOCAL_GROUPS,
    N_LINKED,
    N_LOCAL,
    CueView,
    cue_constants,
    linked_columns,
    local_columns,
    view_cue,
)
from attribution.statements.sequence import NEVER, Sequencer, load_sequencer, unpack
from attribution.statements.templates import Binding, Groups, Scores
from attribution.values.document import Document

__all__ = ["REACH", "REACH_TOKENS", "RoleScorer", "Window", "cue_window", "load_role_model", "mark_cues"]

#: How many sentences of its paragraph a statement may reach to either side of its cue.
REACH = 10
#: How many tokens to either side of its cue: a bound for texts without sentence ends.
REACH_TOKENS = 250


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


def cue_window(document: Document, columns: Columns, sentence: int, cue: tuple[int, int]) -> Window:
    """Return the window of a cue in a sentence.

    Statements end with their sentence unless somebody is quoted: the window goes on into neighbouring sentences
    of the paragraph as long as they hold quoted words. After a colon ("SMITH: I agree. Let us go.") it goes on
    to the end of the paragraph. Never more than :data:`REACH` sentences and :data:`REACH_TOKENS` tokens each way.

    Args:
        document: the document.
        columns: its columns.
        sentence: number of the cue's sentence.
        cue: token range of the cue.

    Returns:
        The window.
    """
    begin, last = cue
    sentences, quotes, words = document.sentences, columns.quotes, columns.words
    here = sentences[sentence]
    is_colon = words[last - 1] == ":" or (last < here.last and words[last] == ":")

    def is_quoted(n: int) -> bool:
        s = sentences[n]
        return quotes[s.first : s.last].count("o") < s.last - s.first

    first = end = sentence
    # Sentences of a content (see inner_model) may have other text between them: those do not join.
    while first > 0 and sentence - first < REACH:
        s = sentences[first - 1]
        if s.paragraph != here.paragraph or s.last != sentences[first].first or not is_quoted(first - 1):
            break
        first -= 1
    while end + 1 < len(sentences) and end - sentence < REACH:
        s = sentences[end + 1]
        if s.paragraph != here.paragraph or s.first != sentences[end].last:
            break
        if not is_colon and not is_quoted(end + 1):
            break
        end += 1
    lo, hi = sentences[first].first, sentences[end].last
    if begin - lo > REACH_TOKENS or hi - last > REACH_TOKENS:
        lo, hi = max(lo, begin - REACH_TOKENS), min(hi, last + REACH_TOKENS)
        while sentences[first].last <= lo:
            first += 1
        while sentences[end].first >= hi:
            end -= 1
    return Window(lo, hi, first, end + 1, sentence)


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
class RoleSums:
    """The groups of the role model's templates with what they have met, shared by all documents.

    Attributes:
        local: groups of the local templates, by region.
        free: groups of the linked templates that are the same for all cues.
        of_cue: groups of the linked templates that depend on the cue.
    """

    local: Mapping[str, Groups]
    free: Groups
    of_cue: Binding

    @classmethod
    def of(cls, model: Sequencer) -> "RoleSums":
        """Bind the groups to a model."""
        local, linked = Scores(model.tables[:N_LOCAL]), Scores(model.tables[N_LOCAL:])
        return cls(
            {r: Groups.bind(LOCAL, LOCAL_GROUPS, local, {"r": r}) for r in "pban"},
            Groups.bind(LINKED, FREE_GROUPS, linked),
            Binding.of(LINKED, CUE_GROUPS, linked, CUE_COLUMNS),
        )


@lru_cache(maxsize=4)
def role_sums(model: Sequencer) -> RoleSums:
    """Return the groups of a role model, made once."""
    return RoleSums.of(model)


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
            columns = local_columns(self.columns, s.first, s.last, region)
            n = s.last - s.first
            first, last = 0, n
            if region in "ab" and sentence in self.extents:
                end, start = self.extents[sentence]
                first, last = (0, start - s.first) if region == "b" else (end - s.first, n)
                columns = {name: column[first:last] for name, column in columns.items()}
            found = role_sums(self.model).local[region].found(columns)
            sums = list(map(sum, zip(*found, strict=True)))
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
        lo, hi = window.lo, window.hi
        s = self.document.sentences[window.sentence]
        a, b = max(s.first, lo), min(s.last, hi)
        view = view_cue(self.columns, first, last, a, b)
        columns = linked_columns(self.columns, view, lo, hi, a, b, self.cues)
        groups = role_sums(self.model)
        found = [*groups.free.found(columns), *groups.of_cue.found(columns, cue_constants(view))]
        local: list[int] = []
        for k in range(window.first, window.last):
            s = self.document.sentences[k]
            if k == window.sentence:
                local += self._local_sums(k, "b")[a - s.first : first - s.first]
                local += [0] * (last - first)
                local += self._local_sums(k, "a")[last - s.first : b - s.first]
            else:
                sums = self._local_sums(k, "p" if k < window.sentence else "n")
                local += sums[max(lo - s.first, 0) : hi - s.first]
        n = len(ROLE_LABELS)
        scores = unpack(map(sum, zip(local, *found, strict=True)), n)
        for t in range(first - lo, last - lo):
            scores[t * n : t * n + n] = [0, *[NEVER] * (n - 1)]
        return scores
