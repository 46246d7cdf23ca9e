"""The policy file: what is read, what is refused."""

from pathlib import Path

import pytest

from attribution.errors import PolicyError
from attribution.scores.policy import load_policy, parse_policy

HEAD = 'version = 1\nextends = "default"\n'


def test_every_shipped_weight_has_reason_and_origin() -> None:
    """No number of the shipped policy stands without a reason and an origin."""
    policy = load_policy()
    assert policy.weights
    assert all(policy.reasons[k] and policy.origins[k] for k in policy.weights)


def test_a_weight_can_be_changed_alone() -> None:
    """A file that extends the default changes what it names and nothing else."""
    policy = parse_policy(HEAD + "[act]\nforecast = { value = 0.2, reason = 'r', origin = 'o' }")
    assert policy["act.forecast"] == 0.2
    assert policy.reasons["act.forecast"] == "r"
    assert policy["act.intent"] == load_policy()["act.intent"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("version = 1\n[", "P101"),
        (HEAD + "sourcing = 3", "P102"),
        (HEAD + "[sourcing]\nnamed = 'much'", "P103"),
        (HEAD + "[sourcing]\nnamed = { value = 1, weight = 2 }", "P103"),
        ("version = 2", "P104"),
        ('version = 1\nextends = "other"', "P105"),
        (HEAD + "[sourcing]\nnamd = 1", "P106"),
        ("version = 1\n[sourcing]\nnamed = 1", "P107"),
        (HEAD + "[sourcing]\nnamed = { value = true }", "P108"),
        (HEAD + "[sourcing]\nnamed = { value = nan }", "P108"),
        (HEAD + "[opinion]\nbase_rate = 1.5", "P109"),
        (HEAD + "[opinion]\nprior_weight = 0", "P109"),
        (HEAD + "[sourcing]\nanonymous = 1.5\ndescribed = 1.6", "P110"),
    ],
)
def test_a_mistake_is_refused_with_its_code(text: str, code: str) -> None:
    """Each kind of mistake gives a PolicyError with its own code."""
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "mine.toml")
    assert caught.value.code == code
    assert caught.value.file == "mine.toml"


def test_a_missing_file_is_a_policy_error(tmp_path: Path) -> None:
    """A path that cannot be read gives a PolicyError, not an OSError."""
    with pytest.raises(PolicyError, match="cannot be read"):
        load_policy(tmp_path / "none.toml")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """Editing a policy file is seen by the next load."""
    path = tmp_path / "p.toml"
    path.write_text(HEAD + "[act]\nintent = 0.4", "utf-8")
    assert load_policy(path)["act.intent"] == 0.4
    path.write_text(HEAD + "[act]\nintent = 0.3", "utf-8")
    assert load_policy(path)["act.intent"] == 0.3
