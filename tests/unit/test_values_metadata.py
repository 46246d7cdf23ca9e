"""What is known of a document beside its text."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from attribution import Analyzer, Document, InputError, Report, analyze

TEXT = "Police said it rained."


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2024-05-31", "2024-05-31"),
        ("2024-05-31T18:30:00Z", "2024-05-31T18:30:00Z"),
        ("2024-05-31 18:30:00+02:00", "2024-05-31 18:30:00+02:00"),
        (date(2024, 5, 31), "2024-05-31"),
        (datetime(2024, 5, 31, 18, 30, tzinfo=UTC), "2024-05-31T18:30:00+00:00"),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_texts_in_the_report(published: Any, shown: str | None) -> None:
    """Dates of Python are taken as well, and every report is read back equal."""
    for text in (TEXT, Document.from_tokens(TEXT, ["Police", "said", "it", "rained", "."])):
        report = analyze(text, id="a", published=published)
        assert report.published == shown
        assert Report.from_dict(report.to_dict()) == report
        assert report.to_json()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"published": "yesterday"}, "published is 'yesterday', expected an ISO 8601 date"),
        ({"published": "2024-13-45"}, "published is '2024-13-45'"),
        ({"published": 5}, "published is 5"),
        ({"id": 3}, "id is 3, expected a str"),
        ({"id": None}, "id is None"),
        ({"outlet": 3}, "outlet is 3, expected a str or None"),
        ({"title": b"A"}, "title is b'A'"),
    ],
)
def test_other_metadata_are_refused(given: dict[str, Any], message: str) -> None:
    """Metadata of another type, and dates that are none, are input errors, for texts and documents alike."""
    document = Document.from_tokens(TEXT, ["Police", "said", "it", "rained", "."])
    for text in (TEXT, document):
        with pytest.raises(InputError, match=message):
            analyze(text, **given)
    with pytest.raises(InputError, match=message):
        Document.from_tokens(TEXT, ["Police", "said", "it", "rained", "."], **given)


def test_an_item_without_an_id_is_named_by_its_number() -> None:
    """In a pipe None is no id."""
    assert [r.id for r in Analyzer().pipe([(TEXT, {"id": None}), (TEXT, {"id": "b"})])] == ["0", "b"]
