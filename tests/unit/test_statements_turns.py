"""Test the turns of transcripts whose labels hold more than a name, and turns of several paragraphs."""

import pytest

from attribution import analyze

NEXT = "\n\nOKORO: The bridge is safe.\n\nKUMAR: It is not safe.\n\nOKORO: Nobody told us."


def turns(text: str) -> list[tuple[str, list[str]]]:
    """Return the label and the contents of each turn."""
    return [
        (s.source.spans[0].text, [x.text for x in s.content.spans])
        for s in analyze(text).statements
        if s.cue.lemma == ":" and s.source.spans
    ]


@pytest.mark.parametrize(
    ("label", "source"),
    [
        ("ADA KUMAR, HOST", "ADA KUMAR, HOST"),
        ("ADA KUMAR, HALE COUNTY FIRE CHIEF", "ADA KUMAR, HALE COUNTY FIRE CHIEF"),
        ("KUMAR (voice-over)", "KUMAR"),
        ("KUMAR [through interpreter]", "KUMAR"),
        ("REP. KUMAR (R), OHIO", "REP. KUMAR (R), OHIO"),
    ],
)
def test_an_office_or_a_stage_direction_in_the_label(label: str, source: str) -> None:
    """The office belongs to the speaker, a remark in brackets at the end to nobody."""
    assert turns(f"{label}: The river rose at night.{NEXT}")[0] == (source, ["The river rose at night."])


@pytest.mark.parametrize(
    "line",
    [
        "NOTE TO EDITORS, please read the following: the river rose.",
        "In BERLIN, PARIS and ROME: the river rose.",
        "THE RIVER (which is long) rose: it was a wet year.",
    ],
)
def test_other_colons_in_a_transcript(line: str) -> None:
    """A line that begins otherwise has no label."""
    assert line.split(":")[0] not in [source for source, _ in turns(line + NEXT)]


def test_a_label_with_an_office_needs_a_transcript() -> None:
    """Alone it may be a place or a caption."""
    assert turns("LONDON, ENGLAND: The river rose at night. It fell in the morning.") == []


def test_a_turn_of_several_paragraphs() -> None:
    """A paragraph in the first person goes on with the turn; one about others does not, nor does the next label."""
    text = (
        "KUMAR: The river rose.\n\nI saw it from my house.\n\nOKORO: When?\n\nKUMAR: At night.\n\n"
        "The council met on Monday and closed the bridge.\n\nWe were not asked."
    )
    assert turns(text) == [
        ("KUMAR", ["The river rose.", "I saw it from my house."]),
        ("OKORO", ["When?"]),
        ("KUMAR", ["At night."]),
    ]
