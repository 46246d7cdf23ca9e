"""What the re-ranker sees of a whole reading of a cue: its source and its content as spans.

The sequence model scores tokens; here the spans as such are described: how they begin and end, what stands
just outside of them, how long they are, whether quotation marks and brackets are balanced, what clause
material is inside and what is left over after them.
"""

from bisect import bisect_right
from collections.abc import Sequence

from attribution.statements.features import CANDIDATE, FINITE, Columns, distance
from attribution.statements.role_features import CueView

__all__ = ["content_keys", "reading_keys", "source_keys", "span_keys"]

Range = tuple[int, int]
_PREPOSITIONS = frozenset({"IN", "TO"})
#: Tags of words that are named where they follow a content; of others the tag says enough.
_LINKING = frozenset({"IN", "TO", "CC", ",", "WDT", "WP", "RB", "WRB"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "POS", "JJ", "CD", "DT", "PRP$"})


def _at(column: Sequence[str], i: int, lo: int, hi: int) -> str:
    return column[i] if lo <= i < hi else "^"


def _gap(c: Columns, a: int, b: int) -> str:
    """Describe the tokens between two parts: their words where short, else how many and which marks."""
    if b - a <= 2:
        return "_".join(c.words[a:b])
    if b - a <= 4:
        return "_".join(c.tags[a:b])
    marks = "".join(
        sorted({w for w in c.words[a:b] if w in (",", ":", ";", '"', "and", "but", "who", "that")})
    )
    return f"{distance(b - a)}{marks}"


def source_keys(c: Columns, view: CueView, source: Sequence[Range], lo: int, hi: int) -> list[str]:
    """List those features of a reading that see its source only; arguments as for :func:`reading_keys`."""
    cue = f"{view.lemma}|"
    if not source:
        return [
            "s0", "s0" + cue, f"s0{view.act}|{view.kind}", f"s0{view.before}|{view.after}", f"s0{view.place}|{view.before}",
            f"s0{view.kind}|{view.before}|{view.after}",
        ]  # fmt: skip
    a, b = source[0]
    words, tags = c.words, c.tags
    is_left = b <= view.first
    side = "l" if is_left else "r"
    gap = side + (_gap(c, b, view.first) if is_left else _gap(c, view.last, a))
    before, after = _at(words, a - 1, lo, hi), _at(words, b, lo, hi)
    before_tag, after_tag = _at(tags, a - 1, lo, hi), _at(tags, b, lo, hi)
    first, last = tags[a], tags[b - 1]
    inner = tags[a:b]
    n_commas = words[a:b].count(",")
    verb = "v" if any(t[0] == "V" or t == "MD" for t in inner) else "-"
    relative = "r" if any(t in ("WP", "WDT", "WP$") for t in inner) else "-"
    size = distance(b - a)
    cut = f"{'<' if before_tag in _NOMINAL and first in _NOMINAL else ''}{'>' if last in _NOMINAL and after_tag in _NOMINAL else ''}"
    return [
        f"s1{len(source)}", "s2" + words[a], f"s6{side}{size}", "s7" + gap, f"s9{before}|{first}", f"sa{after}|{last}",
        f"sb{before_tag}|{first}", f"sc{last}|{after_tag}", f"sd{size}|{last}|{after_tag}",
        f"se{n_commas}{verb}{relative}{size}", f"sf{cut}", f"sg{n_commas}{relative}|{after}", f"sl{first}|{last}|{gap}",
        f"sm{before_tag}|{first}|{size}", f"sn{c.names[b - 1]}{c.names[a]}|{after_tag}|{n_commas}", f"so{view.kind}|{side}|{gap}",
        f"sp{gap}|{after}", f"sq{verb}{relative}|{gap}",
    ]  # fmt: skip


def span_keys(
    c: Columns, view: CueView, span: Range, n_spans: int, lo: int, hi: int, others: Sequence[str]
) -> list[str]:
    """List those features of a reading that see one of its content's ``n_spans`` spans, and nothing else of it."""
    a, b = span
    words, tags, quotes, rates, segments, sentence = (
        c.words,
        c.tags,
        c.quotes,
        c.rates,
        c.segments,
        c.sentence,
    )
    is_left = b <= view.first
    side = "l" if is_left else "r"
    before, after = _at(words, a - 1, lo, hi), _at(words, b, lo, hi)
    before_tag, after_tag = _at(tags, a - 1, lo, hi), _at(tags, b, lo, hi)
    after2, after3 = _at(words, b + 1, lo, hi), _at(tags, b + 2, lo, hi)
    after2_tag = _at(tags, b + 1, lo, hi)
    first, last = tags[a], tags[b - 1]
    n_begin, n_end = quotes[a:b].count("b"), quotes[a:b].count("e")
    ends = "e" if b >= hi or sentence[b] != sentence[b - 1] else "." if tags[b] == "." else "-"
    starts = "s" if a <= lo or sentence[a - 1] != sentence[a] else "-"
    n_sentences = min(sentence[b - 1] - sentence[a], 3)
    inner = tags[a:b]
    finites = [t for t in inner if t in FINITE]
    finite = min(len(finites), 3)
    commas = min(words[a:b].count(","), 3)
    cues = min(others[a:b].count("c"), 2)
    likely = sum(CANDIDATE < r != "u" for r in rates[a:b])
    brackets = inner.count("-LRB-") - inner.count("-RRB-")
    marks = f"{min(n_begin, 3)}{min(n_end, 3)}{_at(quotes, b, lo, hi)}{quotes[a]}{quotes[b - 1]}"
    size = distance(b - a)
    rest = _at(
        segments,
        b + 1 if after in (",", "and", "but", "-", "--", "–", "—") else b,
        lo,
        hi,
    )
    shared = view.kind[:3] == after2_tag[:3]
    link = "+".join((side, str(n_spans), starts, ends))
    # The rest of the sentence, up to the cue where the content stands before it.
    stop = bisect_right(sentence, sentence[b - 1], b, max(view.first if is_left else hi, b))
    n_finite_after = min(len([t for t in tags[b:stop] if t in FINITE]), 2)
    opening = "-"
    for i in range(b - 1, max(a, b - 7), -1):
        if tags[i] in _PREPOSITIONS:
            opening = words[i]
            break
    verb = finites[0] if finites else "-"
    follower = after if after_tag in _LINKING else after_tag
    ands, thats = min(words[a:b].count("and"), 2), min(words[a:b].count("that"), 2)
    return [
        "d0" + link, f"d1{marks}", f"d2{marks}|{side}|{starts}{ends}", f"d3{words[a]}|{side}", f"d4{first}|{before}|{side}",
        f"d6{view.act}|{first}|{side}", f"d8{last}|{after}|{ends}", f"d9{after}|{after2}", f"da{after}|{after2_tag}|{shared}",
        f"db{after}|{rest}", f"dc{rest}|{finite}", f"dd{ends}|{rest}|{side}", f"de{segments[b - 1]}|{ends}",
        f"df{finite}{size}{side}", f"dg{finite}|{first}|{ends}", f"dh{commas}{size}", f"di{cues}{likely}", f"dj{brackets}",
        f"dk{n_sentences}|{quotes[a]}{quotes[b - 1]}", f"dl{before_tag}|{first}", f"dm{last}|{after_tag}|{after2_tag}",
        f"dn{view.act}|{after}|{after2_tag}", f"dp{view.after}|{starts}{ends}|{side}", f"dq{view.place}|{link}",
        f"ds{after_tag}|{after2_tag}|{after3}|{finite}", f"dt{view.lemma}|{finite}|{ends}", f"du{last}|{ends}",
        f"dv{first}|{last}|{size}", f"dx{finite}|{commas}|{after}|{ends}", f"th{opening}|{follower}|{n_finite_after}",
        f"tj{follower}|{after2_tag}|{view.kind}|{verb}", f"tl{ands}{commas}{thats}|{follower}|{n_finite_after}",
    ]  # fmt: skip


def content_keys(c: Columns, view: CueView, content: Sequence[Range], source: Sequence[Range]) -> list[str]:
    """List the features of a reading that see its content as a whole; arguments as for :func:`reading_keys`."""
    if not content:
        return ["c-", "c-" + view.lemma, "c-" + view.act]
    inside = distance(sum(b - a for a, b in content))
    out = [
        f"c0{len(content)}|{view.act}",
        f"c1{len(content)}{inside}|{view.place}",
        f"c2{view.lemma}|{inside}",
    ]
    for a, b in content:
        if b <= view.first:
            out.append("dz" + _gap(c, b, min(view.first, *(x for x, _ in source if x >= b), view.first)))
        else:
            out.append("dA" + _gap(c, max(view.last, *(y for _, y in source if y <= a), view.last), a))
    parts = sorted(
        [
            (view.first, "K"),
            *((a, "S") for a, _ in source),
            *((a, "C") for a, _ in content),
        ]
    )
    order = "".join(p for _, p in parts)
    out += [
        "o0" + order, f"o1{order}|{view.act}", f"o2{order}|{view.lemma}", f"o3{order}|{view.place}",
        f"o4{order}|{view.before}|{view.after}", f"o5{order}|{view.kind}",
    ]  # fmt: skip
    return out


def reading_keys(
    c: Columns,
    view: CueView,
    source: Sequence[Range],
    content: Sequence[Range],
    lo: int,
    hi: int,
    others: Sequence[str],
) -> list[str]:
    """List the features of one reading of a cue.

    Args:
        c: the document's columns.
        view: the cue.
        source: token ranges of the source.
        content: token ranges of the content.
        lo: first token of the cue's window.
        hi: one past its last token.
        others: where other cues are, as for the role model.

    Returns:
        Feature texts; some may occur twice where a content has several spans.
    """
    keys = source_keys(c, view, source, lo, hi)
    for span in content:
        keys += span_keys(c, view, span, len(content), lo, hi, others)
    return keys + content_keys(c, view, content, source)
