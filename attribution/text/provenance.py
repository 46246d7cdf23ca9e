"""Read where a text comes from out of its bylines, datelines, source and copyright lines."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from attribution.lexicons.load import table
from attribution.text.furniture import DATE, month_numbers
from attribution.text.patterns import compile_pattern

__all__ = ["Provenance", "find_provenance"]

_DATELINE = compile_pattern(
    r"\A(?:\p{Lu}[\p{L}\p{M}.'’/-]*,?\s+(?:[\p{L}\p{M}\d.'’/-]+,?\s+){0,7})?\((?P<who>\p{Lu}[^()]{1,40})\)\s*(?:[-–—]|:|\s\p{Lu})"
)
_AGENCY_MARK = compile_pattern(r"\A\p{Lu}.*[(\[](?P<who>\p{Lu}[\p{L}\p{M}\d.&'’ -]{1,40})[)\]]\s*[-–—:]+\Z")
_ENDING = compile_pattern(
    r"(?:[(\[](?P<who>\p{Lu}[^()\[\]]{1,40})[)\]]|\s[-–—]\s?(?P<desk>\p{Lu}[\p{L} ]{1,40}))\.?\Z"
)
_URL = compile_pattern(r"(?:https?://|www\.)[^\s<>\"“”()\[\]]{3,500}")
_HOST = compile_pattern(r"(?:https?://)?(?:www\.)?(?P<host>[\w.-]{3,100})", re.IGNORECASE)
_ORIGIN = compile_pattern(
    r"\b(?:(?:originally|first)\s+(?:published|posted|appeared)\s+(?:at|on|in|by)"
    r"|(?:as\s+published|republished|reprinted|syndicated)\s+(?:in|from|by)|appeared\s+first\s+on)"
    r"\s+(?P<name>\p{Lu}[\p{L}\p{M}\d.&'’ -]{1,60})",
    re.IGNORECASE,
)
_SOURCE = compile_pattern(
    r"\A(?i:(?:Original\s+)?Source)\s*:\s*(?P<name>\p{Lu}[\p{L}\p{M}\d.&'’-]*(?:\s(?:\p{Lu}[\p{L}\p{M}\d.&'’-]*|of|the|and|for|&|\d+)){0,5})\.?\Z",
)
_ACCOUNT = compile_pattern(r"(?:^|[\s(])@\w")
_COPYRIGHT = compile_pattern(
    r"(?:©|\(c\)|copyright)[\s©:(c)]{0,20}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?(?P<name>\p{Lu}[\p{L}\p{M}\d.&'’ -]{1,60})",
    re.IGNORECASE,
)
_CUT = compile_pattern(
    r"(?<!\s)\s+(?:and\s+(?:was|is|has|appears)|on\s+\p{Lu}?\p{Ll}*\.?\s*\d|in\s+\d{4}|with\s+permission|under\s|All\s+rights|via\s).*|\.\s.*|\.\Z",
    re.IGNORECASE,
)


@frozen(slots=True)
class Provenance:
    """What a text says of its own origin."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def _agencies(folder: Path | None) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the names that credits stand for, and a pattern that finds them."""
    names = {str(r["credit"]): str(r["name"]) for r in table("agencies", folder)}
    longest = sorted(names, key=lambda n: (-len(n), n))
    return names, compile_pattern(r"(?<![\w/])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w/])")


def _date(line: str) -> str | None:
    """Return the first date of a line in ISO form, None where there is none or it is not in the calendar."""
    m = DATE.search(line)
    if m is None:
        return None
    month = month_numbers().get((m["M2"] or m["M3"] or "")[:3].lower()) or int(m["m1"] or 0)
    year, day = (int(m[f"{unit}1"] or m[f"{unit}2"] or m[f"{unit}3"]) for unit in "yd")
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_provenance(
    text: str, blocks: Sequence[tuple[int, int]], kinds: Sequence[str], folder: Path | None = None
) -> Provenance:
    """Read the origin of a text.

    Args:
        text: the whole text.
        blocks: its paragraphs' ranges.
        kinds: their kinds.
        folder: a user's folder of lexicons, or None.

    Returns:
        What was found; empty fields where the text says nothing.
    """
    names, agency = _agencies(folder)
    title = published = outlet = host = url = None
    credits: dict[str, None] = {}
    n_prose = 0
    for i, ((a, b), kind) in enumerate(zip(blocks, kinds, strict=True)):
        if kind == "headline":
            if title is None and n_prose == 0 and i < 4 and not _ACCOUNT.search(text, a, b):
                title = text[a:b]
        elif kind == "prose":
            n_prose += 1
            if (
                n_prose <= 4
                and (m := _DATELINE.match(text[a : min(b, a + 160)]))
                and (who := _credit(m["who"], names))
            ):
                credits[who] = None
            if (
                i >= len(blocks) - 4
                and (m := _ENDING.search(text, max(a, b - 60), b))
                and (who := _credit(m["who"] or m["desk"], names))
            ):
                credits[who] = None
        elif kind in ("byline", "provenance"):
            line = text[a:b]
            known = [names[m.group()] for m in agency.finditer(line)]
            if not known and (m := _AGENCY_MARK.match(line)):
                known = [m["who"]]  # an agency that nobody has listed
            credits.update(dict.fromkeys(known))
            if published is None and (kind == "provenance" or i < 8):
                published = _date(_URL.sub(" ", line))
            if url is None and (m := _URL.search(line)):
                url = m.group().rstrip(".,;:!?'’")
                found = _HOST.match(url)
                host = found["host"].lower() if found else None
            m = _SOURCE.match(line) or _ORIGIN.search(line) or _COPYRIGHT.search(line)
            if outlet is None and m is not None and not DATE.match(m["name"]):
                outlet = _CUT.sub("", m["name"]).strip(" .,-–—'’") or None
    return Provenance(title, published, outlet or host, url, tuple(credits))


def _credit(who: str, names: dict[str, str]) -> str | None:
    """Return the full name of a credited agency, None for anything else."""
    return names.get(who) or next((names[p] for w in who.split("/") if (p := w.strip()) in names), None)
