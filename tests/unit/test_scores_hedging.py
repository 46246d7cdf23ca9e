"""Hedges, boosters, their scope and what they leave of certainty; the writer's commitment."""

import pytest
from analyses import statement_of

from attribution.scores.commitment import cue_value, load_cue_values
from attribution.scores.scoring import score_statements
from attribution.text import read
from attribution.values.statement import Cue, Statement


def scored(text: str, source: str, cue: str, content: str, lemma: str = "say", **more: object) -> Statement:
    return score_statements(
        read(text), (statement_of(text, "s1", source, cue, content, lemma=lemma, **more),)
    )[0]


def hedges(content: str, **more: object) -> list[tuple[str, str, str]]:
    s = scored(f"Miller said that {content}.", "Miller", "said", content, **more)
    return [(h.text, h.kind, h.direction) for h in s.hedges]


@pytest.mark.parametrize(
    ("content", "word", "kind"),
    [
        ("the dam may have burst", "may", "modal"),
        ("the dam possibly burst", "possibly", "epistemic"),
        ("the dam appeared to be safe", "appeared", "epistemic"),
        ("the dam will probably hold", "probably", "estimative"),
        ("the dam was almost certainly safe", "almost certainly", "estimative"),
        ("at least nine people were hurt", "at least", "approximator"),
        ("the guards allegedly fled", "allegedly", "evidential"),
        ("the dam would hold if the rain stopped", "if", "conditional"),
    ],
)
def test_a_hedge_is_found_with_its_kind(content: str, word: str, kind: str) -> None:
    """A hedging word in a content is found, weakens, and has its kind."""
    assert (word, kind, "weaken") in hedges(content)


def test_a_booster_strengthens() -> None:
    """A booster raises certainty above that of the plain statement and never above 1."""
    plain = scored("Miller said that the dam burst.", "Miller", "said", "the dam burst")
    boosted = scored(
        "Miller said that the dam definitely burst.", "Miller", "said", "the dam definitely burst"
    )
    assert [h.direction for h in boosted.hedges] == ["strengthen"]
    assert plain.certainty < boosted.certainty <= 1


def test_a_negated_booster_weakens() -> None:
    """ "Not certain" takes certainty away."""
    assert hedges("she was not certain of it") == [("not certain", "epistemic", "weaken")]


def test_words_of_probability_take_their_surveyed_share() -> None:
    """ "Probably" leaves three quarters of the certainty, the median of the survey."""
    plain = scored("Miller said that the dam burst.", "Miller", "said", "the dam burst")
    likely = scored("Miller said that the dam probably burst.", "Miller", "said", "the dam probably burst")
    assert likely.certainty == pytest.approx(plain.certainty * 0.75, abs=1e-3)


def test_an_approximator_needs_its_number() -> None:
    """ "Some" and "about" blur a number and are no hedges elsewhere."""
    assert hedges("some 40 people came") == [("some", "approximator", "weaken")]
    assert hedges("some people talked about it") == []


def test_a_back_shifted_will_is_future() -> None:
    """ "Would" after a past cue is the future of indirect speech, not a condition."""
    assert hedges("the ministry would publish the list") == [("would", "future", "weaken")]


def test_a_hedge_in_a_relative_clause_counts_less() -> None:
    """A hedge that stands in a relative clause takes less than one in the main clause."""
    main = scored("Miller said that the man may have fled.", "Miller", "said", "the man may have fled")
    side_text = "Miller said that the man who may have fled was found."
    side = scored(side_text, "Miller", "said", "the man who may have fled was found")
    assert main.certainty < side.certainty < 0.9


def test_a_hedge_in_a_long_quotation_counts_less() -> None:
    """One hedge among several sentences takes less than in one alone."""
    one = scored("“It may rain,” said Miller.", "Miller", "said", "“It may rain,”", form="direct")
    text = "“It may rain. The dam is high. The men are ready,” said Miller."
    many = scored(text, "Miller", "said", "“It may rain. The dam is high. The men are ready,”", form="direct")
    assert one.certainty < many.certainty


def test_a_hedge_outside_the_content_is_not_the_sources() -> None:
    """A hedge in the writer's own clause does not touch the source's certainty."""
    text = "Miller said that the dam burst, which may be a problem."
    assert scored(text, "Miller", "said", "the dam burst").hedges == ()


def test_evidential_words_act_on_commitment_alone() -> None:
    """ "Allegedly" lowers the writer's commitment and leaves certainty as it is."""
    plain = scored("Miller said that the guards fled.", "Miller", "said", "the guards fled")
    hearsay = scored(
        "Miller said that the guards allegedly fled.", "Miller", "said", "the guards allegedly fled"
    )
    assert hearsay.certainty == plain.certainty
    assert hearsay.commitment < plain.commitment


def test_scare_quotes_lower_commitment_and_direct_speech_does_not() -> None:
    """Short quotation marks inside indirect speech keep a distance; a quotation as a whole does not."""
    plain = scored("Miller said that the rescue failed.", "Miller", "said", "the rescue failed")
    scare = scored("Miller said that the “rescue” failed.", "Miller", "said", "the “rescue” failed")
    direct = scored(
        "“The rescue failed,” said Miller.", "Miller", "said", "“The rescue failed,”", form="direct"
    )
    assert [h.kind for h in scare.hedges] == ["scare_quotes"]
    assert scare.commitment < plain.commitment == direct.commitment


def test_a_manner_word_takes_the_place_of_the_verb() -> None:
    """ "Falsely claimed" stands near -1, "rightly noted" near 1."""
    wrong = scored("Miller falsely claimed that it burst.", "Miller", "falsely claimed", "it burst", "claim")
    right = scored("Miller rightly noted that it burst.", "Miller", "rightly noted", "it burst", "note")
    assert wrong.commitment < -0.8
    assert right.commitment > 0.8


def test_commitment_follows_the_cue() -> None:
    """Revealed, said, claimed, falsely claimed: the published order."""
    values = load_cue_values()
    c = [cue_value(values, Cue((), lemma)).commitment for lemma in ("reveal", "say", "claim")]
    assert c == sorted(c, reverse=True)


def test_synonyms_of_said_share_one_value() -> None:
    """Neutral verbs of saying all have the commitment and certainty of "said"."""
    values = load_cue_values()
    assert (
        len(
            {
                cue_value(values, Cue((), lemma))
                for lemma in ("say", "tell", "state", "add", "remark", "reply")
            }
        )
        == 1
    )


def test_an_unknown_cue_falls_back() -> None:
    """A cue of several words falls back on its head; an unknown one on what its act usually does."""
    values = load_cue_values()
    assert cue_value(values, Cue((), "claim loudly")) == cue_value(values, Cue((), "claim"))
    assert cue_value(values, Cue((), "kvetch"), "deny").group == "denial"
    assert cue_value(values, Cue(), "say").group == "neutral"


def test_an_open_or_unreported_statement_is_less_certain() -> None:
    """Where a source takes no stand its content is not presented as certain."""
    text = "Miller did not say whether the dam burst."
    s = scored(text, "Miller", "did not say", "whether the dam burst", polarity="open", reported=False)
    assert s.certainty < 0.5
