"""Relate the statements of a document: claims, relations, verifications."""

from collections.abc import Sequence

from attribution.claims.contrasts import denied_contrasts
from attribution.claims.grouping import Grouping, group_statements
from attribution.claims.judged import Speakers, Whose
from attribution.claims.keys import load_keys
from attribution.claims.phrases import Mark, find_marks
from attribution.claims.place import Place, place_statements
from attribution.claims.proposition import Proposition, content_tokens, read_proposition
from attribution.claims.rectified import rectified
from attribution.claims.references import Anaphor, read_anaphor
from attribution.claims.scope import resolve_marks
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
    folder = options.lexicons
    document, statements = analysis.document, analysis.statements
    table = load_keys(folder)
    keys = table.keys(document.lemmas, document.tags)
    tokens = [content_tokens(document, [(s.start, s.end) for s in st.content.spans]) for st in statements]
    propositions = [read_proposition(document, keys, t, table, folder) for t in tokens]
    anaphors = [read_anaphor(document, t, folder, is_whole=True) for t in tokens]
    position = {s.id: k for k, s in enumerate(statements)}
    outer = [position.get(s.nested_in, -1) if s.nested_in else -1 for s in statements]
    marks = find_marks(document, folder)
    places = place_statements(document, statements, propositions, tokens, keys, table)
    speakers = Speakers(document, statements, places, analysis.sources, folder)
    whose = _whose(statements, places, anaphors, marks, speakers)
    grouping = group_statements(statements, propositions, anaphors, outer, table, whose)
    verifications = resolve_marks(
        document, marks, statements, places, propositions, grouping, keys, table, speakers, options
    )
    names = [f"c{n + 1}" for n in range(len(grouping.members))]
    claim_of = [names[c] for c in grouping.claim_of]
    known = {(v.start, c) for v in verifications for c in v.about}
    corrected = (
        *denied_contrasts(document, statements, claim_of),
        *rectified(document, statements, places, claim_of),
    )
    added = [v for v in corrected if (v.start, v.about[0]) not in known]
    return evolve(
        analysis,
        statements=tuple(evolve(s, claim=c) for s, c in zip(statements, claim_of, strict=True)),
        claims=_claims(statements, propositions, grouping, names),
        relations=tuple(
            Relation(names[x.a], names[x.b], x.relation, round(x.score, 4), x.why) for x in grouping.links
        ),
        verifications=tuple(sorted((*verifications, *added), key=lambda v: v.start)),
    )


def _whose(
    statements: Sequence[Statement],
    places: Sequence[Place],
    anaphors: Sequence[Anaphor | None],
    marks: Sequence[Mark],
    speakers: Speakers,
) -> dict[int, Whose]:
    """Say for each content that stands for earlier claims whose claims these can be."""
    status = {i: mark.status for mark in marks for i in range(mark.first, mark.last)}
    out = {}
    for k, anaphor in enumerate(anaphors):
        if anaphor is not None:
            said = next((status[i] for i in range(*places[k].cue) if i in status), "")
            out[k] = speakers.whose(range(*places[k].content), said, statements[k], statements[k].source.id)
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
