"""What a cue does: its lemma, kind of word, act, polarity, and whether the act is reported as done.

Polarity follows the source: "denied X" is against X, "did not say whether X" and "it is unclear whether X" are neither
for nor against it, "does not believe X" is against it. An act that is negated, wished for or still to come ("did not
confirm", "is expected to say", "would not comment") is not reported.
"""

from attrs import frozen

from attribution.statements.lexicon import CueLexicon, Entry
from attribution.statements.phrases import AUXILIARIES
from attribution.statements.view import View

__all__ = ["Judgement", "judge"]

_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without", "nobody", "nothing", "cannot"))
_UNREAL = frozenset(("would", "could", "might", "may", "should", "must", "will", "'ll", "’ll", "shall", "can"))
_ATTITUDES = frozenset(("believe", "want", "support", "predict", "plan", "evaluate"))
_COMING = frozenset(("expect", "due", "set", "likely", "plan", "suppose", "prepare", "schedule", "unlikely", "ready", "yet"))
_SEMI = frozenset(("decline", "refuse", "fail", "hesitate", "dodge", "avoid", "stop", "forget", "omit"))
_WH = frozenset(("whether", "if"))


@frozen(slots=True)
class Judgement:
    """Lemma, type, act, polarity and reported of one cue, as in ``values.statement``."""

    lemma: str
    type: str
    act: str
    polarity: str
    reported: bool


def judge(view: View, lexicon: CueLexicon, cue: tuple[int, ...], content: tuple[tuple[int, int], ...]) -> Judgement:
    """Tell what a cue does.

    Args:
        view: the document.
        lexicon: the cues.
        cue: tokens of the cue, in text order; empty for a quotation without a cue.
        content: token ranges of the content.

    Returns:
        The judgement; an act of saying, affirmed and reported, where the cue is unknown.
    """
    if not cue:
        return Judgement("", "verb", "say", _question(view, content) or "affirmed", True)
    entry, head = _entry(view, lexicon, cue)
    kind, lemma, act, polarity = _named(view, cue, head, entry)
    negated, unreal, coming, semi = _circumstances(view, cue, head)
    reported = not (unreal or coming)
    if semi:
        return Judgement(lemma, kind, "reject", "open", False)
    if polarity == "open" and act in ("believe", "evaluate", "oppose") and _begins_clause(view, content):
        polarity = "affirmed"
    if polarity == "open" and act == "know":
        reported = negated and not kind == "adjective"
        return Judgement(lemma, kind, act, "open", False)
    if negated:
        if act in _ATTITUDES and polarity == "affirmed" and not unreal:
            return Judgement(lemma, kind, act, "denied", True)
        if act in _ATTITUDES and polarity == "affirmed" and unreal:
            return Judgement(lemma, kind, act, "denied", False)
        return Judgement(lemma, kind, act, "open", False)
    if polarity == "affirmed" and act in ("say", "ask", "believe", "know"):
        polarity = _question(view, content) or polarity
        if content and view.lows[content[0][0]] in _WH and act in ("ask", "say"):
            polarity = "open"
    return Judgement(lemma, kind, act, polarity, reported)


def _entry(view: View, lexicon: CueLexicon, cue: tuple[int, ...]) -> tuple[Entry | None, int]:
    """Return the lexicon's entry of a cue and its head token: the last verb that is known, else the surest word."""
    best: tuple[tuple[float, ...], Entry, int] | None = None
    tags, lemmas, lows = view.tags, view.lemmas, view.lows
    for place, i in enumerate(cue):
        tag = tags[i]
        low = lows[i]
        if tag[0] == "V" and not (low in AUXILIARIES and place + 1 < len(cue)):
            groups, key, rank = lexicon.verbs, lemmas[i], 3.0
        elif tag[0] == "N":
            groups, key, rank = lexicon.nouns, lemmas[i].lower(), 2.0
        elif tag[0] == "J":
            groups, key, rank = lexicon.adjectives, low, 2.0
        elif tag[0] == "R":
            groups, key, rank = lexicon.adverbs, low, 1.0
        else:
            groups, key, rank = lexicon.adpositions, low, 1.0
        entries = groups.get(key) or lexicon.adpositions.get(low)
        if not entries:
            continue
        for entry in entries:
            n = len(entry.words)
            if n > 1 and not _follow(view, entry, i):
                continue
            if tag in ("VBN", "VBD") and rank == 3.0 and entry.rate < 0.2:
                rank = 1.5
            score = (rank, float(n), entry.rate, float(place))
            if best is None or score > best[0]:
                best = (score, entry, i)
            break
    if best is None:
        verbs = [i for i in cue if tags[i][0] == "V"]
        return None, (verbs or list(cue))[-1]
    return best[1], best[2]


def _follow(view: View, entry: Entry, i: int) -> bool:
    for k, word in enumerate(entry.words[1:], i + 1):
        if k >= view.n or (view.lows[k] != word and view.lemmas[k] != word):
            return False
    return True


def _named(view: View, cue: tuple[int, ...], head: int, entry: Entry | None) -> tuple[str, str, str, str]:
    """Return type, lemma, act and polarity from the entry, or from the head's tag where there is none."""
    if entry is not None:
        lemma = entry.lemma
        last = view.lows[cue[-1]]
        if entry.type in ("verb", "noun") and len(entry.words) == 1 and len(cue) > 1 and "p:" + last in entry.frames and head < cue[-1]:
            lemma = f"{lemma} {last}"
        return entry.type, lemma, entry.act, entry.polarity
    tag = view.tags[head]
    kind = {"V": "verb", "N": "noun", "J": "adjective", "R": "adverb", "I": "adposition", "T": "adposition"}.get(tag[0], "punctuation")
    if kind == "punctuation" and view.lows[head][:1].isalnum():
        kind = "verb"
    return kind, view.lemmas[head].lower(), "say", "affirmed"


def _circumstances(view: View, cue: tuple[int, ...], head: int) -> tuple[bool, bool, bool, bool]:
    """Return whether the cue is negated, unreal (a modal, a bare infinitive), still to come, or declined."""
    lows, lemmas, tags = view.lows, view.lemmas, view.tags
    negated = unreal = coming = semi = False
    first = cue[0]
    words = [i for i in cue if i <= head]
    for i in words:
        low = lows[i]
        if low in _NEGATIONS:
            negated = True
        elif low in _UNREAL and tags[i] == "MD":
            unreal = True
        elif i != head and lemmas[i] in _COMING:
            coming = True
        if lemmas[i] in _SEMI and tags[i][:1] == "V" and (i != head or lemmas[i] in ("decline", "dodge")):
            semi = True
        if low == "yet" and i + 1 < view.n and lows[i + 1] == "to":
            negated = True
    if first > 0:
        before = lows[first - 1]
        if before in ("no", "not", "never", "without", "neither") or before in ("any", "no") or (before == "no" and tags[head][0] == "N"):
            negated = True
    if tags[head] == "VB" and lows[first] == "to" and first > 0 and lemmas[first - 1] in _COMING | {"decline", "refuse", "fail"}:
        coming = True
    if tags[head] == "VB" and first > 0 and lows[first] != "to" and lows[first - 1] == "to" and first > 1 and lemmas[first - 2] in _COMING:
        coming = True
    return negated, unreal, coming, semi


def _begins_clause(view: View, content: tuple[tuple[int, int], ...]) -> bool:
    return bool(content) and view.lows[content[0][0]] == "that"


def _question(view: View, content: tuple[tuple[int, int], ...]) -> str | None:
    """Return "open" where the content is a question."""
    if not content:
        return None
    k = content[-1][1] - 1
    while k > content[-1][0] and view.lows[k] in ("”", '"', "''", "’", "'"):
        k -= 1
    first = content[0][0]
    if view.lows[k] == "?" and all(view.lows[j] not in (".", "!") for j in range(first, k)):
        return "open"
    return None
