"""Evidence, verification status, ledger and scales, on analyses built by hand."""

import pytest
from analyses import analysis_of, statement_of, verification_of

from attribution.options import Options
from attribution.scores import score
from attribution.scores.bands import likelihood_band
from attribution.scores.policy import load_policy
from attribution.values.analysis import Analysis
from attribution.values.claim import Claim, Relation, Verification
from attribution.values.source import Source

TEXT = (
    "Ann Miller said the dam burst. Karl Benson said the dam burst as well. A source said so. "
    "Police denied the dam burst. Reuters reported that an aide said the dam held. "
    "It could not be verified. The ministry confirmed it. If true, it is bad. Allegedly, the gate failed. "
    "The paper retracted it."
)
MILLER = Source("e1", "Ann Miller", "person", True, independence_group="g1")
BENSON = Source("e2", "Karl Benson", "person", True, independence_group="g2")
NOBODY = Source("e3", "a source", "unnamed", independence_group="g3")
POLICE = Source("e4", "Police", "government", independence_group="g4")
SOURCES = (MILLER, BENSON, NOBODY, POLICE)
ONE = statement_of(TEXT, "s1", "Ann Miller", "said", "the dam burst", lemma="say", who="e1")
TWO = statement_of(TEXT, "s2", "Karl Benson", "said", "the dam burst as well", lemma="say", who="e2")
DENIAL = statement_of(
    TEXT, "s4", "Police", "denied", "the dam burst", lemma="deny", who="e4", act="deny", polarity="denied"
)


def claim(
    *statements: object, relations: tuple[Relation, ...] = (), checks: tuple[Verification, ...] = ()
) -> Claim:
    return score(analysis_of(TEXT, statements, SOURCES, relations, checks)).claims[0]  # type: ignore[arg-type]


def check(words: str, status: str) -> Verification:
    return verification_of(TEXT, words, status, "c1")


def test_no_statements_no_change() -> None:
    """An analysis without statements comes back as it is."""
    analysis = analysis_of("It rained.", ())
    assert score(analysis) is analysis


def test_one_named_source() -> None:
    """One named source: attributed, one group, cannot be judged by the text alone."""
    c = claim(ONE)
    assert c.verification.status == "attributed"
    assert (c.support.for_, c.support.independent_for) == (("e1",), 1)
    assert (c.credibility.information, c.credibility.reliability, c.credibility.likelihood) == (
        6,
        "F",
        "not assessed",
    )
    assert 0.5 < c.credibility.score < 0.8


def test_two_independent_sources_corroborate() -> None:
    """Two groups for one claim: corroborated, with both named in the evidence, and a higher score."""
    c = claim(ONE, TWO)
    assert c.verification.status == "corroborated"
    assert {e.ref for e in c.verification.evidence} == {"s1", "s2"}
    assert c.credibility.score > claim(ONE).credibility.score


def test_one_group_counts_once() -> None:
    """Two statements of one group give one row and the score of the stronger."""
    again = statement_of(TEXT, "s2", "Karl Benson", "said", "the dam burst as well", lemma="say", who="e1")
    c = claim(ONE, again)
    assert len(c.credibility.ledger) == 1
    assert c.credibility.score == claim(ONE).credibility.score
    assert c.support.independent_for == 1


def test_a_denial_counts_against() -> None:
    """A denial by another source: denied, listed against, a lower score."""
    c = claim(ONE, DENIAL)
    assert c.verification.status == "denied"
    assert c.support.against == ("e4",)
    assert c.credibility.score < claim(ONE).credibility.score
    assert sum(x.against for x in c.credibility.ledger) > 0


@pytest.mark.parametrize(
    ("words", "status", "raises"),
    [
        ("The ministry confirmed it", "confirmed", True),
        ("It could not be verified", "unverified", False),
        ("If true", "unverified", False),
        ("The paper retracted it", "retracted", False),
    ],
)
def test_verification_phrases_move_the_score(words: str, status: str, raises: bool) -> None:
    """Confirmation raises the score, doubt and retraction lower it, and the status says which."""
    c, plain = claim(ONE, checks=(check(words, status),)), claim(ONE)
    assert c.verification.status == status
    assert (c.credibility.score > plain.credibility.score) is raises


def test_the_first_status_in_order_holds() -> None:
    """Retracted goes before denied, denied before unverified, unverified before confirmed."""
    confirmed, doubt = (
        check("The ministry confirmed it", "confirmed"),
        check("It could not be verified", "unverified"),
    )
    gone = check("The paper retracted it", "retracted")
    assert claim(ONE, checks=(confirmed, doubt)).verification.status == "unverified"
    assert claim(ONE, DENIAL, checks=(doubt,)).verification.status == "denied"
    assert claim(ONE, DENIAL, checks=(doubt, gone)).verification.status == "retracted"


def test_hearsay_without_a_source_is_unverified() -> None:
    """ "Allegedly" with nobody behind it leaves a claim unverified and counts in no group."""
    hearsay = statement_of(TEXT, "s9", None, "Allegedly", "the gate failed", lemma="allegedly", type="adverb")
    c = claim(hearsay)
    assert c.verification.status == "unverified"
    assert c.support.independent_for == 0


def test_a_contradicting_claim_counts_against() -> None:
    """Who says the contrary of a claim stands against it, with the relation's reason in the ledger."""
    other = statement_of(TEXT, "s5", "an aide", "said", "the dam held", lemma="say", who="e2", claim="c2")
    c = claim(ONE, other, relations=(Relation("c2", "c1", "contradicts", 1.0, "opposite: hold, burst"),))
    assert c.verification.status == "disputed"
    assert c.support.against == ("e2",)
    assert any("opposite: hold, burst" in x.why for x in c.credibility.ledger)


def test_an_outer_source_that_passes_on_is_not_independent() -> None:
    """ "Reuters reported that an aide said X" is one voice for X, and weighs no more than the aide's."""
    aide = Source("e5", "an aide", "unnamed", role="aide", independence_group="g5")
    reuters = Source("e6", "Reuters", "outlet", True, independence_group="g6")
    inner = statement_of(TEXT, "s2", "an aide", "said", "the dam held", lemma="say", who="e5", nested_in="s1")
    outer = statement_of(
        TEXT, "s1", "Reuters", "reported", "that an aide said the dam held", lemma="report", who="e6"
    )
    c = score(analysis_of(TEXT, (outer, inner), (aide, reuters))).claims[0]
    assert c.support.independent_for == 1
    assert c.verification.status == "attributed"


def test_a_joint_source_speaks_for_its_members() -> None:
    """A source that consists of two counts for both of their groups."""
    both = Source("e7", "Miller and Benson", "group", members=("e1", "e2"))
    s = statement_of(TEXT, "s1", "Ann Miller", "said", "the dam burst", lemma="say", who="e7")
    c = score(analysis_of(TEXT, (s,), (*SOURCES, both))).claims[0]
    assert c.support.for_ == ("e1", "e2")
    assert c.support.independent_for == 2


def test_open_and_unreported_statements_are_no_evidence() -> None:
    """A source that takes no stand adds nothing for or against."""
    s = statement_of(
        TEXT, "s1", "Ann Miller", "said", "the dam burst", lemma="say", who="e1", polarity="open"
    )
    c = claim(s)
    assert c.credibility.ledger == ()
    assert c.credibility.score == 0.5


@pytest.mark.parametrize(
    "more", [{"reported": False}, {"polarity": "open"}, {"reported": False, "polarity": "open"}]
)
def test_refusals_and_silences_support_nothing(more: dict[str, object]) -> None:
    """Who would not say so neither corroborates the claim nor supports one that resembles it."""
    silent = statement_of(
        TEXT, "s2", "Karl Benson", "said", "the dam burst as well", lemma="say", who="e2", **more
    )
    c = claim(ONE, silent)
    assert (c.verification.status, c.support.for_, c.support.independent_for) == ("attributed", ("e1",), 1)
    alike = statement_of(
        TEXT, "s2", "Karl Benson", "said", "as well", lemma="say", who="e2", claim="c2", **more
    )
    c = claim(ONE, alike, relations=(Relation("c2", "c1", "supports", 1.0, "shared: dam"),))
    assert (c.support.for_, c.support.independent_for) == (("e1",), 1)


def test_words_of_low_probability_count_against() -> None:
    """ "Highly unlikely" is some evidence against what it is said of."""
    text = "Ann Miller said it was highly unlikely that the dam burst."
    s = statement_of(
        text, "s1", "Ann Miller", "said", "it was highly unlikely that the dam burst", lemma="say", who="e1"
    )
    c = score(analysis_of(text, (s,), SOURCES)).claims[0]
    assert c.credibility.score < 0.5


def test_the_letter_moves_the_score_and_not_the_digit() -> None:
    """A reliable record raises the score; the digit of the information stays."""
    results = []
    for letter in ("A", "F", "E"):
        known = Source("e1", "Ann Miller", "person", True, independence_group="g1", reliability=letter)
        a = score(analysis_of(TEXT, (ONE, DENIAL), (known, POLICE)))
        results.append(a.claims[0].credibility)
    assert [c.reliability for c in results] == ["A", "F", "E"]
    assert results[0].score > results[1].score > results[2].score
    assert len({c.information for c in results}) == 1


def test_a_policy_of_ones_own(tmp_path: pytest.TempPathFactory) -> None:
    """A user's policy replaces the shipped weights."""
    path = tmp_path / "mine.toml"  # type: ignore[operator]
    path.write_text('version = 1\nextends = "default"\n[opinion]\nbase_rate = 0.1\n', "utf-8")
    a: Analysis = analysis_of(TEXT, (ONE,), SOURCES)
    mine, shipped = score(a, Options(policy=path)).claims[0], score(a).claims[0]
    assert mine.credibility.score < shipped.credibility.score
    assert mine.credibility.ledger == shipped.credibility.ledger


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0.02, "almost no chance"),
        (0.1, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.7, "likely"),
        (0.9, "very likely"),
        (1.0, "almost certain"),
    ],
)
def test_likelihood_bands(value: float, band: str) -> None:
    """Each score falls into its ICD 203 band."""
    assert likelihood_band(value, 0.2, load_policy()) == band


def test_a_denial_with_a_speaker_counts_once() -> None:
    """A denial that is a statement and a verification phrase at once is one row of evidence, not two."""
    phrase = verification_of(TEXT, "denied", "denied", "c1")
    once, twice = claim(ONE, DENIAL), claim(ONE, DENIAL, checks=(phrase,))
    assert twice.credibility.score == once.credibility.score
    assert [x.against for x in twice.credibility.ledger if x.factor == "denied"] == [0.0]


def test_who_confirms_matters() -> None:
    """A confirmation by a named source raises more than one by an anonymous source."""
    scores = []
    for who in ("e2", "e3"):
        s = statement_of(
            TEXT, "s7", "The ministry", "confirmed", "it", lemma="confirm", who=who, act="confirm"
        )
        scores.append(
            claim(ONE, s, checks=(verification_of(TEXT, "confirmed", "confirmed", "c1"),)).credibility.score
        )
    assert scores[0] > scores[1] > claim(ONE).credibility.score


def test_a_rejected_demand_is_not_a_denied_claim() -> None:
    """ "Rejected the demand" leaves what was demanded as it was; "rejected the report" stands against it."""
    text = "Ann Miller said the guards should leave. Karl Benson rejected the demand. Police rejected the report."
    said = statement_of(text, "s1", "Ann Miller", "said", "the guards should leave", lemma="say", who="e1")
    found = {}
    for words, name, who in (("the demand", "Karl Benson", "e2"), ("the report", "Police", "e4")):
        answer = statement_of(
            text,
            "s2",
            name,
            "rejected",
            words,
            lemma="reject",
            who=who,
            claim="c2",
            act="reject",
            polarity="denied",
        )
        refers = Relation("c2", "c1", "refers_to", 0.9, words)
        found[words] = score(analysis_of(text, (said, answer), SOURCES, (refers,))).claims[0]
    assert found["the demand"].support.against == ()
    assert found["the report"].support.against == ("e4",)
    assert found["the report"].verification.status == "denied"
