"""What cues do: lemma, type, act, polarity, reported."""

import pytest

from attribution.options import Options
from attribution.statements import extract
from attribution.text import read

RULES = Options(extractor="rules")


@pytest.mark.parametrize(
    ("text", "lemma", "act", "polarity", "reported"),
    [
        ("Lund said that it rained.", "say", "say", "affirmed", True),
        ("Lund confirmed that it rained.", "confirm", "confirm", "affirmed", True),
        ("Lund denied that it rained.", "deny", "deny", "denied", True),
        ("Lund rejected the report.", "reject", "reject", "denied", True),
        ("Lund did not say whether it rained.", "say", "say", "open", False),
        ("Lund did not confirm the report.", "confirm", "confirm", "open", False),
        ("Lund does not believe that it rained.", "believe", "believe", "denied", True),
        ("Lund did not accept that it rained.", "accept", "confirm", "denied", True),
        ("Lund withdrew the report.", "withdraw", "evaluate", "denied", True),
        ("Lund complained that it rained.", "complain", "say", "affirmed", True),
        ("Lund declined to say whether it rained.", "say", "reject", "open", False),
        ("Lund is expected to say that it rained.", "say", "say", "affirmed", False),
        ("Lund will announce that the mill is closing.", "announce", "announce", "affirmed", False),
        ("It is unclear whether the pilot survived.", "unclear", "know", "open", False),
        ("Lund asked whether it rained.", "ask", "ask", "open", True),
        ("Lund hopes that it will rain.", "hope", "want", "affirmed", True),
        ("Lund promised that it would rain.", "promise", "promise", "affirmed", True),
        ("Lund warned that it would rain.", "warn", "warn", "affirmed", True),
        ("The study shows that it rained.", "show", "show", "affirmed", True),
        ("“Did it rain?” Lund said.", "say", "say", "open", True),
        ("The city banned cars from the square.", "ban", "order", "denied", True),
        ("“It has been raining,” Lund protested.", "protest", "say", "affirmed", True),
        ("Lund objected: “It has been raining.”", "object", "say", "affirmed", True),
        ("Lund dismissed “a plan to close the ward”.", "dismiss", "reject", "denied", True),
    ],
)
def test_judgement(text: str, lemma: str, act: str, polarity: str, reported: bool) -> None:
    """Act and polarity follow cue, negation, modals and content."""
    statement = extract(read(text), RULES)[0]
    assert (statement.cue.lemma, statement.act) == (lemma, act)
    assert (statement.polarity, statement.reported) == (polarity, reported)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lund said that it rained.", "verb"),
        ("According to Lund, it rained.", "adposition"),
        ("It reportedly rained.", "adverb"),
        ("The alleged thief fled.", "adjective"),
        ("There is concern that it will rain.", "noun"),
        ("Lund: “It rained.”", "punctuation"),
    ],
)
def test_kinds_of_cues(text: str, kind: str) -> None:
    """The type of a cue is the kind of its head."""
    assert extract(read(text), RULES)[0].cue.type == kind


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“It rained,” Lund said.", "direct"),
        ("Lund said it rained.", "indirect"),
        ("Lund said the “great flood” was over.", "mixed"),
        ("“It rained,” Lund said. “We got wet.”", "direct"),
    ],
)
def test_forms(text: str, form: str) -> None:
    """Form follows how much of the content stands in quotation marks."""
    assert extract(read(text), RULES)[0].form == form


def test_form_inside_a_quotation() -> None:
    """Marks around a whole statement do not make its content direct."""
    outer, inner = extract(read("“Lund told us that it rained,” Karlsson said."), RULES)
    assert (outer.form, inner.form, inner.nested_in) == ("direct", "indirect", outer.id)
