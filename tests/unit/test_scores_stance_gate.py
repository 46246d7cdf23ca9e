"""What a stance must rest on: words against the claim itself for a disagreement, none for an agreement."""

import pytest

import attribution
from attribution.options import Options
from attribution.pipeline import Analyzer
from attribution.scores.stance_features import stance_features
from attribution.scores.stance_gate import find_limits, temper
from attribution.scores.stance_views import find_match, view_claim, view_text

THIRD = 1 / 3
SURE = {
    stance: {s: 0.88 if s == stance else 0.04 for s in ("agree", "disagree", "discuss", "unrelated")}
    for stance in ("agree", "disagree", "discuss")
}
DENIED_ELSEWHERE = (
    (
        "Holm has a torn muscle",
        "Holm said he had a torn muscle. The club dismissed reports that its owner would sell. "
        "Police rejected a rumour about a bomb.",
    ),
    (
        "The ferry to Dorvik will sail on Sunday",
        "The ferry to Dorvik will sail on Sunday, the operator said.\n\n"
        "The union denied that its members had been paid late. It called the report a lie.",
    ),
    (
        "Kelborn hired a new conductor",
        "Kelborn hired a new conductor in May. The museum dismissed claims that a painting had been stolen.",
    ),
    (
        "The harbour master raised no objection",
        "The harbour master raised no objection to the pier. Anglers denied that they had cut the nets.",
    ),
    (
        "Ruhl published the minutes",
        "Ruhl has since published the minutes, and the board has not commented. "
        "It has denied that Brandt will retire.",
    ),
)
DENIED_ITSELF = (
    ("The owner will sell the club", DENIED_ELSEWHERE[0][1]),
    ("A painting was stolen from the museum", DENIED_ELSEWHERE[2][1]),
    ("The tower in Brell fell", "A message says that the tower in Brell fell. The message is a hoax."),
    ("The tower in Brell fell", "The tower in Brell fell, a fake video claimed on Monday."),
    ("The dam at Ostra did not break", "The dam at Ostra broke on Monday, the mayor said."),
    ("Holm is guilty of murder", "Holm denies murder. The trial goes on."),
    ("The clinic was negligent", "The clinic has denied negligence."),
    ("Orle was involved in the attack", "Orle has denied any involvement in the attack."),
)


def tempered(claim: str, text: str, stance: str) -> dict[str, float]:
    """Temper a model's certainty of one stance."""
    options = Options()
    view, body = view_claim(claim, options), view_text(Analyzer().inspect(text), options)
    match = find_match(view, body)
    features = stance_features(view, body, match, options)
    return temper(SURE[stance], find_limits(features, view, body, match, options))


@pytest.mark.parametrize(("claim", "text"), DENIED_ELSEWHERE)
def test_what_is_denied_elsewhere_is_no_disagreement(claim: str, text: str) -> None:
    """A text that states a claim and denies something else does not disagree, however sure the model is."""
    scores = tempered(claim, text, "disagree")
    assert scores["disagree"] == pytest.approx(0.88 * THIRD)
    assert max(scores, key=lambda s: scores[s]) != "disagree"
    assert attribution.check(claim, text).stance != "disagree"


@pytest.mark.parametrize(("claim", "text"), DENIED_ITSELF)
def test_a_disagreement_with_words_for_it_stands(claim: str, text: str) -> None:
    """Where the claim is denied, called a hoax, or is itself a denial of what is stated, the model decides."""
    assert tempered(claim, text, "disagree")["disagree"] >= 0.88


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The owner will sell", "Brell Rovers denied that its owner would sell."),
        (
            "Brandt took bribes from the mine",
            "A blog said Brandt took bribes from the mine. The mine denied it.",
        ),
    ],
)
def test_no_agreement_with_what_the_text_denies(claim: str, text: str) -> None:
    """What a phrase in the text denies is not agreed with; most of the mass goes to disagreement."""
    scores = tempered(claim, text, "agree")
    assert scores["agree"] == pytest.approx(0.88 * THIRD)
    assert max(scores, key=lambda s: scores[s]) == "disagree"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Brell Rovers deny that the owner will sell", "Brell Rovers denied that the owner would sell."),
        ("Brandt took bribes", "A blog said Brandt took bribes. The mine denied that it was for sale."),
        ("The owner will sell the club", "The owner will sell the club, he said."),
    ],
)
def test_an_agreement_without_a_denial_of_it_stands(claim: str, text: str) -> None:
    """A claim that is the denial, and one that is not denied, are left to the model."""
    assert tempered(claim, text, "agree")["agree"] >= 0.88


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Brandt resigned", "Ruhl said that Brandt should resign."),
        ("Brandt should resign", "Brandt resigned on Monday, the council said."),
        ("The quay has been repaired", "The quay needs to be repaired, divers warned."),
        ("The mine pays the fine", "The mine ought to pay the fine, a judge said."),
        ("The quay is closed", "The quay must be closed, the harbour master said."),
    ],
)
def test_no_agreement_between_a_demand_and_a_statement(claim: str, text: str) -> None:
    """Who demands something does not say that it is so, nor the other way round."""
    scores = tempered(claim, text, "agree")
    assert scores["agree"] == pytest.approx(0.88 * THIRD)
    assert max(scores, key=lambda s: scores[s]) == "discuss"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Brandt should resign", "Ruhl said that Brandt must resign."),
        ("Brandt resigned", "Brandt resigned on Monday. Ruhl had said that he should resign."),
        ("The pilot died", "The pilot must have died at once, the coroner said."),
        ("The quay has been repaired", "The quay has been repaired, and divers should be content."),
    ],
)
def test_agreement_in_one_mood_stands(claim: str, text: str) -> None:
    """Two demands agree, and so does a statement that stands beside a demand."""
    assert tempered(claim, text, "agree")["agree"] >= 0.88


@pytest.mark.parametrize("stance", ["agree", "disagree", "discuss"])
@pytest.mark.parametrize(("claim", "text"), [*DENIED_ELSEWHERE, *DENIED_ITSELF])
def test_relatedness_is_kept(claim: str, text: str, stance: str) -> None:
    """Probability only moves among the stances: the sum and the share of unrelated stay."""
    scores = tempered(claim, text, stance)
    assert sum(scores.values()) == pytest.approx(1.0)
    assert scores["unrelated"] == SURE[stance]["unrelated"]
