"""What a cue does: its lemma, kind of word, act, polarity, and whether the act is reported as done.

Polarity follows the source: "denied X" is against X, "did not say whether X" and "it is unclear whether X" are neither
for nor against it, "does not believe X" is against it. An act that is negated, wished for or still to come ("did not
confirm", "is expected to say", "would not comment") is not reported.
"""

from attrs import frozen

from attribution.lexicons.classes import word_class
from attribution.statements.lexicon import CueLexicon, Entry
from attribution.statements.phrases import AUXILIARIES
from attribution.statements.questions import is_asked
from attribution.statements.senses import object_after, other_senses
from attribution.statements.view import View
from attribution.text.negations import NOT

__all__ = ["Judgement", "judge"]

#: "No" is none of them: who has "no comment" does not deny.
_NEGATIONS = NOT | {"never", "neither", "nor", "hardly", "without", "nobody", "nothing", "cannot"}
_UNREAL = frozenset(
    ("would", "could", "might", "may", "should", "must", "will", "'ll", "’ll", "shall", "'d", "’d")
)
_ATTITUDES = frozenset(("believe", "want", "support", "predict", "plan"))
_OPPOSING = frozenset(("oppose", "reject", "deny", "evaluate", "accuse", "say"))
_ABOUT = frozenset(("about", "over", "for", "of", "on"))
_CONDITIONS = frozenset(("if", "unless", "whether"))
_WH = frozenset(("whether", "if", "what", "how", "why", "who", "when", "where", "which"))


@frozen(slots=True)
class Judgement:
    """Lemma, type, act, polarity and reported of one cue, as in ``values.statement``."""

    lemma: str
    type: str
    act: str
    polarity: str
    reported: bool


def judge(
    view: View,
    lexicon: CueLexicon,
    cue: tuple[int, ...],
    content: tuple[tuple[int, int], ...],
    source: tuple[tuple[int, int], ...] = (),
) -> Judgement:
    """Tell what a cue does.

    Args:
        view: the document.
        lexicon: the cues.
        cue: tokens of the cue, in text order; empty for a quotation without a cue.
        content: token ranges of the content.
        source: token ranges of the source; "nobody" and the like negate the act.

    Returns:
        The judgement; an act of saying, affirmed and reported, where the cue is unknown.
    """
    if not cue:
        return Judgement("", "verb", "say", _question(view, content) or "affirmed", True)
    entry, head = _entry(view, lexicon, cue)
    kind, lemma, act, polarity = _named(view, cue, head, entry)
    if view.tags[head][0] == "V" and _is_asked(view, head, content):
        return Judgement(lemma, kind, act, "open", False)
    if act in _OPPOSING and polarity != "affirmed" and _is_own_words(view, cue, content):
        act, polarity = "say", "affirmed"  # "I was robbed," she protested: she stands by her own words
    if act == "perceive" and _is_forecast(view, head, cue[-1] + 1, content):
        act = "predict"
    if polarity == "denied" and "beyond" in view.lows[max(0, head - 3) : head]:
        polarity = "affirmed"  # "beyond reasonable doubt"
    state = _circumstances(view, cue, head, act)
    if state in ("plain", "unreal") and source and _is_nobody(view, source[0][0]):
        state = "negated"
    if state == "declined":
        return Judgement(lemma, kind, "reject", "open", False)
    if state == "dark" or (polarity == "open" and act == "know"):
        return Judgement(lemma, kind, act, "open", False)
    if state == "none":
        return Judgement(lemma, kind, act, "open", False)
    if state == "negated":
        lemma_of_head = view.lemmas[head]
        is_stance = act in _ATTITUDES or lemma_of_head in word_class("accepting")
        if is_stance and polarity == "affirmed" and lemma_of_head not in word_class("undecided"):
            return Judgement(lemma, kind, act, "denied", True)
        return Judgement(lemma, kind, act, "open", False)
    reported = state != "unreal"
    if view.lemmas[head] == "disagree" and polarity == "affirmed" and _begins_clause(view, content):
        polarity = "denied"
    if polarity == "open":
        if act in ("believe", "evaluate", "oppose") and _begins_clause(view, content):
            polarity = "affirmed"
    elif polarity == "affirmed":
        if act in ("say", "ask", "believe", "know", "announce"):
            polarity = _question(view, content) or polarity
        if (act == "ask" and content and view.lows[content[0][0]] in _WH) or (
            act == "believe"
            and view.lemmas[head]
            in ("concern", "worry", "fear", "speculation", "feel", "doubt", "worried", "concerned")
            and view.lows[cue[-1]] in _ABOUT
        ):
            polarity = "open"
    return Judgement(lemma, kind, act, polarity, reported)


def _is_forecast(view: View, head: int, last: int, content: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a verb of perception foretells: "The bank sees growth of 2 %"."""
    figures = other_senses().get((view.lemmas[head], "speaker"))
    return (
        figures is not None
        and view.tags[head] in ("VBZ", "VBP", "VBG")
        and object_after(view, last, content) in figures
    )


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
            if n > 1 and view.words_end(entry.words, i, view.n) < 0:
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


def _named(view: View, cue: tuple[int, ...], head: int, entry: Entry | None) -> tuple[str, str, str, str]:
    """Return type, lemma, act and polarity from the entry, or from the head's tag where there is none."""
    if entry is not None:
        lemma = entry.lemma
        last = view.lows[cue[-1]]
        if (
            entry.type in ("verb", "noun")
            and len(entry.words) == 1
            and len(cue) > 1
            and "p:" + last in entry.frames
            and head < cue[-1]
        ):
            lemma = f"{lemma} {last}"
        return entry.type, lemma, entry.act, entry.polarity
    tag = view.tags[head]
    kind = {
        "V": "verb",
        "N": "noun",
        "J": "adjective",
        "R": "adverb",
        "I": "adposition",
        "T": "adposition",
    }.get(tag[0], "punctuation")
    if kind == "punctuation" and view.lows[head][:1].isalnum():
        kind = "verb"
    return kind, view.lemmas[head].lower(), "say", "affirmed"


def _circumstances(view: View, cue: tuple[int, ...], head: int, act: str) -> str:
    """Tell how real the act is: plain, negated, none ("no comment"), declined, dark ("unclear"), or unreal."""
    lows, lemmas, tags = view.lows, view.lemmas, view.tags
    first = cue[0]
    negated = unreal = False
    for i in cue:
        low, lemma = lows[i], lemmas[i]
        if (
            lemma in word_class("refraining")
            and tags[i][0] == "V"
            and (i < head or lemma in ("decline", "dodge", "hesitate"))
        ):
            return "declined"
        if lemma == "refuse" and any(lemmas[j] in word_class("withheld") for j in cue if j > i):
            return "declined"  # who refuses to confirm does not deny
        if low in word_class("in the dark") and (tags[i][0] in "JRN"):
            return "dark"
        if low == "no" and tags[i] != "UH":
            return "none"
        if low == "yet" and i + 1 < view.n and lows[i + 1] == "to":
            return "negated"
        if i > head:
            if low == "any" and negated:
                return "none"
            continue
        if low in _NEGATIONS or low == "unable":
            negated = True
        elif low in _UNREAL and tags[i] == "MD":
            unreal = not (act == "want" and low in ("would", "'d", "’d")) and not (
                low == "should" and lemmas[head] == "note"
            )
        elif i < head and lemma in word_class("coming"):
            unreal = True
    if first > 0:
        before = lows[first - 1]
        if before == "no":
            return "none"
        if before in ("not", "never", "without", "neither", "nor"):
            negated = True
        if lows[first] == "to" or (before == "to" and first > 1):
            governor = first - 1 if lows[first] == "to" else first - 2
            if tags[head] == "VB" and lemmas[governor] in word_class("coming"):
                unreal = True
            elif tags[head] == "VB" and lemmas[governor] in word_class("refraining"):
                return "declined"
        for j in range(first - 1, max(-1, first - 7), -1):
            if lows[j] in _CONDITIONS:
                unreal = True
            if (
                lows[j] in _CONDITIONS
                or lows[j] in (",", ".", ";", ":", "“", '"')
                or tags[j] in ("VBD", "VBZ", "VBP", "MD")
            ):
                break
    if negated:
        return "negated"
    return "unreal" if unreal else "plain"


def _is_nobody(view: View, i: int) -> bool:
    """Tell whether a source that begins at a token is empty ("nobody", "none of them", "neither minister")."""
    low = view.lows[i]
    return low in ("nobody", "none", "neither") or (
        low == "no" and i + 1 < view.n and (view.lows[i + 1] == "one" or view.tags[i + 1][0] in "NJ")
    )


def _is_own_words(view: View, cue: tuple[int, ...], content: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a content is an utterance set off by a comma or colon, and not what the cue is directed at."""
    k = view.opening.get(content[0][0], -1) if content else -1
    if k < 0 or not view.speech[k]:
        return False
    q = view.quotations[k]
    if q.first > cue[-1]:
        return view.lows[q.first - 1] in (",", ":")
    return q.last <= cue[0] and view.lows[q.last - (2 if q.closed else 1)] in (",", "!", "?", "…")


def _begins_clause(view: View, content: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a content is a that-clause."""
    return bool(content) and view.lows[content[0][0]] == "that"


def _is_asked(view: View, head: int, content: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a question for yes or no asks for an act ("Does he deny it?"); a quotation after it is an answer."""
    sentence = view.document.sentences[view.document.sentence_at(head)]
    is_answered = bool(content) and content[-1][0] >= sentence.last
    return not is_answered and is_asked(view.document, head, sentence.first, sentence.last)


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
