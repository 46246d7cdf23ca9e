"""Whose claims a phrase about checking is about, and which of them."""

import pytest
from claims_texts import statuses

from attribution import analyze
from attribution.claims.clause import find_judged
from attribution.claims.references import medium_nouns, possessor_ends
from attribution.options import Options
from attribution.text import read


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "The Herald reported that the mill would close. Owners said it would hire. The Herald has corrected its report.",
            "retracted",
        ),
        (
            "The Herald reported that the mill would close. Owners said it would hire. The Herald then retracted the story.",
            "retracted",
        ),
        ("Roe said the well was dry. Divers said it was full. Roe later withdrew his remarks.", "retracted"),
        ("Roe said the well was dry. Lund said the pump was new. A plumber denied Roe's claim.", "denied"),
        (
            "Ms Roe said the well was dry. Mr Lund said the pump was new. Ms Roe's remarks were untrue, the firm said.",
            "denied",
        ),
        (
            "Roe said the well was dry. Lund said the pump was new. A plumber confirmed Roe's claim.",
            "confirmed",
        ),
        (
            "The Herald reported that the mill would close. Owners said it would hire. "
            "The Herald apologised and deleted its story.",
            "retracted",
        ),
        (
            "The Herald reported that the mill would close. Owners said it would hire. The report by the Herald was fake.",
            "denied",
        ),
    ],
)
def test_the_possessor_of_a_claim_is_meant(text: str, status: str) -> None:
    """Who is said to have made the claim, or withdraws it, is meant, not whoever spoke last."""
    first, second, *_ = statuses(text)
    assert (first, second) == (status, "attributed")


@pytest.mark.parametrize(
    "text",
    [
        "Roe said the well was dry. Lund said the pump was new. A plumber denied the claim.",
        "Roe said the well was dry. Lund said the pump was new. A plumber denied Lund's claim.",
        "The army said that rebels had fled. Rebels said they held the town. The army denied the claim.",
    ],
)
def test_without_another_possessor_the_nearest_is_meant(text: str) -> None:
    """A claim that is nobody's, or the last speaker's, is the last one."""
    assert statuses(text)[:2] == ["attributed", "denied"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Herald said the mill was shut. Roe said it was open. Roe said the Herald had retracted the story.",
            0,
        ),
        (
            "The Herald said the mill was shut. Roe said Lund ran it. Roe said the story had been retracted.",
            1,
        ),
        (
            "The Herald said the mill was shut. Roe said it was open. The Herald said it had retracted the story.",
            0,
        ),
    ],
)
def test_who_withdraws_is_not_who_tells_of_it(text: str, expected: int) -> None:
    """The subject of the withdrawing takes their own words back; in a passive the nearest words are meant."""
    assert [k for k, status in enumerate(statuses(text)[:2]) if status == "retracted"] == [expected]


def test_somebody_elses_deletion_takes_nothing_back() -> None:
    """Only who removes their own post takes it back."""
    text = "The firm said it was looking into the fire. The firm removed the post and its sign."
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    "text",
    [
        'The firm said it was solvent. "These rumours are false," it added.',
        'Roe said that she was at home that night. "The accusations are completely fabricated," she said.',
        'Roe said she had never met the donor. "I don\'t know who invented this story," she said.',
        "Lund said the plant was safe. He called the allegations baseless.",
        '"Nurses deserve every cent," Roe said. "This quote is completely fabricated," her spokesman, Jon Lund, said.',
    ],
)
def test_nobody_denies_what_they_said_themselves(text: str) -> None:
    """A speaker's own rebuttal, or their spokesman's, is about what others say."""
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    "text",
    [
        'Lund said the bank had failed. The bank said it was solvent. "These rumours are false," it added.',
        "Lund said the plant leaked. Ms Roe said it was safe. Ms Roe denied the allegations.",
        'Lund said the plant leaked. "That is false," said the minister, Ida Roe.',
        'Lund said the plant leaked. "That is false," said his rival, Ida Roe.',
    ],
)
def test_what_others_said_before_is_denied(text: str) -> None:
    """A rebuttal passes over the speaker's own words to the nearest ones of somebody else."""
    assert statuses(text)[0] == "denied"


def test_who_denied_something_may_deny_it_again() -> None:
    """What speakers deny is not theirs: a second denial may mean it."""
    report = analyze('Lund denied that the plant leaked. "That is false," he said.')
    assert [v.about for v in report.verifications] == [("c1",), ("c1",)]


@pytest.mark.parametrize(
    ("text", "possessor"),
    [
        ("Roe's claim", "Roe"),
        ("the union's latest figure", "union"),
        ("its report", "its"),
        ("the Herald report", "Herald"),
        ("a report by Lund", "Lund"),
        ("the claim", None),
        ("her death", None),
        ("reports of Roe's death", None),
        ("her house", None),
    ],
)
def test_possessor(text: str, possessor: str | None) -> None:
    """Whoever a claim belongs to stands before its noun or after "by"; what happens to somebody is not their claim."""
    document = read(text, options=Options())
    found = [document.forms[i] for i in possessor_ends(document, range(len(document.forms)))]
    assert found == ([possessor] if possessor else [])


@pytest.mark.parametrize(
    "text",
    [
        "Police said the road was open. It is not true that the bridge has collapsed, they said.",
        '"If in doubt, ask us," said Roe. It was not true, she added, that the vaccine had been lost.',
        "Roe said the clinic was open. It is false that the bridge has collapsed.",
        "The Herald said the ferry had sunk. It is true that the ferry is old.",
    ],
)
def test_what_is_untrue_in_full_is_not_what_was_said_before(text: str) -> None:
    """ "It is not true that P" speaks of P alone."""
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    "text",
    [
        "Brandt said the bridge had collapsed. Lund said it shook. Roe said it was not true that the bridge had collapsed.",
        "Roe said the clinic had closed. Lund said the pump was new. It is false that the clinic has closed, Ms Adair said.",
        "Roe said the clinic had closed. Lund said the pump was new. It is false, she said, that the clinic has closed.",
    ],
)
def test_what_is_untrue_in_full_is_denied_where_others_said_it(text: str) -> None:
    """P is denied where somebody has said it, however far away and by whomever."""
    assert statuses(text)[:2] == ["denied", "attributed"]


def test_what_is_untrue_in_full_is_not_its_opposite() -> None:
    """Who says that P is untrue does not deny who said that not P."""
    report = analyze(
        "Ida Roe said the clinic had not closed its doors. It is false that the clinic has closed its doors."
    )
    assert [v.about for v in report.verifications] == [()]


@pytest.mark.parametrize(
    "text",
    [
        'The Herald reported that one sailor had died. The harbour office said the report was "fake".',
        "The Herald reported that the mill had failed. The owner said the story was untrue.",
        "Rebels said that 20 soldiers had died. The army called the figure a lie.",
        'The Herald reported that the mill had failed. The owner described the report as "a blatant lie".',
        "The Herald reported that the mill had failed. Lund branded the story completely false.",
        "The Herald reported that the mill had failed. Lund called it a hoax.",
    ],
)
def test_a_verdict_that_is_reported_reaches_what_it_judges(text: str) -> None:
    """A verdict inside a content is about what it names there, also after a verb of calling."""
    assert statuses(text)[0] == "denied"


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("The army called the figure a lie .", "the figure"),
        ("He called this a complete fabrication .", "this"),
        ("She dismissed his new claims as a lie .", "his new claims"),
        ("They labelled it completely false .", "it"),
        ("Lund called the Herald's false report a shame .", None),
        ("Lund called the false report a shame .", None),
        ("Lund read the report, a lie .", None),
        ("Lund called the report as false .", None),
    ],
)
def test_what_is_called_something(text: str, judged: str | None) -> None:
    """The object of a verb of calling is judged by the word after it; a word before a noun judges that noun."""
    document = read(text, options=Options())
    words = [f.lower() for f in document.forms]
    at = next(i for i, w in enumerate(words) if w in ("lie", "fabrication", "false"))
    found = find_judged(document, at, 0)
    assert (
        document.text[document.starts[found[0]] : document.ends[found[1] - 1]] if found else None
    ) == judged


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The leaflet wrongly stated that Lund had resigned.", "denied"),
        ("An article on Monday incorrectly said that the mill had closed.", "denied"),
        ("Lund falsely claimed that the well was dry.", "denied"),
        ("It was mistakenly reported that the mill had closed.", "denied"),
        ("An essay misstated the number of schools.", "denied"),
        ("We wrongly reported that Ms Roe had been arrested.", "retracted"),
        ("Our headline mistakenly said that the mill had closed.", "retracted"),
        ("The leaflet rightly stated that Lund had resigned.", "attributed"),
        ("Lund may have wrongly claimed that the well was dry.", "attributed"),
        ("The report said nothing wrongly. Lund claimed that the well was dry.", "attributed"),
    ],
)
def test_said_wrongly(text: str, status: str) -> None:
    """Who says something wrongly is contradicted by the writer; who says so of themselves takes it back."""
    assert statuses(text)[-1] == status


def test_only_what_is_said_wrongly_is_denied() -> None:
    """What stood before is not meant, nor the statement that tells of it; the teller who means themselves takes it back."""
    assert statuses("Roe said the well was dry. Hale wrongly claimed that the dam was safe.") == [
        "attributed",
        "denied",
    ]
    assert statuses("The Herald said it had wrongly reported that the mill had closed.") == [
        "attributed",
        "retracted",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A clip purports to show captured sailors. The Herald could not verify the clip.",
        "The memo says the dam is cracked. The Herald could not confirm the authenticity of the memo.",
        "The letter said the sailor was dead. The letter's authenticity could not be established.",
        "In a video, the rebels said they held two sailors. The Herald could not verify the footage.",
        "A photograph shows a burnt bus. The mayor said the road was open. The image could not be verified.",
    ],
)
def test_a_picture_or_text_carries_what_it_says(text: str) -> None:
    """Doubt about a video, a photo or a memo is doubt about what it shows or says."""
    first, *others = statuses(text)
    assert first == "unverified"
    assert others.count("unverified") == 1, "the cue's own statement"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said the video was old. The Herald could not verify the video.",
        "Lund said the mill was shut. The document could not be verified.",
        "The letter said the sailor was dead. The photograph could not be verified.",
        "The video shows a burnt bus. The Herald could not verify the age of the driver.",
    ],
)
def test_what_speaks_of_a_picture_is_not_in_it(text: str) -> None:
    """A statement about a video is not what the video shows, nor is one from somewhere else."""
    assert statuses(text)[0] == "attributed"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("the memo", "memo"),
        ("the authenticity of the memo", "memo"),
        ("the letter's origin", "letter"),
        ("its claim", None),
        ("that the memo is real", None),
        ("the truth of the rumour", None),
        ("without any pictures", None),
    ],
)
def test_medium_nouns(text: str, noun: str | None) -> None:
    """The head of a noun phrase tells whether it is a picture or text; its authenticity is its own."""
    document = read(text, options=Options())
    assert medium_nouns(document, range(len(document.forms))) == (frozenset((noun,)) if noun else frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lund said eleven people had died. The bishop said he was tired. The figures are false, said Ida Roe.",
            ["denied", "attributed"],
        ),
        (
            "Lund said eleven people had died. Ms Roe said she was tired. The army called the figure a lie.",
            ["denied", "attributed"],
        ),
        (
            "Lund said two men had died. Ms Roe said the men had no planes. The deaths could not be confirmed.",
            ["unverified", "attributed"],
        ),
        (
            "Lund said eleven people had died. Ms Roe said she was tired. The claims are false, the army said.",
            ["denied", "denied"],
        ),
    ],
)
def test_figures_ask_for_a_number_and_deaths_for_a_death(text: str, expected: list[str]) -> None:
    """ "The figures" and "the deaths" pass over statements without any; "the claims" takes them all."""
    assert statuses(text)[:2] == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hale said the pit was old. Lund's claim that the mine was shut is false.", "denied"),
        ("Hale said the pit was old. The claim that the mine was shut was later withdrawn.", "retracted"),
        (
            "Hale said the pit was old. Their claims that guards fired first could not be verified by the agency.",
            "unverified",
        ),
    ],
)
def test_the_predicate_of_a_noun_with_its_clause_judges_the_clause(text: str, status: str) -> None:
    """What is said of "the claim that ..." is about what is claimed, not about what was said before."""
    assert statuses(text) == ["attributed", status]


@pytest.mark.parametrize(
    "text",
    [
        "Lund repeated the claim that the mine was shut, and the report on the dam was denied.",
        "Lund repeated the claim that the mine was shut. That was false.",
    ],
)
def test_another_subject_is_judged_for_itself(text: str) -> None:
    """Only the predicate right after the clause is the claim's own."""
    report = analyze(text)
    claim = next(c for c in report.claims if c.text == "that the mine was shut")
    assert not any(claim.id in v.about for v in report.verifications if v.text == "denied")
