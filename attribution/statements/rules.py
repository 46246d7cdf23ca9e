"""The rules extractor: statements by lexicon and syntax rules over tags.

Each token that the cue lexicon knows is read once (``verbs``, ``nominals``, ``evidentials``, ``marks``); a reading
whose rate in the lexicon is high enough becomes a candidate, inside other contents as well as outside. Then
shared sources are filled in and quotations without a cue join the statement of their speaker.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from attribution.lexicons.classes import word_class
from attribution.options import Options
from attribution.statements.candidate import Candidate, Ranges
from attribution.statements.contexts import context_weights, features, probability
from attribution.statements.corrections import correct
from attribution.statements.edges import is_cue_verb
from attribution.statements.evidentials import read_adjective, read_adposition, read_adverb
from attribution.statements.headlines import read_voice
from attribution.statements.lexicon import CueLexicon, Entry, cue_lexicon
from attribution.statements.marks import DASHES, read_colon, read_dash, read_label
from attribution.statements.mentions import governing_subject
from attribution.statements.naming import with_namers
from attribution.statements.nominals import read_noun, read_predicate
from attribution.statements.phrases import FINITE, QUOTE_MARKS, base_phrase
from attribution.statements.quoted import join_quotations
from attribution.statements.reading import Reading
from attribution.statements.resumed import with_resumed
from attribution.statements.senses import is_no_cue, other_senses
from attribution.statements.trailing import with_trailing_statements
from attribution.statements.verbs import is_hearer, read_verb
from attribution.statements.view import View
from attribution.values.document import Document
from attribution.values.evolution import evolve

__all__ = ["depths", "judged_readings", "propose", "propose_readings", "rate", "raw_readings", "readings"]

LEAST_RATE = 0.1  # readings with a lower rate in their frame are not looked at
LEAST = 0.33  # lowest probability of a candidate
_NAMED = 0.7  # probability of "in what he called a mistake" and "It rained, it is understood"
_MARKS = DASHES | {":"}
_HEARD = 0.75  # probability of "a court heard", which the corpora lack


def propose(document: Document, options: Options, view: View | None = None) -> tuple[Candidate, ...]:
    """Propose attributions, nested ones included, by rules alone.

    Args:
        document: a text with tokens, tags, lemmas, sentences and quotations.
        options: ``lexicons`` may add cues.
        view: the document's view, if it is at hand.

    Returns:
        Candidates in text order of their cues; empty where the text has no cue.
    """
    view = View(document) if view is None else view
    found = propose_readings(view, cue_lexicon(options.lexicons), context_weights(options.lexicons))
    candidates = [Candidate(r.source, r.cue, r.content, round(p, 4), "rules:" + r.frame) for r, p in found]
    candidates = with_trailing_statements(view, [correct(view, c) for c in candidates])
    candidates = with_namers(view, with_resumed(view, candidates))
    return tuple(_dedupe(join_quotations(view, candidates)))


def propose_readings(
    view: View, lexicon: CueLexicon, weights: Mapping[str, float], least: float = LEAST
) -> list[tuple[Reading, float]]:
    """Return the readings that are likely enough, with their probability, in text order.

    Args:
        view: the document.
        lexicon: the cues.
        weights: of the contexts.
        least: lowest probability, in [0, 1]; a user's own cues are always kept.
    """
    return [(reading, p) for reading, p, _ in judged_readings(view, lexicon, weights) if p >= least]


def judged_readings(
    view: View, lexicon: CueLexicon, weights: Mapping[str, float]
) -> list[tuple[Reading, float, list[str]]]:
    """Return all readings with their probability and the features behind it, in text order.

    Args:
        view: the document.
        lexicon: the cues.
        weights: of the contexts.
    """
    found = raw_readings(view, lexicon, LEAST_RATE)
    senses = other_senses()
    out = []
    for reading, depth in zip(found, depths(lexicon, found), strict=True):
        is_sure = reading.entry.is_own or reading.frame == "headline"
        if not is_sure and is_no_cue(view, senses, reading.cue, reading.content, reading.source):
            continue
        names = features(view, lexicon, reading, depth)
        p = probability(weights, rate(lexicon, reading), names)
        if reading.entry.is_own or reading.frame in ("label", "dash", "headline"):  # rare in the corpora
            p = max(p, rate(lexicon, reading))
        if reading.entry.lemma in word_class("calling so") and _is_named(view, reading):
            end = _phrase_with_of(view, reading.content[-1])
            reading = evolve(reading, frame="what", content=((reading.content[-1][0], end),))
            p = max(p, _NAMED)
        if reading.frame == "it":
            p = max(p, _NAMED)
        if reading.entry.lemma == "hear" and reading.source and is_hearer(view, reading.source[0][1] - 1):
            p = max(p, _HEARD)
        out.append((reading, p, names))
    return out


def _is_named(view: View, reading: Reading) -> bool:
    """Tell whether a reading names what is mentioned ("in what she called a mistake", "what was described as a camp")."""
    parts = [p for p in (*reading.source, *reading.cue) if p[0] <= reading.cue[0][0]]
    first = min(a for a, _ in parts)
    at = reading.content[-1][0]
    return (
        first > 0
        and view.lows[first - 1] == "what"
        and at == reading.cue[-1][1]
        and base_phrase(view.tags, view.lows, at, reading.content[-1][1]) > at
    )


def _phrase_with_of(view: View, content: tuple[int, int]) -> int:
    """Return the end of the noun phrase that begins a content, with what "of" adds to it."""
    end = base_phrase(view.tags, view.lows, *content)
    while end < content[1] and view.lows[end] == "of":
        following = base_phrase(view.tags, view.lows, end + 1, content[1])
        if following == end + 1:
            break
        end = following
    return end


def raw_readings(view: View, lexicon: CueLexicon, least: float) -> list[Reading]:
    """Return the readings whose rate in the lexicon is high enough, shared sources filled in, in text order.

    Args:
        view: the document.
        lexicon: the cues.
        least: lowest rate, in [0, 1].
    """
    found = [r for r in readings(view, lexicon) if rate(lexicon, r) >= least]
    taken = {r.governor for r in found if r.governor >= 0}
    for r in found:
        if len(r.entry.words) > 1:
            taken.update(range(r.head + 1, r.head + len(r.entry.words)))
    if taken:
        found = [r for r in found if r.head not in taken]
    return _share_sources(view, lexicon, found)


def depths(lexicon: CueLexicon, found: Sequence[Reading]) -> list[int]:
    """Return for each reading how many likely others hold its cue in their content, at most 2.

    Args:
        lexicon: the cues.
        found: readings in text order of their heads.
    """
    edges: list[tuple[int, int, int]] = []
    for n, r in enumerate(found):
        if rate(lexicon, r) >= 0.5:
            edges += [(a, b, n) for a, b in r.content]
    edges.sort()
    out = []
    active: list[tuple[int, int]] = []
    k = 0
    for n in sorted(range(len(found)), key=lambda n: found[n].head):
        at = found[n].head
        while k < len(edges) and edges[k][0] <= at:
            active.append((edges[k][1], edges[k][2]))
            k += 1
        active = [x for x in active if x[0] > at][-32:]
        out.append((n, min(2, len({m for _, m in active if m != n}))))
    return [depth for _, depth in sorted(out)]


def rate(lexicon: CueLexicon, reading: Reading) -> float:
    """Return how often the reading's cue is one in its frame; unseen, the mean of the cue's and the frame's rate."""
    entry = reading.entry
    if reading.frame in entry.frames:
        return entry.frames[reading.frame]
    if entry.type in ("adverb", "adposition", "punctuation"):
        return entry.rate
    return 0.5 * entry.rate + 0.5 * lexicon.defaults.get((entry.type, entry.act, reading.frame), 0.0)


def readings(view: View, lexicon: CueLexicon) -> Iterator[Reading]:
    """Read every token that the lexicon knows, in text order; at most one reading a token."""
    document = view.document
    paragraphs = document.paragraphs
    tags, lows, lemmas = view.tags, view.lows, view.lemmas
    others, own = _MARKS | lexicon.adpositions.keys(), lexicon.own_verbs
    previous: tuple[int, int] | None = None
    for sentence in document.sentences:
        if not paragraphs[sentence.paragraph].is_analysed:
            continue
        for i in range(sentence.first, sentence.last):
            if tags[i][0] not in "VNJR" and lows[i] not in others and lemmas[i] not in own:
                continue  # half of the tokens head no cue whatever stands around them
            reading = _read_token(view, lexicon, i, sentence.first, sentence.last, previous)
            if reading is not None:
                yield reading
        previous = (sentence.first, sentence.last)


def _read_token(
    view: View, lexicon: CueLexicon, i: int, first: int, last: int, previous: tuple[int, int] | None
) -> Reading | None:
    """Read one token as the head of a cue, by its tag; a user's own verbs whatever their tag."""
    low, tag = view.lows[i], view.tags[i]
    if low in lexicon.adpositions:
        reading = _first(read_adposition, view, lexicon, i, lexicon.adpositions[low], first, last)
        if reading is not None:
            return reading
    kind = tag[0]
    lemma = view.lemmas[i]
    if kind == "V":
        reading = None
        if lemma in lexicon.verbs:
            reading = _first(read_verb, view, lexicon, i, lexicon.verbs[lemma], first, last)
        elif tag in FINITE:
            reading = _unknown_verb(view, lexicon, i, first, last)
        if reading is None and tag in ("VBN", "VBG") and low in lexicon.adjectives:
            reading = _adjective(view, lexicon, i, lexicon.adjectives[low], first, last)
        return reading
    if lemma in lexicon.own_verbs:
        reading = _first(read_verb, view, lexicon, i, lexicon.own_verbs[lemma], first, last)
        if reading is not None:
            return reading
    if kind == "N":
        if tag[:3] == "NNP":
            lemma = lemma.lower()
        if tag in ("NNS", "NNPS") and lemma in lexicon.verbs and _is_verb_after_name(view, i, first, last):
            reading = _first(read_verb, view, lexicon, i, lexicon.verbs[lemma], first, last)
            if reading is not None and reading.frame in _CLAUSAL:
                return reading
        if lemma in lexicon.nouns:
            return _first(read_noun, view, lexicon, i, lexicon.nouns[lemma], first, last)
    elif kind == "J":
        if low in lexicon.adjectives:
            return _adjective(view, lexicon, i, lexicon.adjectives[low], first, last)
    elif kind == "R":
        if low in lexicon.adverbs:
            return _first(read_adverb, view, lexicon, i, lexicon.adverbs[low], first, last)
    elif low == ":":
        paragraph = view.document.paragraphs[view.document.sentences[view.document.sentence_at(i)].paragraph]
        return (
            read_label(view, i, paragraph.first, paragraph.last)
            or read_voice(view, i)
            or read_colon(view, i, first, last)
        )
    elif low in DASHES:
        return read_dash(view, i, last, previous) or read_voice(view, i)
    return None


_UNKNOWN = Entry("", ("",), "verb", "say", "affirmed", {"lquote": 0.95, "colon": 0.95}, 0.3)


def _unknown_verb(view: View, lexicon: CueLexicon, i: int, first: int, last: int) -> Reading | None:
    """Read a verb that the lexicon does not know where a quotation shows that it is a cue ("...," he grinned)."""
    near = range(i + 1, min(last + 1, i + 6))
    if not (
        any(j in view.opening and view.lows[j - 1] == ":" for j in near)
        or any(j in view.closing for j in range(max(first, i - 12), i + 1))
    ):
        return None
    reading = read_verb(view, lexicon, i, _UNKNOWN, first, last)
    if reading is None or reading.frame not in ("lquote", "colon"):
        return None
    if reading.frame == "lquote" and view.lows[reading.content[0][1] - 2] not in (",", "?", "!"):
        return None
    a, b = reading.content[0]
    return reading if a in view.opening and view.closing.get(b) is not None else None


_CLAUSAL = frozenset(("paren", "lquote", "that", "quote", "clause", "colon"))


def _is_verb_after_name(view: View, i: int, first: int, last: int) -> bool:
    """Tell whether a word tagged as a plural noun is rather a verb: a name before it, a stop or "that" after it."""
    if i == first or view.lows[i][-1] != "s":
        return False
    if view.lows[i - 1] == "," and i + 1 < last and view.lows[i + 1] == "that":
        return True
    if view.tags[i - 1] not in ("NNP", "NNPS", "NN"):
        return False
    if i + 1 < last and view.lows[i + 1] in ("that", ":"):
        return True
    return i + 1 >= last or view.lows[i + 1] in (".", "!") or view.lows[i + 1] in QUOTE_MARKS


Reader = Callable[[View, CueLexicon, int, Entry, int, int], Reading | None]


def _first(
    read: Reader, view: View, lexicon: CueLexicon, i: int, entries: tuple[Entry, ...], first: int, last: int
) -> Reading | None:
    """Return the reading of the first entry that fits; most entries of several words are ruled out by the second."""
    following = (view.lows[i + 1], view.lemmas[i + 1]) if i + 1 < last else ()
    for entry in entries:
        if len(entry.words) > 1 and entry.words[1] not in following:
            continue
        reading = read(view, lexicon, i, entry, first, last)
        if reading is not None:
            return reading
    return None


def _adjective(
    view: View, lexicon: CueLexicon, i: int, entries: tuple[Entry, ...], first: int, last: int
) -> Reading | None:
    """Read an adjective as a predicate, or else before a noun."""
    for entry in entries:
        reading = read_predicate(view, lexicon, i, entry, first, last)
        if reading is None and "attr" in entry.frames:
            reading = read_adjective(view, i, entry, first, last)
        if reading is not None:
            return reading
    return None


def _share_sources(view: View, lexicon: CueLexicon, found: list[Reading]) -> list[Reading]:
    """Give a cue without a subject of its own the subject of the clause that it goes on with."""
    out: list[Reading] = []
    for reading in found:
        if reading.shared and not reading.source and reading.cue:
            document = view.document
            sentence = document.sentences[document.sentence_at(reading.head)]
            lo, _ = view.zone(reading.head, sentence.first, sentence.last)
            tag = next(
                (view.tags[j] for j in range(reading.cue[0][0], reading.head) if view.tags[j] in FINITE),
                view.tags[reading.head],
            )
            first, last = governing_subject(
                view, reading.cue[0][0], lo, tag, partial(is_cue_verb, view, lexicon, least=0.8)
            )
            if last > first and view.lows[first] not in ("it", "there", "that", "which", "this"):
                reading = evolve(reading, source=((first, last),))
            else:
                reading = _share_with_cue(view, reading, out)
        out.append(reading)
    return out


def _share_with_cue(view: View, reading: Reading, before: list[Reading]) -> Reading:
    """Give a reading the source of the nearest cue before it in the same sentence and quotation."""
    sentence = view.document.sentence_at(reading.head)
    for earlier in reversed(before[-8:]):
        if view.document.sentence_at(earlier.head) != sentence:
            break
        if (
            earlier.source
            and not earlier.frame.startswith("be:")
            and view.quote_of[reading.head] == view.quote_of[earlier.head]
        ):
            return evolve(reading, source=earlier.source)
    return reading


def _dedupe(candidates: list[Candidate]) -> list[Candidate]:
    """Drop candidates with the same cue, the surer first; order by cue."""
    seen: set[Ranges] = set()
    out = []
    for c in sorted(candidates, key=lambda c: -c.confidence):
        if not c.content or c.cue in seen:
            continue
        seen.add(c.cue)
        out.append(c)
    return sorted(out, key=lambda c: (c.cue[0] if c.cue else c.content[0], c.content))
