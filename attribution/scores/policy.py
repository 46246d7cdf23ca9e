"""The weights of credibility, read from a TOML file in which each has its reason and origin.

>>> policy = load_policy()
>>> policy["sourcing.named"] > policy["sourcing.anonymous"]
True
>>> policy.reasons["opinion.base_rate"]
'Neither for nor against before anything is known.'
"""

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution.errors import PolicyError

__all__ = ["Policy", "load_policy", "parse_policy"]

_HEAD = ("version", "name", "extends")
_ENTRY = {"value", "reason", "origin", "range"}
# Pairs (weaker, stronger): a policy that turned one round would break the laws that scores promise to keep.
_ORDER = (
    ("sourcing.unsourced", "sourcing.anonymous"),
    ("sourcing.anonymous", "sourcing.described"),
    ("sourcing.described", "sourcing.named"),
    ("sourcing.collective", "sourcing.named"),
    ("proximity.second_hand", "proximity.witness"),
    ("reliability.E", "reliability.D"),
    ("reliability.D", "reliability.C"),
    ("reliability.C", "reliability.B"),
    ("reliability.B", "reliability.A"),
    ("commitment.floor", "commitment.ceiling"),
    ("admiralty.doubtful", "admiralty.possible"),
    ("admiralty.possible", "admiralty.probable"),
)


@frozen(slots=True)
class Policy:
    """Weights by dotted name (``"sourcing.named"``), with the reason for each.

    Attributes:
        name: what the file calls itself.
        weights: dotted name to value.
        reasons: dotted name to the reason given.
        origins: dotted name to the origin given.
    """

    name: str
    weights: Mapping[str, float]
    reasons: Mapping[str, str]
    origins: Mapping[str, str]

    def __getitem__(self, key: str) -> float:
        return self.weights[key]


def _entries(data: Mapping[str, Any], file: str) -> dict[str, Mapping[str, Any]]:
    out: dict[str, Mapping[str, Any]] = {}
    for section, body in data.items():
        if section in _HEAD:
            continue
        if not isinstance(body, Mapping):
            raise PolicyError(f"{section!r} is not a table of weights", file=file, code="P102")
        for key, entry in body.items():
            if isinstance(entry, int | float) and not isinstance(entry, bool):
                entry = {"value": entry}
            if not isinstance(entry, Mapping) or "value" not in entry or set(entry) - _ENTRY:
                raise PolicyError(
                    f"{section}.{key} must be a number or a table with value, reason and origin",
                    file=file,
                    code="P103",
                )
            out[f"{section}.{key}"] = entry
    return out


def _parsed(text: str, file: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as e:  # also a number with too many digits
        raise PolicyError(f"not valid TOML: {e}", file=file, code="P101") from e
    if data.get("version") != 1:
        raise PolicyError(f"version is {data.get('version')!r}, expected 1", file=file, code="P104")
    if data.get("extends", "default") != "default":
        raise PolicyError(
            f"extends is {data['extends']!r}, only 'default' can be extended", file=file, code="P105"
        )
    return data


@lru_cache(maxsize=1)
def _shipped() -> tuple[dict[str, Any], dict[str, Mapping[str, Any]]]:
    text = resources.files("attribution.scores").joinpath("policy.toml").read_text("utf-8")
    data = _parsed(text, "policy.toml")
    return data, _entries(data, "policy.toml")


@lru_cache(maxsize=16)
def parse_policy(text: str, file: str = "") -> Policy:
    """Read a policy from TOML.

    Args:
        text: the file's content; ``extends = "default"`` keeps the shipped weights that it does not give.
        file: name for error messages.

    Returns:
        The complete policy.

    Raises:
        PolicyError: if it is not TOML, a key is unknown, a weight is missing, not a number or out of range, or
            two weights stand in an order that would break a law (anonymous above named).

    >>> parse_policy('version = 1\\nextends = "default"\\n[sourcing]\\nanonymous = 0.4')["sourcing.anonymous"]
    0.4
    >>> parse_policy('version = 1\\nextends = "default"\\n[sourcing]\\nanonymos = 0.4')
    Traceback (most recent call last):
        ...
    attribution.errors.PolicyError: P106 unknown weight 'sourcing.anonymos'
    """
    data = _parsed(text, file)
    shipped, defaults = _shipped()
    given = _entries(data, file)
    if unknown := sorted(set(given) - set(defaults)):
        raise PolicyError(f"unknown weight {unknown[0]!r}", file=file, code="P106")
    if "extends" not in data and (missing := [k for k in defaults if k not in given]):
        raise PolicyError(
            f'weight {missing[0]!r} is missing, and there is no extends = "default"', file=file, code="P107"
        )
    weights: dict[str, float] = {}
    for key, default in defaults.items():
        value = given.get(key, default)["value"]
        low, high = default["range"]
        try:
            is_number = not isinstance(value, bool) and math.isfinite(value)
        except (
            TypeError,
            OverflowError,
        ):  # a whole number may be too long for a float, or even to be printed
            is_number = False
        if not is_number:
            shown = type(value).__name__ if isinstance(value, int) else repr(value)
            raise PolicyError(f"{key} is {shown}, not a number in range", file=file, code="P108")
        if not low <= value <= high:
            raise PolicyError(f"{key} is {value}, not in [{low}, {high}]", file=file, code="P109")
        weights[key] = float(value)
    for weaker, stronger in _ORDER:
        if weights[weaker] > weights[stronger]:
            raise PolicyError(f"{weaker} must not be above {stronger}", file=file, code="P110")
    return Policy(
        name=str(data.get("name", shipped["name"])),
        weights=weights,
        reasons={k: str(given.get(k, {}).get("reason", d["reason"])) for k, d in defaults.items()},
        origins={k: str(given.get(k, {}).get("origin", d["origin"])) for k, d in defaults.items()},
    )


@lru_cache(maxsize=1)
def _default() -> Policy:
    return parse_policy(
        resources.files("attribution.scores").joinpath("policy.toml").read_text("utf-8"), "policy.toml"
    )


def load_policy(path: Path | None = None) -> Policy:
    """Load a policy file; a file that has not changed is parsed once.

    Args:
        path: a TOML file, or None for the shipped policy.

    Returns:
        The policy.

    Raises:
        PolicyError: as :func:`parse_policy`, or if the file cannot be read.
    """
    if path is None:
        return _default()
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise PolicyError(f"cannot be read: {e}", file=str(path), code="P100") from e
    return parse_policy(text, str(path))
