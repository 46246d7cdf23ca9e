"""Tell words that look like cues from cues: other senses of a verb ("claimed the title") and words of a work's title."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.load import table
from attribution.statements.candidate import Ranges
from attribution.statements.contexts import source_kinds
from attribution.statements.phrases import FINITE, NOUNS, base_phrase
from attribution.statements.view import View

__all__ = ["Senses", "is_no_cue", "object_after", "other_senses"]

_TELLING = frozenset(("ask", "inform", "notify", "remind", "tell"))

Senses = Mapping[tuple[str, str], frozenset[str]]


@lru_cache(maxsize=8)
def other_senses(folder: Path | None = None) -> Senses:
    """Return for each (lemma, kind) the words beside it with which it is no cue; kinds are "object",
    "modifier", "label" and "speaker".

    Args:
        folder: a user's lexicon folder, or None.
    """
    return {
        (str(r["lemma"]), str(r["kind"])): frozenset(str(r["words"]).split())
        for r in table("cue_senses", folder)
    }


def is_no_cue(view: View, senses: Senses, cue: Ranges, content: Ranges, source: Ranges = ()) -> bool:
    """Tell whether a candidate only looks like a statement.

    Args:
        view: the document.
        senses: the words beside them with which cues are none.
        cue, content, source: token ranges of the candidate.

    Returns:
        True where the cue is part of a title, or its object shows that it has another sense.
    """
    if not cue or not content:
        return False
    if _is_heading(view, content):
        return True
    first, last = cue[0]
    head = next((i for i in range(last - 1, first - 1, -1) if view.tags[i][0] == "V"), -1)
    if head < 0:
        if view.lows[first] == ":" and first and view.lows[first - 1] in senses.get((":", "label"), ()):
            return _begins_paragraph(view, first - 1)
        noun = next((i for i in range(first, last) if view.tags[i][0] == "N"), -1)
        before = _phrase_start(view, noun)
        if not source and before > 0 and view.lemmas[before - 1] in senses.get(("*", "speaker"), ()):
            return True
        modifiers = senses.get((view.lemmas[noun].lower(), "modifier")) if noun > 0 else None
        if modifiers is not None and view.lows[noun - 1] in modifiers:
            return True
        return last - first == 1 and view.document.forms[first][0].isupper() and _is_in_title(view, first)
    if view.document.forms[head][0].isupper() and _is_in_title(view, head):
        return True
    lemma = view.lemmas[head]
    if lemma in senses.get(("*", "speaker"), ()) and source and _is_event(view, source):
        return True
    if last - 1 > head and (lemma + " " + view.lows[last - 1], "object") in senses:
        lemma += " " + view.lows[last - 1]
    if lemma in _TELLING and _is_recipient(view, last, content):
        return True
    experienced = senses.get((lemma, "speaker"), ())
    if (
        experienced
        and source
        and object_after(view, last, content) in experienced
        and _is_event(view, source)
    ):
        return True
    objects = senses.get((lemma, "object"))
    if objects is None:
        return False
    if any(
        view.lemmas[i].lower() in objects for i in range(head + 1, last)
    ):  # the object taken for a part of the cue
        return True
    return object_after(view, last, content) in objects


def object_after(view: View, last: int, content: Ranges) -> str:
    """Return the head of the noun phrase that a verb has as its object, as a lower-case lemma; "" where it has none.

    Args:
        view: the document.
        last: one past the verb.
        content: the candidate's content.
    """
    at = next((a for a, _ in content if a >= last), -1)
    if at < 0 or at - last > 8 or at in view.opening:
        return ""
    end = base_phrase(view.tags, view.lows, at, min(view.n, at + 12))
    if end == at or view.tags[end - 1] not in (*NOUNS, "CD", "PRP"):
        return ""
    is_subject = end < view.n and view.tags[end] in FINITE  # of a clause
    return "" if is_subject else view.lemmas[end - 1].lower()


def _is_heading(view: View, content: Ranges) -> bool:
    """Tell whether a content is no more than the question word that begins a heading ("What police say")."""
    (a, b), *rest = content
    return not rest and b - a == 1 and view.lows[a] in ("how", "what", "why") and _begins_paragraph(view, a)


def _begins_paragraph(view: View, i: int) -> bool:
    """Tell whether a token is one of the first two of its paragraph ("LIVE: ...", "FACT CHECK: ...")."""
    document = view.document
    paragraph = document.paragraphs[document.sentences[document.sentence_at(i)].paragraph]
    return i - paragraph.first < 2


def _phrase_start(view: View, noun: int) -> int:
    """Return the first token of the words that belong to a noun: its article and adjectives."""
    i = noun
    while i > 0 and view.tags[i - 1] in ("DT", "JJ", "JJR", "CD", "PRP$"):
        i -= 1
    return i


def _is_event(view: View, source: Ranges) -> bool:
    """Tell whether a source is headed by a common noun that stands for no speaker and no document."""
    a, b = source[0]
    end = base_phrase(view.tags, view.lows, a, b)
    i = max(end, a + 1) - 1
    return view.tags[i] in ("NN", "NNS", "VBG") and source_kinds().get(view.lemmas[i].lower()) is None


def _is_recipient(view: View, last: int, content: Ranges) -> bool:
    """Tell whether a content after a cue is only who was told ("she never told the swimmer")."""
    (a, b), *rest = content
    if rest or a != last or a in view.opening:
        return False
    if view.lows[a] in ("at", "during", "in"):  # "told them in May"
        return True
    end = base_phrase(view.tags, view.lows, a, b)
    if end == a or (end < b and view.lows[end] != ","):
        return False
    tag, lemma = view.tags[end - 1], view.lemmas[end - 1].lower()
    if tag == "PRP":
        return view.lows[a] in ("her", "him", "me", "them", "us", "you")
    return tag in NOUNS and source_kinds().get(lemma) == "speaker"


def _is_in_title(view: View, i: int) -> bool:
    """Tell whether a capitalised word stands inside a name or title, in a sentence that is not all in capitals."""
    forms = view.document.forms
    if len(forms[i]) < 2 or not forms[i][1:].islower() or i == 0:
        return False
    if not forms[i - 1][0].isalnum():
        return False
    document = view.document
    sentence = document.sentences[document.sentence_at(i)]
    start = end = i
    while start > sentence.first and forms[start - 1][0].isupper():
        start -= 1
    while end < sentence.last and forms[end][0].isupper():
        end += 1
    rest = (*forms[max(sentence.first + 1, i - 40) : start], *forms[end : min(sentence.last, i + 40)])
    words = [f for f in rest if f[0].isalpha() and len(f) > 2]
    return bool(words) and sum(f[0].islower() for f in words) * 2 >= len(words)
