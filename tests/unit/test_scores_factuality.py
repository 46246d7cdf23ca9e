"""Factuality of events from the writer's and from a source's view."""

import pytest
from analyses import span_of, statement_of

from attribution.errors import InputError
from attribution.scores.embedding import find_head
from attribution.scores.factuality import Factuality, expected_value, factuality
from attribution.scores.factuality_features import view_event
from attribution.text import read
from attribution.values.span import Span


def judge(text: str, word: str) -> Factuality:
    return factuality(read(text), (), span_of(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The storm did not reach the coast.", "reach"),
        ("The company never paid the fine.", "paid"),
        ("Nobody was hurt and the minister did not resign.", "resign"),
    ],
)
def test_a_negated_event_did_not_happen(text: str, word: str) -> None:
    """An event under negation in its own clause is below zero."""
    assert judge(text, word).value < 0
    assert any("negated" in w for w in judge(text, word).why)


@pytest.mark.parametrize(
    ("text", "word", "most"),
    [
        ("Nobody drowned.", "drowned", -1),
        ("No one was arrested after the march.", "arrested", -1),
        ("None of the miners escaped on Friday.", "escaped", -1),
        ("Not a single train arrived.", "arrived", -1),
        ("Neither Brandt nor Costa resigned.", "resigned", -1),
        ("Police said that no shop in the town was looted.", "looted", -1),
        ("It is false that the senator wept.", "wept", -1),
        ("It was not true that the ferry sank.", "sank", -1),
        ("It is not the case that the ferry sank.", "sank", -1),
        ("The rumour that the queen abdicated is a hoax.", "abdicated", -1),
        ("The editor falsely claimed that rebels burned the mill.", "burned", -2),
        ("The paper reported wrongly that the singer died.", "died", -2),
        ("The firm denied that the tank leaked.", "leaked", 0),
        ("The minister dismissed reports that troops fled.", "fled", 0),
        ("There is no proof that the guard slept.", "slept", 0),
        ("It is unclear whether the tank leaked.", "leaked", 0),
        ("Reporters asked if the judge resigned.", "resigned", 0),
        ("Whether the tank leaked is not known.", "leaked", 0),
        ("Allegedly, the guard slept.", "slept", 0),
        ("The guard reportedly fled on Monday.", "fled", 0),
    ],
)
def test_sure_grammar_limits_the_value(text: str, word: str, most: float) -> None:
    """What the text negates is below zero, what it leaves open or only tells of a denial is not above it, and why says so."""
    found = judge(text, word)
    assert found.value <= most
    assert "so at most" in found.why[0]
    assert "stated plainly" not in found.why


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nobody denied that the tank leaked.", "leaked"),
        ("The firm did not deny that the tank leaked.", "leaked"),
        ("It is not false that the ferry sank.", "sank"),
        ("It is true that the ferry sank.", "sank"),
        ("No fewer than nine sailors drowned.", "drowned"),
        ("Nobody but Costa drowned.", "drowned"),
        ("Not all trains arrived.", "arrived"),
        ("The guard said no, and the man fled.", "fled"),
        ("He had no money and left.", "left"),
        ("There is no doubt that the ferry sank.", "sank"),
        ("Officials, who denied the charge, said that the ferry sank.", "sank"),
        ("The report that the ferry sank was leaked by a clerk.", "sank"),
        ("The driver who denied the charge fled on Monday.", "fled"),
        ("The firm denied the report, and the tank leaked on Friday.", "leaked"),
        ("The soldiers mistakenly shot two men.", "shot"),
        ("The editor falsely claimed that it rained.", "claimed"),
    ],
)
def test_what_negates_something_else_limits_nothing(text: str, word: str) -> None:
    """A double negation, or a denial of another thing, sets no limit."""
    assert not any("so at most" in x for x in judge(text, word).why)


@pytest.mark.parametrize(
    ("weaker", "stronger", "word"),
    [
        ("The firm did not build the plant in Ohio.", "The firm built the plant in Ohio.", "plant"),
        ("The minister may have resigned on Monday.", "The minister resigned on Monday.", "resigned"),
        (
            "The firm failed to build a plant in Ohio last year.",
            "The firm managed to build a plant in Ohio.",
            "build",
        ),
        ("If the men left the town, they were lucky.", "The men left the town, they were lucky.", "left"),
    ],
)
def test_what_weakens_lowers(weaker: str, stronger: str, word: str) -> None:
    """Modals, conditions and verbs of failure put an event below its plain assertion."""
    if word == "plant":
        assert judge(weaker, "build").value < judge(stronger, "built").value
    else:
        assert judge(weaker, word).value < judge(stronger, word).value


def test_a_plain_event_happened() -> None:
    """A plain event in the past is near 3, and the reasons say that it is plain."""
    f = judge("The freighter sank on Monday, officials said.", "sank")
    assert f.value > 2
    assert f.source is None
    assert f.why == ("stated plainly",)


def test_the_view_of_a_source_is_not_the_writers() -> None:
    """Who denies an event is against it; who says nothing of it leaves it open."""
    text = "Miller denied that the dam burst on Friday."
    s = statement_of(
        text,
        "s1",
        "Miller",
        "denied",
        "that the dam burst on Friday",
        lemma="deny",
        who="e1",
        polarity="denied",
    )
    document, place = read(text), span_of(text, "burst")
    assert factuality(document, (s,), place, source="e1").value < -1
    other = factuality(document, (s,), place, source="e2")
    assert (other.value, other.source) == (0.0, "e2")
    assert other.why == ("e2 says nothing of it",)


def test_a_source_that_takes_no_stand_leaves_it_open() -> None:
    """ "Did not say whether" gives zero from the source's view."""
    text = "Miller did not say whether the dam burst."
    s = statement_of(
        text,
        "s1",
        "Miller",
        "did not say",
        "whether the dam burst",
        lemma="say",
        who="e1",
        polarity="open",
        reported=False,
    )
    assert factuality(read(text), (s,), span_of(text, "burst"), source="e1").value == 0


def test_an_empty_place_is_refused() -> None:
    """A span without a word is an error that says what to give."""
    with pytest.raises(InputError, match="give the place of an event"):
        factuality(read("It rained. "), (), Span(10, 11, " "))


def test_governors_are_followed_outwards() -> None:
    """The chain of governors goes from the nearest to the outermost, with openers and negation."""
    document = read("Officials refused to say that he had not planned to leave.")
    view = view_event(document, document.tokens_in(52, 57))
    assert document.forms[view.head] == "leave"
    assert [(document.lemmas[g.group.head], g.opener) for g in view.governors] == [
        ("plan", "to"),
        ("say", "that"),
        ("refuse", "to"),
    ]
    assert view.governors[0].group.is_negated


def test_a_coordinated_verb_shares_the_auxiliaries() -> None:
    """ "May come and go": the second verb stands under the modal as well."""
    document = read("They may come and go.")
    assert view_event(document, document.tokens_in(18, 20)).group.modal == "may"


def test_a_clause_is_carried_by_its_main_verb() -> None:
    """Of several tokens the last verb of the first verb group carries the event."""
    document = read("Hunger can really have hurt them badly.")
    assert document.forms[find_head(document.tags, document.lemmas, range(6))] == "hurt"


def test_experts_are_mixed_by_style() -> None:
    """With one style certain, its expert alone decides."""
    assert expected_value((3.0, -3.0), (50.0, 0.0)) == pytest.approx(3.0)
