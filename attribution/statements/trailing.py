"""Read the speaker who closes a sentence: "The guards beat him, three witnesses alleged late on Tuesday."

A clause, a comma, a noun phrase that can speak, a verb of reporting, and nothing behind it but a time, a place or a channel:
so plain a form leaves no other reading, whatever the extractors make of it, and whatever cue the clause itself has. The same
holds for the speaker behind the verb (", stated officials on Friday.") and for a quotation in place of the clause.
"""

from collections.abc import Sequence

from attribution.statements.candidate import Candidate
from attribution.statements.contexts import source_kinds
from attribution.statements.following import main_verb
from attribution.statements.modifiers import extended_phrase
from attribution.statements.phrases import (
    FINITE,
    NOUNS,
    TIME_WORDS,
    base_phrase,
    is_phrase_start,
    verb_group,
)
from attribution.statements.source_corrections import sentence_zone
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["can_speak", "with_trailing_speaker", "with_trailing_statements"]

#: "Alleged" is tagged as an adjective behind a subject as well.
_REPORTING = frozenset(
    (
        "acknowledge", "add", "admit", "allege", "alleged", "announce", "argue", "assert", "caution", "claim", "complain", "concede",
        "conclude", "confirm", "contend", "declare", "disclose", "estimate", "explain", "insist", "maintain", "note", "observe",
        "predict", "reckon", "report", "reveal", "say", "state", "stress", "suggest", "tell", "testify", "warn", "write",
    )
)  # fmt: skip
_SURE = 0.7  # confidence of what only this form shows
_REACH = 16  # tokens of a subject, and of what follows the verb
_LEAST_CLAUSE = 3
_SUBJECT_BREAKS = frozenset((";", ":", "(", ")", "—", "–", "--"))
_CLAUSE_WORDS = frozenset(("that", "because", "while", "if", "when", "whether", "although", "though", "as", "until", "unless"))  # fmt: skip
_BELONGING = frozenset(("at", "for", "from", "in", "of", "with"))
#: Verbs with the hearer, never the speaker, behind them.
_ADDRESSING = frozenset(("assure", "inform", "remind", "tell"))
#: What words go out by: "in a statement" is no part of the speaker before it.
_CHANNELS = frozenset(
    (
        "address", "article", "blog", "briefing", "broadcast", "call", "column", "conference", "court", "edition", "email",
        "filing", "hearing", "interview", "letter", "memo", "message", "note", "paper", "podcast", "post", "release", "report",
        "speech", "statement", "testimony", "tweet", "video",
    )
)  # fmt: skip


def with_trailing_speaker(view: View, c: Candidate) -> Candidate:
    """Give a cue that closes its sentence the phrase beside it as its source, and the clause before the comma as its content."""
    first, end = c.cue[0]
    if len(c.cue) > 1:
        return c
    verb = next((j for j in range(end - 1, first - 1, -1) if view.lemmas[j] in _REPORTING), -1)
    read = _read(view, verb) if verb >= 0 else None
    if read is None:
        return c
    (s, e), clause = read
    if s < end and e > first:
        if s <= verb:
            return c
        end = s  # "warned lawyers" taken for a cue
    content = tuple(p for p in c.content if p[1] <= s or p[0] >= e)
    is_said = any(p[0] < clause[1] and p[1] > clause[0] for p in content)
    return evolve(c, source=((s, e),), cue=((first, end),), content=content if is_said else (clause,))


def with_trailing_statements(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Add to candidates the statements of speakers who close a sentence and whom nobody found."""
    cued = {i for c in candidates for a, b in c.cue for i in range(a, b)}
    out = list(candidates)
    for i in range(1, view.n):
        if view.lemmas[i] in _REPORTING and i not in cued:
            read = _read(view, i)
            if read is not None:
                source, content = read
                out.append(Candidate((source,), ((i, i + 1),), (content,), _SURE, "rules:trailing"))
    return out


def _read(view: View, verb: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the source and the content of a verb that closes its sentence with its speaker, or None."""
    document = view.document
    if not document.paragraphs[document.sentences[document.sentence_at(verb)].paragraph].is_analysed:
        return None
    if view.tags[verb] not in ("VBD", "VBN", "VBP", "VBZ", "JJ"):
        return None
    lo, hi = sentence_zone(view, verb)
    if verb == lo:
        return None
    start = verb_group(view.tags, view.lows, verb, lo)
    if view.lows[start - 1] == "," or start in view.closing:
        is_inverted = start == verb and not _closes_apposition(view, start, lo)
        source = _speaker_behind(view, verb, hi) if is_inverted else None
        edge = start
    else:
        edge = _subject_start(view, start, lo)
        is_last = edge >= 0 and _closes(view, verb + 1, hi, view.lemmas[verb] == "tell")
        source = (edge, start) if is_last and can_speak(view, edge, start) else None
    if source is None:
        return None
    content = _content(view, edge, lo)
    return None if content is None else (source, content)


def _closes_apposition(view: View, start: int, lo: int) -> bool:
    """Tell whether the comma before a verb belongs to its subject ("..., the mayor, Ann Lund, | told CNN")."""
    if start in view.closing or view.lows[start - 1] != ",":
        return False
    if view.lemmas[start] in _ADDRESSING:
        return True
    comma = next((j for j in range(start - 2, max(lo, start - _REACH), -1) if view.lows[j] == ","), -1)
    return comma >= 0 and not any(view.tags[j] in FINITE for j in range(comma + 1, start - 1))


def _subject_start(view: View, end: int, lo: int) -> int:
    """Return the first token of a subject that a comma or a closing mark parts from what stands before it, or -1."""
    tags, lows = view.tags, view.lows
    for j in range(end - 1, max(lo, end - _REACH), -1):
        if tags[j] in FINITE or lows[j] in _SUBJECT_BREAKS or lows[j] in _CLAUSE_WORDS:
            return -1
        if lows[j - 1] == "," or j in view.closing:
            head = base_phrase(tags, lows, j, end)
            is_described = j < head < end - 2 and tags[head] == "JJ" and tags[head + 1] in ("IN", "TO")
            is_whole = head == end or extended_phrase(tags, lows, j, end, target=end) == end or is_described
            is_resumed = lows[j] == "something"  # "something police confirmed": what police say stands before
            return j if is_phrase_start(tags[j]) and is_whole and not is_resumed else -1
    return -1


def _speaker_behind(view: View, verb: int, hi: int) -> tuple[int, int] | None:
    """Return the speaker right behind a verb, without the channel and the time that follow, or None."""
    tags, lows = view.tags, view.lows
    a = verb + 1
    if a >= hi or not is_phrase_start(tags[a]):
        return None
    b = base_phrase(tags, lows, a, hi)
    if b == a or not can_speak(view, a, b):
        return None
    while b + 1 < hi and lows[b] in _BELONGING:
        further = base_phrase(tags, lows, b + 1, hi)
        if (
            further == b + 1
            or view.lemmas[further - 1].lower() in _CHANNELS
            or lows[further - 1] in TIME_WORDS
        ):
            break
        b = further
    return (a, b) if _closes(view, b, hi) else None


def can_speak(view: View, a: int, b: int) -> bool:
    """Tell whether a phrase is headed by a name, a pronoun or a noun for people, bodies or texts."""
    head = base_phrase(view.tags, view.lows, a, b) - 1
    if head < a or view.lows[head] in TIME_WORDS or view.lows[a] in ("it", "that", "this", "there"):
        return False
    return view.tags[head] in ("NNP", "NNPS", "PRP") or (
        view.tags[head] in NOUNS and view.lemmas[head].lower() in source_kinds()
    )


def _closes(view: View, i: int, hi: int, has_hearer: bool = False) -> bool:
    """Tell whether nothing but times, places, channels and adverbs follows up to the sentence's end."""
    tags, lows = view.tags, view.lows
    if hi - i > _REACH:
        return False
    if has_hearer:
        i = extended_phrase(tags, lows, i, hi)
    while i < hi and lows[i] not in (".", "!"):
        after = i
        if lows[i] in TIME_WORDS or tags[i] in ("RB", "RBR") or lows[i] in ("late", "early", "last", "this"):
            after = i + 1
        elif tags[i] in ("IN", "TO") and lows[i] not in _CLAUSE_WORDS and tags[i + 1][:1] != "W":
            after = base_phrase(tags, lows, i + 1, hi)
            after = after if after > i + 1 else i
        if after == i:
            return False
        i = after
    return True


def _content(view: View, edge: int, lo: int) -> tuple[int, int] | None:
    """Return what a trailing speaker says: the quotation or the main clause that ends before a token, or None."""
    for place in (edge, edge - 1):
        if place in view.closing:
            q = view.quotations[view.closing[place]]
            return (q.first, q.last) if q.first <= lo and view.speech[view.closing[place]] else None
    comma, tags, lows = edge - 1, view.tags, view.lows
    first = lo + (tags[lo] == "CC")
    main = first
    if tags[first] in ("IN", "TO", "VBG", "VBN", "WRB"):  # "After it rained, the bridge fell, police said"
        main = next((j + 1 for j in range(first, comma) if lows[j] == ","), comma)
    is_clause = comma - main >= _LEAST_CLAUSE and main_verb(view, main, comma, is_clause=False) < comma
    if not is_clause or any(view.quote_of[j] != view.quote_of[edge] for j in range(first, comma)):
        return None
    return first, comma
