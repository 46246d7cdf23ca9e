"""Descriptions take up whom they can mean: not another office, other work, or whoever the speaker talks about."""

import pytest

from attribution import analyze
from attribution.sources.work import may_be_called
from tests.spoken import analysed, names, speaker

OTHERS = {
    "another ministry": "[1Finance minister Clara Whitfield] {1said} <1taxes would fall>. [2The transport minister] {2said} <2fares would rise>.",
    "another ministry, an adjective": "[1Health secretary Adam Bexley] {1said} <1wards were full>. [2The foreign secretary] {2gave} <2no date>.",
    "an office between commas": "[1The prime minister, Lena Varga,] {1said} <1it was fair>. [2The energy minister] {2said} <2it was not>.",
    "the deputy is not it": "[1Deputy governor Clara Whitfield] {1said} <1it was shut>. [2The governor] {2said} <2it was open>.",
    "nor who was it once": "[1Former president Adam Bexley] {1said} <1it was stolen>. [2The president] {2said} <2it was fair>.",
    "two leaders": "[1Opposition leader Lena Varga] {1said} <1taxes would rise>. [2The party leader] {2said} <2they would fall>.",
    "other work": "[1Adam Bexley, a teacher,] {1said} <1the well was safe>. [2The surgeon] {2said} <2it was not>.",
    "work that no list knows": "[1Adam Bexley, a beekeeper,] {1said} <1the well was safe>. [2The inspector] {2said} <2it was not>.",
}


@pytest.mark.parametrize("marked", OTHERS.values(), ids=list(OTHERS))
def test_another_office_or_work_is_somebody_else(marked: str) -> None:
    """Who bears a role already is not called by an office or by work of another sort."""
    analysis = analysed(marked)
    first, second = speaker(analysis, 1), speaker(analysis, 2)
    assert first is not None
    assert second is not None
    assert first.named
    assert not second.named


SAME = {
    "the office alone": "[1Finance minister Clara Whitfield] {1said} <1taxes would fall>. [2The minister] {2gave} <2no date>.",
    "the office with praise": "[1Finance minister Clara Whitfield] {1said} <1taxes would fall>. [2The embattled minister] {2gave} <2no date>.",
    "the deputy again": "[1Deputy mayor Clara Whitfield] {1said} <1it was shut>. [2The deputy mayor] {2gave} <2no date>.",
    "a general word for the office": "[1President Clara Whitfield] {1said} <1it was fair>. [2The veteran politician] {2added} <2that she would go>.",
    "work of one sort": "[1Singer Clara Whitfield] {1said} <1it was over>. [2The actress] {2added} <2that she was tired>.",
    "an age": "[1Striker Clara Whitfield] {1said} <1it was over>. [2The 31-year-old] {2added} <2that she was tired>.",
    "no role before": "[1Clara Whitfield] {1said} <1it was over>. [2The guitarist] {2added} <2that she was tired>.",
    "kinship before": "[1Clara Whitfield, a mother of four,] {1said} <1it was over>. [2The nurse] {2added} <2that she was tired>.",
}


@pytest.mark.parametrize("marked", SAME.values(), ids=list(SAME))
def test_own_office_or_like_work_is_the_same_person(marked: str) -> None:
    """A description that goes with the roles of the person in focus is joined."""
    assert names(marked) == ["Clara Whitfield", "Clara Whitfield"]


@pytest.mark.parametrize(
    "marked",
    [
        "<1Whitfield fell at noon>, [1the nurse] {1said}.",
        "<1Clara Whitfield was not on board>, [1the captain] {1said}.",
        "<1Whitfield, who lost her keys, lied to the court>, [1the prosecutor] {1said}.",
        "[1The coach] {1said} <1that Clara Whitfield would not play>.",
    ],
)
def test_who_is_spoken_of_is_not_the_speaker(marked: str) -> None:
    """A name inside the content is not whom the description of its speaker means."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert not source.named


@pytest.mark.parametrize(
    "marked",
    [
        "Clara Whitfield was not paid. [1The singer] {1said} <1that it was her song>.",
        "Clara Whitfield will stay away, but [1the singer] {1said} <1that she might write>.",
    ],
)
def test_a_name_outside_the_content_may_be_the_speaker(marked: str) -> None:
    """A name before the statement is taken up, though it stand in one sentence with it."""
    assert names(marked) == ["Clara Whitfield"]


@pytest.mark.parametrize(
    "marked",
    [
        "Clara Whitfield was last seen on Sunday. [1The landlord] {1said} <1the inn was busy>.",
        "Officers spoke to Adam Bexley. [1The headteacher] {1said} <1pupils were upset>.",
        "Clara Whitfield told the BBC nothing. [1The mayor] {1said} <1nobody was hurt>.",
        "Clara Whitfield wept; [1the governor] {1told her} <1it was nine>.",
        "Adam Bexley left on Monday. [1The new manager] {1said} <1it was fair>.",
    ],
)
def test_an_office_that_nobody_was_said_to_bear_is_somebody_else(marked: str) -> None:
    """The mayor, the landlord and the like are those of a place, not whoever was named last."""
    source = speaker(analysed(marked), 1)
    assert source is not None
    assert not source.named


@pytest.mark.parametrize(
    "marked",
    [
        "[1Clara Whitfield, the mayor,] {1said} <1it was safe>. [2The mayor] {2gave} <2no date>.",
        "[1Clara Whitfield] {1said} <1it was safe>. [2The mayor] {2added} <2that it was new>.",
        "[1Clara Whitfield] {1said} <1it was safe>. [2The former mayor] {2gave} <2no date>.",
        "[1Clara Whitfield] {1said} <1it was safe>. [2The accused] {2gave} <2no date>.",
    ],
)
def test_an_office_with_evidence_is_the_person_in_focus(marked: str) -> None:
    """An apposition, words that go on, and what is said of known people only, tell that the person is meant."""
    assert names(marked) == ["Clara Whitfield", "Clara Whitfield"]


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ("Adam Bexley, a singer, said the song was stolen. The musician denied it.", False),
        ("Adam Bexley, a singer, said the song was stolen. The musician rejected the claim.", False),
        ("Adam Bexley said the song was stolen. The rapper denied that he had copied anything.", False),
        ("Adam Bexley, a singer, said the song was his. The musician denied any wrongdoing.", True),
        ("Adam Bexley, a singer, was named in court. The musician denied it.", True),
        ("Adam Bexley, a singer, said the song was stolen. The musician said it was his.", True),
    ],
)
def test_who_denies_what_was_said_did_not_say_it(text: str, is_same: bool) -> None:
    """A denial of the words of the last speaker is another one's; a denial of deeds may be his own."""
    named = [x.named for x in analyze(text).sources]
    assert all(named) is is_same


@pytest.mark.parametrize(
    ("nouns", "noun", "expected"),
    [
        (set(), "singer", True),
        ({"father", "victim"}, "nurse", True),
        (set(), "judge", False),
        ({"father", "victim"}, "prosecutor", False),
        ({"judge"}, "star", True),
        ({"mayor"}, "leader", True),
        ({"leader"}, "mayor", False),
        ({"pilot", "father"}, "judge", False),
    ],
)
def test_may_be_called(nouns: set[str], noun: str, expected: bool) -> None:
    """General words fit the special ones, not the other way round; kinship and age go with everything."""
    assert may_be_called(nouns, noun) is expected


@pytest.mark.parametrize(
    "marked",
    [
        "[1The Guardian] {1reported} <1that the agency had failed>. [2The agency] {2rejected} <2the report>.",
        "[1Reuters] {1reported} <1that the company would close>. [2The company] {2said} <2it would not>.",
        "[1The Lantern] {1reported} <1that the bank was insolvent>. [2The bank] {2said} <2it was solvent>.",
    ],
)
def test_a_body_in_the_news_is_not_the_outlet(marked: str) -> None:
    """A body that an outlet reports on is another one, also where the outlet could be called so."""
    analysis = analysed(marked)
    first, second = speaker(analysis, 1), speaker(analysis, 2)
    assert first is not None
    assert second is not None
    assert first.id != second.id


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[1Reuters] {1said} <1that its desk was safe>. [2The agency] {2added} <2that it would go on>.",
            "Reuters",
        ),
        (
            "[1The Guardian] {1denied} <1that the paper was for sale>. [2The paper] {2gave} <2no date>.",
            "Guardian",
        ),
        (
            "[1Brightwater Holdings] {1said} <1that the company would pay>. [2The company] {2gave} <2no date>.",
            "Brightwater Holdings",
        ),
    ],
)
def test_a_body_may_speak_of_itself(marked: str, expected: str) -> None:
    """An agency is "the agency" after its words, a paper "the paper" and a firm "the company" in them too."""
    assert names(marked) == [expected, expected]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Police", "The force", ["Police", "Police"]),
        ("Norwick police", "The force", ["Norwick police", "Norwick police"]),
        ("Kent Police", "The force", ["Kent Police", "Kent Police"]),
        ("Police", "The task force", ["Police", "task force"]),
        ("The air force", "The force", ["air force", "air force"]),
        ("The army", "The force", ["army", "force"]),
    ],
)
def test_the_force_is_the_police(first: str, second: str, expected: list[str]) -> None:
    """ "The force" takes up the police, not another force that was named."""
    assert (
        names(f"[1{first}] {{1said}} <1two men were held>. [2{second}] {{2added}} <2that both were local>.")
        == expected
    )


def test_the_force_in_a_content_is_a_mention_of_the_police() -> None:
    """Also where it does not speak."""
    analysis = analysed(
        "[1Police] {1said} <1two men were held>. [2A spokesman] {2said} <2the force had been wrong>."
    )
    source = speaker(analysis, 1)
    assert source is not None
    assert [m.text for m in source.mentions] == ["Police", "the force"]


SAID = "{1said} <1it was over>. [2The"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[1Clara Whitfield, 38,] " + SAID + " 38-year-old] {2gave} <2no date>.", "Clara Whitfield"),
        ("[1Clara Whitfield (38)] " + SAID + " 38-year-old] {2gave} <2no date>.", "Clara Whitfield"),
        ("Clara Whitfield, aged 38, left. [1Ann Bell, 52,] " + SAID + " 38-year-old] {2gave} <2no date>.", "Clara Whitfield"),
        ("Clara Whitfield left. [1Ann Bell, 52,] " + SAID + " 38-year-old] {2gave} <2no date>.", "Clara Whitfield"),
        ("[1A 38-year-old woman] " + SAID + " 38-year-old] {2gave} <2no date>.", "38-year-old woman"),
        ("Clara Whitfield, 38, left. [1Ann Bell, 52,] " + SAID + " 38-year-old nurse] {2gave} <2no date>.", "Clara Whitfield"),
    ],
)  # fmt: skip
def test_an_age_takes_up_who_is_as_old(marked: str, expected: str) -> None:
    """ "The 38-year-old" is the person of that age, else the one in focus whose age was not told."""
    assert names(marked)[1] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[1Clara Whitfield, 38,] " + SAID + " 52-year-old] {2gave} <2no date>.",
        "[1The 38-year-old] " + SAID + " 52-year-old] {2gave} <2no date>.",
        "[1Nurse Clara Whitfield (38)] " + SAID + " 52-year-old nurse] {2gave} <2no date>.",
    ],
)
def test_who_is_of_another_age_is_somebody_else(marked: str) -> None:
    """A description with another age is of another person, though the noun be the same."""
    first, second = names(marked)
    assert first != second


def test_a_noun_that_no_list_knows_takes_up_the_name_that_ends_so() -> None:
    """ "The trust" after "Norwick Hospital Trust"."""
    marked = "[1Norwick Hospital Trust] {1said} <1it was over>. [2The trust] {2gave} <2no date>."
    assert names(marked) == ["Norwick Hospital Trust"] * 2


@pytest.mark.parametrize(
    "marked",
    [
        "[1Police] {1said} <1two men were hurt>. [2The hospital] {2gave} <2no date>.",
        "[1Norwick Rail] {1said} <1the line was shut>. [2The union] {2gave} <2no date>.",
        "[1Norwick Police] {1said} <1the shop was shut>. [2The company] {2gave} <2no date>.",
        "[1Norwick Hospital] {1said} <1wards were full>. [2The school] {2gave} <2no date>.",
        "[1Norway] {1said} <1the trawler was safe>. [2The fisheries ministry] {2gave} <2no date>.",
        "[1Army Radio] {1said} <1two men were hurt>. [2The army] {2gave} <2no date>.",
        "Prices fell at Norwick Alluvial. [1Clara Whitfield] {1said} <1it was late>. [2The union] {2gave} <2no date>.",
    ],
)
def test_a_noun_takes_up_no_body_of_another_sort(marked: str) -> None:
    """Police are no hospital, a railway no union, a country no ministry: the noun is a body not named before."""
    first, second = names(marked)
    assert first != second
    assert second in ("hospital", "union", "company", "school", "fisheries ministry", "army")


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Norwick Medical Group", "hospital"),
        ("Norwick University", "college"),
        ("Oxfam", "charity"),
        ("Ryanair", "airline"),
        ("Norwick Foods", "company"),
        ("Norwick Airways", "company"),
        ("Norwick Police", "organisation"),
        ("Norway", "country"),
    ],
)
def test_a_noun_takes_up_a_body_of_its_sort(name: str, noun: str) -> None:
    """What a name tells, or a bare name that speaks, goes with the noun."""
    assert names(f"[1{name}] {{1said}} <1it was late>. [2The {noun}] {{2gave}} <2no date>.") == [name, name]


@pytest.mark.parametrize(
    ("text", "n_sources"),
    [
        ("The Lantern said the mine was shut. The company denied it.", 2),
        ("Norwick Foods said the mine was shut. The company rejected the claim.", 2),
        ("Norwick Foods said the mine was shut. The company denied any wrongdoing.", 1),
    ],
)
def test_a_body_does_not_deny_what_it_said(text: str, n_sources: int) -> None:
    """The company that denies the words of a body is another one."""
    assert len(analyze(text).sources) == n_sources


TIED = {
    "what the role has": ("[1Chelsea manager Clara Whitfield] {1said} <1no>. [2The Chelsea boss] {2gave} <2no date>.", True),
    "the only person": ("Clara Whitfield has left the show. [2The EastEnders actress] {2gave} <2no date>.", True),
    "another body": ("[1Chelsea manager Clara Whitfield] {1said} <1no>. [2The Arsenal boss] {2gave} <2no date>.", False),
    "work of another sort": ("[1Chelsea manager Clara Whitfield] {1said} <1no>. [2The Chelsea doctor] {2gave} <2no date>.", False),
    "an office of a place": ("Clara Whitfield has left the show. [2The Norwick mayor] {2gave} <2no date>.", False),
    "one of two": ("Ann Bell met Clara Whitfield. [2The EastEnders actress] {2gave} <2no date>.", False),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "is_same"), TIED.values(), ids=list(TIED))
def test_a_description_with_a_name_goes_with_what_is_known(marked: str, is_same: bool) -> None:
    """ "The Chelsea boss" is the manager of Chelsea, "the EastEnders actress" the only person of the text."""
    source = speaker(analysed(marked), 2)
    assert source is not None
    assert (source.name == "Clara Whitfield") is is_same


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lund's campaign said it was true. Hale's campaign said it was false.", ["Lund's campaign", "Hale's campaign"]),
        ("The abbot's office denied it. The mayor's office confirmed it.", ["abbot's office", "mayor's office"]),
        ("The union's president said no. Harvard president Jane Moss said yes.", ["union's president", "Jane Moss"]),
        ("A mill in Lyon, France, said it would close.", ["mill in Lyon"]),
        ("Two divers at the lake said it was cold. Divers say that lakes are cold.", ["Two divers at the lake", "Divers"]),
    ],
)  # fmt: skip
def test_whose_they_are_and_where_keep_bodies_and_people_apart(text: str, names: list[str]) -> None:
    """An office of another owner, the country of a town and people in general are not who was spoken of before."""
    by_id = {s.id: s.name for s in analyze(text).sources}
    report = analyze(text)
    speakers = [by_id[s.source.id] for s in report.statements if s.source.id in by_id and s.nested_in is None]
    assert list(dict.fromkeys(speakers)) == names


def test_the_same_owners_office_is_the_same() -> None:
    """ "Its chairman" and the chairman with the body's name are one."""
    report = analyze(
        "Acme Foods said it would grow. Its chairman said no. Acme Foods chairman Jane Roe said so."
    )
    assert [s.name for s in report.sources if s.type == "person"] == ["Jane Roe"]
