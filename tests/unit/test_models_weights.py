"""Weights: round trip, equal bytes, damaged files."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.errors import ModelFileError
from attribution.models.weights import dumps, load, loads, save

ROWS = {"b": {0: 0.5, 2: -1.0}, "a": {1: 0.25}, "é\t": {0: 1.0}}
LABELS = ["x", "y", "z"]


def test_round_trip() -> None:
    """What was written is read back, to the precision of the scale."""
    w = loads(dumps("m", LABELS, ROWS, {"seed": 1}))
    assert (w.name, w.labels, dict(w.meta)) == ("m", ("x", "y", "z"), {"seed": 1})
    assert [c for c, _ in w.row("b")] == [0, 2]
    assert [v for _, v in w.row("b")] == pytest.approx([0.5, -1.0], abs=1e-4)
    assert w.dense("a") == pytest.approx((0.0, 0.25, 0.0), abs=1e-4)
    assert w.row("nothing") == ()
    assert w.dense("nothing") is None
    scores = [0.0, 0.0, 0.0]
    w.add_to(scores, ["a", "b", "nothing"])
    assert scores == pytest.approx([0.5, 0.25, -1.0], abs=1e-4)


def test_order_does_not_matter() -> None:
    """Equal weights give equal bytes whatever their order."""
    assert dumps("m", LABELS, ROWS) == dumps("m", LABELS, dict(reversed(ROWS.items())))


def test_limits() -> None:
    """Too many labels, a label out of range or a line feed in a feature is refused."""
    with pytest.raises(ModelFileError, match="M101"):
        dumps("m", [str(i) for i in range(257)], {})
    with pytest.raises(ModelFileError, match="M102"):
        dumps("m", LABELS, {"a\nb": {0: 1.0}})
    with pytest.raises(ModelFileError, match="M103"):
        dumps("m", LABELS, {"a": {3: 1.0}})
    with pytest.raises(ModelFileError, match="M103"):
        dumps("m", LABELS, {"a": {0: float("nan")}})


def test_all_256_labels_of_one_feature() -> None:
    """A feature may have a weight for each of 256 labels."""
    w = loads(
        dumps("m", [str(i) for i in range(256)], {"a": {i: 1.0 + i for i in range(256)}, "b": {1: 1.0}})
    )
    assert len(w.row("a")) == 256
    assert len(w.row("b")) == 1


def test_no_weights() -> None:
    """An empty model is written and read."""
    assert loads(dumps("m", LABELS, {})).index == {}


def change(data: bytes, **fields: object) -> bytes:
    """Change fields of the header."""
    line, _, packed = data.partition(b"\n")
    header = json.loads(line) | fields
    return json.dumps(header).encode() + b"\n" + packed


@pytest.mark.parametrize(
    "fields",
    [
        {"features": 99},
        {"features": -1},
        {"features": None},
        {"features": 1e308},
        {"weights": 10**12},
        {"text_bytes": "many"},
        {"labels": 3},
        {"labels": []},
        {"labels": ["x"] * 300},
        {"scale": "big"},
        {"scale": float("nan")},
        {"meta": []},
        {"sha256": "0"},
        {"format": "attribution-weights/9"},
    ],
)
def test_wrong_headers(fields: dict[str, object]) -> None:
    """A header that does not fit its data gives a typed error."""
    with pytest.raises(ModelFileError):
        loads(change(dumps("m", LABELS, ROWS), **fields))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_files(data: st.DataObject) -> None:
    """Any change of a file's bytes gives a typed error or weights, never another exception."""
    good = dumps("m", LABELS, ROWS)
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + data.draw(st.binary(max_size=8)) + good[at + data.draw(st.integers(0, 8)) :]
    with contextlib.suppress(ModelFileError):
        loads(bad)


@given(st.binary(max_size=100))
def test_any_bytes(data: bytes) -> None:
    """Bytes of any other kind are refused with a typed error."""
    with pytest.raises(ModelFileError):
        loads(data)


def test_folder_wins_and_missing_models_are_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A user's file is taken before the shipped one; a name nobody ships is an error that names it."""
    save(tmp_path / "tagger.weights", "tagger", LABELS, ROWS)
    assert load("tagger", tmp_path).labels == ("x", "y", "z")
    assert load("names", tmp_path).labels == load("names").labels
    with pytest.raises(ModelFileError, match="zzz"):
        load("zzz", tmp_path)


def test_a_folder_without_models_is_an_error(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A user who names a folder means it: where it is missing or holds no models, nothing else serves silently."""
    for folder in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(ModelFileError, match="M206"):
            load("tagger", folder)


def test_a_damaged_file_of_a_user_stops_the_analysis(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """The analyzer reads weights of a user's folder, and a file with another hash is an error that names it."""
    from attribution import Options, analyze

    text = "The union said pay had fallen."
    data = dumps("cue", ("O", "B-K", "I-K", "L-K", "U-K", "$"), {"->": {0: 9.0}, "->O": {0: 9.0, 5: 9.0}})
    (tmp_path / "cue.weights").write_bytes(data)
    with_own = analyze(text, options=Options(models=tmp_path))
    (shipped,) = analyze(text).statements
    assert all(s.confidence < shipped.confidence for s in with_own.statements)  # of a model that finds no cue
    other = tmp_path / "other"
    other.mkdir()
    (other / "cue.weights").write_bytes(data[:-3] + b"xyz")
    with pytest.raises(ModelFileError, match=r"other/cue\.weights: M202 the hash differs"):
        analyze(text, options=Options(models=other))
