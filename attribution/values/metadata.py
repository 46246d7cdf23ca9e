"""What is known of a document beside its text: checked once, where it comes in.

>>> iso_date(date(2024, 5, 31)), iso_date("2024-05-31T18:00:00Z")
('2024-05-31', '2024-05-31T18:00:00Z')
>>> iso_date("yesterday")
Traceback (most recent call last):
    ...
attribution.errors.InputError: published is 'yesterday', expected an ISO 8601 date like 2024-05-31
"""

from datetime import date, datetime

from attrs import frozen

from attribution.errors import InputError

__all__ = ["Metadata", "check_metadata", "iso_date"]


@frozen(slots=True)
class Metadata:
    """Id, headline, ISO 8601 date and publisher of a document; None for what is not known."""

    id: str
    title: str | None
    published: str | None
    outlet: str | None


def check_metadata(id: str, title: str | None, published: str | date | None, outlet: str | None) -> Metadata:
    """Check metadata as a caller gives it.

    Args:
        id: name of the document.
        title: headline, or None.
        published: ISO 8601 date, as text or as a date of Python; an empty text is no date.
        outlet: publisher, or None.

    Raises:
        InputError: if one is of another type, or ``published`` is no date.
    """
    if not isinstance(id, str):
        raise InputError(f"id is {id!r}, expected a str")
    for name, value in (("title", title), ("outlet", outlet)):
        if value is not None and not isinstance(value, str):
            raise InputError(f"{name} is {value!r}, expected a str or None")
    return Metadata(id, title, iso_date(published), outlet)


def iso_date(published: str | date | None) -> str | None:
    """Return an ISO 8601 date as text, as given where it is one; None where there is none.

    Raises:
        InputError: if it is anything else.
    """
    if published is None or published == "":
        return None
    if isinstance(published, date):
        return published.isoformat()
    try:
        datetime.fromisoformat(published)
    except (TypeError, ValueError):
        raise InputError(f"published is {published!r}, expected an ISO 8601 date like 2024-05-31") from None
    return published
