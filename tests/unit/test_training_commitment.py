"""How the lexicon of commitment gets its values."""

from pathlib import Path

import pytest

from attribution.training.commitment import pooled, ratings, rewrite

TABLE = """verb\tform\tframe\tsubject\tpolarity\tveridicality
reveal\trevealed\tthat\tsomeone\tpositive\t3.00
reveal\treveal\tthat\tsomeone\tnegative\t1.00
show\tshowed\tthat\tsomeone\tpositive\t1.50
manage\tmanaged\tto_do\tperson\tpositive\t2.40
say\tsaid\tthat\tsomeone\tpositive\t1.50
tell\ttold\twas_that\tperson\tpositive\t0.90
"""


def test_ratings_are_means_of_affirmed_frames(tmp_path: Path) -> None:
    """Only affirmed sentences count, scaled to [-1, 1]; an infinitive serves where there is no that-clause."""
    path = tmp_path / "ratings.tsv"
    path.write_text(TABLE, "utf-8")
    found = ratings(path)
    assert found["reveal"] == pytest.approx(1.0)
    assert found["manage"] == pytest.approx(0.8)


def test_pooling_pulls_half_way_and_joins_the_neutral_verbs() -> None:
    """A rated verb stands half way to its group, an unrated one on its mean; neutral verbs share one value."""
    groups = {
        "reveal": "factive",
        "show": "factive",
        "unveil": "factive",
        "say": "neutral",
        "tell": "neutral",
    }
    found = pooled(groups, {"reveal": 1.0, "show": 0.5, "say": 0.5, "tell": 0.3}, {"say": 9.0, "tell": 1.0})
    assert found["reveal"] == pytest.approx(0.875)
    assert found["unveil"] == pytest.approx(0.75)
    assert found["say"] == found["tell"] == pytest.approx(0.48)


def test_rewriting_leaves_judged_values_and_comments() -> None:
    """Comments, the header and manner words stay; hearsay stands at 0."""
    lines = [
        "# comment\n",
        "lemma\ttype\tgroup\tcommitment\tcertainty\n",
        "reveal\tverb\tfactive\t0\t0.95\n",
        "reportedly\tadverb\thearsay\t1\t0.9\n",
        "falsely\tmanner\tmanner\t-0.95\t1\n",
    ]
    out = rewrite(lines, {"reveal": 0.9}, {})
    assert out[:2] == lines[:2]
    assert out[2] == "reveal\tverb\tfactive\t0.90\t0.95\n"
    assert out[3] == "reportedly\tadverb\thearsay\t0.00\t0.9\n"
    assert out[4] == lines[4]
