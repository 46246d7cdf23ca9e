"""Two fields of one body or office are one source; two who can speak are two."""

import pytest

from tests.spoken import analysed, speaker

ONE = {
    "a service": "The mountain and cave rescue service",
    "a ministry": "The timber and fisheries ministry",
    "an office": "The transport and housing secretary",
    "an office that police share": "The police and customs commissioner",
    "an institution that services share": "The hospital and ambulance service",
    "a union": "The mining and railway union",
    "a body for many": "The miners and sailors union",
    "a possessor": "Norland's flood and drought management agency",
    "an office with its bearer": "Housing and transport minister Clara Whitfield",
}


@pytest.mark.parametrize("case", list(ONE))
def test_one_body(case: str) -> None:
    """A determiner in front or a name behind, and a head that counts for both nouns, make one source."""
    source = speaker(analysed(f"[1{ONE[case]}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert source.members == ()


TWO = [
    "Police and prosecutors",
    "Police and fire officers",
    "The mayor and the governor",
    "The ministry and the transport agency",
    "The ministry and bank",
    "The army and police",
    "Surgeons and nurses",
    "The mayor and town council",
    "The company and transport union",
    "The parents and school principal",
    "The driver and bus passengers",
    "Teachers and union leader Clara Whitfield",
]


@pytest.mark.parametrize("phrase", TWO)
def test_two_speakers(phrase: str) -> None:
    """Whoever could speak alone stays a source of its own."""
    source = speaker(analysed(f"[1{phrase}] {{1said}} <1it rained>."), 1)
    assert source is not None
    assert len(source.members) == 2
