"""What a model of factuality looks at: the event's words, its verb group, its governors, and the style of the text."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.lexicons import table
from attribution.scores.embedding import (
    NEGATIVE_WORDS,
    Governor,
    VerbGroup,
    find_governors,
    find_head,
    find_subject,
    find_verb_group,
)
from attribution.values.document import Document

__all__ = [
    "MISSING",
    "EventView",
    "Ratings",
    "event_features",
    "load_ratings",
    "style_features",
    "veridicality",
    "view_event",
]

MISSING = 9.0
_STYLE_TOKENS = 400
_IF = frozenset(("if", "unless", "whether", "provided", "assuming", "suppose"))
_PAST_TIME = frozenset(
    ("yesterday", "ago", "last", "earlier", "previously", "already", "recently", "former", "once")
)
_SAYING = frozenset(("say", "tell", "add", "report", "claim", "believe", "think"))
_FUTURE_TIME = frozenset(("tomorrow", "next", "soon", "later", "upcoming", "future", "eventually", "tonight"))

Ratings = Mapping[tuple[str, str], tuple[float, float]]


@lru_cache(maxsize=16)
def load_ratings(folder: Path | None = None) -> Ratings:
    """Load veridicality ratings: (verb, frame) to the rating affirmed and negated, in [-3, 3]."""
    return {
        (str(r["verb"]), str(r["frame"])): (float(r["positive"]), float(r["negative"]))
        for r in table("veridicality", folder)
    }


@frozen(slots=True)
class EventView:
    """An event at its place, with what governs it.

    Attributes:
        tokens: the event's tokens.
        head: the token that carries it.
        group: its verb group (for a noun, its modifiers).
        governors: nearest first.
        first: first token of its sentence.
        last: one past the last token of its sentence.
        n_sentences: sentences of the text.
        index: number of its sentence.
    """

    tokens: range
    head: int
    group: VerbGroup
    governors: tuple[Governor, ...]
    first: int
    last: int
    n_sentences: int
    index: int


def view_event(document: Document, tokens: range, start: int = 0) -> EventView:
    """Look at the event that some tokens express.

    Args:
        document: the text.
        tokens: the event's tokens, at least one.
        start: nothing before this token is looked at, so that a content can be judged by itself.

    Returns:
        The view.
    """
    head = find_head(document.tags, document.lemmas, tokens)
    index = document.sentence_at(head)
    sentence = document.sentences[index]
    first = min(max(sentence.first, start), head)
    group = find_verb_group(document, head, first)
    governors = tuple(find_governors(document, group, first))
    return EventView(tokens, head, group, governors, first, sentence.last, len(document.sentences), index)


def _tense(document: Document, group: VerbGroup) -> str:
    tag = document.tags[group.head]
    if not tag.startswith("VB"):
        return tag[:2]
    parts = [group.modal] if group.modal else []
    if group.is_infinitive:
        parts.append("to")
    parts += group.auxiliaries
    return "_".join((*parts, group.auxiliary_tag if group.auxiliaries else "", tag))


def veridicality(ratings: Ratings, document: Document, governor: Governor) -> float:
    """Return the rating of the event under a governor, with its polarity; 9 where it was not rated."""
    if governor.kind != "v":
        return MISSING
    group = governor.group
    verb = document.lemmas[group.head]
    passive = "be" in group.auxiliaries and document.tags[group.head] == "VBN"
    frames = ("to", "np_to", "passive_to") if governor.opener == "to" else ("that", "passive_that")
    if passive:
        frames = frames[::-1]
    elif governor.opener == "to" and governor.distance > 0:
        frames = ("np_to", "to", "for_to")
    for frame in frames:
        if (found := ratings.get((verb, frame))) is not None:
            return found[1 if group.is_negated else 0]
    return MISSING


def _bucket(x: float, *borders: float) -> str:
    return str(sum(x >= b for b in borders))


def event_features(document: Document, view: EventView, ratings: Ratings) -> list[str]:
    """Describe an event by text features.

    Args:
        document: the text.
        view: the event.
        ratings: veridicality of verbs.

    Returns:
        Features, each ``name=value``; some may occur twice.
    """
    group = view.group
    tense, negated = _tense(document, group), _polarity(group)
    subject = find_subject(document, group.first, view.first)
    return [
        *_word_features(document, view),
        *_group_features(document, view, tense, negated),
        *_subject_features(document, subject, f"{tense}/{negated}"),
        *_governor_features(document, view, ratings, tense),
        *_following_features(document, view),
        *_sentence_features(document, view, tense, _subject_name(document, subject)),
        *_place_features(document, view, tense, negated),
    ]


def _polarity(group: VerbGroup) -> str:
    return "n" if group.is_negated else "p"


def _word_features(document: Document, view: EventView) -> list[str]:
    """Describe the event's word and those around it."""
    lemmas, tags = document.lemmas, document.tags
    head, first, last = view.head, view.first, view.last
    lemma, tag = lemmas[head].lower(), tags[head]
    out = ["bias", f"l={lemma}", f"t={tag}", f"lt={lemma}/{tag[:2]}", f"suf={lemma[-3:]}"]
    window = []
    for k in range(-4, 5):
        j = head + k
        if k:
            inside = first <= j < last
            w, t = (lemmas[j].lower(), tags[j]) if inside else ("|", "|")
            window.append((w, t))
            if abs(k) <= 3:
                out += [f"w{k}={w}", f"t{k}={t}"]
    (wl2, tl2), (wl1, tl1), (wr1, tr1), (wr2, tr2) = window[2:6]
    out += [f"t-1+={tl1}/{tag}", f"t-2+={tl2}/{tl1}/{tag}", f"t+1={tag}/{tr1}", f"t+2={tag}/{tr1}/{tr2}"]
    out += [
        f"w-1+={wl1}/{tag}",
        f"w-2+={wl2}_{wl1}",
        f"w+1+={tag}/{wr1}",
        f"w+2={wr1}_{wr2}",
        f"lw={wl1}_{lemma}",
    ]
    out += [f"L={lemmas[j].lower()}" for j in range(max(first, head - 8), head)]
    out += [f"R={lemmas[j].lower()}" for j in range(head + 1, min(last, head + 7))]
    return out


def _group_features(document: Document, view: EventView, tense: str, negated: str) -> list[str]:
    """Describe the event's verb group: tense, polarity, modal and adverbs."""
    group = view.group
    lemma = document.lemmas[view.head].lower()
    return [
        f"vg={tense}",
        f"vgn={tense}/{negated}",
        f"neg={negated}/{document.tags[view.head][:2]}",
        f"md={group.modal}/{negated}",
        f"mdl={group.modal}/{lemma}" if group.modal else f"tl={tense}/{lemma}",
        *(f"adv={a}" for a in group.adverbs),
    ]


def _subject_name(document: Document, subject: int) -> str:
    """Return the word of a subject that is a pronoun or determiner, the tag of another, "-" without one."""
    if subject < 0:
        return "-"
    tag = document.tags[subject]
    return document.forms[subject].lower() if tag in ("PRP", "WP", "EX", "WDT", "DT") else tag


def _subject_features(document: Document, subject: int, group: str) -> list[str]:
    """Describe the event's subject, alone and with its verb group."""
    name = _subject_name(document, subject)
    out = [f"subj={name}", f"subjvg={name}/{group}"]
    if subject >= 0:
        out.append(f"subjl={document.lemmas[subject].lower()}")
    return out


def _governor_features(document: Document, view: EventView, ratings: Ratings, tense: str) -> list[str]:
    """Describe what governs the event, the nearest first, and the chain of the two nearest."""
    lemmas = document.lemmas
    out = [f"ngov={len(view.governors)}"]
    for n, g in enumerate(view.governors):
        out += _one_governor(document, view, g, ratings, f"g{n}", tense)
    if view.governors:
        out.append("chain=" + ">".join(f"{lemmas[g.group.head]}.{g.opener}" for g in view.governors[:2]))
        n_neg = sum(g.group.is_negated for g in view.governors[:2])
        out.append(f"negs={int(view.group.is_negated)}{n_neg}")
    return out


def _one_governor(
    document: Document, view: EventView, g: Governor, ratings: Ratings, p: str, tense: str
) -> list[str]:
    """Describe one governor, each feature with a prefix that tells how near it is."""
    forms, tags, group = document.forms, document.tags, g.group
    lemma = document.lemmas[group.head].lower()
    negated, governing = _polarity(group), _tense(document, group)
    near = "," if g.n_commas else "&" if g.is_coordinate else ""
    value = veridicality(ratings, document, g)
    rated = "?" if value == MISSING else _bucket(value, -1, 0, 0.5, 1, 1.8, 2.5)
    out = [
        f"{p}l={lemma}",
        f"{p}lo={lemma}/{g.opener}",
        f"{p}lon={lemma}/{g.opener}/{negated}{near}",
        f"{p}o={g.opener}/{g.kind}/{near}",
        f"{p}ot={g.opener}/{governing}/{near}",
        f"{p}on={g.opener}/{negated}/{group.modal}",
        f"{p}v={rated}/{negated}/{g.opener == 'to'}/{near}",
        f"{p}vt={rated}/{g.opener}/{tags[view.head]}/{near}",
        f"{p}d={_bucket(g.distance, 1, 2, 4, 7, 12)}/{g.opener}",
        f"{p}vgt={g.opener}/{tense}/{near}",
    ]
    subject = find_subject(document, group.first, view.first)
    if subject >= 0:
        is_plain = tags[subject] in ("PRP", "WP", "EX", "DT")
        who = forms[subject].lower() if is_plain else tags[subject]
        out += [f"{p}s={who}", f"{p}sl={who}/{lemma}", f"{p}sn={who}/{negated}/{governing}"]
    return out


def _following_features(document: Document, view: EventView) -> list[str]:
    """Describe what follows: a verb of which the event may be the subject, a cue after the event."""
    lemmas, tags = document.lemmas, document.tags
    head, last = view.head, view.last
    tag = tags[head]
    out = []
    near = range(head + 1, min(last, head + 12))
    right = next((j for j in near if tags[j].startswith("VB") or tags[j] == "MD"), -1)
    if right >= 0:
        commas = sum(tags[j] == "," for j in range(head + 1, right))
        out += [
            f"rv={lemmas[right]}",
            f"rvt={tags[right]}/{tag[:2]}/{min(commas, 2)}",
            f"rd={_bucket(right - head, 2, 3, 5, 8)}",
        ]
        if tag.startswith("NN") and right + 1 < last:
            out.append(f"rvn={lemmas[right]}_{lemmas[right + 1]}")
    if any(tags[j] in (",", "''") and lemmas[j + 1] in _SAYING for j in range(head + 1, last - 1)):
        out.append("saidlater")
    return out


def _sentence_features(document: Document, view: EventView, tense: str, subject: str) -> list[str]:
    """Describe the sentence: its ends, whether it asks, conditions, and words for the past and the future."""
    forms, lemmas, tags = document.forms, document.lemmas, document.tags
    head, first, last = view.head, view.first, view.last
    tag = tags[head]
    words = {lemmas[j].lower() for j in range(first, last)}
    end = forms[last - 1] if last > first else ""
    if end in ("''", '"', "”", ")") and last - 2 > first:
        end = forms[last - 2]
    opener = lemmas[first].lower()
    out = [f"end={end}/{tag[:2]}", f"fw={opener}", f"ft={tags[first]}", f"ftt={tags[first]}/{tense}"]
    if end == "?":
        out += [f"q={tense}", f"qf={opener}", f"qs={subject}"]
    left_if = [w for w in (lemmas[j].lower() for j in range(first, head)) if w in _IF]
    if left_if:
        out += [f"ifl={left_if[-1]}", f"iflt={left_if[-1]}/{tense}"]
    elif words & _IF:
        out += ["ifr", f"ifrt={tense}"]
    if words & _PAST_TIME:
        out.append(f"past={tag}")
    if words & _FUTURE_TIME:
        out.append(f"future={tag}")
    return out


def _place_features(document: Document, view: EventView, tense: str, negated: str) -> list[str]:
    """Describe where in its sentence the event stands, and what negates or quotes it there."""
    lemmas, tags = document.lemmas, document.tags
    head, first, last = view.head, view.first, view.last
    negatives = sum(lemmas[j].lower() in NEGATIVE_WORDS for j in range(max(first, head - 10), head))
    out = [
        f"nneg={min(negatives, 3)}/{negated}",
        f"pos={_bucket((head - first) / max(1, last - first), 0.1, 0.25, 0.5, 0.75)}",
        f"len={_bucket(last - first, 5, 10, 20, 30, 45)}",
    ]
    if head == first or (head == first + 1 and tags[first] in ("``", "UH", "RB", ":")):
        out.append(f"start={tags[head]}")
    if lemmas[head + 1 : head + 2] == ("by",):
        out.append(f"by={tense}")
    n_quotes = sum(tags[j] in ("``", "''") for j in range(first, head))
    out.append(f"inq={n_quotes % 2}")
    if len(view.tokens) > 1:
        out.append("wide")
    return out


def style_features(document: Document) -> list[str]:
    """Describe the style of a text, news, web or talk, by its first tokens."""
    n = min(len(document.forms), _STYLE_TOKENS)
    forms, tags = document.forms, document.tags
    out = [
        "bias",
        f"s:n={_bucket(len(document.sentences), 2, 3, 4, 6, 10)}",
        f"s:len={_bucket(n, 6, 12, 20, 30, 45, 60)}",
    ]
    seen = set()
    for i in range(n):
        w = forms[i].lower()
        seen.add("s:w=" + ("#" if any(c.isdigit() for c in w) else w))
        seen.add("s:t=" + tags[i])
        if i:
            seen.add(f"s:tt={tags[i - 1]}_{tags[i]}")
            seen.add(f"s:b={forms[i - 1].lower()}_{w}")
    out += sorted(seen)
    if n:
        out.append(f"s:first={tags[0]}")
        out.append(f"s:last={forms[n - 1]}")
        out.append(f"s:nnp={_bucket(sum(t == 'NNP' for t in tags[:n]) / n, 0.03, 0.08, 0.15, 0.25)}")
        out.append(f"s:prp={_bucket(sum(t == 'PRP' for t in tags[:n]) / n, 0.02, 0.05, 0.1)}")
        out.append(f"s:up={_bucket(sum(f[:1].isupper() for f in forms[:n]) / n, 0.05, 0.12, 0.25)}")
    return out
