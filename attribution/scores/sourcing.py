"""How much a source's kind lends to what it says: named, collective, described, anonymous, first- or second-hand."""

from attribution.scores.policy import Policy
from attribution.values.source import Source

__all__ = ["reliability_of", "sourcing_key", "sourcing_weight"]

_WORDS = {
    "named": "named",
    "collective": "an institution or group",
    "described": "unnamed but described",
    "anonymous": "anonymous",
    "unsourced": "no source given",
}
_PROXIMITY_WORDS = {
    "witness": "first-hand",
    "official": "official",
    "party": "party to the matter",
    "second_hand": "second-hand",
    "outlet": "reporting",
    "unknown": "",
}


def sourcing_key(source: Source | None) -> str:
    """Return the policy's name for how a source is given.

    Args:
        source: the source, or None where the text gives nobody.

    Returns:
        ``"named"``, ``"collective"``, ``"described"``, ``"anonymous"`` or ``"unsourced"``.

    >>> sourcing_key(Source("e1", "Ann Miller", "person", named=True)), sourcing_key(None)
    ('named', 'unsourced')
    """
    if source is None:
        return "unsourced"
    if source.named:
        return "named"
    if source.type in ("organisation", "government", "outlet", "document", "group"):
        return "collective"
    if source.role or source.affiliation or source.affiliation_text:
        return "described"
    return "anonymous"


def reliability_of(source: Source | None) -> str:
    """Return the Admiralty letter that a record or a profile gives the source, ``"F"`` without one."""
    return source.reliability if source is not None else "F"


def sourcing_weight(source: Source | None, policy: Policy) -> tuple[float, float, str]:
    """Weigh a source.

    Args:
        source: the source, or None.
        policy: the weights.

    Returns:
        The weight without its reliability, the factor of its reliability, and both in words.
    """
    key = sourcing_key(source)
    weight = policy[f"sourcing.{key}"]
    words = [_WORDS[key]]
    if source is not None:
        weight *= policy[f"proximity.{source.proximity}"]
        if near := _PROXIMITY_WORDS[source.proximity]:
            words.append(near)
    letter = reliability_of(source)
    if letter != "F":
        words.append(f"reliability {letter}")
    return weight, policy[f"reliability.{letter}"], ", ".join(words)
