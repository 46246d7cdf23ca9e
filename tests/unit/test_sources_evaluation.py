"""The evaluation of sources counts what is resolved rightly, and compares with the nearest name."""

from typing import Any

from attribution.evaluation.sources import Clustering, b_cubed, compare_document, pairwise, summarize


def row(text: str, *mentions: tuple[str, int, str, str]) -> dict[str, Any]:
    """Annotate a text: each mention is (words, which occurrence, type, cluster); the last word is the head."""
    tags = {"said": "VBD", "added": "VBD", "He": "PRP", "She": "PRP", "The": "DT", "the": "DT", ".": "."}
    tokens, at = [], 0
    for form in text.replace(".", " .").split():
        start = text.index(form, at)
        at = start + len(form)
        tag = tags.get(form) or ("NNP" if form[0].isupper() else "NN")
        tokens.append({"form": form, "start": start, "end": at, "xpos": tag})
    out = []
    for n, (words, which, kind, cluster) in enumerate(mentions):
        start = -1
        for _ in range(which):
            start = text.index(words, start + 1)
        end = start + len(words)
        inside = [i for i, t in enumerate(tokens) if start <= t["start"] < end]
        out.append(
            {"id": f"m{n}", "first": inside[0], "last": inside[-1], "start": start, "end": end, "type": kind,
             "cluster": cluster, "head": [inside[-1]]}
        )  # fmt: skip
    return {"id": "doc", "text": text, "tokens": tokens, "mentions": out}


DOCUMENT = row(
    "Clara Whitfield met Adam Bexley in May. She said the pier was safe. The mayor said so too.",
    ("Clara Whitfield", 1, "person", "c1"),
    ("Adam Bexley", 1, "person", "c2"),
    ("She", 1, "person", "c1"),
    ("The mayor", 1, "person", "c3"),
)


def test_speaking_pronoun_beats_the_nearest_name() -> None:
    """ "She" is the woman; the nearest name is the man's. A new description is not asked for."""
    clusters = Clustering()
    (found,) = compare_document(DOCUMENT, clusters)
    assert (found.text, found.kind, found.speaks, found.is_right, found.baseline) == (
        "She",
        "pronoun",
        True,
        True,
        False,
    )
    assert clusters.gold == ["doc c1", "doc c2", "doc c1"]
    assert clusters.predicted[0] == clusters.predicted[2] != clusters.predicted[1]


def test_table_has_every_measure() -> None:
    """The table is Markdown with a row for each measure that has cases."""
    clusters = Clustering()
    lines = list(summarize(compare_document(DOCUMENT, clusters), clusters))
    assert lines[:2] == ["| measure | n | library | baseline |", "|---|---|---|---|"]
    assert "| speaking pronouns, accuracy | 1 | 100.0 | 0.0 |" in lines
    assert any(line.startswith("| B³ F, named people and organisations | 3 | 100.0 |") for line in lines)


def test_scores_of_clusterings() -> None:
    """Equal clusterings score 1 whatever their labels, empty ones 0; singletons have no pairs."""
    assert b_cubed(["a", "b"], ["1", "2"]) == (1.0, 1.0, 1.0)
    assert b_cubed([], []) == pairwise([], []) == (0.0, 0.0, 0.0)
    assert pairwise(["a", "a"], ["1", "1"]) == (1.0, 1.0, 1.0)
    assert pairwise(["a", "a"], ["1", "2"]) == (0.0, 0.0, 0.0)
