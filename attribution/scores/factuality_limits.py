"""What the text itself says against an event, which no weight may outvote: limits on its factuality from above.

The model adds up hundreds of small weights, and in a short plain sentence those for "past tense, stated" outweigh
the one word that takes it all back. Grammar that leaves no doubt is therefore read here: a negative subject
("nobody fell"), a complement that is called untrue ("it is false that", "falsely claimed that") or that somebody
denies ("denied that"), an open question ("unclear whether"), hearsay ("allegedly"). A limit only lowers, and what
is negated twice has none.
"""

from collections.abc import Iterator

from attrs import frozen

from attribution.lexicons.classes import word_class
from attribution.options import Options
from attribution.scores.commitment import load_cue_values
from attribution.scores.embedding import Governor, VerbGroup
from attribution.scores.factuality_features import EventView
from attribution.text.negations import NOT
from attribution.values.document import Document

__all__ = ["Limit", "find_limits"]

# Not so, according to the text: the mean of the train part of UW for an event with a negative subject.
_UNTRUE = -1.0
# Denied by somebody, asked, or without a ground: the writer leaves it open.
_OPEN = 0.0
# The commitment to a cue is in [-1, 1], factuality in [-3, 3].
_SCALE = 3
_SURE = 0.9  # "apparently" is the writer's own guess, not hearsay
_REACH = 12
_WITHIN_SUBJECT = ("NN", "JJ", "CD", "POS", "VBN", "DT", "PRP")
_PREPOSITIONS = frozenset(
    ("of", "in", "at", "on", "from", "with", "without", "for", "by", "among", "near", "to", "about")
)
_OR = frozenset(("or", "nor"))


@frozen(slots=True)
class Limit:
    """The most that the factuality of an event can be, and why, in words."""

    most: float
    why: str


def find_limits(document: Document, view: EventView, options: Options) -> tuple[Limit, ...]:
    """Return what limits the factuality of an event from above; empty for most events.

    Args:
        document: the text.
        view: the event.
        options: ``lexicons`` matters here.
    """
    out = [*_of_subject(document, view), *_of_hearsay(document, view, options)]
    if not view.governors:
        return (*out, *_of_opening(document, view))
    governor = view.governors[0]
    if governor.n_commas == 0:
        out += _of_question(document, governor)
        if governor.opener == "that":
            out += _of_verdict(document, view, governor)
            out += _of_denial(document, view, governor)
            out += _of_manner(document, governor, options)
    return tuple(out)


def _lemma(document: Document, token: int) -> str:
    return document.lemmas[token].lower()


def _of_subject(document: Document, view: EventView) -> Iterator[Limit]:
    """ "Nobody fell", "none of the men fell", "no bridge fell": not so, unless the verb is negated too."""
    group = view.group
    tag = group.auxiliary_tag or document.tags[group.head]
    is_finite = bool(group.modal) or tag in ("VBD", "VBZ", "VBP")
    if is_finite and not group.is_negated:
        at = _negative_subject(document, view.first, group)
        if at >= 0:
            yield Limit(_UNTRUE, f"its subject is negated by “{document.forms[at]}”")


def _negative_subject(document: Document, first: int, group: VerbGroup) -> int:
    """Return the word that negates the subject of a verb group ("no", "none", "nobody", "not one"), or -1.

    The subject is walked over from its end; an article or pronoun ends it, but after a preposition ("none of the men").
    """
    tags = document.tags
    last = group.first - 1
    while (
        last >= first and tags[last] == "RB" and _lemma(document, last) not in word_class("negative subject")
    ):
        last -= 1
    for j in range(last, max(first - 1, last - _REACH), -1):
        word = _lemma(document, j)
        if word in word_class("exception"):
            return -1
        after = _lemma(document, j + 1) if j < last else ""
        before = _lemma(document, j - 1) if j > first else ""
        if word in word_class("negative subject"):
            is_subject = before not in _PREPOSITIONS and after not in word_class("no negative subject")
            return j if is_subject else -1
        if word in NOT:
            return j if after in ("a", "an", "one") else -1
        is_edge = tags[j] in ("DT", "PRP", "PRP$") and before not in _PREPOSITIONS | NOT
        is_inside = tags[j].startswith(_WITHIN_SUBJECT) or word in _PREPOSITIONS | _OR
        if is_edge or not is_inside or word == "that":
            return -1
    return -1


def _of_hearsay(document: Document, view: EventView, options: Options) -> Iterator[Limit]:
    """ "Allegedly", in the verb group or before its clause: as far as a writer who says so stands behind it."""
    values = load_cue_values(options.lexicons).by_type
    places = {*range(max(view.first, view.group.first - 1), view.head)}
    if not any(g.is_coordinate for g in view.governors):
        places.add(view.first)
    for i in sorted(places):
        value = values.get((_lemma(document, i), "adverb"))
        if value is not None and value.group == "hearsay" and value.certainty >= _SURE:
            yield Limit(_SCALE * value.commitment, f"told on hearsay (“{document.forms[i]}”)")


def _of_opening(document: Document, view: EventView) -> Iterator[Limit]:
    """ "Whether the bridge fell is unclear": open."""
    if _lemma(document, view.first) == "whether":
        yield Limit(_OPEN, f"left open (“{document.forms[view.first]}”)")


def _of_question(document: Document, governor: Governor) -> Iterator[Limit]:
    """ "It is unclear whether", "asked if": open."""
    asks = governor.opener == "if" and _lemma(document, governor.group.head) in word_class("asking if")
    if asks or governor.opener == "whether":
        yield Limit(_OPEN, f"left open (“{document.forms[governor.group.head]} … {governor.opener}”)")


def _of_verdict(document: Document, view: EventView, governor: Governor) -> Iterator[Limit]:
    """ "It is false that", "not true that", "the claim that ... is false": not so; "no evidence that": open."""
    if governor.kind == "v":
        return
    group = governor.group
    lemma, word = _lemma(document, group.head), document.forms[group.head]
    # "Was not the case": the negation stands before the article, where the noun's own group ends.
    is_negated = group.is_negated or (group.first > view.first and _lemma(document, group.first - 1) in NOT)
    if is_negated:
        if lemma in word_class("true"):
            yield Limit(_UNTRUE, f"said to be not “{word}”")
        elif lemma in word_class("ground"):
            yield Limit(_OPEN, f"said to be without “{word}”")
    elif lemma in word_class("untrue"):
        yield Limit(_UNTRUE, f"said to be “{word}”")
    elif lemma in word_class("claim noun") and (judged := _verdict_after(document, view)) >= 0:
        yield Limit(_UNTRUE, f"said to be “{document.forms[judged]}”")


def _verdict_after(document: Document, view: EventView) -> int:
    """Return the word after the clause that calls it untrue ("the claim that the dam burst is *false*"), or -1."""
    tags = document.tags
    for j in range(view.head + 1, min(view.last - 1, view.head + _REACH)):
        if tags[j] in (",", ":", "CC", "WDT", "WP"):
            return -1
        if tags[j] in ("VBD", "VBZ", "VBP"):
            k = j + 2 if tags[j + 1] == "DT" and j + 2 < view.last else j + 1
            is_verdict = _lemma(document, j) == "be" and _lemma(document, k) in word_class("untrue")
            return k if is_verdict else -1
    return -1


def _of_denial(document: Document, view: EventView, governor: Governor) -> Iterator[Limit]:
    """ "Denied that", "dismissed claims that": open, since another than the writer is against it."""
    verb = governor
    if governor.kind == "n" and len(view.governors) > 1:
        verb = view.governors[1]
        has_object = not (verb.opener or verb.distance or verb.n_commas or verb.is_coordinate)
        if _lemma(document, governor.group.head) not in word_class("claim noun") or not has_object:
            return
    group = verb.group
    if verb.kind != "v" or group.is_negated or _negative_subject(document, view.first, group) >= 0:
        return
    lemma, word = _lemma(document, group.head), document.forms[group.head]
    if lemma in word_class("disproving"):
        yield Limit(_UNTRUE, f"disproved (“{word}”)")
    elif lemma in word_class("denying"):
        yield Limit(_OPEN, f"denied by another (“{word}”)")


def _of_manner(document: Document, governor: Governor, options: Options) -> Iterator[Limit]:
    """ "Falsely claimed that": as far as a writer stands behind what is told in such a manner."""
    group = governor.group
    if governor.kind != "v" or group.is_negated:
        return
    manner = load_cue_values(options.lexicons).manner
    after = (f.lower() for f in document.forms[group.head + 1 : group.head + 2])
    for word in (*group.adverbs, *after):
        if manner.get(word, 0) < 0:
            yield Limit(_SCALE * manner[word], f"told “{word}”")
