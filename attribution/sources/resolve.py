"""Resolve the sources of a document's statements: the floor's public function."""

from collections.abc import Sequence

from attrs import evolve

from attribution.options import Options
from attribution.sources.describe import aliases, canonical_name, source_type
from attribution.sources.lexicon import load_lexicon
from attribution.sources.linking import link
from attribution.sources.mentions import find_mentions
from attribution.sources.participants import Participant
from attribution.sources.roles import Roles
from attribution.sources.speakers import assign_speakers, mark_sources
from attribution.values.analysis import Analysis
from attribution.values.document import Document
from attribution.values.source import Source
from attribution.values.statement import SourceRef, Statement

__all__ = ["resolve"]

_DEFAULT = Options()


def resolve(document: Document, statements: Sequence[Statement], options: Options = _DEFAULT) -> Analysis:
    """Find the participant behind every statement's source, and all its mentions.

    Args:
        document: a read document.
        statements: its statements, in text order.
        options: ``lexicons`` and ``sources`` matter here.

    Returns:
        An analysis with the statements (each with the id of its source, or None where nobody can be told),
        the sources in order of first mention, and the outlet's id.

    Raises:
        PolicyError: if the file of known sources breaks its format.
    """
    lexicon = load_lexicon(options.lexicons)
    mentions = find_mentions(document, statements, lexicon)
    sources = mark_sources(document, statements, mentions)
    register = link(document, mentions, lexicon)
    outlet: Participant | None = None
    roles = Roles(document, mentions, register, lexicon)
    speakers = assign_speakers(document, statements, mentions, sources, register, lexicon, roles, outlet)
    wanted = {p.number: p for p in speakers.values()}
    for p in list(wanted.values()):
        for q in p.members:
            wanted[q.number] = q
    def key(p: Participant) -> tuple[int, int]:
        heads = [m.head for m in p.mentions] or [m.head for q in p.members for m in q.mentions]
        return (min(heads, default=0), p.number)
    order = sorted(wanted.values(), key=key)
    ids = {p.number: f"e{n}" for n, p in enumerate(order, 1)}
    out = []
    for p in order:
        name = canonical_name(document, p, lexicon)
        pairs = sorted(zip(p.mentions, p.reasons, strict=True), key=lambda x: (x[0].first, x[0].last))
        out.append(Source(
            id=ids[p.number], name=name, type=source_type(document, p, lexicon), named=p.is_named,
            aliases=aliases(document, p, name),
            mentions=tuple(document.token_span(m.first, m.last) for m, _ in pairs),
            reasons=tuple(r for _, r in pairs),
            members=tuple(ids[q.number] for q in p.members),
        ))
    done = tuple(
        evolve(s, source=SourceRef(ids[speakers[s.id].number] if s.id in speakers else None, s.source.spans))
        for s in statements
    )
    return Analysis(document=document, statements=done, sources=tuple(out))
