"""The compiled cue lexicon, phrases and contexts."""

import pytest

from attribution.lexicons.load import parse
from attribution.lexicons.schemas import SCHEMAS
from attribution.statements.contexts import logit, probability
from attribution.statements.lexicon import compile_cues, cue_lexicon, parse_frames
from attribution.statements.modifiers import extended_phrase
from attribution.statements.phrases import base_phrase, verb_group
from attribution.text import read

HEADER = "lemma\ttype\tact\tpolarity\tframes\trate\n"


def test_longer_cues_come_first() -> None:
    """Of cues that begin with one word the longest is tried first."""
    rows = parse(
        HEADER + "point\tverb\tsay\npoint out that\tverb\tsay\npoint out\tverb\tsay\n", SCHEMAS["cues"]
    )
    assert [e.lemma for e in compile_cues(rows).verbs["point"]] == ["point out that", "point out", "point"]


def test_defaults_are_no_cues() -> None:
    """Rows that begin with ``*`` give the rate of frames, they are not cues."""
    lexicon = compile_cues(parse(HEADER + "*say\tverb\tsay\taffirmed\tthat=.9\t.3\n", SCHEMAS["cues"]))
    assert lexicon.defaults == {("verb", "say", "that"): 0.9}
    assert not lexicon.verbs


def test_the_shipped_lexicon_knows_the_usual_cues() -> None:
    """Say, tell, claim and deny are cues before a that-clause; every rate is a probability."""
    lexicon = cue_lexicon()
    for lemma in ("say", "tell", "claim", "deny", "announce"):
        frames = lexicon.acts["verb", lemma].frames
        assert max(frames.get("that", 0.0), frames.get("r:that", 0.0)) > 0.8
    assert lexicon.n_own == 0
    for entries in lexicon.verbs.values():
        assert all(0 <= x <= 1 for e in entries for x in e.frames.values())


@pytest.mark.parametrize("value", ["that=2", "that=x", "=.5"])
def test_bad_frames_are_refused(value: str) -> None:
    """A frame needs a name and a rate in [0, 1]."""
    with pytest.raises(ValueError, match=r"frame|could not|number"):
        parse_frames(value)


@pytest.mark.parametrize(
    ("text", "plain", "extended"),
    [
        ("The big red house fell.", "The big red house", "The big red house"),
        ("Officials in Hama said so.", "Officials", "Officials in Hama"),
        ("The ministry's spokesman left.", "The ministry's spokesman", "The ministry's spokesman"),
        ("More than 200 people came.", "More than 200 people", "More than 200 people"),
        ("She left.", "She", "She"),
    ],
)
def test_noun_phrases(text: str, plain: str, extended: str) -> None:
    """A plain phrase ends with its noun, an extended one with what modifies it."""
    d = read(text)
    lows = [f.lower() for f in d.forms]
    for end, surface in (
        (base_phrase(d.tags, lows, 0, len(lows)), plain),
        (extended_phrase(d.tags, lows, 0, len(lows)), extended),
    ):
        assert d.text[: d.ends[end - 1]] == surface


def test_verb_groups_begin_with_auxiliaries_and_adverbs() -> None:
    """Auxiliaries, negation and manner adverbs before a verb belong to its group."""
    d = read("They have not yet publicly said so.")
    lows = [f.lower() for f in d.forms]
    assert d.forms[verb_group(d.tags, lows, lows.index("said"), 0)] == "have"


def test_probability_rises_with_the_rate() -> None:
    """Contexts being equal, a cue with a higher rate is more probable."""
    weights = {"bias": -0.2, "rate": 0.8, "negated": -0.5}
    values = [probability(weights, r, ["negated", "unseen"]) for r in (0.1, 0.5, 0.9)]
    assert values == sorted(values)
    assert logit(0.0) == logit(0.01)
