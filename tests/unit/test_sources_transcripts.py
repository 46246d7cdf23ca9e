"""The labels of a transcript's turns: who they stand for."""

import pytest

from attribution import analyze


def turns(text: str) -> list[tuple[str, str, str]]:
    """Return for each turn the words of its label, and the name and type of its source."""
    report = analyze(text)
    sources = {s.id: s for s in report.sources}
    found = [s for s in report.statements if s.cue.lemma == ":" and s.source.id is not None]
    return [
        (s.source.spans[0].text, sources[s.source.id or ""].name, sources[s.source.id or ""].type)
        for s in found
    ]


def test_surnames_in_capitals_are_persons() -> None:
    """A short word in capitals would be a body's acronym elsewhere."""
    text = (
        "OKORO: The bridge is safe.\nKUMAR: It is not safe.\nNGUYEN: It will close.\nOKORO: Nobody told us."
    )
    assert turns(text) == [(w, w, "person") for w in ("OKORO", "KUMAR", "NGUYEN", "OKORO")]


def test_known_bodies_stay_bodies() -> None:
    """A label that a list knows is what the list says."""
    text = "CNN: The bridge is safe.\nKUMAR: It is not safe.\nCNN: It will close.\nKUMAR: Nobody told us."
    assert {name: kind for _, name, kind in turns(text)} == {"CNN": "outlet", "KUMAR": "person"}


def test_a_single_label_may_be_a_body() -> None:
    """One word in capitals with a colon makes no transcript."""
    (turn,) = turns("NRKV: The bridge is safe, and it will not close.")
    assert turn[1:] == ("NRKV", "organisation")


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("SEN. REED", "REED", "senator"),
        ("REP. KANE", "KANE", "representative"),
        ("GEN. MILLER", "MILLER", "general"),
        ("MR. LUND", "LUND", None),
        ("MS. PEREZ", "PEREZ", None),
        ("DR. POE", "POE", None),
    ],
)
def test_titles_in_capitals(label: str, name: str, role: str | None) -> None:
    """A title with its full stop belongs to the label, not to a sentence of its own."""
    report = analyze(f"{label}: The bridge is safe.\nQ: Will it close?\n{label}: It will not close.")
    labelled = [s for s in report.statements if s.source.spans and s.source.spans[0].text == label]
    (source,) = [s for s in report.sources if s.id == labelled[0].source.id]
    assert len(labelled) == 2
    assert (source.name, source.type, source.role) == (name, "person", role)


@pytest.mark.parametrize("label", ["Host", "Moderator", "Reporter"])
def test_a_role_as_label_is_somebody_else(label: str) -> None:
    """The host of a transcript is not the person whose turn follows, however often that one speaks."""
    text = (
        f"{label}: Will the plant close?\nAnn Lund: The plant will close.\n{label}: When will it close?\n"
        "Ann Lund: It will close in May. The workers know it."
    )
    assert [name for _, name, _ in turns(text)] == [label, "Ann Lund", label, "Ann Lund"]
    assert analyze(text).sources[1].role is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Q: Did you win?\n\nA: We did.\n\nQ: Will you resign?\n\nA: No. I will not.",
            ["Q", None, "Q", None],
        ),
        (
            "Q: Will you resign?\n\nTHE PRESIDENT: No. I did nothing wrong.\n\nQ: Why not?\n\nTHE PRESIDENT: Ask him.",
            ["Q", "PRESIDENT", "Q", "PRESIDENT"],
        ),
    ],
)
def test_a_bare_label_is_nobody_else(text: str, names: list[str | None]) -> None:
    """Who is only a label is neither the one who answers nor the bearer of an office."""
    report = analyze(text)
    by_id = {s.id: s.name for s in report.sources}
    assert [by_id.get(s.source.id or "") for s in report.statements if s.cue.lemma == ":"] == names


def test_an_office_in_a_turn_is_not_whoever_has_it() -> None:
    """Speakers say "I": whom a turn speaks of is somebody else."""
    report = analyze(
        "TAPPER: The governor says it was fair.\n\nPOE: It was not.\n\nTAPPER: The governor says so.\n\nPOE: He lies."
    )
    assert "governor" in {s.name for s in report.sources}


@pytest.mark.parametrize("label", ["Q", "UNIDENTIFIED MALE", "Reporter"])
def test_a_label_for_whoever_speaks_is_no_name(label: str) -> None:
    """Who asks in a transcript is a person without a name; who is named there has one."""
    report = analyze(
        f"{label}: Will it close?\n\nKUMAR: The bridge will close.\n\n{label}: Why will it close?\n\nKUMAR: It is old."
    )
    found = {s.name.upper(): s.named for s in report.sources}
    assert (found[label.upper()], found["KUMAR"]) == (False, True)
