"""What the role model sees, given one cue: columns of keys, one for each small group of features.

There are two families. The *local* keys of a token depend on the token's neighbourhood and on the region it
stands in (an earlier sentence, before the cue, after it, a later sentence); they are shared by all cues of
a sentence. The *linked* keys depend on the cue: its lemma and neighbours, the distance, and what lies
between cue and token.
"""

from collections.abc import Sequence

from attrs import frozen

from attribution.statements.features import FINITE, Columns, distance

__all__ = ["N_LINKED", "N_LOCAL", "CueView", "linked_keys", "local_keys", "view_cue"]

N_LOCAL = 31
N_LINKED = 32
_PUNCTUATION_OR_FUNCTION = frozenset({
    "IN", "TO", "CC", "DT", "WDT", "WP", "WRB", "PRP", "MD", ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "POS",
})  # fmt: skip


def _pad(column: Sequence[str], a: int, b: int) -> list[str]:
    return ["<", "<", *column[a:b], ">", ">"]


def _join(*columns: Sequence[str]) -> list[str]:
    return list(map("|".join, zip(*columns, strict=True)))


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
    n = b - a
    words, tags, lemmas = _pad(c.words, a, b), _pad(c.tags, a, b), _pad(c.lemmas, a, b)
    w1, w2, w3, w4, w5 = words[:-4], words[1:-3], words[2:-2], words[3:-1], words[4:]
    t1, t2, t3, t4, t5 = tags[:-4], tags[1:-3], tags[2:-2], tags[3:-1], tags[4:]
    quotes, rates, names = _pad(c.quotes, a, b), _pad(c.rates, a, b), _pad(c.names, a, b)
    q3 = _join(quotes[1:-3], quotes[2:-2], quotes[3:-1])
    segments = _pad(c.segments, a, b)
    s2, s3, s4 = segments[1:-3], segments[2:-2], segments[3:-1]
    r = [region] * n
    before, after, verbs, cues = c.mark_before[a:b], c.mark_after[a:b], c.next_verb[a:b], c.next_cue[a:b]
    begin = [distance(i) for i in range(n)]
    end = [distance(n - i) for i in range(n)]
    place = [f"{region}{words[n + 1]}{c.quotes[a - 1] if a else '-'}"] * n
    rt = [region + t for t in t3]
    rw = [region + w for w in w3]
    return [
        w3, t3, _join(t2, t3, t4), rw, _join(r, w2), _join(r, w4), _join(r, w1), _join(r, w5),
        _join(r, lemmas[2:-2]), rt, _join(t2, rt), _join(rt, t4), _join(t2, rt, t4), _join(t1, t2, rt),
        _join(rt, t4, t5), _join(q3, r), _join(q3, rt), _join(before, rt), _join(after, rt),
        _join(before, after, r), _join(r, s3), _join(r, s2, s3), _join(r, s3, s4),
        _join(r, rates[1:-3], rates[2:-2], rates[3:-1]), _join(r, names[1:-3], names[2:-2], names[3:-1]),
        _join(c.shapes[a:b], c.endings[a:b], r), _join(begin, rt), _join(end, rt), _join(end, place),
        _join(verbs, rt), _join(cues, r),
    ]  # fmt: skip


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
    first, last = view.first, view.last
    left = _walk(c, range(first - 1, lo - 1, -1), view, others)
    right = _walk(c, range(last, hi), view, others)
    own = [""] * (last - first)
    far, between, breaks, links = ([*reversed(x), *own, *y] for x, y in zip(left, right, strict=True))
    regions = ["p"] * (a - lo) + ["b"] * (first - a) + own + ["a"] * (b - last) + ["n"] * (hi - b)
    n = hi - lo
    tags, quotes, segments = c.tags[lo:hi], c.quotes[lo:hi], c.segments[lo:hi]
    lemma, kind, act = [view.lemma] * n, [view.kind] * n, [view.act] * n
    prev, succ, place = [view.before] * n, [view.after] * n, [view.place] * n
    around = [f"{view.before}_{view.after}"] * n
    ro = list(map(str.__add__, regions, far))
    rf = list(map(str.__add__, regions, between))
    rb = list(map(str.__add__, regions, breaks))
    rt = list(map(str.__add__, regions, tags))
    columns = [
        ro, _join(ro, tags), _join(lemma, ro), _join(lemma, rt), rf, _join(rf, tags), _join(lemma, rf),
        _join(kind, ro), _join(kind, rt), _join(kind, rf), _join(succ, ro), _join(succ, rt),
        _join(prev, ro), _join(prev, rt), _join(around, regions), _join(place, rf), _join(place, rt),
        _join(place, ro), _join(place, quotes, rb), _join(links, rt), _join(links, rf),
        _join(links, quotes, regions, place), _join(rb, tags), _join(rb, segments),
        _join(lemma, succ, regions), _join(rb, quotes, succ), _join(act, ro), _join(act, rt),
        _join(act, rf), _join(act, succ, rb), _join(act, links, regions), _join(c.acts[lo:hi], rf),
    ]  # fmt: skip
    for column in columns:
        column[first - lo : last - lo] = own
    return columns
