"""Test what headlines write in their own grammar."""

import pytest

from attribution import analyze

BODY = "\n\nA man was held on Monday after a fire at the port, which is said to have begun in a shed."


def found(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of all statements of a text's first line."""
    end = len(text.split("\n")[0])
    return [
        (" ".join(x.text for x in s.source.spans), s.cue.spans[0].text, s.content.spans[0].text)
        for s in analyze(text).statements
        if s.cue.spans[0].end <= end
    ]


@pytest.mark.parametrize("body", ["", BODY])
@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("police", ":", "Three hurt in port fire"),
        ("FIRE CHIEF", ":", "THREE HURT IN PORT FIRE"),
        ("coastguard", "-", "Ferry was overloaded"),
        ("mayor", ":", "Port to close for a week"),
        ("leaked memo", ":", "Harbour firm hid accident"),
        ("AFP", ":", "Tanker seized off coast"),
        ("officials", ":", "Toll climbs to 40"),
    ],
)
def test_who_stands_behind_a_headline(source: str, cue: str, content: str, body: str) -> None:
    """A noun that speaks, or a known body, behind a colon or dash at the end of a headline is its source."""
    sign = cue if cue == ":" else f" {cue}"
    assert found(f"{content}{sign} {source}{body}") == [(source, cue, content)]


@pytest.mark.parametrize("body", ["", BODY])
@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("Coastguard", "Ferry was overloaded"),
        ("Harbour union", "200 jobs at risk"),
        ("Report", "Firm to close port"),
        ("NATO", "Drone crossed border"),
        ("State TV", "General is alive"),
    ],
)
def test_who_stands_before_a_headline(source: str, content: str, body: str) -> None:
    """The same before a colon."""
    assert found(f"{source}: {content}{body}") == [(source, ":", content)]


@pytest.mark.parametrize(
    "line",
    [
        "Explained: police powers in the port",
        "Port fire: what we know so far",
        "Police: what they may ask you",
        "Port fire: the union and its members",
        "Champions League: Norland beat Sudland",
        "Interview: Ferry owner looks back",
        "Missing girl: New search begins",
        "Truce talks: Norland says it will sign",
    ],
)
def test_topics_before_a_colon_do_not_speak(line: str) -> None:
    """A topic, a genre or a question is no report with a source."""
    assert [row for row in found(line + BODY) if row[1][-1] == ":"] == []


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Harbour boss fined over fire, denies guilt", ("Harbour boss", "denies", "guilt")),
        ("Striker banned by club, claims racism", ("Striker", "claims", "racism")),
        ("Captain survives wreck, says rudder broke", ("Captain", "says", "rudder broke")),
        ("Two held over fire, says coastguard", ("coastguard", "says", "Two held over fire")),
        ("Owner hid damage, says ex-captain", ("ex-captain", "says", "Owner hid damage")),
        ("Ferries to stop, says harbour union", ("harbour union", "says", "Ferries to stop")),
    ],
)
def test_a_verb_behind_the_comma_of_a_headline(line: str, row: tuple[str, str, str]) -> None:
    """It has the headline's subject, unless a speaker and nothing else follows it."""
    assert row in found(line + BODY)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Governor quits, says vote was rigged", ("Governor", "says", "vote was rigged")),
        ("Police arrest woman, say port is safe", ("Police", "say", "port is safe")),
        ("Wexley Foods cuts outlook, says sales fell", ("Wexley Foods", "says", "sales fell")),
        ("Budget cuts, says governor", ("governor", "says", "Budget cuts")),
        ("Police chiefs say port is safe", ("Police chiefs", "say", "port is safe")),
    ],
)
def test_a_verb_taken_for_a_noun_before_the_comma_of_a_headline(line: str, row: tuple[str, str, str]) -> None:
    """It is no part of the subject; nouns without a verb stay whole."""
    assert row in found(line + BODY)


def test_a_semicolon_in_a_headline() -> None:
    """What follows it is another report; in prose a semicolon may go on."""
    line = "Rebels say they hold the port; governor's fate unclear"
    assert found(line + BODY) == [("Rebels", "say", "they hold the port")]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Divers told the inquest of rust in the hull.", "told the inquest of", "rust in the hull"),
        ("Sailors tell UN of bodies in the water", "tell UN of", "bodies in the water"),
    ],
)
def test_who_is_told_of_it_is_no_content(text: str, cue: str, content: str) -> None:
    """The recipient and "of" belong to the cue."""
    assert [row[1:] for row in found(text)] == [(cue, content)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Storm kills six, says mayor; toll may rise", "mayor"),
        ("Labour doubles lead, says pollster; rivals fall", "pollster"),
    ],
)
def test_a_headlines_speaker_before_a_semicolon(text: str, speaker: str) -> None:
    """Who stands behind the verb ends at the semicolon, not at the end of the line."""
    spoken = [s for s in analyze(text).statements if s.source.spans]
    assert [s.source.spans[0].text for s in spoken][:1] == [speaker]
