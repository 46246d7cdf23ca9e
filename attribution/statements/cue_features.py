"""What the cue model sees: columns of keys, one for each small group of features.

Each function takes a stretch of tokens (a sentence) and gives, for every feature template, the column of
its keys. Training counts and numbers these keys; at run time each template has a table from key to scores.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from attrs import frozen

from attribution.statements.features import CANDIDATE, FINITE, Columns, distance
from attribution.statements.templates import Templates

__all__ = ["CUES", "CUES_GROUPS", "N_TEMPLATES", "CueCells", "cue_columns", "cue_keys"]

_COMPLEMENTIZERS = frozenset({"that", "to", "if", "whether", "for", "as", "how", "why", "what"})
_SUBJECTS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "WDT", "DT", "CD"})


def _look_left(c: Columns, a: int, b: int) -> tuple[list[str], list[str]]:
    """Describe what precedes each token: the last likely cue and the last noun."""
    candidates, nouns = [], []
    lemmas, tags, rates, words = c.lemmas, c.tags, c.rates, c.words
    last, last_lemma, verb, comma = -1, "-", "", ""
    noun_tag, noun_at = "-", -1
    for i in range(a, b):
        candidates.append(f"{last_lemma} {distance(i - last)}{verb}{comma}" if last >= 0 else "-")
        nouns.append(
            f"{noun_tag}{distance(i - noun_at)}{verb}{comma}" if noun_at >= 0 else "-" + verb + comma
        )
        tag = tags[i]
        if rates[i] >= CANDIDATE and rates[i] != "u":
            last, last_lemma, verb, comma = i, lemmas[i], "", ""
        elif tag in FINITE:
            verb = "v"
        elif words[i] == ",":
            comma = ","
        if tag in _SUBJECTS:
            noun_tag, noun_at = tag, i
    return candidates, nouns


def _look_right(c: Columns, a: int, b: int) -> list[str]:
    """Describe the next complementizer before any verb, and whether a noun stands between."""
    clauses = []
    tags, words = c.tags, c.words
    verb = ""
    that, that_at, noun = "-", -1, ""
    for i in range(b - 1, a - 1, -1):
        clauses.append(f"{that}{distance(that_at - i)}{noun}" if that_at >= 0 else "-" + verb)
        tag = tags[i]
        if CANDIDATE <= c.rates[i] != "u":
            verb = ""
        elif tag in FINITE:
            verb = "v"
        if tag[0] == "V" or tag == "MD":
            that_at = -1
        elif words[i] in _COMPLEMENTIZERS:
            that, that_at, noun = words[i], i, ""
        elif that_at >= 0 and tag in _SUBJECTS:
            noun = "n"
    clauses.reverse()
    return clauses


#: Templates: words w, lemmas l, tags t, rates r, quotation marks q and names n of the token (3) and its neighbours.
CUES = Templates.parse(
    "w3 w2 w4 w1 w5 l3|t3 l3|t2 l3|t4 l2|t3 t2|t3 t3|t4 t2|t3|t4 t1|t2|t3 t3|t4|t5 ending|t3 shape|n2|n3|n4 r3|t3 "
    "r2|r3|r4 r1|r3|r5 q2|q3|q4 r3|q2|q3|q4 after|r3 before|after|t3 begin|t3 begin|r3 end|r3 end|t3|whole cue l3|clause "
    "r3|clause noun noun|r3 segment|r3 n2|t3|r3 n4|t3|r3 r3|whole act|r3|t3 act|clause act|noun act|q2|q3|q4 act|t4|t5 "
    "act|t1|t2 verb|r3|t3 act|end"
)
CUES_GROUPS = CUES.group(
    "w3|l3|t3|ending|r3|act t2|t3|t4 t1|t2|t3|act t3|t4|t5|act r1|r2|r3|r4|r5 q2|q3|q4|r3|act before|after|r3|t3 "
    "begin|t3|r3 end|r3|t3|whole|act noun|r3|act clause|r3|act n2|n3|n4|shape|t3|r3"
)
N_TEMPLATES = len(CUES)


#: Columns that hold a neighbour's cell: the column of the document, and how many tokens away.
_SHIFTED = {
    f"{letter}{n}": (name, n - 3)
    for letter, name, places in (
        ("w", "words", "12345"), ("l", "lemmas", "23"), ("t", "tags", "12345"),
        ("r", "rates", "12345"), ("q", "quotes", "234"), ("n", "names", "234"),
    )
    for n in map(int, places)
}  # fmt: skip
_REACH = 3  # cells of padding on either side of a sentence


@frozen(slots=True, eq=False)
class CueCells:
    """The cells that the templates join, for the tokens of some sentences.

    Sentences lie one after the other with padding between them, so that a neighbour's cell is found by
    counting, and a column for any choice of tokens is gathered in one step.

    Attributes:
        columns: the cells by column.
        shift: what to add to the number of a token to get the place of its cells, by its sentence's first token.
    """

    columns: dict[str, list[str]]
    shift: dict[int, int]

    @classmethod
    def of(cls, c: Columns, sentences: Iterable[tuple[int, int]]) -> "CueCells":
        """Lay out the cells of sentences.

        Args:
            c: the document's columns.
            sentences: first token of each and one past its last, not empty.
        """
        padded: dict[str, list[str]] = {n: [] for n in ("words", "lemmas", "tags", "rates", "quotes", "names")}
        names = {
            "shape": "shapes", "ending": "endings", "act": "acts", "segment": "segments",
            "before": "mark_before", "after": "mark_after", "verb": "next_verb",
        }  # fmt: skip
        plain: dict[str, list[str]] = {n: [] for n in (*names, "begin", "end", "whole", "cue", "noun", "clause")}
        rows = [(padded[n], getattr(c, n)) for n in padded]
        others = [(plain[n], getattr(c, column)) for n, column in names.items()]
        shift: dict[int, int] = {}
        blank = [""] * _REACH
        for a, b in sentences:
            n = b - a
            for out, column in rows:
                out += _BEFORE
                shift[a] = len(out) - a
                out += column[a:b]
                out += _AFTER
            cues, nouns = _look_left(c, a, b)
            steps = _distances(n)
            whole = f"{c.words[b - 1]}{c.quotes[a - 1] if a else '-'}"
            made = (
                ("cue", cues), ("noun", nouns), ("clause", _look_right(c, a, b)), ("begin", steps[:-1]),
                ("end", steps[:0:-1]), ("whole", [whole] * n),
            )  # fmt: skip
            for out, column in others:
                out += blank
                out += column[a:b]
                out += blank
            for name, cells in made:
                out = plain[name]
                out += blank
                out += cells
                out += blank
        return cls({**padded, **plain}, shift)

    def at(self, places: Sequence[int]) -> dict[str, Sequence[str]]:
        """Return the columns of :data:`CUES` for the tokens at some places; a place is a token plus its shift."""
        take = {k: _gather([p + k for p in places]) for k in (-2, -1, 0, 1, 2)}
        columns = self.columns
        out = {name: take[k](columns[column]) for name, (column, k) in _SHIFTED.items()}
        here = take[0]
        for name in _OTHERS:
            out[name] = here(columns[name])
        return out


_BEFORE, _AFTER = ["<"] * _REACH, [">"] * _REACH
_OTHERS = ("shape", "ending", "act", "segment", "before", "after", "verb", "begin", "end", "whole", "cue", "noun", "clause")  # fmt: skip


def _gather(places: list[int]) -> Callable[[list[str]], Sequence[str]]:
    """Return what takes the cells at some places out of a column."""
    if len(places) == 1:
        place = places[0]
        return lambda column: (column[place],)
    return itemgetter(*places)


@lru_cache(maxsize=256)
def _distances(n: int) -> list[str]:
    return list(map(distance, range(n + 1)))


def cue_columns(c: Columns, a: int, b: int) -> dict[str, Sequence[str]]:
    """Return the columns of :data:`CUES` for the tokens of one sentence.

    Args:
        c: the document's columns.
        a: first token of the sentence.
        b: one past its last token, ``b > a``.

    Returns:
        Sequences of ``b - a`` texts.
    """
    cells = CueCells.of(c, [(a, b)])
    return cells.at(range(a + cells.shift[a], b + cells.shift[a]))


def cue_keys(c: Columns, a: int, b: int) -> list[list[str]]:
    """List the keys of every template for the tokens of one sentence; see :func:`cue_columns`."""
    return CUES.keys(cue_columns(c, a, b))
