"""Join what the learned model and the rules propose.

The model finds which words are cues, who stands behind them and most contents better than the rules do; in some frames
the rules draw the content's edges better (quotations before the cue, clauses, after a colon, gaps of relative clauses,
transcripts); and only the rules know a user's own cues. So: cues, sources and contents from the model, contents from the
rules in the frames where measurement favours them, further statements from the rules. Inside contents both look: the
model reads those contents again in which the rules see a further cue. Whether a candidate is kept, and how sure it is,
is decided on all the evidence together (``keeping``).
"""

from collections.abc import Callable, Mapping, Sequence

from attribution.lexicons.classes import word_class
from attribution.options import Options
from attribution.statements.candidate import Candidate, Ranges
from attribution.statements.contexts import context_weights
from attribution.statements.corrections import correct
from attribution.statements.edges import strip_end
from attribution.statements.inner_model import propose_nested
from attribution.statements.keeping import Evidence, load_keeper
from attribution.statements.lexicon import CueLexicon, cue_lexicon
from attribution.statements.naming import with_namers
from attribution.statements.phrases import FINITE, NOUNS, TIME_WORDS, TIMES, base_phrase
from attribution.statements.quoted import join_quotations
from attribution.statements.reading import Reading
from attribution.statements.resumed import with_resumed
from attribution.statements.role_model import REACH_TOKENS
from attribution.statements.rules import LEAST, judged_readings
from attribution.statements.senses import is_no_cue, other_senses
from attribution.statements.trailing import with_trailing_statements
from attribution.statements.view import View
from attribution.values.evolution import evolve

__all__ = ["LEAST_LEARNED", "combine", "combine_with"]

LEAST_LEARNED = 0.2
"""Lowest confidence of what the learned model proposes, before the rules are asked."""
LEAST_OUTSIDE = 0.33
"""Lowest probability of a statement outside all contents."""
LEAST_INSIDE = 0.23
"""Lowest probability of a statement inside a content."""
LEAST_RULES = 0.1
"""Lowest probability by the rules alone of what is considered at all."""
LEAST_HINT = 0.05
"""Sentences of contents in which no rule gives any further cue this probability are not read again by the learned model."""
LEAST_INNER = 0.15
"""Lowest confidence of what the learned model proposes inside contents, before the rules are asked."""
Judged = tuple[Reading, float, Sequence[str]]
_NO_READING: tuple[Reading | None, float, Sequence[str]] = (None, 0.0, ())
_RARE = frozenset(("label", "dash", "headline", "what", "it"))  # sure, but hardly met in training
_PHRASE_TAGS = frozenset(("DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "JJ"))
_SURE_EDGES = frozenset(
    (
        "lquote", "clause", "colon", "r:quote", "r:clause", "r:colon", "label", "dash", "headline", "rel", "be:wh",
        "what",        "it",
    )
)  # fmt: skip


def combine(view: View, learned: Sequence[Candidate], options: Options) -> tuple[Candidate, ...]:
    """Join the candidates of the learned model with the readings of the rules.

    Args:
        view: the document.
        learned: what the learned model proposes, outermost statements mostly.
        options: ``lexicons`` may add cues.

    Returns:
        All candidates, without order.
    """
    keeper = load_keeper(options.models)
    return combine_with(view, learned, options, lambda evidence: keeper.probability(view, evidence))


def combine_with(
    view: View,
    learned: Sequence[Candidate],
    options: Options,
    judge: Callable[[Evidence], float],
    lexicon: CueLexicon | None = None,
) -> tuple[Candidate, ...]:
    """Join candidates and readings, each candidate judged by a function.

    Args:
        view: the document.
        learned: what the learned model proposes.
        options: ``lexicons`` may add cues.
        judge: returns how likely a candidate is right, by its evidence.
        lexicon: cues in place of the shipped ones and the user's.

    Returns:
        All candidates that are likely enough, without order.
    """
    lexicon = cue_lexicon(options.lexicons) if lexicon is None else lexicon
    readings = judged_readings(view, lexicon, context_weights(options.lexicons))
    at: dict[int, Judged] = {}
    for triple in readings:
        for a, b in triple[0].cue:
            for i in range(a, b):
                at.setdefault(i, triple)
    senses = other_senses(options.lexicons)
    cued, held = bytearray(view.n), bytearray(view.n)
    out: list[Candidate] = []

    def consider(
        candidate: Candidate, is_inside: bool, learned: float, judged: Judged | None
    ) -> Candidate | None:
        reading, p, names = judged or _NO_READING
        if is_inside and _is_unseen(view, candidate, reading):
            return None
        sure = judge(Evidence(candidate, is_inside, learned, reading, p, names))
        if reading is not None and (reading.entry.is_own or reading.frame in _RARE):
            sure = max(sure, p)
        least = LEAST_INSIDE if is_inside else LEAST_OUTSIDE
        if sure < least:
            return None
        return evolve(candidate, confidence=round(sure, 4))

    def join(found: Candidate, is_inside: bool) -> Candidate | None:
        candidate, judged = _with_rules(view, found, at)
        candidate = correct(view, _after_time(view, candidate))
        if is_no_cue(view, senses, candidate.cue, candidate.content, candidate.source):
            return None
        kept = consider(candidate, is_inside, found.confidence, judged)
        if kept is not None:
            out.append(kept)
            _mark(cued, kept.cue)
        return kept

    for found in learned:
        kept = join(_speaker_last(view, found), False)
        if kept is not None:
            _mark(held, kept.content)
    hinted = [parts for c in out if (parts := _hinted(view, at, cued, c.content))]
    if hinted:
        for found in propose_nested(view.document, hinted, options, LEAST_INNER):
            if not any(any(cued[a:b]) for a, b in found.cue):
                join(found, True)
    for triple in readings:
        reading, p, _ = triple
        if (p < LEAST_RULES and not reading.entry.is_own) or any(any(cued[a:b]) for a, b in reading.cue):
            continue
        is_inside = all(held[a] and held[b - 1] for a, b in (*reading.cue, *reading.content))
        found = Candidate(reading.source, reading.cue, reading.content, p, "rules:" + reading.frame)
        found = correct(view, _speaker_last(view, found))
        kept = consider(found, is_inside, 0.0, triple)
        if kept is not None:
            out.append(kept)
    out = with_namers(view, with_resumed(view, with_trailing_statements(view, out)))
    return tuple(_without_announcements(view, join_quotations(view, out)))


def _without_announcements(view: View, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop what a line with a colon announces where each quotation under it has its own speaker ("Readers on the tax:")."""
    announced = [_is_announced(view, c) for c in candidates]
    pairs = list(zip(candidates, announced, strict=True))
    owned = {part for c, by_line in pairs if c.cue and not by_line for part in c.content}
    return [c for c, by_line in pairs if not (by_line and owned.issuperset(c.content))]


def _is_announced(view: View, candidate: Candidate) -> bool:
    """Tell whether a candidate's cue is or ends with the colon that closes a line, its content under it."""
    if not candidate.cue or not candidate.content:
        return False
    colon, first = candidate.cue[-1][1] - 1, candidate.content[0][0]
    paragraph = view.document.paragraphs[view.document.sentences[view.document.sentence_at(colon)].paragraph]
    return view.lows[colon] == ":" and paragraph.last <= first


def _mark(tokens: bytearray, ranges: Ranges) -> None:
    for a, b in ranges:
        tokens[a:b] = b"\1" * (b - a)


def _hinted(view: View, at: Mapping[int, Judged], cued: bytearray, content: Ranges) -> Ranges:
    """Return of a content the sentences in which the rules see a possible cue that is no cue yet."""
    document = view.document
    out: list[tuple[int, int]] = []
    for a, b in content:
        done = a
        for i in range(a, b):
            if i < done or cued[i] or i not in at or at[i][1] < LEAST_HINT:
                continue
            s = document.sentences[document.sentence_at(i)]
            done = min(s.last, b)
            first = max(s.first, a)
            if out and out[-1][1] == first:
                first = out.pop()[0]
            out.append((first, done))
    return tuple(out)


def _with_rules(
    view: View, candidate: Candidate, at: Mapping[int, Judged]
) -> tuple[Candidate, Judged | None]:
    """Return the model's candidate with the parts that the rules know better, and what the rules see at its cue."""
    matches = [at[i] for a, b in candidate.cue for i in range(a, b) if i in at]
    if not matches:
        return candidate, None
    judged = max(matches, key=lambda m: m[1])
    reading, p, _ = judged
    frame = reading.frame
    if p >= LEAST and _is_turned_round(view, candidate, reading):
        turned = evolve(
            candidate, source=reading.source, content=reading.content, origin="model+rules:" + frame
        )
        return turned, judged
    candidate = _before_main_verb(view, _with_antecedent(view, candidate, reading))
    candidate = _after_cue(view, candidate, reading)
    if p < LEAST:  # a doubtful reading draws no edges
        return candidate, judged
    content, source = candidate.content, candidate.source
    is_poor = frame in _SURE_EDGES or _is_time(view, content) or _is_half(view, content, reading)
    if is_poor and not _overlaps(reading.content, candidate.cue):
        content = reading.content
    if not source or frame.startswith("be:") or frame in ("inside", "label", "headline"):
        if source and _overlaps(
            reading.content, source
        ):  # "a guard | accused of | sleeping": the subject is accused
            content = reading.content
        source = reading.source
        if source and _overlaps(content, source):
            content = reading.content
    joined = evolve(candidate, source=source, content=content, origin="model+rules:" + frame)
    return _before_main_verb(view, joined), judged


def _is_unseen(view: View, candidate: Candidate, reading: Reading | None) -> bool:
    """Tell whether somebody speaks of what was not, or perhaps, perceived: a hedge of theirs, no second statement."""
    return (
        reading is not None
        and reading.entry.act == "perceive"
        and not reading.entry.is_own
        and any(
            view.tags[i] == "MD" or view.lows[i] in ("not", "n't", "n’t", "never")
            for a, b in candidate.cue
            for i in range(a, b)
        )
    )


def _speaker_last(view: View, candidate: Candidate) -> Candidate:
    """Turn a statement round whose "content" is the speaker: "The plant leaked acid, said an official who left.".

    A verb of speech behind a comma cannot have the subject of the clause before it, which has a verb of its own.
    """
    if len(candidate.cue) != 1 or not candidate.content:
        return candidate
    (first, last), (a, b) = candidate.cue[0], candidate.content[-1]
    if any(y > first for _, y in candidate.content[:-1]) or (candidate.source and candidate.content[:-1]):
        return candidate
    if (
        a != last
        or last - first != 1
        or view.tags[first] not in ("VBD", "VBZ")
        or view.lemmas[first] not in word_class("inverted")
        or first == 0
        or view.lows[first - 1] != ","
        or view.tags[a] not in _PHRASE_TAGS
    ):
        return candidate
    if not _is_plain_phrase(view, a, b):
        return candidate
    sentence = view.document.sentences[view.document.sentence_at(first)]
    after = candidate.source[-1][1] if candidate.source else sentence.first
    if candidate.source and any(view.tags[i] in FINITE for x, y in candidate.source for i in range(x, y)):
        after = candidate.source[0][0]
    if after >= first or after < sentence.first or first - sentence.first > REACH_TOKENS:
        return candidate
    for i in range(after, first - 1):
        if view.tags[i] in ("WP", "WDT") or view.lows[i] == "that":
            return candidate
        if view.tags[i] in FINITE or (view.tags[i] == "VBN" and view.lows[after] != ","):
            break
    else:
        return candidate
    return evolve(candidate, source=((a, b),), content=((sentence.first, first - 1),))


def _is_plain_phrase(view: View, a: int, b: int) -> bool:
    """Tell whether a range begins with a phrase that is no clause and no quotation ("an official who asked ...")."""
    end = next((i for i in range(a + 1, b) if view.tags[i] in ("WP", "WDT", ",")), b)
    return not any(view.tags[i] in FINITE or i in view.opening for i in range(a, end))


def _is_turned_round(view: View, candidate: Candidate, reading: Reading) -> bool:
    """Tell whether the model took the speaker behind an inverted cue for the content: ", said the coastguard."."""
    if len(candidate.content) != 1 or not reading.source:
        return False
    a, b = candidate.content[0]
    return (
        a == candidate.cue[-1][1]
        and _overlaps(reading.source, candidate.content)
        and (not candidate.source or _overlaps(reading.content, candidate.source))
        and _is_plain_phrase(view, a, b)
    )


def _after_time(view: View, candidate: Candidate) -> Candidate:
    """Return a candidate whose content does not begin with the time of the act ("found | last year | that it leaks")."""
    (a, b), *rest = candidate.content
    if not candidate.cue or a != candidate.cue[-1][1] or view.lows[a] not in TIMES:
        return candidate
    end = next((i for i in range(a, min(a + 5, b)) if view.lows[i] not in TIMES), a)
    if view.lows[end] != "that" or TIME_WORDS.isdisjoint(view.lows[a:end]):
        return candidate
    return evolve(candidate, content=((end, b), *rest))


def _is_half(view: View, content: Ranges, reading: Reading) -> bool:
    """Tell whether a content is only the subject of its clause: "according to X, | the envoy | said", "| Two | died, X said"."""
    is_preposed = reading.frame == "initial" and reading.entry.type == "adposition"
    is_before = reading.frame == "paren" and len(reading.content) == 1 and view.tags[content[0][1]] in FINITE
    if not (is_preposed or is_before) or content[0][0] != reading.content[0][0]:
        return False
    return _has_verb(view, reading.content) and not _has_verb(view, content)


def _has_verb(view: View, content: Ranges) -> bool:
    """Tell whether a content has a finite verb."""
    return any(view.tags[i] in FINITE for a, b in content for i in range(a, b))


def _is_time(view: View, content: Ranges) -> bool:
    """Tell whether a content is only a time ("announced | last month")."""
    a, b = content[0][0], content[-1][1]
    return b - a <= 4 and view.lows[b - 1] in TIME_WORDS and b - a <= 1 + (view.tags[a] in ("JJ", "IN", "DT"))


def _after_cue(view: View, candidate: Candidate, reading: Reading) -> Candidate:
    """Return a candidate without what stands before a cue whose object follows it ("After a pause | he | likened X to Y")."""
    frame, end = reading.frame, candidate.cue[-1][1]
    if reading.entry.type != "verb" or not (frame in ("np", "to") or frame[:2] == "p:"):
        return candidate
    if candidate.source and candidate.source[0][0] >= end:  # "It is fair, | says | Lund, "but slow""
        return candidate
    kept = tuple(p for p in candidate.content if p[0] >= end or p[0] in view.opening)
    return evolve(candidate, content=kept) if any(a >= end for a, _ in kept) else candidate


def _before_main_verb(view: View, candidate: Candidate) -> Candidate:
    """Return a candidate without the clause that its noun goes on with ("a man | believed | to be a spy" was shot)."""
    if len(candidate.cue) != 1 or len(candidate.content) != 2:
        return candidate
    (i, end), (before, (a, b)) = candidate.cue[0], candidate.content
    if view.tags[i] != "VBN" or before[1] != i or a != end:
        return candidate
    if not (end - i == 1 and view.lows[a] == "to") and not (end - i == 2 and view.tags[end - 1] == "IN"):
        return candidate
    for j in range(a + 1, b):
        if view.tags[j] in ("WDT", "WP", "WRB") or view.lows[j] in ("that", "when", "as", "because"):
            break
        if view.tags[j] in FINITE:
            return evolve(candidate, content=(before, (a, strip_end(view, a, j))))
    return candidate


def _with_antecedent(view: View, candidate: Candidate, reading: Reading) -> Candidate:
    """Return a candidate whose content does not begin with the relative clause of an object ("showed jets | that ...")."""
    (a, b), *rest = candidate.content
    end = candidate.cue[0][1]
    if (
        reading.entry.type != "verb"
        or not end < a <= end + 8
        or view.lows[a] not in ("that", "which", "who")
        or view.tags[a - 1] not in NOUNS
        or reading.entry.frames.get("r:that", 0.0) >= 0.85  # "told jurors that"
        or base_phrase(view.tags, view.lows, end, a) != a
        or _overlaps(((end, a),), candidate.source)
    ):
        return candidate
    return evolve(candidate, content=((end, b), *rest))


def _overlaps(content: Sequence[tuple[int, int]], cue: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two roles share a token."""
    return any(a < y and x < b for a, b in content for x, y in cue)
