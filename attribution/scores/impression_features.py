"""What is known of a statement and its story when no phrase says how the article leaves it.

One set of named values in [0, 1] (the commitment in [-1, 1]) for each statement: what kind of statement it is, what it is
nested in, which words of claiming, checking, denying and doubting stand in its cue, content and sentence, which phrases
about checking stand in its sentence and those beside it, and, shared by all, how much of each the whole story has. No name,
no topic and no word of the content itself is among them, so that nothing is learned about particular stories.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.load import table
from attribution.lexicons.schemas import IMPRESSION_GROUPS
from attribution.values.analysis import Analysis
from attribution.values.claim import VerificationState
from attribution.values.document import Document
from attribution.values.source import Source
from attribution.values.span import Span
from attribution.values.statement import Statement

__all__ = ["Marked", "mark_words", "statement_features", "story_features"]

_MOST_MARKS = 6
_STORY = 15  # sentences that tell one story
_MOST_CHILDREN = 3  # statements inside one, and phrases about one claim
_MOST_RATE = 2.0
_LONGEST = 60  # tokens of a content
_BESIDE = (-1, 0, 1)  # sentences from that of a statement


@lru_cache(maxsize=4)
def _groups(folder: Path | None) -> dict[str, int]:
    """Map each word to the groups that it belongs to, as bits."""
    out: dict[str, int] = {}
    for row in table("impression_words", folder):
        word = str(row["word"])
        out[word] = out.get(word, 0) | 1 << IMPRESSION_GROUPS.index(str(row["group"]))
    return out


@lru_cache(maxsize=4096)
def _named(prefix: str, bits: int) -> tuple[str, ...]:
    """Name the groups of a bit set."""
    return tuple(f"{prefix}={g}" for k, g in enumerate(IMPRESSION_GROUPS) if bits >> k & 1)


Marked = tuple[Sequence[int], Sequence[int]]
"""The tokens that belong to a group of words, and their groups as bits."""


def mark_words(document: Document, folder: Path | None = None) -> Marked:
    """List the tokens that belong to a group of words, and their groups; both functions below want it.

    Args:
        document: the document.
        folder: a user's folder of lexicons, or None.
    """
    get = _groups(folder).get
    places, bits = [], []
    for i, lemma in enumerate(document.lemmas):
        found = get(lemma) or get(lemma.lower())
        if found:
            places.append(i)
            bits.append(found)
    return places, bits


def story_features(
    analysis: Analysis, states: Mapping[str, VerificationState], marked: Marked
) -> dict[str, float]:
    """Measure the story as a whole.

    Args:
        analysis: statements, claims and verifications.
        states: status of each claim by the rules.
        marked: what :func:`mark_words` found in the document.

    Returns:
        Value by name; zeros are left out, empty without statements.
    """
    statements = analysis.statements
    if not statements:
        return {}
    n_sentences = max(1, len(analysis.document.sentences))
    counts = [0] * len(IMPRESSION_GROUPS)
    for bits in marked[1]:
        for k in range(len(counts)):
            counts[k] += bits >> k & 1
    out = {
        f"story={g}": min(n / n_sentences, _MOST_RATE) / _MOST_RATE
        for g, n in zip(IMPRESSION_GROUPS, counts, strict=True)
    }
    for status, n in Counter(v.status for v in analysis.verifications).items():
        # A long text tells several stories: what one of them has, counts little for the others.
        out[f"story phrase={status}"] = min(n * _STORY / max(_STORY, n_sentences), _MOST_MARKS) / _MOST_MARKS
    for status, n in Counter(states[c.id].status for c in analysis.claims).items():
        out[f"story status={status}"] = n / len(analysis.claims)
    share = 1 / len(statements)
    out["story denied"] = share * sum(s.polarity == "denied" for s in statements)
    out["story unsourced"] = share * sum(s.source.id is None for s in statements)
    out["story modifier"] = share * sum(s.cue.type in ("adverb", "adjective") for s in statements)
    out["story noun"] = share * sum(s.cue.type == "noun" for s in statements)
    return {name: value for name, value in out.items() if value}


def statement_features(
    analysis: Analysis, states: Mapping[str, VerificationState], marked: Marked
) -> list[dict[str, float]]:
    """Measure each statement in its surroundings.

    Args:
        analysis: statements with certainty and commitment, sources, claims and verifications.
        states: status of each claim by the rules.
        marked: what :func:`mark_words` found in the document.

    Returns:
        Value by name for each statement, in their order; zeros are left out.
    """
    document, statements = analysis.document, analysis.statements
    sources = {s.id: s for s in analysis.sources}
    by_id = {s.id: s for s in statements}
    n_inner = Counter(s.nested_in for s in statements if s.nested_in)
    by_sentence, by_claim = _phrases(analysis)
    cues = {s.id: _groups_over(document, marked, s.cue.spans) for s in statements}
    n_tokens = max(1, len(document.forms))
    out = []
    for s in statements:
        anchor = (s.cue.spans or s.content.spans)[0].start if s.cue.spans or s.content.spans else 0
        token = min(document.tokens_in(anchor, anchor + 1).start, n_tokens - 1)
        here = document.sentence_at(token)
        source = sources.get(s.source.id) if s.source.id is not None else None
        status = states[s.claim].status if s.claim in states else "attributed"
        f = _own_features(document, s, source, status, token / n_tokens, n_inner[s.id])
        content = _groups_over(document, marked, s.content.spans)
        f.update(dict.fromkeys((*_named("content", content), *_named("cue", cues[s.id])), 1.0))
        if 0 <= here < len(document.sentences):
            sentence = document.sentences[here]
            groups = _groups_within(marked, sentence.first, sentence.last)
            f.update(dict.fromkeys(_named("sentence", groups), 1.0))
            for step in _BESIDE:
                f.update((f"phrase {step:+d}={said}", 1.0) for said in by_sentence.get(here + step, ()))
        for said, n in by_claim.get(s.claim, {}).items():
            f[f"about={said}"] = min(n, _MOST_CHILDREN) / _MOST_CHILDREN
        f.update(_outer_features(by_id.get(s.nested_in) if s.nested_in else None, states, cues))
        out.append({name: value for name, value in f.items() if value})
    return out


def _groups_within(marked: Marked, first: int, last: int) -> int:
    """Return the groups, as bits, of the words in a range of tokens."""
    places, bits = marked
    found = 0
    for k in range(bisect_left(places, first), bisect_left(places, last)):
        found |= bits[k]
    return found


def _groups_over(document: Document, marked: Marked, spans: Sequence[Span]) -> int:
    """Return the groups, as bits, of the words in some spans."""
    found = 0
    for span in spans:
        tokens = document.tokens_in(span.start, span.end)
        found |= _groups_within(marked, tokens.start, tokens.stop)
    return found


def _phrases(analysis: Analysis) -> tuple[dict[int, set[str]], dict[str, Counter[str]]]:
    """Return the statuses that phrases about checking give: those in each sentence, and how often to each claim."""
    by_sentence: dict[int, set[str]] = {}
    by_claim: dict[str, Counter[str]] = {}
    for v in analysis.verifications:
        tokens = analysis.document.tokens_in(v.start, v.end)
        if len(tokens):
            here = analysis.document.sentence_at(tokens.start)
            by_sentence.setdefault(here, set()).add(v.status)
        for claim in v.about:
            by_claim.setdefault(claim, Counter())[v.status] += 1
    return by_sentence, by_claim


def _own_features(
    document: Document, s: Statement, source: Source | None, status: str, place: float, n_inner: int
) -> dict[str, float]:
    """Say what kind of statement it is.

    Args:
        document: its text.
        s: the statement.
        source: its source, or None.
        status: that of its claim by the rules.
        place: where it stands, in [0, 1].
        n_inner: how many statements it holds.
    """
    ranges = [document.tokens_in(x.start, x.end) for x in s.content.spans]
    return {
        f"act={s.act}": 1.0,
        f"cue type={s.cue.type}": 1.0,
        f"polarity={s.polarity}": 1.0,
        f"source={source.type if source else 'none'}": 1.0,
        f"rule={status}": 1.0,
        "length": min(sum(map(len, ranges)), _LONGEST) / _LONGEST,
        "place": place,
        "certainty": s.certainty,
        "commitment": s.commitment,
        "inner": min(n_inner, _MOST_CHILDREN) / _MOST_CHILDREN,
        "no mention": float(not s.source.spans),
        "not reported": float(not s.reported),
        "named": float(source is not None and source.named),
        "question": float(any(document.forms[r.stop - 1] == "?" for r in ranges if len(r))),
    }


def _outer_features(
    outer: Statement | None, states: Mapping[str, VerificationState], cues: Mapping[str, int]
) -> dict[str, float]:
    """Say what a statement is nested in."""
    if outer is None:
        return {}
    f = dict.fromkeys(_named("outer", cues[outer.id]), 1.0)
    f[f"outer act={outer.act}"] = f[f"outer polarity={outer.polarity}"] = f["nested"] = 1.0
    if outer.claim in states:
        f[f"outer rule={states[outer.claim].status}"] = 1.0
    return f
