"""Who had it first, who took it from whom, and what changed on the way."""

from attribution import Options, analyze
from attribution.corpus import Corpus, CorpusClaim
from attribution.corpus.digest import instant
from attribution.corpus.trust import PRIOR_ACCURACY

OPTIONS = Options(extractor="rules")


def _corpus(*articles: tuple[str, str, str, str]) -> Corpus:
    corpus = Corpus(options=OPTIONS)
    for ident, outlet, published, text in articles:
        corpus.add(analyze(text, id=ident, outlet=outlet, published=published, options=OPTIONS))
    return corpus


def _claim(corpus: Corpus, *words: str) -> CorpusClaim:
    return next(c for c in corpus.claims() if all(w in c.text for w in words))


HEDGED = (
    "a",
    "The Brenn Gazette",
    "2024-04-05",
    "Engineer Milo Hradek said the Tolvar dam may have been damaged by the earthquake.\n\n"
    "Crews were inspecting the spillway on Friday morning.",
)


def test_a_lost_hedge_is_drift() -> None:
    """Who cites an outlet and leaves out its "may" is shown with the word that is gone; who keeps it is not."""
    lost = (
        "b",
        "The Morning Post",
        "2024-04-06",
        "According to The Brenn Gazette, the Tolvar dam was damaged by the earthquake.",
    )
    kept = (
        "b",
        "The Morning Post",
        "2024-04-06",
        "According to The Brenn Gazette, the Tolvar dam may have been damaged by the earthquake.",
    )
    found = _corpus(HEDGED, lost).drifts()
    assert [(d.origin[0], d.later[0], d.kind) for d in found] == [("a", "b", "hedge lost")]
    assert "may" in found[0].why
    assert _corpus(HEDGED, kept).drifts() == ()


def test_only_what_was_taken_over_drifts() -> None:
    """An independent account that is surer than another one has not drifted."""
    own = (
        "b",
        "The Morning Post",
        "2024-04-06",
        "The Tolvar dam was damaged by the earthquake, the water board said.",
    )
    assert _corpus(HEDGED, own).drifts() == ()


def test_a_changed_number_is_drift() -> None:
    """A figure that differs from that of the article it cites is shown with both figures."""
    corpus = _corpus(
        (
            "a",
            "The Brenn Gazette",
            "2024-04-05",
            "A landslide near Orvelt killed 14 people, police chief Anna Dorn said.",
        ),
        (
            "b",
            "Tarnow Daily",
            "2024-04-06",
            "The Brenn Gazette reported that a landslide near Orvelt killed 40 people.",
        ),
    )
    (drift,) = corpus.drifts()
    assert (drift.origin[0], drift.later[0], drift.kind) == ("a", "b", "number changed")
    assert "14" in drift.why
    assert "40" in drift.why
    assert _claim(corpus, "14").rivals == (_claim(corpus, "40").id,)


RING = (
    (
        "a",
        "The Brenn Gazette",
        "2024-04-05",
        "The port of Kessim would be sold to investors from Orvelt, the Tarnow Daily reported.",
    ),
    (
        "b",
        "The Morning Post",
        "2024-04-06",
        "According to The Brenn Gazette, the port of Kessim would be sold to investors from Orvelt.",
    ),
    (
        "c",
        "Tarnow Daily",
        "2024-04-06",
        "The port of Kessim would be sold to investors from Orvelt, The Morning Post reported.",
    ),
)


def test_circular_citation_is_found() -> None:
    """Three outlets that cite each other in a circle for a claim are named, and are not three origins."""
    corpus = _corpus(*RING)
    (circle,) = corpus.cycles()
    assert {o.removeprefix("The ") for o in circle.outlets} == {
        "Brenn Gazette",
        "Morning Post",
        "Tarnow Daily",
    }
    assert circle.claim == _claim(corpus, "Kessim").id
    assert _claim(corpus, "Kessim").n_for == 1


def test_a_chain_of_citations_is_no_circle() -> None:
    """Where the first outlet has a source of its own, those that cite it stand in a line."""
    own = (
        *RING[0][:3],
        "Harbour master Ida Lorm said the port of Kessim would be sold to investors from Orvelt.",
    )
    assert _corpus(own, *RING[1:]).cycles() == ()


def test_the_earliest_document_is_the_origin() -> None:
    """The origin is the earliest publication in time, whatever the ids, the order of adding and the time zones."""
    text = "Harbour master Ida Lorm said that the lighthouse of Kessim would be switched off in autumn."
    articles = [
        ("a", "The Morning Post", "2024-04-06T01:30:00+02:00", text),
        ("b", "Tarnow Daily", "2024-04-05T23:45:00Z", text),
        ("c", "The Brenn Gazette", "2024-04-05T18:00:00-05:00", text),
    ]
    for order in (articles, articles[::-1]):
        claim = _claim(_corpus(*order), "lighthouse")
        assert [o.document for o in claim.origins] == ["c"]
        assert claim.id.startswith("c/")
        assert claim.origins[0].documents == ("a", "b", "c")


def test_instants_sort_by_time() -> None:
    """Days, times and times with a zone sort by the moment they name; an unknown one is last."""
    given = [None, "2024-04-06", "2024-04-06T00:30:00+02:00", "2024-04-05T23:00:00Z", "2024-04-05"]
    assert sorted(given, key=instant) == [
        "2024-04-05",
        "2024-04-06T00:30:00+02:00",
        "2024-04-05T23:00:00Z",
        "2024-04-06",
        None,
    ]


def test_an_agency_credit_makes_one_origin() -> None:
    """Two rewrites that carry the same agency's credit are one voice; without the credits they are two."""
    first = "Floods cut off the town of Orvelt on Sunday, officials said.\n\nBoats were brought in by lorry."
    second = "The town of Orvelt was cut off by floods on Sunday, a spokesman said.\n\nSchools stay shut until May."
    credit = "\n\nSource: Reuters"
    with_credit = _corpus(
        ("a", "The Brenn Gazette", "2024-04-05", first + credit),
        ("b", "The Morning Post", "2024-04-06", second + credit),
    )
    without = _corpus(
        ("a", "The Brenn Gazette", "2024-04-05", first), ("b", "The Morning Post", "2024-04-06", second)
    )
    assert len(_claim(without, "Orvelt").documents) == 2
    assert _claim(without, "Orvelt").n_for == 2
    assert _claim(with_credit, "Orvelt").n_for == 1


def test_a_verdict_counts_where_nobody_else_speaks() -> None:
    """A claim of one outlet says nothing about it until a person judges it; then its record follows the verdict."""
    corpus = _corpus(
        (
            "a",
            "The Brenn Gazette",
            "2024-04-05",
            "Harbour master Ida Lorm said the ferry to Orvelt sank on Monday.",
        )
    )
    claim = _claim(corpus, "Orvelt")
    assert dict(corpus.trust().sources) == {}
    (before,) = corpus.records()
    assert before.accuracy == PRIOR_ACCURACY
    for verdict, better in (("refuted", False), ("confirmed", True)):
        corpus.judge(*claim.places[0], verdict)
        (record,) = corpus.records()
        assert (record.accuracy > PRIOR_ACCURACY) is better
        assert (record.n_confirmed, record.n_refuted) == ((1, 0) if better else (0, 1))


def test_an_outlet_does_not_answer_for_a_denial_it_reports() -> None:
    """Who denies is the source; the outlet that tells of it has asserted nothing against the claim."""
    corpus = _corpus(
        (
            "a",
            "The Brenn Gazette",
            "2024-04-05",
            "Harbour master Ida Lorm said the ferry to Orvelt sank on Monday.",
        ),
        (
            "b",
            "The Morning Post",
            "2024-04-06",
            "Shipping director Pavel Ruhn denied that the ferry to Orvelt sank.",
        ),
    )
    by = {r.name: r for r in corpus.records(of="sources")}
    assert by["Pavel Ruhn"].n_assertions == 1
    assert [r.name for r in corpus.records()] == ["Brenn Gazette"]
    claim = _claim(corpus, "Orvelt", "ferry")
    assert (claim.n_for, claim.n_against) == (1, 1)


def _documents_together(first: str, second: str) -> bool:
    """Tell whether two articles of two sentences share a claim."""
    corpus = _corpus(
        ("a", "The Brenn Gazette", "2024-04-05", first), ("b", "The Morning Post", "2024-04-06", second)
    )
    return any(len(c.documents) == 2 for c in corpus.claims())


def test_a_number_in_a_place_holds_a_claim_together() -> None:
    """Accounts that share who was hit, where and how many are one claim; another place or figure makes two."""
    account = "The blaze near Orvelt killed 245 workers, the fire service said."
    assert _documents_together(account, "An inferno in Orvelt left 245 workers dead, officials said.")
    assert not _documents_together(account, "An inferno in Kessim left 245 workers dead, officials said.")
    assert not _documents_together(account, "An inferno in Orvelt left 310 workers dead, officials said.")


def test_a_number_alone_does_not() -> None:
    """Two things that happened to as many people in one place are two claims."""
    account = "The flood in Orvelt displaced 245 families, the mayor said."
    assert not _documents_together(account, "The bank in Orvelt lent money to 245 families, the bank said.")
