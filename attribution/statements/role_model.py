"""Find source and content of a cue: label the tokens around it with a linear-chain model."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from attrs import frozen

from attribution.statements.bindings import Binding
from attribution.statements.cells import Cells
from attribution.statements.features import Columns
from attribution.statements.labels import ROLE_LABELS
from attribution.statements.role_features import (
    CUE_COLUMNS,
    CUE_GROUPS,
    FREE_GROUPS,
    LINKED,
    LOCAL,
    LOCAL_CELLS,
    LOCAL_GROUPS,
    N_LINKED,
    N_LOCAL,
    CueView,
    cue_constants,
    linked_columns,
    view_cue,
)
from attribution.statements.sequence import NEVER, Sequencer, load_sequencer, unpack
from attribution.statements.templates import Groups, Scores
from attribution.values.document import Document

__all__ = [
    "REACH",
    "REACH_CUES",
    "REACH_TOKENS",
    "Query",
    "Window",
    "ask",
    "cue_window",
    "limits_of",
    "load_role_model",
    "mark_cues",
    "score_windows",
]

#: How many sentences of its paragraph a statement may reach to either side of its cue.
REACH = 10
#: How many tokens to either side of its cue: a bound for texts without sentence ends.
REACH_TOKENS = 250
#: Over how many other cues: a bound for sentences that are nothing but cues. In 2,500 news articles no window held more
#: than eleven on a side.
REACH_CUES = 12


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


def limits_of(cues: Sequence[tuple[int, int]], n_tokens: int) -> list[tuple[int, int]]:
    """Return for each cue the token range that its window may not leave: up to the :data:`REACH_CUES` next ones each way.

    So every token stands in a bounded number of windows, however many cues a sentence has.

    Args:
        cues: token ranges of all cues, in any order.
        n_tokens: number of tokens of the document.
    """
    firsts, lasts = sorted(a for a, _ in cues), sorted(b for _, b in cues)
    out = []
    for a, b in cues:
        before, after = bisect_left(firsts, a) - REACH_CUES, bisect_right(lasts, b) + REACH_CUES
        out.append(
            (firsts[before] if before >= 0 else 0, lasts[after - 1] if after <= len(lasts) else n_tokens)
        )
    return out


def cue_window(
    document: Document,
    columns: Columns,
    sentence: int,
    cue: tuple[int, int],
    limits: tuple[int, int] | None = None,
) -> Window:
    """Return the window of a cue in a sentence.

    Statements end with their sentence unless somebody is quoted: the window goes on into neighbouring sentences
    of the paragraph as long as they hold quoted words. After a colon ("SMITH: I agree. Let us go.") it goes on
    to the end of the paragraph. Never more than :data:`REACH` sentences and :data:`REACH_TOKENS` tokens each way.

    Args:
        document: the document.
        columns: its columns.
        sentence: number of the cue's sentence.
        cue: token range of the cue.
        limits: token range that the window may not leave, see :func:`limits_of`.

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
    least, most = limits or (lo, hi)
    least, most = max(least, begin - REACH_TOKENS), min(most, last + REACH_TOKENS)
    if least > lo or most < hi:
        lo, hi = max(lo, least), min(hi, most)
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


@frozen(slots=True)
class Query:
    """A cue whose source and content are looked for.

    Attributes:
        first, last: its token range.
        window: where to look.
        view: the cue as the features see it.
    """

    first: int
    last: int
    window: Window
    view: CueView


def ask(
    document: Document,
    columns: Columns,
    sentence: int,
    cue: tuple[int, int],
    limits: tuple[int, int] | None = None,
) -> Query:
    """Return what is looked for around a cue in a sentence; arguments as for :func:`cue_window`."""
    window, s = cue_window(document, columns, sentence, cue, limits), document.sentences[sentence]
    view = view_cue(columns, *cue, max(s.first, window.lo), min(s.last, window.hi))
    return Query(*cue, window, view)


def score_windows(
    model: Sequencer, document: Document, columns: Columns, cues: Sequence[str], queries: Sequence[Query]
) -> list[list[int]]:
    """Score all labels of the tokens around cues, many cues at once.

    Args:
        model: the role model.
        document: the document.
        columns: its columns.
        cues: a column that marks all cues, see :func:`mark_cues`.
        queries: what to look at; at least one.

    Returns:
        For each query a flat list, one number for each token of its window and label; on the cue itself only "O"
        is possible.
    """
    sums = role_sums(model)
    local = _local_sums(sums, document, columns, queries)
    linked: dict[str, list[str]] = {}
    per_cue: list[Iterable[int]] = []
    near: list[int] = []
    for q in queries:
        lo, hi, n = q.window.lo, q.window.hi, q.window.sentence
        s = document.sentences[n]
        a, b = max(s.first, lo), min(s.last, hi)
        made = linked_columns(columns, q.view, lo, hi, a, b, cues)
        for name, column in made.items():
            linked.setdefault(name, []).extend(column)
        of_cue = sums.of_cue.found(made, cue_constants(q.view))
        per_cue.append(map(sum, zip(*of_cue, strict=True)))
        for k in range(q.window.first, q.window.last):
            s = document.sentences[k]
            if k == n:
                near += local[k, "b"][a - s.first : q.first - s.first]
                near += [0] * (q.last - q.first)
                near += local[k, "a"][q.last - s.first : b - s.first]
            else:
                near += local[k, "p" if k < n else "n"][max(lo - s.first, 0) : hi - s.first]
    n_labels = len(ROLE_LABELS)
    packed = map(sum, zip(near, chain.from_iterable(per_cue), *sums.free.found(linked), strict=True))
    flat = unpack(packed, n_labels)
    out, start = [], 0
    blocked = [0, *[NEVER] * (n_labels - 1)]
    for q in queries:
        size = (q.window.hi - q.window.lo) * n_labels
        scores = flat[start : start + size]
        at = (q.first - q.window.lo) * n_labels
        n = q.last - q.first
        scores[at : at + n * n_labels] = blocked * n
        out.append(scores)
        start += size
    return out


def _local_sums(
    sums: RoleSums, document: Document, columns: Columns, queries: Sequence[Query]
) -> dict[tuple[int, str], list[int]]:
    """Add up the local scores of all tokens that windows need, by sentence and region."""
    # What is needed of each: before a cue not what follows the last one, after it not what precedes the first.
    needed: dict[tuple[int, str], tuple[int, int]] = {}
    for q in queries:
        for k in range(q.window.first, q.window.last):
            s = document.sentences[k]
            if k != q.window.sentence:
                needed[k, "p" if k < q.window.sentence else "n"] = s.first, s.last
                continue
            for region, first, last in (("b", s.first, q.first), ("a", q.last, s.last)):
                x, y = needed.get((k, region), (first, last))
                needed[k, region] = min(x, first), max(y, last)
    numbers = sorted({k for k, _ in needed})
    cells = Cells.of(columns, [(document.sentences[k].first, document.sentences[k].last) for k in numbers])
    out: dict[tuple[int, str], list[int]] = {}
    for region, groups in sums.local.items():
        parts = [(k, *needed[k, region]) for k in numbers if (k, region) in needed]
        places: list[int] = []
        for k, first, last in parts:
            shift = cells.shift[document.sentences[k].first]
            places += range(first + shift, last + shift)
        sums_of = groups.found(cells.at(places, LOCAL_CELLS)) if places else []
        found = list(map(sum, zip(*sums_of, strict=True)))
        start = 0
        for k, first, last in parts:
            s, n = document.sentences[k], last - first
            out[k, region] = [0] * (first - s.first) + found[start : start + n] + [0] * (s.last - last)
            start += n
    return out
