"""Tell how near a source stands to what it speaks of, as far as the text says."""

import re
from collections.abc import Sequence

from attribution.sources.lexicon import Lexicon
from attribution.sources.participants import Participant

__all__ = ["proximity", "speaks_from_experience"]

_EXPERIENCE = re.compile(
    r"\b(?:I|we|We)\s+(?:(?:could|just|then|also)\s+){0,2}(?:saw|see|heard|hear|felt|watched|witnessed|counted|ran|hid|woke)\b"
)
_BY_TYPE = {"outlet": "outlet", "government": "official", "organisation": "party"}


def speaks_from_experience(content: str) -> bool:
    """Tell whether a quotation speaks of what its speaker saw or heard.

    >>> speaks_from_experience('"I saw smoke"'), speaks_from_experience('"I think so"')
    (True, False)
    """
    return _EXPERIENCE.search(content) is not None


def proximity(p: Participant, kind: str, affiliated: str, contents: Sequence[str], lexicon: Lexicon) -> str:
    """Return one of ``PROXIMITIES``.

    What the text says of a person decides first (a witness, an official, a lawyer); then, whether its
    direct speech tells of own experience; then its affiliation; then its type.

    Args:
        p: the participant.
        kind: its source type.
        affiliated: the type of what it is affiliated to, or empty.
        contents: its direct quotations.
        lexicon: the word lists.
    """
    if kind == "outlet":
        return "outlet"
    found = {lexicon.nouns[n].proximity for n in p.nouns if n in lexicon.nouns} - {""}
    if "witness" in found:
        return "witness"
    if "party" in found and affiliated == "government":
        return "official"
    if "official" in found and affiliated in ("organisation", "group"):
        return "party"
    for value in ("second_hand", "party", "official") if not p.is_named else ("party", "official"):
        if value in found and not (value == "second_hand" and found & {"party", "official"}):
            return value
    if kind in ("person", "unnamed", "group") and any(speaks_from_experience(c) for c in contents):
        return "witness"
    if kind in ("person", "unnamed") and affiliated:
        return {"government": "official", "organisation": "party"}.get(affiliated, "unknown")
    return _BY_TYPE.get(kind, "unknown")
