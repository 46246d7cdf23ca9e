"""What impressions against a claim rest on: words against it that are not its own speaker's."""

from pathlib import Path

import pytest

from attribution import Analyzer, Options
from attribution.models.weights import save
from attribution.scores.impression import gather_impressions
from attribution.scores.impression_grounds import Grounds
from attribution.scores.verification import PRECEDENCE
from attribution.values.claim import VerificationState

OWN_WORDS = (
    "The skipper said the hull was sound. He denied that he would retire.",
    "The brewery said it had sold 900 barrels. It dismissed rumours of a strike.",
    "Ida Brandt said the tunnel was dry. Brandt rejected claims that she had been warned.",
    "Kelborn Mining said output had doubled. The company denied that it was for sale.",
)
ABOUT_SOMETHING_ELSE = (
    "The skipper said the hull was sound. The cook denied that a plate had been stolen.",
    "The brewery said it had sold 900 barrels. Police dismissed rumours of a bomb.",
)
ABOUT_THE_TOPIC = (
    "The skipper said the ferry was empty. The owner denied that the ferry had turned back. Radar showed the ferry.",
    "The brewery said its beer was safe. A rival dismissed rumours that beer would cost more. Drinkers like the beer.",
)
NOTHING_AGAINST = ("The skipper said the hull was sound. The cook said lunch was at noon.",)
ANOTHER_VOICE = (
    "The skipper said the hull was sound. The owner denied that the hull had been repaired.",
    "The brewery said it had sold 900 barrels. Tax officers disputed the number of barrels.",
    "The skipper said the hull was sound. The report on the hull was a hoax.",
    "The brewery said the price of its beer had doubled. A rival dismissed rumours of a tax on the price of beer. "
    "Drinkers know the price of beer.",
)


def first_status(text: str, options: Options) -> str:
    """Gather impressions on a text of which no rule knows anything; returns the status of its first claim."""
    analysis = Analyzer().inspect(text)
    plain = {c.id: VerificationState() for c in analysis.claims}
    return gather_impressions(analysis, plain, options)[analysis.claims[0].id].status


@pytest.fixture(params=["disputed", "denied"])
def against(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Options]:
    """Write a model that gathers a status against every claim."""
    status = str(request.param)
    rows = {"bias": {PRECEDENCE.index(status): 50.0}}
    save(tmp_path / "impression.weights", "impression", list(PRECEDENCE), rows)
    return status, Options(models=tmp_path)


@pytest.mark.parametrize("text", [*OWN_WORDS, *ABOUT_SOMETHING_ELSE, *ABOUT_THE_TOPIC, *NOTHING_AGAINST])
def test_no_impression_against_without_words_of_another(text: str, against: tuple[str, Options]) -> None:
    """What the same speaker denies, or another one of something else with the same topic, counts for nothing."""
    assert first_status(text, against[1]) == "attributed"


@pytest.mark.parametrize("text", ANOTHER_VOICE)
def test_words_of_another_about_it_let_an_impression_stand(text: str, against: tuple[str, Options]) -> None:
    """Where somebody else, or the text, speaks against something of the claim, the model decides."""
    assert first_status(text, against[1]) == against[0]


@pytest.mark.parametrize("text", OWN_WORDS)
def test_own_denials_do_not_dispute_with_the_shipped_model(text: str) -> None:
    """Who says one thing and denies another next is not disputed."""
    assert Analyzer().inspect(text).claims[0].verification.status == "attributed"


@pytest.mark.parametrize("status", ["confirmed", "unverified", "retracted"])
def test_other_statuses_need_no_words_against(tmp_path: Path, status: str) -> None:
    """Only a status against the claim asks for words against it."""
    save(
        tmp_path / "impression.weights",
        "impression",
        list(PRECEDENCE),
        {"bias": {PRECEDENCE.index(status): 50.0}},
    )
    assert first_status(NOTHING_AGAINST[0], Options(models=tmp_path)) == status


def test_a_claim_without_a_source_has_no_own_words() -> None:
    """A denial that nobody is given for is not the claim's own speaker's."""
    analysis = Analyzer().inspect("Reportedly, the hull was sound. It was denied that the hull leaked.")
    grounds = Grounds(analysis)
    assert grounds.bear_on(analysis.claims[0])


@pytest.mark.parametrize(
    "text",
    [
        "The skipper said the owner had denied that the hull was cracked.",
        "The brewery said a rival had rejected a new price.",
        "The lawyer said his client denies the charge.",
    ],
)
def test_what_a_statement_tells_of_is_not_against_it(text: str, against: tuple[str, Options]) -> None:
    """Who reports a denial is not contradicted by it."""
    assert first_status(text, against[1]) == "attributed"
