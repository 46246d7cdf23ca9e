"""How the whole pipeline leaves a claim where a denial or a confirmation is itself reported."""

import pytest
from claims_texts import statuses


@pytest.mark.parametrize(
    "text",
    [
        "Hale said the bank had denied that the safe was empty.",
        "Police said the cyclist refused a blood test.",
        "The lawyer said her client denies the charge.",
        "The ferry line said the captain ignored a warning.",
        "The coroner said that the club had rejected the claims.",
    ],
)
def test_who_reports_a_denial_is_not_denied_by_it(text: str) -> None:
    """A nested denial is against what it denies, never against the statement that tells of it."""
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    "text",
    [
        "Hale said the safe was empty. A clerk said the bank denied the claim.",
        "Hale said the safe was empty. The bank denied the claim.",
        "Hale said the safe was empty. The bank denied that.",
    ],
)
def test_a_denial_of_what_was_said_before_counts(text: str) -> None:
    """What a denial is about is denied, whoever tells of the denial."""
    assert statuses(text)[0] == "denied"
