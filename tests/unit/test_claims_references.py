"""What a phrase that stands for earlier claims may stand for."""

import pytest
from claims_texts import related, statuses

from attribution import analyze

ROWS = (
    ("Police", "said", "the bridge was closed"),
    ("The mayor", "said", "12 people were hurt"),
    ("Doctors", "said", "30 villagers had died"),
    ("Teachers", "said", "wages were low"),
)
BEFORE = " ".join(f"{' '.join(row)}." for row in ROWS)
ASKING = {
    "the figures": {"c2", "c3"},
    "the death toll": {"c3"},
    "the deaths": {"c3"},
    "the arrest": set(),
    "the claims": {"c1", "c2", "c3", "c4"},
    "the claim": {"c4"},
    "it": {"c4"},
}


@pytest.mark.parametrize(("phrase", "claims"), ASKING.items(), ids=list(ASKING))
def test_a_noun_asks_for_a_claim_of_its_kind(phrase: str, claims: set[str]) -> None:
    """A noun of number refers to claims with a number, one of an event to claims of that event, others to any."""
    a = related(f"{BEFORE} The army denied {phrase}.", *ROWS, ("The army", "denied", phrase))
    assert {r.b for r in a.relations if r.relation == "refers_to"} == claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hale said fares would fall. Unions claimed the fund was empty. Those claims could not be verified.",
            ["attributed", "unverified", "unverified"],
        ),
        (
            "The queen said she was glad. Media reported that she was ill. The palace denied those reports.",
            ["attributed", "denied", "denied"],
        ),
        (
            "Hale said fares would fall. Lund said the fund was empty. Those claims could not be verified.",
            ["unverified", "unverified", "unverified"],
        ),
    ],
)
def test_a_plural_noun_means_what_was_said_in_its_way(text: str, expected: list[str]) -> None:
    """Claims are what was claimed right before, reports what was reported; otherwise all that was said is meant."""
    assert statuses(text) == expected


@pytest.mark.parametrize(
    "check",
    [
        "Neither account could be confirmed.",
        "Neither claim has been verified.",
        "Neither of the claims could be verified.",
    ],
)
def test_a_pair_is_the_last_two(check: str) -> None:
    """ "Neither" means the last two that have spoken, no third."""
    text = f"Hale said fares would fall. Lund said ten died. Roe said two died. {check}"
    assert statuses(text)[1:] == ["unverified"] * 3
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    "check",
    [
        "There was no independent confirmation.",
        "There was no immediate confirmation from the port.",
        "The Gazette could not verify that figure.",
        "The Gazette was unable to verify the number.",
    ],
)
def test_what_was_said_right_before_is_not_confirmed(check: str) -> None:
    """No confirmation, of nothing named or of a number, is one of the last statement."""
    assert statuses(f"The union said 40 were sacked. {check}")[0] == "unverified"


@pytest.mark.parametrize(
    "check", ["There was no confirmation of the sinking of the ferry.", "There was no wind."]
)
def test_what_is_named_is_not_what_was_said_before(check: str) -> None:
    """Where something else is named nothing is said of the last statement."""
    assert statuses(f"The union said 40 were sacked. {check}")[0] == "attributed"


def test_findings_are_what_was_found() -> None:
    """Who rejects the findings does not deny what others said of them."""
    text = "An audit found that funds were missing. The treasurer said he was innocent. The church rejected the findings."
    assert [c.verification.status for c in analyze(text).claims][:2] == ["denied", "attributed"]
