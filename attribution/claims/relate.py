"""Relate the statements of a document: claims, relations, verifications."""

from collections.abc import Sequence

from attribution.claims.contrasts import denied_contrasts
from attribution.claims.discourse import Discourse, read_discourse
from attribution.claims.grouping import Grouping, group_statements
from attribution.claims.judged import Whose
from attribution.claims.proposition import Proposition
from attribution.claims.rectified import rectified
from attribution.claims.scope import resolve_marks
from attribution.claims.versions import taken_back
from attribution.options import Options
from attribution.values.analysis import Analysis
from attribution.values.claim import Claim, Relation
from attribution.values.evolution import evolve
from attribution.values.statement import Statement

__all__ = ["relate"]


def relate(analysis: Analysis, options: Options | None = None) -> Analysis:
    """Join statements into claims, relate the claims, and find what is said of their checking.

    Args:
        analysis: a document with statements, sources resolved or not.
        options: choices; the defaults where None.

    Returns:
        The analysis with ``statement.claim`` filled in and with ``claims`` (``"c1"``, ``"c2"`` ... in text order of
        their first statement), ``relations`` (by claim, ``a`` the later one) and ``verifications`` (in text order).
        Without statements there are no claims and no relations, and verifications are about nothing.
    """
    options = options or Options()
    document, statements = analysis.document, analysis.statements
    discourse = read_discourse(document, statements, analysis.sources, options.lexicons)
    grouping = group_statements(
        statements,
        discourse.propositions,
        discourse.anaphors,
        discourse.outer,
        discourse.table,
        _whose(discourse),
        _grounds(discourse),
    )
    verifications = resolve_marks(discourse, grouping, options)
    names = [f"c{n + 1}" for n in range(len(grouping.members))]
    claim_of = [names[c] for c in grouping.claim_of]
    known = {(v.start, c) for v in verifications for c in v.about}
    corrected = (
        *denied_contrasts(document, statements, claim_of),
        *rectified(document, statements, discourse.places, claim_of),
        *taken_back(document, statements, discourse.places, claim_of),
    )
    added = [v for v in corrected if (v.start, v.about[0]) not in known]
    return evolve(
        analysis,
        statements=tuple(evolve(s, claim=c) for s, c in zip(statements, claim_of, strict=True)),
        claims=_claims(statements, discourse.propositions, grouping, names),
        relations=tuple(
            Relation(names[x.a], names[x.b], x.relation, round(x.score, 4), x.why) for x in grouping.links
        ),
        verifications=tuple(sorted((*verifications, *added), key=lambda v: v.start)),
    )


def _grounds(discourse: Discourse) -> list[frozenset[str]]:
    """Return for each statement the keys of places in its source: "officials in Ohio", "Leeds police"."""
    entities, keys, known = discourse.document.entities, discourse.keys, discourse.table.place_keys
    return [
        frozenset(
            keys[i]
            for i in range(*place.source)
            if keys[i] in known or (entities and entities[i].endswith("LOCATION"))
        )
        for place in discourse.places
    ]


def _whose(discourse: Discourse) -> dict[int, Whose]:
    """Say for each content that stands for earlier claims whose claims these can be."""
    status = {i: mark.status for mark in discourse.marks for i in range(mark.first, mark.last)}
    out = {}
    for k, (statement, anaphor) in enumerate(zip(discourse.statements, discourse.anaphors, strict=True)):
        if anaphor is not None:
            place = discourse.places[k]
            said = next((status[i] for i in range(*place.cue) if i in status), "")
            out[k] = discourse.speakers.whose(range(*place.content), said, statement, statement.source.id)
    return out


def _claims(
    statements: Sequence[Statement],
    propositions: Sequence[Proposition],
    grouping: Grouping,
    names: Sequence[str],
) -> tuple[Claim, ...]:
    """Make the claims; a claim's text is the content of its fullest statement, a split one joined by dots."""
    out = []
    for name, members in zip(names, grouping.members, strict=True):
        best = max(members, key=lambda k: (propositions[k].total, -k))
        text = " … ".join(s.text for s in statements[best].content.spans)
        out.append(Claim(id=name, text=text, statements=tuple(statements[k].id for k in members)))
    return tuple(out)
