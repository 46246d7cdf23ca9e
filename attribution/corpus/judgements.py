"""What persons judged of claims: kept with the words of the claim, apart from everything inferred."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve, frozen

from attribution.corpus.digest import DocumentDigest

__all__ = ["Judgement", "find_judgements", "storable"]


@frozen(slots=True, order=True)
class Judgement:
    """A person's verdict on a claim of a document.

    Attributes:
        document: id of the document.
        claim: id of the claim in it.
        verdict: ``"confirmed"`` or ``"refuted"``.
        author: who judged, or empty.
        note: why, or where it is published, or empty.
    """

    document: str
    claim: str
    verdict: str
    author: str = ""
    note: str = ""


def find_judgements(
    rows: Sequence[tuple[Any, ...]], documents: Iterable[DocumentDigest]
) -> tuple[Judgement, ...]:
    """Return the judgements that hold for the documents as they are, sorted.

    Args:
        rows: document, claim, words of the claim, verdict, author and note of each that was recorded.
        documents: the documents of the corpus.
    """
    judged = {row[0] for row in rows}
    claims = {d.id: {c.id: c.text for c in d.claims} for d in documents if d.id in judged} if judged else {}
    found: dict[tuple[str, str], Judgement] = {}
    for document, claim, text, verdict, author, note in rows:
        here = claims.get(document, {})
        judgement = Judgement(document, claim, verdict, author, note)
        # Files of version 1 did not keep the words.
        if claim in here and text in ("", storable(here[claim])):
            found[document, claim] = judgement
        elif text:
            found.update(
                {
                    (document, c): evolve(judgement, claim=c)
                    for c, words in here.items()
                    if storable(words) == text
                }
            )
    return tuple(sorted(found.values()))


def storable(text: str) -> str:
    """Write lone surrogates, which SQLite cannot hold, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
