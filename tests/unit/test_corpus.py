"""Many documents: sources merged, claims matched, copies collapsed, drift and circles found."""

import random
from collections.abc import Iterator

import pytest

from attribution import Options, analyze
from attribution.corpus import Corpus
from attribution.corpus.audit import audit_outlets
from attribution.corpus.html import render_corpus
from attribution.corpus.merge import name_key
from attribution.errors import InputError
from attribution.report import Report

OPTIONS = Options(extractor="rules")

HERALD = """Nineteen miners were trapped after an explosion at the Karvela pit on Tuesday, Deputy Energy Minister Ilona Brezak said.

Rescue teams from three neighbouring districts were working through the night to clear the collapsed northern shaft.

"We still hear them knocking," said foreman Petar Lusik, who escaped through a ventilation tunnel."""

COPY = "Region in brief\n\n" + HERALD + "\n\nThis article first appeared in The Norvik Herald."

OWN = """Ilona Brezak, the deputy energy minister, said that an explosion at the Karvela pit had trapped nineteen miners.

The mine, opened half a century ago, employs most families of the valley and had passed its last inspection in spring."""

DENIAL = """The operator Karvela Coal denied that an explosion at the Karvela pit had trapped nineteen miners.

A company lawyer would not comment further on Wednesday evening outside the court house."""

TEXTS = {
    "herald": (HERALD, "The Norvik Herald", "2024-03-05"),
    "copy": (COPY, "Valley Online", "2024-03-06"),
    "own": (OWN, "The Courier", "2024-03-05"),
    "denial": (DENIAL, "The Ledger", "2024-03-07"),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {
        k: analyze(text, id=k, outlet=outlet, published=published, options=OPTIONS)
        for k, (text, outlet, published) in TEXTS.items()
    }


@pytest.fixture
def corpus(reports: dict[str, Report]) -> Iterator[Corpus]:
    with Corpus(options=OPTIONS) as c:
        for r in reports.values():
            c.add(r)
        yield c


def test_copies_are_found_with_their_origin(corpus: Corpus) -> None:
    """The republished article is a copy of the earlier one; the independent account and the denial are not."""
    assert [(c.origin, c.copy) for c in corpus.copies()] == [("herald", "copy")]


def _trapped(corpus: Corpus):  # type: ignore[no-untyped-def]
    return next(c for c in corpus.claims() if "trapped" in c.text and len(c.documents) >= 3)


def test_the_claim_meets_across_documents(corpus: Corpus) -> None:
    """Four articles word one claim; a person quoted in three of them is one origin, the denial stands against it."""
    claim = _trapped(corpus)
    assert set(claim.documents) >= {"herald", "copy", "own"}
    assert claim.n_for == 1
    assert claim.n_against == 1
    assert claim.origins[0].document in ("herald", "own")


def test_the_same_person_is_one_source(corpus: Corpus) -> None:
    """The minister is found in three documents under one id."""
    found = [s for s in corpus.sources() if name_key(s.name) == "ilona brezak"]
    assert len(found) == 1
    assert {d for d, _ in found[0].places} >= {"herald", "copy", "own"}


def test_corpus_credibility_counts_origins(corpus: Corpus) -> None:
    """The ledger sums to the opinion, and taking the denial out raises the score while the copy changes nothing."""
    claim = _trapped(corpus)
    view = corpus.credibility(claim.id)
    r, s = sum(x.for_ for x in view.ledger), sum(x.against for x in view.ledger)
    assert view.belief == pytest.approx(r / (r + s + 2), abs=1e-9)
    corpus.remove("copy")
    same = corpus.credibility(_trapped_without_copy(corpus).id)
    assert same.score == pytest.approx(view.score, abs=1e-9)
    corpus.remove("denial")
    assert corpus.credibility(_trapped_without_copy(corpus).id).score > view.score


def _trapped_without_copy(corpus: Corpus):  # type: ignore[no-untyped-def]
    return next(c for c in corpus.claims() if "trapped" in c.text)


def test_order_and_history_do_not_matter(reports: dict[str, Report]) -> None:
    """Any order of adding, with replacements and removals between, gives the overview of a corpus built anew."""
    fresh = Corpus(options=OPTIONS)
    for k in sorted(reports):
        fresh.add(reports[k])
    r = random.Random(5)
    for _ in range(4):
        other = Corpus(options=OPTIONS)
        names = list(reports)
        r.shuffle(names)
        for k in names:
            other.add(reports[k])
            if r.random() < 0.5:
                other.remove(r.choice(names))
        for k in names:
            other.add(reports[k])
        assert other.overview == fresh.overview


def test_verdicts_are_kept_apart(corpus: Corpus) -> None:
    """A human verdict shows on the claim, goes into the records, and changes no inferred score."""
    claim = _trapped(corpus)
    before = corpus.credibility(claim.id)
    document, number = claim.places[0]
    corpus.judge(document, number, "refuted", author="desk")
    after = corpus.claim(claim.id)
    assert after.verdict == "refuted"
    assert corpus.credibility(claim.id) == before
    assert any(r.n_refuted for r in corpus.records())
    with pytest.raises(InputError, match="expected one of"):
        corpus.judge(document, number, "maybe")
    with pytest.raises(InputError, match="no claim"):
        corpus.judge(document, "c999", "refuted")


def test_no_letter_without_a_record(corpus: Corpus) -> None:
    """A handful of assertions earns nobody a reliability letter."""
    assert {r.letter for r in corpus.records()} == {"F"}


def test_hostile_names_are_escaped_in_the_page() -> None:
    """Markup in names and texts never reaches the page."""
    text = 'The <script>alert("x")</script> Institute said the dam at Gorm was cracked.'
    corpus = Corpus(options=OPTIONS)
    for k in ("a<b>", "b&c"):
        corpus.add(analyze(text, id=k, outlet="<i>Herald</i>", options=OPTIONS))
    page = render_corpus(corpus.overview)
    assert "<script" not in page
    assert "<i>" not in page
    assert "&lt;i&gt;Herald" in page


def test_audit_counts_each_outlet(corpus: Corpus) -> None:
    """Every outlet is audited with shares inside their intervals."""
    audits = audit_outlets(corpus.overview)
    assert {name_key(a.outlet) for a in audits} == {name_key(o) for _, o, _ in TEXTS.values()}
    for a in audits:
        for share in (a.anonymous, a.single_source, a.unverified, a.copied):
            assert 0 <= share.low <= share.value <= share.high <= 1
    assert next(a for a in audits if a.outlet == "Valley Online").copied.value == 1


def test_what_was_denied_is_contested_not_unverified() -> None:
    """The audit keeps claims that could not be verified apart from those that somebody denied."""
    corpus = Corpus(options=OPTIONS)
    text = (
        "Rebels said the mill burned. The claim could not be verified. The mayor denied that the ferry sank."
    )
    corpus.add(analyze(text, id="a", outlet="Valley Sun", options=OPTIONS))
    statuses = [c.status for c in corpus.documents()[0].claims]
    (audit,) = audit_outlets(corpus.overview)
    assert statuses.count("denied") == 1
    assert audit.contested.value == statuses.count("denied") / len(statuses)
    assert audit.unverified.value == statuses.count("unverified") / len(statuses) > 0


def test_the_graph_has_plain_values(corpus: Corpus) -> None:
    """Nodes and edges carry kinds and values that any exchange format can hold."""
    graph = corpus.graph
    kinds = {d["kind"] for _, d in graph.nodes(data=True)}
    assert kinds == {"document", "source", "claim"}
    assert {d["kind"] for *_, d in graph.edges(data=True)} >= {"published", "copy_of", "in", "for", "against"}
    for _, data in graph.nodes(data=True):
        assert all(isinstance(v, (str, int, float, bool)) for v in data.values())
