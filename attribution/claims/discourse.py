"""What the floor reads off the statements of a document before it relates them."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from attribution.claims.judged import Speakers
from attribution.claims.keys import KeyTable, load_keys
from attribution.claims.phrases import Mark, find_marks
from attribution.claims.place import Place, place_statements
from attribution.claims.proposition import Proposition, content_tokens, read_proposition
from attribution.claims.references import Anaphor, read_anaphor
from attribution.values.document import Document
from attribution.values.source import Source
from attribution.values.statement import Statement

__all__ = ["Discourse", "read_discourse"]

#: Acts by which somebody else's words are passed on.
_RELAYED = frozenset(("accuse", "announce", "believe", "deny", "predict", "reject", "say", "warn"))


@frozen(slots=True)
class Discourse:
    """The statements of a document with what is read off them; each list has one entry a statement.

    Attributes:
        document: the text.
        statements: its statements, in text order.
        propositions: what their contents say.
        anaphors: which earlier claims a content stands for, None where it says something itself.
        outer: position of the statement that each is nested in, or -1.
        places: where they stand.
        speakers: who has said what.
        marks: phrases about checking, in text order.
        keys: what is left of each token of the document for comparison.
        table: weights of keys.
        folder: a user's folder of lexicons, or None.
    """

    document: Document
    statements: Sequence[Statement]
    propositions: Sequence[Proposition]
    anaphors: Sequence[Anaphor | None]
    outer: Sequence[int]
    places: Sequence[Place]
    speakers: Speakers
    marks: Sequence[Mark]
    keys: Sequence[str]
    table: KeyTable
    folder: Path | None = None


def read_discourse(
    document: Document,
    statements: Sequence[Statement],
    sources: Sequence[Source] = (),
    folder: Path | None = None,
) -> Discourse:
    """Read the contents, places, speakers and phrases about checking of a document.

    Args:
        document: the text with tags, base forms and names.
        statements: its statements, in text order.
        sources: its sources with their mentions; without them nobody's claims are told from another's.
        folder: a user's folder of lexicons, or None.

    Raises:
        LexiconError: if a lexicon breaks its schema.
    """
    table = load_keys(folder)
    keys = table.keys(document.lemmas, document.tags)
    tokens = [content_tokens(document, [(s.start, s.end) for s in st.content.spans]) for st in statements]
    position = {s.id: k for k, s in enumerate(statements)}
    outer = [position.get(s.nested_in, -1) if s.nested_in else -1 for s in statements]
    relayed = _relayed(statements, outer, tokens)
    propositions = [
        read_proposition(document, keys, t, table, folder, relayed.get(k, ())) for k, t in enumerate(tokens)
    ]
    places = place_statements(document, statements, propositions, tokens, keys, table)
    return Discourse(
        document=document,
        statements=statements,
        propositions=propositions,
        anaphors=[read_anaphor(document, t, folder, is_whole=True) for t in tokens],
        outer=outer,
        places=places,
        speakers=Speakers(document, statements, places, sources, folder),
        marks=find_marks(document, folder),
        keys=keys,
        table=table,
        folder=folder,
    )


def _relayed(
    statements: Sequence[Statement], outer: Sequence[int], tokens: Sequence[Sequence[int]]
) -> dict[int, set[int]]:
    """Return for each content the tokens that somebody else says in it: what is passed on is not said ("people claim P")."""
    out: dict[int, set[int]] = {}
    for s, holder, inside in zip(statements, outer, tokens, strict=True):
        if (
            holder >= 0
            and s.source.spans
            and s.source.id != statements[holder].source.id
            and s.act in _RELAYED
        ):
            out.setdefault(holder, set()).update(inside)
    return out
