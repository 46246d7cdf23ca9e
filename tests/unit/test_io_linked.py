"""Linked data is valid RDF that says what the report says, and no more."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from strategies import reports

from attribution import Report, analyze
from attribution.errors import InputError
from attribution.io.annotations import from_annotations, to_annotations
from attribution.io.linked import Verdict, to_jsonld

rdflib = pytest.importorskip("rdflib", reason="rdflib is in the extra test")

TEXT = 'The harbour master, Ida Frost, said: "The ferry is late." The company denied that it had lost a propeller.'
SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
OURS = rdflib.Namespace("urn:attribution:")

# The terms of http://www.w3.org/ns/anno.jsonld that are used, so that the tests need no network.
ANNOTATION_CONTEXT = {
    "oa": str(OA), "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "tagging": "oa:tagging", "identifying": "oa:identifying", "value": "rdf:value",
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "refinedBy": {"@type": "@id", "@id": "oa:refinedBy"}, "exact": "oa:exact", "prefix": "oa:prefix",
    "suffix": "oa:suffix", "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    """The report of two sentences."""
    return analyze(TEXT, id="ferry", published="2024-05-01", outlet="Harbour Post")


def graph_of(data: object) -> "rdflib.Graph":
    """Parse JSON-LD."""
    return rdflib.Graph().parse(data=json.dumps(data), format="json-ld")


def test_it_is_rdf_that_says_what_the_report_says(report: Report) -> None:
    """Sources, statements and claims are typed and tied as in the report."""
    graph = graph_of(to_jsonld(report, base="https://example.org/ferry"))
    here = rdflib.Namespace("https://example.org/ferry#")
    document = rdflib.URIRef("https://example.org/ferry")
    assert (document, rdflib.RDF.type, SCHEMA.Article) in graph
    assert graph.value(document, SCHEMA.datePublished).toPython() == date(2024, 5, 1)
    for s in report.statements:
        assert (here[s.id], PROV.wasQuotedFrom, document) in graph
        assert ((here[s.id], PROV.wasAttributedTo, here[s.source.id or ""]) in graph) == (
            s.source.id is not None
        )
        assert (here[s.id], OURS.expresses, here[s.claim]) in graph
    for c in report.claims:
        assert (here[c.id], rdflib.RDF.type, SCHEMA.Claim) in graph
        assert graph.value(here[c.id], SCHEMA.text).toPython() == c.text
        assert {here[x] for x in c.statements} == set(graph.objects(here[c.id], PROV.wasDerivedFrom))
        assert {here[x] for x in c.support.for_} == set(graph.objects(here[c.id], SCHEMA.author))
    assert len(set(graph.subjects(rdflib.RDF.type, PROV.Agent))) == len(report.sources)


def test_there_is_no_review_without_a_human_verdict(report: Report) -> None:
    """Scores of ours never look like a fact-check; a verdict of a person gives one ClaimReview."""
    assert "ClaimReview" not in json.dumps(to_jsonld(report))
    assert "Rating" not in json.dumps(to_jsonld(report))
    verdict = Verdict("False", "Harbour Fact Desk", "2024-05-02", "https://example.org/review")
    graph = graph_of(to_jsonld(report, base="https://example.org/f", verdicts={"c1": verdict}))
    (review,) = graph.subjects(rdflib.RDF.type, SCHEMA.ClaimReview)
    assert graph.value(review, SCHEMA.itemReviewed) == rdflib.URIRef("https://example.org/f#c1")
    assert graph.value(graph.value(review, SCHEMA.reviewRating), SCHEMA.alternateName).toPython() == "False"


def test_a_verdict_on_nothing_is_refused(report: Report) -> None:
    """The message names the claim."""
    with pytest.raises(InputError, match="c99"):
        to_jsonld(report, verdicts={"c99": Verdict("False", "x")})


@given(reports())
@settings(max_examples=25, deadline=None)
def test_any_report_gives_valid_jsonld(report: Report) -> None:
    """Whatever the text, rdflib reads it without network, and each claim is there."""
    data = to_jsonld(report)
    graph = graph_of(data)
    assert len(set(graph.subjects(rdflib.RDF.type, SCHEMA.Claim))) == len(report.claims)
    assert all(re.fullmatch(r"urn:attribution:[\w%:.~#-]*", n["@id"]) for n in data["@graph"])


def test_annotations_are_of_the_web_annotation_model(report: Report) -> None:
    """Each has a motivation, bodies with purposes, and targets with two selectors whose words fit."""
    annotations = [
        {**a, "@context": ANNOTATION_CONTEXT} for a in to_annotations(report, base="https://example.org/f")
    ]
    graph = graph_of(annotations)
    assert len(set(graph.subjects(rdflib.RDF.type, OA.Annotation))) == len(annotations)
    for selector in graph.subjects(rdflib.RDF.type, OA.TextPositionSelector):
        start, end = (graph.value(selector, p).toPython() for p in (OA.start, OA.end))
        quoted = graph.value(selector, OA.refinedBy)
        assert graph.value(quoted, OA.exact).toPython() == TEXT[start:end]
        assert TEXT[:start].endswith(graph.value(quoted, OA.prefix).toPython())
        assert TEXT[end:].startswith(graph.value(quoted, OA.suffix).toPython())
    assert {a["@context"] for a in to_annotations(report)} == {"http://www.w3.org/ns/anno.jsonld"}


@given(reports())
@settings(max_examples=50, deadline=None)
def test_annotations_come_back(report: Report) -> None:
    """The parts of every statement that has spans survive."""
    back = from_annotations(to_annotations(report), report.text or "")
    expected = [s for s in report.statements if s.source.spans or s.cue.spans or s.content.spans]
    assert [(s.id, s.source.spans, s.cue.spans, s.content.spans) for s in back.statements] == [
        (s.id, s.source.spans, s.cue.spans, s.content.spans) for s in expected
    ]


def test_annotations_find_their_place_in_a_changed_text(report: Report) -> None:
    """Words put before the text move all spans with it."""
    changed = "CORRECTED. " + TEXT
    back = from_annotations(to_annotations(report), changed)
    for a, b in zip(report.statements, back.statements, strict=True):
        assert [x.text for x in a.content.spans] == [x.text for x in b.content.spans]
        assert all(changed[x.start : x.end] == x.text for x in b.content.spans)


@pytest.mark.parametrize(
    "annotation",
    [
        {},
        {"body": [], "target": []},
        {
            "body": [{"purpose": "tagging", "value": "cue"}, {"purpose": "identifying", "value": "s1"}],
            "target": [{"selector": 3}],
        },
        {
            "body": [{"purpose": "tagging", "value": "x"}, {"purpose": "identifying", "value": "s1"}],
            "target": [],
        },
        {
            "body": [{"purpose": "tagging", "value": "cue"}, {"purpose": "identifying", "value": "s1"}],
            "target": [{"selector": {"start": 0, "end": 3, "refinedBy": {"exact": "never"}}}],
        },
    ],
)
def test_a_foreign_annotation_is_refused(annotation: dict[str, object]) -> None:
    """The message counts to the annotation."""
    with pytest.raises(InputError, match="annotation 1"):
        from_annotations([annotation], TEXT)


def test_annotations_need_the_text() -> None:
    """A report without its text cannot be quoted from."""
    with pytest.raises(InputError, match="no text"):
        to_annotations(Report(text=None))
