"""What the role model sees, given one cue: columns of keys, one for each small group of features.

There are two families. The *local* keys of a token depend on the token's neighbourhood and on the region it
stands in (an earlier sentence, before the cue, after it, a later sentence); they are shared by all cues of
a sentence. The *linked* keys depend on the cue: its lemma and neighbours, the distance, and what lies
between cue and token.
"""

from collections.abc import Sequence

from attrs import frozen

from attribution.statements.cells import Cells, neighbours
from attribution.statements.features import FINITE, Columns, distance
from attribution.statements.templates import Templates

__all__ = [
    "CUE_COLUMNS",
    "CUE_GROUPS",
    "FREE_GROUPS",
    "LINKED",
    "LOCAL",
    "LOCAL_CELLS",
    "LOCAL_GROUPS",
    "N_LINKED",
    "N_LOCAL",
    "CueView",
    "cue_constants",
    "linked_columns",
    "linked_keys",
    "local_keys",
    "view_cue",
]

_PUNCTUATION_OR_FUNCTION = frozenset({
    "IN", "TO", "CC", "DT", "WDT", "WP", "WRB", "PRP", "MD", ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "POS",
})  # fmt: skip


#: Templates of the local keys: the token, its neighbours, its sentence; "r" is the region.
LOCAL = Templates.parse(
    "w3 t3 t2|t3|t4 rw r|w2 r|w4 r|l3 rt t2|rt rt|t4 t2|rt|t4 t1|t2|rt rt|t4|t5 q2|q3|q4|r q2|q3|q4|rt before|rt "
    "after|rt before|after|r r|s3 r|s2|s3 r|s3|s4 r|k2|k3|k4 shape|ending|r begin|rt end|rt verb|rt",
    rt="r t3",
    rw="r w3",
)
LOCAL_GROUPS = LOCAL.group(
    "w3|l3|shape|ending t2|t3|t4 t1|t2|t3 t3|t4|t5 q2|q3|q4|t3 before|after|t3 s2|s3|s4 begin|end|t3", "r"
)
#: Where the columns of the local templates come from: those of the document and of :class:`Cells`.
LOCAL_CELLS = {
    **neighbours(
        w="words 2 3 4", t="tags 1 2 3 4 5", q="quotes 2 3 4", s="segments 2 3 4", k="rates 2 3 4"
    ),
    "l3": ("lemmas", 0), "shape": ("shapes", 0), "ending": ("endings", 0), "before": ("mark_before", 0),
    "after": ("mark_after", 0), "verb": ("next_verb", 0), "begin": ("begin", 0), "end": ("end", 0),
}  # fmt: skip
#: Templates of the linked keys. Columns of the token: where it is and how far (ro), what lies between (rf), how
#: many breaks (rb), with its tag (rt); of the cue: the fields of its view.
LINKED = Templates.parse(
    "ro ro|tag lemma|ro lemma|rt rf rf|tag lemma|rf kind|ro kind|rt kind|rf succ|ro succ|rt prev|ro prev|rt "
    "around|region place|rf place|rt place|ro place|quote|rb link|rt link|rf link|quote|region|place rb|tag rb|segment "
    "lemma|succ|region rb|quote|succ act|ro act|rt act|rf act|succ|rb act|link|region own|rf"
)
_OF_CUE = "lemma kind succ prev place act around"
_LINKED_GROUPS = LINKED.group("ro rt rf rb|region|quote|link rt|tag|rf|link|own", _OF_CUE)
#: Groups whose sums depend on the cue, and those that are the same for all cues.
CUE_GROUPS = tuple(g for g in _LINKED_GROUPS if LINKED.uses(g, _OF_CUE))
FREE_GROUPS = tuple(g for g in _LINKED_GROUPS if not LINKED.uses(g, _OF_CUE))
#: Columns that are the same for all tokens around a cue.
CUE_COLUMNS = tuple(_OF_CUE.split())

N_LOCAL, N_LINKED = len(LOCAL), len(LINKED)


def local_keys(c: Columns, a: int, b: int, region: str) -> list[list[str]]:
    """List the keys that a sentence's tokens have for every cue on the same side of them.

    Args:
        c: the document's columns.
        a: first token of the sentence.
        b: one past its last token, ``b > a``.
        region: "p" for a sentence before the cue's, "b" before the cue, "a" after it, "n" for a later sentence.

    Returns:
        For each of :data:`N_LOCAL` templates one list of ``b - a`` keys.
    """
    cells = Cells.of(c, [(a, b)])
    columns = cells.at(range(a + cells.shift[a], b + cells.shift[a]), LOCAL_CELLS)
    return LOCAL.keys({**columns, "r": [region] * (b - a)})


@frozen(slots=True, eq=False)
class CueView:
    """A cue as the linked features see it.

    Attributes:
        first, last: its token range.
        lemma: of its main word.
        act: what it does.
        kind: tag of the main word, and of the first word.
        before, after: the neighbouring word or tag on either side.
        place: where in the sentence it stands, and where its sentence has quotation marks.
        quotation: number of the quotation that the cue stands in, -1 outside.
    """

    first: int
    last: int
    lemma: str
    act: str
    kind: str
    before: str
    after: str
    place: str
    quotation: int


def _neighbour(c: Columns, i: int, lo: int, hi: int) -> str:
    if i < lo:
        return "<"
    if i >= hi:
        return ">"
    return c.words[i] if c.tags[i] in _PUNCTUATION_OR_FUNCTION else c.tags[i]


def view_cue(c: Columns, first: int, last: int, lo: int, hi: int) -> CueView:
    """Describe a cue, tokens ``first`` to ``last``, of the sentence of tokens ``lo`` to ``hi``."""
    main = last - 1
    for letter in "VNJI":
        found = [i for i in range(first, last) if c.tags[i][0] == letter]
        if found:
            main = found[-1]
            break
    lemma = c.lemmas[main]
    if last - main > 1 and c.tags[last - 1] in ("IN", "TO", "RP"):
        lemma += " " + c.words[last - 1]
    quotes = c.quotes
    left = "b" in quotes[lo:first] or "e" in quotes[lo:first]
    right = "b" in quotes[last:hi] or "e" in quotes[last:hi]
    start = "s" if first - lo < 3 else "m"
    end = "e" if hi - last < 3 else "m"
    return CueView(
        first,
        last,
        lemma,
        c.acts[main],
        f"{c.tags[main]}{c.tags[first] if first < main else '-'}",
        _neighbour(c, first - 1, lo, hi),
        _neighbour(c, last, lo, hi),
        f"{start}{end}{'q' if left else '-'}{'q' if right else '-'}",
        c.quotation[first],
    )


def _walk(
    c: Columns, tokens: range, view: CueView, others: Sequence[str]
) -> tuple[list[str], list[str], list[str], list[str]]:
    """Walk away from the cue and note the distance, what lies between, and how many breaks there were."""
    far, between, breaks, links = [], [], [], []
    words, tags, quotes, segment, quotation = c.words, c.tags, c.quotes, c.segment, c.quotation
    comma, mark, verb, that, other = 0, "", "", "", ""
    last_segment, n_breaks = segment[view.first], 0
    step = tokens.step
    flags = ""
    for steps, i in enumerate(tokens, 1):
        if segment[i] != last_segment:
            last_segment = segment[i]
            n_breaks += 1
        far.append(distance(steps))
        between.append(flags)
        breaks.append("01234"[min(n_breaks, 4)])
        links.append(others[i] + ("=" if quotation[i] == view.quotation else "+"))
        word, tag = words[i], tags[i]
        changed = True
        if word == ",":
            comma += 1
        elif quotes[i] == "b" or quotes[i] == "e":
            mark = "b" if (quotes[i] == "b") == (step > 0) else "e"
        elif tag in FINITE:
            verb = "v" if not verb else "w"
        elif word == "that":
            that = "t"
        elif others[i] != "-":
            other = "c"
        elif word == ":" or word == ";" or tag == ":":
            that = ":"
        elif tag == ".":
            comma, verb, that, other, flags = 0, "", "", "", "."
        else:
            changed = False
        if changed:
            flags = f"{'.' if flags[:1] == '.' else ''}{',' * min(comma, 2)}{mark}{verb}{that}{other}"
    return far, between, breaks, links


def cue_constants(view: CueView) -> dict[str, str]:
    """Return those columns of :data:`LINKED` that are the same for all tokens of a window."""
    return {
        "lemma": view.lemma, "kind": view.kind, "act": view.act, "prev": view.before, "succ": view.after,
        "place": view.place, "around": f"{view.before}_{view.after}",
    }  # fmt: skip


def linked_columns(
    c: Columns, view: CueView, lo: int, hi: int, a: int, b: int, others: Sequence[str]
) -> dict[str, list[str]]:
    """Return the other columns of :data:`LINKED` for the tokens of a window; arguments as for :func:`linked_keys`."""
    first, last = view.first, view.last
    left = _walk(c, range(first - 1, lo - 1, -1), view, others)
    right = _walk(c, range(last, hi), view, others)
    own = [""] * (last - first)
    far, between, breaks, links = ([*reversed(x), *own, *y] for x, y in zip(left, right, strict=True))
    regions = ["p"] * (a - lo) + ["b"] * (first - a) + own + ["a"] * (b - last) + ["n"] * (hi - b)
    tags = c.tags[lo:hi]
    return {
        "region": regions, "tag": tags, "quote": c.quotes[lo:hi], "segment": c.segments[lo:hi], "own": c.acts[lo:hi],
        "link": links, "ro": list(map(str.__add__, regions, far)), "rf": list(map(str.__add__, regions, between)),
        "rb": list(map(str.__add__, regions, breaks)), "rt": list(map(str.__add__, regions, tags)),
    }  # fmt: skip


def linked_keys(
    c: Columns, view: CueView, lo: int, hi: int, a: int, b: int, others: Sequence[str]
) -> list[list[str]]:
    """List the keys that tie the tokens of a window to its cue.

    Args:
        c: the document's columns.
        view: the cue.
        lo: first token of the window.
        hi: one past its last token.
        a: first token of the cue's sentence.
        b: one past its last token.
        others: for each token of the document "c" where another cue begins, "k" inside one, else "-".

    Returns:
        For each of :data:`N_LINKED` templates one list of ``hi - lo`` keys; the cue's own tokens have the
        key "" (no feature).
    """
    n = hi - lo
    constants = {name: [value] * n for name, value in cue_constants(view).items()}
    columns = LINKED.keys({**linked_columns(c, view, lo, hi, a, b, others), **constants})
    first, last = view.first - lo, view.last - lo
    for column in columns:
        column[first:last] = [""] * (last - first)
    return columns
