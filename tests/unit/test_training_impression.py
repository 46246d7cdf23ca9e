"""How the model of impressions is fitted."""

from typing import Any

from attribution.scores.verification import PRECEDENCE
from attribution.training.impression import (
    Example,
    cross_validate,
    examples_of,
    stories_of,
    train_impression,
)


def annotated(text: str, parts: list[tuple[str, str, str, str]]) -> dict[str, Any]:
    """Annotate source, cue, content and status by their words."""
    rows = []
    for source, cue, content, status in parts:
        ranges = [[[text.index(x), text.index(x) + len(x)]] for x in (source, cue, content)]
        rows.append({"source": ranges[0], "cue": ranges[1], "content": ranges[2], "status": status})
    return {"id": "a", "text": text, "statements": rows}


def test_found_statements_get_the_annotated_status() -> None:
    """A found statement takes the status of the annotated one that matches it; others have none."""
    text = "The baker said that the mill had burned down. The miller insisted that it still stood."
    row = annotated(text, [("The baker", "said", "that the mill had burned down", "disputed")])
    found = examples_of(row, 7, weight=0.5)
    assert [e.status for e in found] == ["disputed", ""]
    assert {(e.article, e.weight) for e in found} == {(7, 0.5)}


def examples(n: int) -> list[Example]:
    """Make statements that are denied exactly where a sign stands."""
    return [
        Example(
            k // 4, {"sign" if k % 2 else "plain": 1.0}, "attributed", "denied" if k % 2 else "attributed"
        )
        for k in range(n)
    ]


def test_a_sign_gets_weight_for_its_status() -> None:
    """What always goes with a status speaks for it; fits are equal from run to run; rare features are left out."""
    data = [*examples(80), Example(0, {"rare": 1.0}, "attributed", "disputed")]
    rows = train_impression(data, strength=1.0)
    denied, attributed = PRECEDENCE.index("denied"), PRECEDENCE.index("attributed")
    assert rows["sign"][denied] > 0.5 > rows["plain"][denied]
    assert rows["plain"][attributed] > 0.5
    assert "rare" not in rows
    assert rows == train_impression(data, strength=1.0)


def test_weights_count() -> None:
    """A heavier example moves the weights further."""
    light = train_impression([Example(0, e.features, e.rule, e.status, 0.1) for e in examples(80)])
    heavy = train_impression([Example(0, e.features, e.rule, e.status, 5.0) for e in examples(80)])
    denied = PRECEDENCE.index("denied")
    assert heavy["sign"][denied] > light["sign"][denied]


def test_cross_validation_holds_whole_stories_out() -> None:
    """What only one story shows cannot be known in it; what all show can; the rules' word stays."""
    data = examples(160)
    answers = cross_validate(data, list(range(40)), strength=10.0)
    assert sum(a == e.status for a, e in zip(answers, data, strict=True)) > 150
    alone = [*data, *(Example(40, {"only here": 1.0}, "attributed", "retracted") for _ in range(20))]
    assert "retracted" not in cross_validate(alone, list(range(41)), strength=10.0)[160:]
    ruled = [Example(e.article, e.features, "confirmed", e.status) for e in data]
    assert set(cross_validate(ruled, list(range(40)))) == {"confirmed"}


def test_articles_about_one_story_share_its_names() -> None:
    """Articles with the same rare names are one story, others are not."""
    one = "Ilda Verrano said Castelmar Harbour was closed by Brigadier Ostrow."
    two = "Harbour pilots in Castelmar told Brigadier Ostrow that Verrano had left."
    rest = [f"Mara{k}x Kovel{k}x spoke with Tomas{k}x in Pellin{k}x." for k in range(6)]
    found = stories_of([one, two, *rest])
    assert found[0] == found[1]
    assert len(set(found[1:])) == len(found) - 1
