"""Phrases about checking: what they say, in all their forms."""

import pytest

from attribution.claims.phrases import find_marks
from attribution.options import Options
from attribution.text import read


def statuses(text: str) -> list[str]:
    """Return the statuses of the marks in a text."""
    return [m.status for m in find_marks(read(text, options=Options()))]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The report could not be independently verified.", "unverified"),
        ("It was not possible to verify the report.", "unverified"),
        ("The ministry has yet to confirm the report.", "unverified"),
        ("The ministry neither confirmed nor denied the report.", "unverified"),
        ("The army was unable to confirm the deaths.", "unverified"),
        ("The company refused to confirm the figures.", "unverified"),
        ("There is no evidence for the claim.", "unverified"),
        ("There has been no official confirmation of her death.", "unverified"),
        ("If true, the leak would end his career.", "unverified"),
        ("If confirmed, it would be the first case this year.", "unverified"),
        ("Unconfirmed reports spoke of three deaths.", "unverified"),
        ("It is unclear whether the pilot survived.", "unverified"),
        ("The figures, which are difficult to verify, come from the rebels.", "unverified"),
        ("It was impossible to tell whether the pilot survived.", "unverified"),
        ("The ministry confirmed the attack.", "confirmed"),
        ("The attack was confirmed by the ministry.", "confirmed"),
        ("The rumour turned out to be true.", "confirmed"),
        ("The ministry denied the report.", "denied"),
        ("The claim is false, the ministry said.", "denied"),
        ("The story turned out to be a hoax.", "denied"),
        ("The rumour was debunked within hours.", "denied"),
        ("The video was a fake.", "denied"),
        ("There is no truth to the rumour.", "denied"),
        ("The story is not true.", "denied"),
        ("Experts cast doubt on the claim.", "disputed"),
        ("The villagers dispute the account.", "disputed"),
        ("There are conflicting reports about the number of dead.", "disputed"),
        ("The newspaper has since withdrawn the report.", "retracted"),
        ("The newspaper later retracted its story.", "retracted"),
        ("The article was later corrected.", "retracted"),
    ],
)
def test_forms(text: str, status: str) -> None:
    """Each form of checking has its status, and says it once."""
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor opened the bridge on Monday.",
        "The suspect was arrested at noon.",
        "The minister rejected the demand.",
        "Police have identified the driver.",
        "Her real name is Ana.",
        "He told reporters that he would resign.",
        "They do not know each other.",
        "The true cost of the war is high.",
    ],
)
def test_not_about_checking(text: str) -> None:
    """The same words in plain use are no marks; a rejected demand is no denied claim."""
    assert statuses(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Reporters Without Frontiers confirmed that two editors had died.", "confirmed"),
        ("The charity No Limits denied that it had lost money.", "denied"),
        ("The movement Never Again confirmed the raid.", "confirmed"),
        ("Mrs May denied that she would resign.", "denied"),
        ("Reporters Without Frontiers could not confirm the deaths.", "unverified"),
        ("No Russian official confirmed the deaths.", "unverified"),
        ("No Dane confirmed the deaths.", "unverified"),
        ("Without Borg nobody could confirm the deaths.", "unverified"),
        ("Police Could Not Confirm Deaths", "unverified"),
    ],
)
def test_words_in_names_change_nothing(text: str, status: str) -> None:
    """A negative or open word that is part of a name says nothing about the checking; others before a name do."""
    assert statuses(text) == [status]


def test_a_set_phrase_hides_its_words() -> None:
    """ "Turned out to be a hoax" is one mark, not two."""
    (mark,) = find_marks(read("The story turned out to be a hoax.", options=Options()))
    assert mark.trigger.startswith("turn out")


def test_boilerplate_is_not_read() -> None:
    """Page furniture says nothing about claims."""
    assert statuses("The mayor left.\n\nRelated posts:\n\nViews: 0") == []


def test_user_lexicon_adds_a_phrase(tmp_path: object) -> None:
    """A phrase in a user's file is found as a shipped one."""
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "verification_phrases.tsv").write_text(
        "phrase\tstatus\tabout\nsmell of spin\tdisputed\tbefore\n", encoding="utf-8"
    )
    document = read("The whole account smells of spin.", options=Options())
    assert [m.status for m in find_marks(document, folder)] == ["disputed"]
    assert find_marks(document) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Can officials confirm that the ferry sank?", ["unverified"]),
        ("Has the navy confirmed the report?", ["unverified"]),
        ("Can you confirm or deny that the ferry sank?", ["unverified"]),
        ("So are you acknowledging that the mine was unsafe?", []),
        ("Q: Do you deny that the fund was empty?", []),
        ('"Does the bank dispute that figure?" the judge asked.', []),
        ("Did the army make it all up?", []),
        ("Were the auditors wrong?", []),
    ],
)
def test_who_asks_says_nothing(text: str, expected: list[str]) -> None:
    """A question for yes or no is neither a confirmation nor a denial."""
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Why did the ministry deny the report?", "denied"),
        ("Did the clerk resign after the bank confirmed the report?", "confirmed"),
        ('"Are you well?" they asked, and the bank confirmed the report.', "confirmed"),
        ("The ministry denied the report, did it?", "denied"),
        ("Do tell, she said. The ministry denied the report.", "denied"),
    ],
)
def test_a_question_beside_it_leaves_a_mark(text: str, status: str) -> None:
    """What a question takes for granted, and what stands beside one, is said all the same."""
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The page was amended to include the ministry's denial.",
        "The story has since been updated to add a full denial by the bank.",
        "The Herald published a denial on Friday.",
        "Editors await confirmation of the sinking before they print.",
        "The report mentions the retraction.",
    ],
)
def test_who_carries_a_denial_does_not_deny(text: str) -> None:
    """A page that holds somebody's denial, or waits for it, says nothing by that of its other claims."""
    assert [s for s in statuses(text) if s != "unverified"] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The bank issued a denial of the report.", "denied"),
        ("The Herald published a retraction.", "retracted"),
        ("The story has since been updated.", "retracted"),
        ("The story has since been corrected to include the right name.", "retracted"),
    ],
)
def test_who_issues_a_denial_denies(text: str, status: str) -> None:
    """A denial of one's own is one, and so is the retraction that a paper prints."""
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk was questioned by detectives for two hours.",
        "Officers are questioning a driver about the crash, which the report describes.",
        "The firm withdrew the syrup from shops, a report said.",
        "The regiment was withdrawn from the hills.",
        "The wheels were retracted after take-off.",
        "The landing gear was retracted.",
        "The cat retracted its claws.",
        "Pell was dismissed from his post.",
        "Pell said he had been dismissed as head of the report's board.",
        "The board dismissed the treasurer, the report said.",
        "The port apologised to Dr Pell, who had been dismissed over the report.",
        "The gunners shot down a drone, the report said.",
        "The rebels took back the port.",
        "The captain corrected the course of the ship.",
        "The clinic has 12 confirmed cases and three suspected cases.",
        "She was a true pioneer, the report said.",
        "It was a genuine surprise.",
        '"We never touched the safe," scoffed Hale.',
        'Hale countered: "The figure is our own."',
    ],
)
def test_everyday_senses_are_no_marks(text: str) -> None:
    """What is done to persons and things, and a speaker's own words, say nothing about the checking of a claim."""
    assert statuses(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Auditors questioned the accuracy of the figures.", "disputed"),
        ("Auditors questioned whether the fund was empty.", "disputed"),
        ("Her account was questioned by the judge.", "disputed"),
        ("The clerk withdrew the allegation.", "retracted"),
        ("The report, which was later withdrawn, named four towns.", "retracted"),
        ("It was retracted a week later.", "retracted"),
        ("The journal retracted the paper.", "retracted"),
        ("The study, which claimed that salt cures colds, was retracted by the journal.", "retracted"),
        ("The witness retracted her testimony.", "retracted"),
        ("The city retracted the press release.", "retracted"),
        ("The mayor retracted the claim that the roof leaks.", "retracted"),
        ("Claims by Pell were dismissed.", "denied"),
        ("Lund dismissed Pell's report.", "denied"),
        ("The report was dismissed as a rumour.", "denied"),
        ("The minister shot down reports that he would resign.", "denied"),
        ("The clerk took back what she had said.", "retracted"),
        ("It is a true story, the mayor said.", "confirmed"),
        ("The confirmed reports spoke of three deaths.", "confirmed"),
        ('The mayor scoffed at the claim: "Nonsense of old."', "disputed"),
    ],
)
def test_the_same_words_about_something_said_are_marks(text: str, status: str) -> None:
    """A noun for a claim, a pronoun or a clause shows that the word is about the checking."""
    assert status in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "A clerk who asked not to be identified said the safe was empty.",
        "The boy, who cannot be identified for legal reasons, said he had run away.",
        "The nurse could not be identified for fear of reprisals.",
        "Two officials, who did not wish to be identified, spoke of a deal.",
        "The driver, whom the court has not identified, spoke of fog.",
    ],
)
def test_who_is_not_named_leaves_nothing_open(text: str) -> None:
    """A name that is kept back says nothing about the checking of what is said."""
    assert statuses(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The wreck could not be identified.",
        "Police were unable to identify the attackers.",
        "The jets, which were difficult to identify, flew north.",
    ],
)
def test_what_cannot_be_identified_is_open(text: str) -> None:
    """What nobody could find out is unverified."""
    assert statuses(text) == ["unverified"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The union called the claim absurd.", "disputed"),
        ("Critics dubbed the statement ludicrous.", "disputed"),
        ("Hale described the account as laughable.", "disputed"),
        ("Hale called that nonsense.", "denied"),
        ("The union derided the claim.", "disputed"),
        ("The port trashed the report.", "denied"),
        ("The port does not recognise the figure.", "disputed"),
        ("Hale said the figure was wide of the mark.", "denied"),
        ("The union poured scorn on the claim.", "disputed"),
        ("The statement was a ploy, Hale said.", "disputed"),
    ],
)
def test_who_scorns_a_claim_opposes_it(text: str, status: str) -> None:
    """What somebody calls absurd or does not recognise is not agreed with."""
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The play was absurd, the critic said.",
        "They mocked the goalkeeper.",
        "The island is not recognised by its neighbours.",
        "His shot was wide of the mark.",
        "It was a ridiculous price.",
        "Vandals trashed the hall.",
    ],
)
def test_who_scorns_a_thing_opposes_no_claim(text: str) -> None:
    """A play, a person or a price is no claim."""
    assert statuses(text) == []
