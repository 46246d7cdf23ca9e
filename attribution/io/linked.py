"""A report as linked data: JSON-LD with the vocabularies of schema.org and PROV-O.

Documents are ``schema:Article``, sources ``schema:Person`` or ``schema:Organization`` and ``prov:Agent``,
statements ``schema:Quotation`` (where they are direct) that are ``prov:wasAttributedTo`` their source and
``prov:wasQuotedFrom`` the document, claims ``schema:Claim`` that are ``prov:wasDerivedFrom`` statements.
Scores are in a vocabulary of their own, since schema.org has ratings for reviews only.

A ``schema:ClaimReview`` says that somebody reviewed a claim. No score of this library is a review: one is
written only for a verdict that a person supplied.

References:
    W3C, "JSON-LD 1.1", 2020; "PROV-O: The PROV Ontology", 2013; schema.org types Claim and ClaimReview.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrs import frozen

from attribution.errors import InputError

if TYPE_CHECKING:
    from attribution.report.report import Report
    from attribution.values.claim import Claim
    from attribution.values.source import Source
    from attribution.values.statement import Statement

__all__ = ["CONTEXT", "Verdict", "to_jsonld"]

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "attribution": "urn:attribution:",
    "datePublished": {"@type": "xsd:date"},
}
"""Names are expanded by this context, which is written into each document so that nothing is fetched."""

_TYPES = {
    "person": "Person",
    "document": "CreativeWork",
    "outlet": "NewsMediaOrganization",
    "government": "GovernmentOrganization",
}


@frozen(slots=True)
class Verdict:
    """What a person found about a claim.

    Attributes:
        rating: in their words ("False", "Mostly true").
        author: who they are.
        published: ISO 8601 date of the verdict, or None.
        url: where it can be read, or None.
    """

    rating: str
    author: str
    published: str | None = None
    url: str | None = None


def to_jsonld(
    report: "Report", *, base: str | None = None, verdicts: Mapping[str, Verdict] | None = None
) -> dict[str, Any]:
    """Return a report as a JSON-LD document.

    Args:
        report: the report.
        base: IRI of the document, to which ids are appended as fragments; ``urn:attribution:document:`` and
            the report's id where None.
        verdicts: verdicts of people on claims, by claim id; each gives a ``ClaimReview``.

    Returns:
        A dictionary of plain JSON values that needs no network to be read as RDF.

    Raises:
        InputError: if there is a verdict on a claim that the report does not have.

    Example:
        >>> from attribution.report import Report
        >>> to_jsonld(Report(id="a b"))["@graph"][0]["@id"]
        'urn:attribution:document:a%20b'
    """
    verdicts = verdicts or {}
    unknown = sorted(set(verdicts) - {c.id for c in report.claims})
    if unknown:
        raise InputError(f"verdicts on {', '.join(unknown)}, which the report does not have")
    document = base or f"urn:attribution:document:{quote(report.id.encode('utf-8', 'replace'), safe='')}"

    def iri(id: str) -> str:
        return f"{document}#{quote(id.encode('utf-8', 'replace'), safe='')}"

    known = {s.id for s in report.sources} | {s.id for s in report.statements} | {c.id for c in report.claims}

    def ref(id: str | None) -> dict[str, str] | None:
        return {"@id": iri(id)} if id in known and id is not None else None

    nodes: list[dict[str, Any]] = [
        {
            "@id": document,
            "@type": ["Article", "prov:Entity"],
            "name": report.title or report.id,
            "datePublished": report.published,
            "publisher": ref(report.outlet),
        }
    ]
    nodes += [{"@id": iri(s.id), **_source(s, ref)} for s in report.sources]
    nodes += [{"@id": iri(s.id), **_statement(s, document, ref)} for s in report.statements]
    for c in report.claims:
        relations: dict[str, list[dict[str, str] | None]] = {}
        for r in report.relations:
            if r.a == c.id:
                relations.setdefault(f"attribution:{r.relation}", []).append(ref(r.b))
        nodes.append({"@id": iri(c.id), **_claim(c, document, ref), **relations})
    nodes += [_review(iri(id), verdict) for id, verdict in verdicts.items()]
    return {"@context": CONTEXT, "@graph": [_without_absent(n) for n in nodes]}


def _without_absent(node: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name, value in node.items():
        if isinstance(value, list):
            value = [v for v in value if v is not None]
        if value is not None and value != [] and value != "":
            found[name] = value
    return found


def _source(s: "Source", ref: Any) -> dict[str, Any]:
    kind = "Organization" if s.type != "unnamed" else "Thing"
    return {
        "@type": [_TYPES.get(s.type, kind), "prov:Agent"],
        "name": s.name,
        "alternateName": list(s.aliases),
        "jobTitle": s.role if s.type == "person" else None,
        "memberOf": ref(s.affiliation),
        "attribution:named": s.named,
        "attribution:sourceType": s.type,
        "attribution:independenceGroup": s.independence_group,
    }


def _statement(s: "Statement", document: str, ref: Any) -> dict[str, Any]:
    return {
        "@type": ["Quotation" if s.form == "direct" else "CreativeWork", "prov:Entity"],
        "text": " … ".join(x.text for x in s.content.spans),
        "prov:wasAttributedTo": ref(s.source.id),
        "prov:wasQuotedFrom": {"@id": document},
        "attribution:expresses": ref(s.claim),
        "attribution:nestedIn": ref(s.nested_in),
        "attribution:cue": s.cue.lemma,
        "attribution:form": s.form,
        "attribution:act": s.act,
        "attribution:polarity": s.polarity,
        "attribution:reported": s.reported,
        "attribution:certainty": s.certainty,
        "attribution:commitment": s.commitment,
        "attribution:confidence": s.confidence,
    }


def _claim(c: "Claim", document: str, ref: Any) -> dict[str, Any]:
    return {
        "@type": ["Claim", "prov:Entity"],
        "text": c.text,
        "appearance": {"@id": document},
        "author": [ref(x) for x in c.support.for_],
        "prov:wasDerivedFrom": [ref(x) for x in c.statements],
        "attribution:deniedBy": [ref(x) for x in c.support.against],
        "attribution:verification": c.verification.status,
        "attribution:score": c.credibility.score,
        "attribution:uncertainty": c.credibility.uncertainty,
        "attribution:likelihood": c.credibility.likelihood,
    }


def _review(claim: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "@id": f"{claim}-review",
        "@type": "ClaimReview",
        "itemReviewed": {"@id": claim},
        "reviewRating": {"@type": "Rating", "alternateName": verdict.rating},
        "author": {"@type": "Organization", "name": verdict.author},
        "datePublished": verdict.published,
        "url": verdict.url,
    }
