"""What the cue model sees: columns of keys, one for each small group of features.

Each function takes a stretch of tokens (a sentence) and gives, for every feature template, the column of
its keys. Training counts and numbers these keys; at run time each template has a table from key to scores.
"""

from collections.abc import Sequence

from attribution.statements.cells import Cells, neighbours
from attribution.statements.features import CANDIDATE, FINITE, Columns, distance
from attribution.statements.templates import Templates

__all__ = ["CUES", "CUES_GROUPS", "CUE_CELLS", "N_TEMPLATES", "cue_columns", "cue_keys", "lay_out_cues"]

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
    "w3 w2 w4 l3|t3 l3|t2 l3|t4 l2|t3 t2|t3 t3|t4 t2|t3|t4 t1|t2|t3 t3|t4|t5 ending|t3 shape|n2|n3|n4 r3|t3 r2|r3|r4 "
    "r1|r3|r5 q2|q3|q4 r3|q2|q3|q4 after|r3 before|after|t3 begin|t3 end|t3|whole cue l3|clause r3|clause noun "
    "noun|r3 n2|t3|r3 n4|t3|r3 r3|whole act|r3|t3 act|clause act|noun act|q2|q3|q4 act|t4|t5 act|t1|t2 verb|r3|t3"
)
CUES_GROUPS = CUES.group(
    "w3|l3|t3|ending|r3|act t2|t3|t4 t1|t2|t3|act t3|t4|t5|act r1|r2|r3|r4|r5 q2|q3|q4|r3|act before|after|r3|t3 "
    "end|r3|t3|whole noun|r3|act clause|r3|act n2|n3|n4|shape|t3|r3"
)
N_TEMPLATES = len(CUES)
#: Where the columns of the templates come from: those of the document and of :class:`Cells`.
CUE_CELLS = {
    **neighbours(
        w="words 2 3 4", l="lemmas 2 3", t="tags 1 2 3 4 5", r="rates 1 2 3 4 5", q="quotes 2 3 4", n="names 2 3 4"
    ),
    "shape": ("shapes", 0), "ending": ("endings", 0), "act": ("acts", 0),
    "before": ("mark_before", 0), "after": ("mark_after", 0), "verb": ("next_verb", 0),
    "begin": ("begin", 0), "end": ("end", 0), "whole": ("whole", 0), "cue": ("cue", 0), "noun": ("noun", 0),
    "clause": ("clause", 0),
}  # fmt: skip


def lay_out_cues(c: Columns, sentences: Sequence[tuple[int, int]]) -> Cells:
    """Lay out sentences with what stands left and right of each token.

    Args:
        c: the document's columns.
        sentences: first token of each and one past its last, not empty.

    Returns:
        The cells from which :data:`CUE_CELLS` are gathered.
    """
    cells = Cells.of(c, sentences)
    left = [_look_left(c, a, b) for a, b in sentences]
    cells.add("cue", sentences, [cues for cues, _ in left])
    cells.add("noun", sentences, [nouns for _, nouns in left])
    cells.add("clause", sentences, [_look_right(c, a, b) for a, b in sentences])
    return cells


def cue_columns(c: Columns, a: int, b: int) -> dict[str, Sequence[str]]:
    """Return the columns of :data:`CUES` for the tokens of one sentence.

    Args:
        c: the document's columns.
        a: first token of the sentence.
        b: one past its last token, ``b > a``.

    Returns:
        Sequences of ``b - a`` texts.
    """
    cells = lay_out_cues(c, [(a, b)])
    return cells.at(range(a + cells.shift[a], b + cells.shift[a]), CUE_CELLS)


def cue_keys(c: Columns, a: int, b: int) -> list[list[str]]:
    """List the keys of every template for the tokens of one sentence; see :func:`cue_columns`."""
    return CUES.keys(cue_columns(c, a, b))
