"""The laws of the scores, on generated articles run through the whole pipeline.

An article is two paragraphs of its own matter around one statement: a fact, a source and an order of the parts. Each law
changes one thing and says which way certainty, score or support may move.
"""

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

import attribution
from attribution import Report

EPSILON = 1e-9


@frozen
class Fact:
    """A made-up event: its subject, its verb in the past and as a participle, what follows, and its subject's number."""

    subject: str
    past: str
    participle: str
    rest: str

    @property
    def clause(self) -> str:
        return f"{self.subject} {self.past} {self.rest}"

    @property
    def hedged(self) -> str:
        return f"{self.subject} may have {self.participle} {self.rest}"


FACTS = (
    Fact("the footbridge over the Larn", "collapsed", "collapsed", "on Tuesday night"),
    Fact("two border guards", "died", "died", "in an ambush near Kesh"),
    Fact("the Orrin chemical plant", "leaked", "leaked", "acid into the canal"),
    Fact("the freighter", "sank", "sunk", "off the northern coast"),
    Fact("gunmen", "raided", "raided", "the post office in Tarvin"),
    Fact("the treasurer", "took", "taken", "bribes from a builder"),
    Fact("the storm", "damaged", "damaged", "the roof of the concert hall"),
    Fact("the savings bank", "lost", "lost", "40 million dollars last year"),
    Fact("the vaccine shipment", "arrived", "arrived", "at the harbour on Monday"),
    Fact("the army", "shelled", "shelled", "a market in the old town"),
    Fact("the team doctor", "resigned", "resigned", "after the final match"),
    Fact("wild boars", "destroyed", "destroyed", "vineyards in three villages"),
)
NAMED = (
    "Ann Miller",
    "Karl Benson",
    "Maria Lopez",
    "the Harlow Institute",
    "Harbour Watch",
    "Interior Minister Jon Ferry",
)
ANONYMOUS = (
    "a source",
    "an official who asked not to be named",
    "a person familiar with the matter",
    "an insider",
)
ORDERS = ("front", "that", "back", "inverted", "quote", "quote_front")
BEFORE = "The valley is home to about nine thousand people. Its main road runs along the river."
AFTER = "Shops in the main street opened as usual. The weather stayed dry."

facts = st.sampled_from(FACTS)
named = st.sampled_from(NAMED)
orders = st.sampled_from(ORDERS)
quick = settings(max_examples=30, deadline=None, derandomize=True)
many = settings(max_examples=30, deadline=None, derandomize=True)


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def told(source: str, clause: str, order: str = "that", cue: str = "said") -> str:
    """Put one statement into words."""
    if order == "front":
        return f"{upper(source)} {cue} {clause}."
    if order == "back":
        return f"{upper(clause)}, {source} {cue}."
    if order == "inverted":
        return f"{upper(clause)}, {cue} {source}."
    if order == "quote":
        return f"“{upper(clause)},” {source} {cue}."
    if order == "quote_front":
        return f"{upper(source)} {cue}: “{upper(clause)}.”"
    return f"{upper(source)} {cue} that {clause}."


def article(*sentences: str) -> str:
    return f"{BEFORE}\n\n{' '.join(sentences)}\n\n{AFTER}"


def claim_about(text: str, clause: str) -> tuple[Report, attribution.values.claim.Claim]:  # type: ignore[name-defined]
    """Analyse a text and return the claim of the first statement that holds the clause."""
    report = attribution.analyze(text)
    at = text.lower().index(clause.lower())
    end = at + len(clause)
    inside = [s for s in report.statements if any(x.start < end and at < x.end for x in s.content.spans)]
    assert inside, f"no statement holds {clause!r} in {text!r}: {report.statements}"
    outermost = min(inside, key=lambda s: s.nested_in is not None)
    return report, next(c for c in report.claims if c.id == outermost.claim)


def score_of(text: str, clause: str) -> float:
    return claim_about(text, clause)[1].credibility.score


def certainty_of(text: str, clause: str) -> float:
    report, claim = claim_about(text, clause)
    return max(s.certainty for s in report.statements if s.claim == claim.id)


@many
@given(facts, named, orders)
def test_ledger_sums_to_the_evidence(fact: Fact, source: str, order: str) -> None:
    """The rows of every ledger sum to the evidence that belief, disbelief and score are made of."""
    text = article(
        told(source, fact.clause, order),
        "Police denied the report.",
        "It could not be independently verified.",
    )
    for claim in attribution.analyze(text).claims:
        c = claim.credibility
        r, s = sum(x.for_ for x in c.ledger), sum(x.against for x in c.ledger)
        assert c.belief == pytest.approx(r / (r + s + 2), abs=EPSILON)
        assert c.disbelief == pytest.approx(s / (r + s + 2), abs=EPSILON)
        assert c.belief + c.disbelief + c.uncertainty == pytest.approx(1, abs=EPSILON)
        assert c.score == pytest.approx(c.belief + 0.5 * c.uncertainty, abs=EPSILON)
        assert all(x.for_ >= 0 and x.against >= 0 for x in c.ledger)


@many
@given(
    facts,
    named,
    orders,
    st.sampled_from(("perhaps", "possibly", "apparently", "probably", "it seems that", "reportedly")),
)
def test_a_hedge_never_raises(fact: Fact, source: str, order: str, hedge: str) -> None:
    """Adding a hedge to a content raises neither certainty nor score."""
    plain, hedged = (
        article(told(source, fact.clause, order)),
        article(told(source, f"{hedge} {fact.clause}", order)),
    )
    assert certainty_of(hedged, fact.clause) <= certainty_of(plain, fact.clause) + EPSILON
    assert score_of(hedged, fact.clause) < score_of(plain, fact.clause)


@many
@given(facts, named, orders)
def test_a_modal_never_raises(fact: Fact, source: str, order: str) -> None:
    """Putting a content under "may have" lowers certainty and score."""
    plain, hedged = article(told(source, fact.clause, order)), article(told(source, fact.hedged, order))
    assert certainty_of(hedged, fact.hedged) < certainty_of(plain, fact.clause)
    assert score_of(hedged, fact.hedged) < score_of(plain, fact.clause)


@many
@given(facts, named, st.sampled_from(("front", "that")))
def test_a_weaker_cue_never_raises(fact: Fact, source: str, order: str) -> None:
    """From "revealed" over "said" and "claimed" to "falsely claimed" the score falls."""
    scores = [
        score_of(article(told(source, fact.clause, order, cue)), fact.clause)
        for cue in ("revealed", "said", "claimed", "falsely claimed")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@quick
@given(facts, named, st.sampled_from(ANONYMOUS), orders)
def test_an_anonymous_source_counts_no_more(fact: Fact, name: str, nameless: str, order: str) -> None:
    """An anonymous source never counts more than a named one in the same place."""
    assert score_of(article(told(nameless, fact.clause, order)), fact.clause) <= score_of(
        article(told(name, fact.clause, order)), fact.clause
    )


@many
@given(facts, st.permutations(NAMED), orders, orders)
def test_a_further_independent_source_never_lowers(
    fact: Fact, names: list[str], order: str, other: str
) -> None:
    """A second independent source for the same never lowers the score."""
    one = told(names[0], fact.clause, order)
    two = told(names[1], fact.clause, other)
    assert score_of(article(one, two), fact.clause) >= score_of(article(one), fact.clause) - EPSILON


@many
@given(facts, named, orders)
def test_a_citing_source_is_not_independent(fact: Fact, source: str, order: str) -> None:
    """Who only cites a source is no second one."""
    one = told(source, fact.clause, order)
    citing = f"The Daily Herald reported, citing {source}, that {fact.clause}."
    assert claim_about(article(one), fact.clause)[1].support.independent_for == 1
    assert claim_about(article(one, citing), fact.clause)[1].support.independent_for == 1


@many
@given(facts, named, orders, orders)
def test_a_repeating_source_is_not_independent(fact: Fact, source: str, order: str, other: str) -> None:
    """Who says it twice is one independent source."""
    twice = article(told(source, fact.clause, order), told(source, fact.clause, other))
    assert claim_about(twice, fact.clause)[1].support.independent_for == 1


CONFIRMATIONS = (
    "The interior ministry later confirmed the report.",
    "Police confirmed the claim.",
    "The report was later confirmed by the governor's office.",
)


@many
@given(facts, named, orders, st.sampled_from(CONFIRMATIONS))
def test_confirmation_raises(fact: Fact, source: str, order: str, more: str) -> None:
    """A confirmation raises the score."""
    one = told(source, fact.clause, order)
    assert score_of(article(one, more), fact.clause) > score_of(article(one), fact.clause)


def lowers(fact: Fact, source: str, order: str, more: str) -> None:
    """Check that a sentence after the statement lowers its score."""
    one = told(source, fact.clause, order)
    assert score_of(article(one, more), fact.clause) < score_of(article(one), fact.clause)


DENIALS = (
    "The interior ministry denied the report.",
    "Police denied the claim.",
    "The governor's office denied the allegation.",
)
DOUBTS = ("Experts doubt the claim.", "Officials doubted the report.", "Historians dispute the claim.")
RETRACTIONS = ("The newspaper later retracted the report.", "The agency later withdrew the report.")
CONDITIONS = (
    "If true, it would be the worst such case in years.",
    "If confirmed, it would be the first such case this year.",
)
UNVERIFIED = (
    "The claim could not be independently verified.",
    "It was not possible to verify the report.",
    "The report has not been confirmed.",
)


@many
@given(facts, named, orders, st.sampled_from(DENIALS))
def test_denial_lowers(fact: Fact, source: str, order: str, more: str) -> None:
    """A denial by another lowers the score."""
    lowers(fact, source, order, more)


@many
@given(facts, named, orders, st.sampled_from(DOUBTS))
def test_doubt_lowers(fact: Fact, source: str, order: str, more: str) -> None:
    """Doubt lowers the score."""
    lowers(fact, source, order, more)


@many
@given(facts, named, orders, st.sampled_from(RETRACTIONS))
def test_retraction_lowers(fact: Fact, source: str, order: str, more: str) -> None:
    """A retraction lowers the score."""
    lowers(fact, source, order, more)


@many
@given(facts, named, orders, st.sampled_from(CONDITIONS))
def test_if_true_lowers(fact: Fact, source: str, order: str, more: str) -> None:
    """ "If true" lowers the score."""
    lowers(fact, source, order, more)


@many
@given(facts, named, orders, st.sampled_from(UNVERIFIED))
def test_could_not_be_verified_lowers(fact: Fact, source: str, order: str, more: str) -> None:
    """ "Could not be verified" lowers the score."""
    lowers(fact, source, order, more)


UNRELATED = (
    "Tourism brings in about a third of the valley's income.",
    "The museum was founded in 1911.",
    "The next town lies an hour to the south.",
)


@many
@given(facts, named, orders, st.sampled_from(UNRELATED))
def test_an_unrelated_sentence_changes_nothing(fact: Fact, source: str, order: str, more: str) -> None:
    """A sentence about something else changes no part of the score."""
    one = told(source, fact.clause, order)
    assert score_of(article(one, more), fact.clause) == score_of(article(one), fact.clause)


@quick
@given(facts, named, orders, st.sampled_from(("stated", "added", "told reporters", "remarked")))
def test_a_synonym_of_said_changes_nothing(fact: Fact, source: str, order: str, cue: str) -> None:
    """A synonym of "said" gives the same score."""
    if order == "inverted" and " " in cue:
        order = "back"
    assert score_of(article(told(source, fact.clause, order, cue)), fact.clause) == score_of(
        article(told(source, fact.clause, order)), fact.clause
    )


@quick
@given(facts, named, st.sampled_from(("front", "back", "inverted")))
def test_said_inversion_changes_nothing(fact: Fact, source: str, order: str) -> None:
    """Inversion and parenthesis give the score of plain indirect speech."""
    assert score_of(article(told(source, fact.clause, order)), fact.clause) == score_of(
        article(told(source, fact.clause)), fact.clause
    )


@many
@given(facts, named, st.sampled_from(("quote", "quote_front")))
def test_direct_speech_changes_nothing(fact: Fact, source: str, order: str) -> None:
    """Direct speech gives the score of indirect speech."""
    assert score_of(article(told(source, fact.clause, order)), fact.clause) == score_of(
        article(told(source, fact.clause)), fact.clause
    )


@many
@given(facts, named, orders, orders)
def test_repetition_by_one_source_changes_nothing(fact: Fact, source: str, order: str, other: str) -> None:
    """The same source saying the same again changes nothing."""
    one, two = told(source, fact.clause, order), told(source, fact.clause, other)
    assert score_of(article(one, two), fact.clause) == pytest.approx(
        score_of(article(one), fact.clause), abs=EPSILON
    )


@many
@given(st.permutations(FACTS), st.permutations(NAMED), orders)
def test_a_caveat_on_another_claim_changes_nothing(some: list[Fact], names: list[str], order: str) -> None:
    """A denial of one claim leaves the other one as it was."""
    one = told(names[0], some[0].clause, order)
    two = told(names[1], some[1].clause)
    caveat = f"The ministry denied that {some[1].clause}."
    assert score_of(article(one, two, caveat), some[0].clause) == pytest.approx(
        score_of(article(one, two), some[0].clause), abs=EPSILON
    )


@many
@given(
    facts, st.permutations(("Ann Miller", "Karl Benson", "Maria Lopez", "Peter Novak", "Susan Clark")), orders
)
def test_renaming_a_source_changes_nothing_but_the_name(fact: Fact, names: list[str], order: str) -> None:
    """A source by another name gives the same report in all but the name."""
    texts = [article(told(n, fact.clause, order), told(n, "more would follow", "back")) for n in names[:2]]
    (a, x), (b, y) = (claim_about(t, fact.clause) for t in texts)
    assert len(a.statements) == len(b.statements)
    assert (x.verification.status, x.support, x.credibility.score) == (
        y.verification.status,
        y.support,
        y.credibility.score,
    )
    blank = [evolve(row, why="") for row in x.credibility.ledger]
    assert blank == [evolve(row, why="") for row in y.credibility.ledger]


@many
@given(st.permutations(FACTS), st.permutations(NAMED))
def test_the_order_of_documents_changes_nothing(some: list[Fact], names: list[str]) -> None:
    """Each document's report is the same wherever it stands among others."""
    texts = [article(told(n, f.clause)) for f, n in zip(some[:3], names, strict=False)]
    there = {
        t: [c.credibility for c in r.claims]
        for t, r in zip(texts, attribution.Analyzer().pipe(texts), strict=True)
    }
    back = texts[::-1]
    again = {
        t: [c.credibility for c in r.claims]
        for t, r in zip(back, attribution.Analyzer().pipe(back), strict=True)
    }
    assert there == again
