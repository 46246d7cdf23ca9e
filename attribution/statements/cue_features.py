"""What the cue model sees: columns of keys, one for each small group of features.

Each function takes a stretch of tokens (a sentence) and gives, for every feature template, the column of
its keys. Training counts and numbers these keys; at run time each template has a table from key to scores.
"""

from collections.abc import Sequence

from attribution.statements.features import CANDIDATE, FINITE, Columns, distance

__all__ = ["N_TEMPLATES", "cue_keys"]

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


def _pad(column: Sequence[str], a: int, b: int) -> list[str]:
    return ["<", "<", "<", *column[a:b], ">", ">", ">"]


def _join(*columns: Sequence[str]) -> list[str]:
    return list(map("|".join, zip(*columns, strict=True)))


def cue_keys(c: Columns, a: int, b: int) -> list[list[str]]:
    """List the keys of every template for the tokens of one sentence.

    Args:
        c: the document's columns.
        a: first token of the sentence.
        b: one past its last token, ``b > a``.

    Returns:
        For each template one list of ``b - a`` keys.
    """
    n = b - a
    words, lemmas, tags = _pad(c.words, a, b), _pad(c.lemmas, a, b), _pad(c.tags, a, b)
    rates, quotes, names = _pad(c.rates, a, b), _pad(c.quotes, a, b), _pad(c.names, a, b)
    w1, w2, w3, w4, w5 = words[1:-5], words[2:-4], words[3:-3], words[4:-2], words[5:-1]
    l2, l3 = lemmas[2:-4], lemmas[3:-3]
    t1, t2, t3, t4, t5 = tags[1:-5], tags[2:-4], tags[3:-3], tags[4:-2], tags[5:-1]
    r1, r2, r3, r4, r5 = rates[1:-5], rates[2:-4], rates[3:-3], rates[4:-2], rates[5:-1]
    q2, q3, q4 = quotes[2:-4], quotes[3:-3], quotes[4:-2]
    before, noun = _look_left(c, a, b)
    clause = _look_right(c, a, b)
    mark_before, mark_after = c.mark_before[a:b], c.mark_after[a:b]
    a3 = c.acts[a:b]
    begin = [distance(i) for i in range(n)]
    end = [distance(n - i) for i in range(n)]
    ends = words[n + 2] if n else "-"
    opening = c.quotes[a - 1] if a else "-"
    whole = [f"{ends}{opening}"] * n
    lt = _join(l3, t3)
    rt = _join(r3, t3)
    tt = _join(t2, t3, t4)
    return [
        w3, w2, w4, w1, w5, lt, _join(l3, t2), _join(l3, t4), _join(l2, t3), _join(t2, t3), _join(t3, t4),
        tt, _join(t1, t2, t3), _join(t3, t4, t5), _join(c.endings[a:b], t3),
        _join(c.shapes[a:b], names[2:-4], names[3:-3], names[4:-2]), rt, _join(r2, r3, r4),
        _join(r1, r3, r5), _join(q2, q3, q4), _join(r3, q2, q3, q4), _join(mark_after, r3),
        _join(mark_before, mark_after, t3), _join(begin, t3), _join(begin, r3), _join(end, r3),
        _join(end, t3, whole), before, _join(l3, clause), _join(r3, clause), noun, _join(noun, r3),
        _join(c.segments[a:b], r3), _join(names[2:-4], t3, r3), _join(names[4:-2], t3, r3),
        _join(r3, whole), _join(a3, rt), _join(a3, clause), _join(a3, noun), _join(a3, q2, q3, q4),
        _join(a3, t4, t5), _join(a3, t1, t2), _join(c.next_verb[a:b], rt), _join(a3, end),
    ]  # fmt: skip


N_TEMPLATES = 44
