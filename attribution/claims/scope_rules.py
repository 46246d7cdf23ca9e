"""What grammar alone says of the scope of a phrase about checking.

Ten rules, each for one construction; where none applies the model of :mod:`attribution.claims.scope` decides:

- **cue**: the phrase is the cue of a statement ("officials denied X"): that statement, and what its content
  refers to if it is an anaphor ("denied these reports");
- **source**: an adjective on the noun that says it ("unconfirmed reports said X"): the statements of that source in
  its sentence;
- **subject**: the clause of a noun that is the phrase's subject ("Roe's claim that the well was dry is false");
- **several**: a plural anaphor ("these claims"): the statements of the passage, back through earlier paragraphs as
  long as each is linked to one already taken;
- **nearest**: a singular anaphor or nothing ("this report", "that has not been confirmed", "there was no confirmation"):
  the nearest statement before it;
- **medium**: a picture or text ("the video could not be verified"): the statements that it carries, alone or beside
  those of the cue;
- **verdict**: a fact check's verdict ("Rating: False"): the claim that it checks (:mod:`attribution.claims.verdicts`);
- **antecedent**: a relative clause ("jets ... which were difficult to identify"): the statements that hold the
  antecedent;
- **condition**: "if true": the nearest statement before it and those linked to that one;
- **named**: the phrase names its object ("the sinking of the ferry could not be confirmed") and a statement has nearly
  all of what it names (found by :func:`attribution.claims.candidates.candidate_pairs`).
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from attribution.claims.discourse import Discourse
from attribution.claims.grouping import Grouping
from attribution.claims.judged import ANYBODY, Whose
from attribution.claims.phrases import Mark
from attribution.claims.place import Place
from attribution.claims.references import Anaphor, is_named, is_said, named_run
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["FORCED", "Bonds", "Named", "is_condition", "is_set_right", "scope_by_rule"]

FORCED = frozenset(
    (
        "cue",
        "source",
        "subject",
        "several",
        "nearest",
        "medium",
        "verdict",
        "antecedent",
        "condition",
        "named",
    )
)
"""Rules whose word is final; the others only inform the model."""

_MAX_RUN = 8  # statements that one mark may be about
#: An adjective with a capital may be taken for a noun.
_ADJECTIVES = frozenset(("JJ", "VBN", "VBG", "NN", "NNP"))
_VERBAL = frozenset(("MD", "RB", "VB", "VBD", "VBN", "VBP", "VBZ"))
_PREDICATE = 6  # tokens from a subject to a word of its predicate
_REACH = 12  # sentences back, and statements after "if true"
_NEAR = 3  # sentences to the nearest statement


@frozen(slots=True)
class Named:
    """What a mark's object is.

    Attributes:
        anaphor: the phrase for earlier claims, or None.
        whose: whose statements it can mean.
        media: nouns for the picture or text that it is; none if it is none.
    """

    anaphor: Anaphor | None
    whose: Whose = ANYBODY
    media: frozenset[str] = frozenset()


@frozen(slots=True)
class Bonds:
    """How the claims of a document hang together.

    Attributes:
        grouping: the claims.
        linked: for each claim those that it supports or contradicts, or that support or contradict it.
        referred: for each claim that is an anaphor the claims that it stands for.
    """

    grouping: Grouping
    linked: Mapping[int, frozenset[int]]
    referred: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, grouping: Grouping) -> "Bonds":
        """Gather them from the links of a grouping."""
        linked: dict[int, set[int]] = {}
        referred: dict[int, tuple[int, ...]] = {}
        for link in grouping.links:
            if link.relation in ("supports", "contradicts"):
                linked.setdefault(link.a, set()).add(link.b)
                linked.setdefault(link.b, set()).add(link.a)
            elif link.relation == "refers_to" and not link.why.startswith("holds"):
                referred[link.a] = (*referred.get(link.a, ()), link.b)
        return cls(grouping, {k: frozenset(v) for k, v in linked.items()}, referred)


def scope_by_rule(
    mark: Mark, named: Named, before: Sequence[int], inside: Sequence[int], discourse: Discourse, bonds: Bonds
) -> dict[int, str]:
    """Say which statements a mark is about by grammar.

    Args:
        mark: the phrase.
        named: what its object is.
        before: positions of the statements that begin before the mark, the nearest first.
        inside: positions of the statements of its sentence.
        discourse: the document's statements and where they stand.
        bonds: how their claims hang together.

    Returns:
        Position to name of the rule; empty where no rule applies.
    """
    document, statements, places = discourse.document, discourse.statements, discourse.places
    here = document.sentence_at(mark.first)
    anaphor, whose = named.anaphor, named.whose
    free = [k for k in before if not (places[k].content[0] <= mark.first < places[k].content[1])]
    free = [k for k in free if is_said(statements[k]) and whose.fits(statements[k])]
    free = [k for k in free if here - places[k].sentence <= _REACH]
    if modified := [k for k in inside if anaphor and _modifies_source(mark, document, places[k])]:
        return dict.fromkeys(modified, "source")
    if mark.about == "last":
        free = [k for k in free if here - places[k].sentence <= 1]
        return {_whole(free, statements): "nearest"} if free else {}
    carried = _carried(named.media, free, discourse) if named.media else {}
    own = [k for k in inside if places[k].cue[0] < mark.last and mark.first < places[k].cue[1]]
    own = [k for k in own if not is_set_right(mark, document, places[k])]
    if own:
        return carried | _cued(own, bonds)
    if judged := [k for k in inside if _is_subject(mark, document, statements[k], places[k])]:
        return dict.fromkeys(judged, "subject")
    if mark.about == "antecedent":
        held = [
            k for k in inside if _overlap(places[k], mark.target) or _overlap_source(places[k], mark.target)
        ]
        return dict.fromkeys(held, "antecedent")
    if carried:
        return carried
    is_near = bool(free) and here - places[free[0]].sentence <= _NEAR
    if is_condition(mark, document):
        return _conditional(free, bonds) if is_near else {}
    if anaphor is None or anaphor.act in ("media", "event"):
        return {}
    if anaphor.is_plural:
        return _run(named_run(anaphor, statements, free), here, discourse, bonds)
    for k in free:
        if is_named(anaphor, statements[k]):
            return {k: "nearest"}
    if free and (whose.by is not None or is_near):
        return {_whole(free, statements): "nearest"}
    return {}


def _cued(own: Sequence[int], bonds: Bonds) -> dict[int, str]:
    """Take the statements whose cue a mark is, and those that their contents stand for."""
    out = dict.fromkeys(own, "cue")
    for k in own:
        for claim in bonds.referred.get(bonds.grouping.claim_of[k], ()):
            out.update(dict.fromkeys(bonds.grouping.members[claim][:_MAX_RUN], "cue"))
    return out


def _conditional(free: Sequence[int], bonds: Bonds) -> dict[int, str]:
    """Take the nearest statement, and those before it whose claims are linked to its claim."""
    claim_of = bonds.grouping.claim_of
    near = bonds.linked.get(claim_of[free[0]], frozenset())
    linked = [k for k in free[1:_REACH] if claim_of[k] in near]
    return dict.fromkeys((free[0], *linked[: _MAX_RUN - 1]), "condition")


def _whole(free: Sequence[int], statements: Sequence[Statement]) -> int:
    """Return the nearest statement, or the one of the same source that it is a part of ("she said | she saw | a gun")."""
    nearest = statements[free[0]]
    outer = (k for k in free[1:] if statements[k].id == nearest.nested_in)
    return next((k for k in outer if statements[k].source.id == nearest.source.id), free[0])


def is_condition(mark: Mark, document: Document) -> bool:
    """Tell whether a mark is "if true" or the like."""
    return mark.about == "before" and document.forms[mark.first].lower() == "if"


def is_set_right(mark: Mark, document: Document, place: Place) -> bool:
    """Tell whether a statement is what a correction puts in place: "the story was corrected to show | that ..."."""
    return mark.status == "retracted" and mark.last < place.cue[1] and document.tags[mark.last] == "TO"


def _modifies_source(mark: Mark, document: Document, place: Place) -> bool:
    """Tell whether a mark is an adjective that opens a statement's source, perhaps after a determiner."""
    first, last = place.source
    if not first <= mark.first < mark.last < last or mark.about != "object":
        return False
    before = document.tags[first : mark.first]
    return all(tag in ("DT", "PRP$", "RB") for tag in before) and document.tags[mark.first] in _ADJECTIVES


def _is_subject(mark: Mark, document: Document, statement: Statement, place: Place) -> bool:
    """Tell whether a statement is a noun with its clause, and the predicate after it holds a mark."""
    end = place.content[1]
    if mark.about != "subject" or statement.cue.type != "noun" or not place.cue[1] <= place.content[0] < end:
        return False
    return end <= mark.first <= end + _PREDICATE and all(
        document.tags[i] in _VERBAL for i in range(end, mark.first)
    )


def _carried(media: frozenset[str], free: Sequence[int], discourse: Discourse) -> dict[int, str]:
    """Take the statements that a picture or text carries: its noun stands beside their content, not in it."""
    document, statements, places = discourse.document, discourse.statements, discourse.places
    out: dict[int, str] = {}
    who = None
    for k in free:
        sentence, (first, last) = document.sentences[places[k].sentence], places[k].content
        beside = (
            *range(sentence.first, min(first, sentence.last)),
            *range(max(last, sentence.first), sentence.last),
        )
        if len(out) < _MAX_RUN and any(document.lemmas[i].lower() in media for i in beside):
            if out and (who is None or statements[k].source.id != who):
                break
            who = statements[k].source.id
            out[k] = "medium"
    return out


def _run(free: Sequence[int], here: int, discourse: Discourse, bonds: Bonds) -> dict[int, str]:
    """Take the statements of the passage, and earlier ones as long as each is linked to one already taken."""
    out: dict[int, str] = {}
    paragraph = discourse.document.sentences[here].paragraph
    claims: set[int] = set()
    skipped = 0
    for k in free:
        if len(out) >= _MAX_RUN or skipped > 1:
            break
        claim = bonds.grouping.claim_of[k]
        same = discourse.places[k].paragraph == paragraph
        if same or not out or claims & bonds.linked.get(claim, frozenset()):
            out[k] = "several"
            claims.add(claim)
        else:
            skipped += 1
    return out


def _overlap(place: Place, target: tuple[int, int]) -> bool:
    return place.content[0] < target[1] and target[0] < place.content[1]


def _overlap_source(place: Place, target: tuple[int, int]) -> bool:
    return place.source[0] >= 0 and place.source[0] < target[1] and target[0] < place.source[1]
