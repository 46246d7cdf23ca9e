"""Commands of ``attribution corpus`` on single documents and claims: list, show, judge, take back."""

from pathlib import Path

import click

from attribution.cli.output import write
from attribution.corpus import Corpus, CorpusClaim
from attribution.errors import InputError, NotFoundError
from attribution.io.jsonlines import dump_line

__all__ = ["as_json", "database", "documents", "judge", "show", "withdraw"]

_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)

database = click.argument("database", type=_EXISTING, metavar="DB")
as_json = click.option("--json", "is_json", is_flag=True, help="One JSON object a line instead of text.")
place = click.argument("place", nargs=-1, required=True, metavar="CLAIM")


@click.command(short_help="List the documents.")
@database
@as_json
def documents(database: Path, is_json: bool) -> None:
    """List the documents with date, publisher, number of claims and headline, sorted by id."""
    with Corpus.open(database) as store:
        for d in store.documents():
            record = {
                "id": d.id,
                "published": d.published,
                "outlet": d.outlet,
                "title": d.title,
                "claims": len(d.claims),
            }
            if is_json:
                write(dump_line(record))
            else:
                known = (
                    d.published or "no date",
                    d.outlet or "no outlet",
                    f"{len(d.claims)} claims",
                    d.title or "",
                )
                click.echo("  ".join((d.id, *known)).rstrip())


@click.command(short_help="Show one claim with its origins and disputes.")
@database
@place
def show(database: Path, place: tuple[str, ...]) -> None:
    """Show one CLAIM: its origins, who copied it, who disputes it, how it changed, how it was judged.

    CLAIM is an id that "claims" lists, as a/c1, or the claim of any document: a/c1 or a c1.
    """
    with Corpus.open(database) as store:
        c = _claim_at(store, *_split(place), database)
        names = {s.id: s.name for s in store.sources()}
        click.echo(c.text)
        for o in sorted(c.origins, key=lambda o: o.stance == "against"):
            who = names.get(o.source or "", "the article itself")
            copies = (
                f", also in {', '.join(d for d in o.documents if d != o.document)}"
                if len(o.documents) > 1
                else ""
            )
            click.echo(
                f"  {'first, ' if o is c.origins[0] else ''}{o.stance}: {who} in {o.document} {o.published or ''}{copies}"
            )
        for document, status in c.statuses:
            click.echo(f"  {document} leaves it {status}")
        for d in store.drifts():
            if d.origin in c.places or d.later in c.places:
                click.echo(f"  {d.kind} from {d.origin[0]} to {d.later[0]}: {d.why}")
        if c.rivals:
            click.echo(f"  excluded by: {', '.join(c.rivals)}")
        for j in store.judgements():
            if (j.document, j.claim) in c.places:
                by, why = f", by {j.author}" if j.author else "", f": {j.note}" if j.note else ""
                click.echo(f"  human verdict: {j.verdict}{by}{why}")


@click.command(short_help="Record a person's verdict on a claim.")
@database
@place
@click.argument("verdict", type=click.Choice(["confirmed", "refuted"]))
@click.option("--author", default="", help="Who judged.")
@click.option("--note", default="", help="Why.")
def judge(database: Path, place: tuple[str, ...], verdict: str, author: str, note: str) -> None:
    """Record a person's VERDICT on CLAIM of a document, given as a/c1 or a c1; "show" shows it."""
    with Corpus.open(database) as store:
        store.judge(*_split(place), verdict, author=author, note=note)


@click.command(short_help="Take a person's verdict back.")
@database
@place
def withdraw(database: Path, place: tuple[str, ...]) -> None:
    """Take the verdict on CLAIM of a document back, given as a/c1 or a c1."""
    document, claim = _split(place)
    with Corpus.open(database) as store:
        if not store.withdraw(document, claim):
            raise InputError(f"no verdict was recorded on claim {claim!r} of document {document!r}")


def _split(place: tuple[str, ...]) -> tuple[str, str]:
    """Return the document and the claim that a place names; ids of documents may hold slashes, those of claims do not."""
    document, slash, claim = "/".join(place).rpartition("/")
    if len(place) > 2 or not (slash and document and claim):
        raise InputError(f"{' '.join(place)!r} is no claim; give its document and its id, as in a/c1 or a c1")
    return document, claim


def _claim_at(store: Corpus, document: str, claim: str, database: Path) -> CorpusClaim:
    """Return the claim that a document's claim belongs to."""
    found = next((c for c in store.claims() if (document, claim) in c.places), None)
    if found is None:
        raise NotFoundError(
            f"no claim {claim!r} in document {document!r}; list them with: attribution corpus claims {database}"
        )
    return found
