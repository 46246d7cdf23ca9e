"""Tell prose from page furniture: headlines, bylines, captions, boilerplate, provenance.

The phrases are in the lexicon ``furniture.tsv``; the rules here see the outlines that no phrase list can: a line
of markup, a date alone, a byline of names, a short line without a final stop, a question above everything else.
A long paragraph is prose unless a phrase says otherwise, so that no statement is lost to a doubt.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.load import table
from attribution.text.patterns import compile_pattern

__all__ = ["Furniture", "load_furniture", "month_numbers"]

_LONGEST = 600  # characters: nothing longer is furniture
_HEADLINE_WORDS, _SUBHEAD_WORDS, _LISTED_WORDS = 35, 14, 24
_DECORATION = " \t\xa0\ufeff\u200b*•·|>»«<_~=#-–—.…,;[]()!"
_FINAL = compile_pattern(r"[.!?:;…,][\"'”’»)\]]*\Z|[\"”»]\Z")
#: A question or an exclamation that may be a headline: no quotation, and no turn of a transcript.
_CALL = compile_pattern(r"\A(?!(?:[\[(][\d:]+[\])]\s)?\w+[.:]\s)[^\"“‘'«].*[?!][\"'”’»]?\Z")
_FIRST_LINES = 6  # lines above an article among which its headline stands
_DIGITS = compile_pattern(r"\d[\d.,]*")
_SPACES = compile_pattern(r"\s+")
_MARKUP = compile_pattern(
    r"\A(?:<[^<>]{1,400}>\s*)+\Z|\A[.\#@}]?[\w\s.,:()\#-]{0,80}\{|\A[a-z][a-z-]{1,30}\s*:\s*[^;{}\s][^;{}]{0,80};(?:\s*\})?\Z"
    r"|\A[\w$.]{2,60}\([^()]{0,100}\);\Z|\A<!--"
)
_ADDRESS = compile_pattern(r"\A(?:(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+\.\w{2,}\P{L}{0,3}|[@#]\w+)\Z")
_CLOCK = compile_pattern(r"\A\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?:?\Z")
_NAME = r"\p{Lu}[\p{L}\p{M}.'’-]*"
_BYLINE = compile_pattern(
    rf"\A(?:By|BY|Von|Words|Author)[:\s]+{_NAME}(?:,?\s+(?:{_NAME}|and|for|of|in|at|the|with|&|@\w+|de|van|der|bin|al)){{0,13}}"
    r"(?:\s*[|/•–—-]\s*.{1,60})?\Z"
)
_REPORTED = compile_pattern(
    rf"\A{_NAME}(?:,?\s+(?:{_NAME}|and)){{1,9}}\s+reported\s+from\s+{_NAME}(?:,?\s+{_NAME}){{0,4}}\.?\Z"
)
_PHOTO = compile_pattern(
    r"(?:\((?:AP|Reuters|REUTERS|AFP|EPA|Getty|PA)[^()]{0,60}\)|\((?:Photo|Image|Picture|Credit|Source|Screenshot|via)\b[^()]{0,60}\)"
    r"|\[(?:Photos?|Images?|Picture|Lead image|Screenshot)\b[^\[\]]{0,80}\]"
    r"|\b(?:Photo|Image|Picture|Photograph|Credit)s?:\s[^.:]{1,60}|(?:\b\w+[/ ])?Getty Images(?:/\w+)?|REUTERS/[\w ]{1,40}|AP Photo/[\w .]{1,40})"
    r"\.?\Z",
)
_PHOTO_WORDS = (
    "hoto",
    "mage",
    "icture",
    "redit",
    "creenshot",
    "Getty",
    "Source",
    "via",
    "(AP",
    "REUTERS",
    "(Reuters",
    "(AFP",
    "(EPA",
    "(PA",
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_DATE = (
    rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Satur|Sat|Sun)(?:day)?\.?,?\s+)?"
    rf"(?:(?P<y1>\d{{4}})[-/](?P<m1>\d{{1,2}})[-/](?P<d1>\d{{1,2}})"
    rf"|(?P<M2>{_MONTHS}|(?:{_SHORT})\.?)\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<M3>{_MONTHS}|(?:{_SHORT})\.?),?\s+(?P<y3>\d{{4}}))"
)
DATE = compile_pattern(_DATE, re.IGNORECASE)
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*\(?(?:[A-Z]{1,4})?(?:[+-]\d{2}:?\d{2})?\)?"
_DATE_LINE = compile_pattern(
    rf"\A(?:(?:First\s+|Last\s+)?(?:Published|Posted|Updated|Modified|Aired|Broadcast|Date)(?:\s+(?:on|at))?:?\s*)?"
    rf"(?:{_TIME}[\s,|-]+)?{_DATE}(?:[T,|•–—\s-]+(?:at\s+)?{_TIME})?\.?\Z",
    re.IGNORECASE,
)
_STAMP = compile_pattern(
    r"\A(?:(?:(?:last\s+)?(?:updated?|published|posted|modified))\s*:?\s*(?:at\s+)?\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?"
    r"|\d{1,2}\s?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?|weeks?|months?)(?:\s+ago)?)\Z",
    re.IGNORECASE,
)
_BAR = compile_pattern(r"(?<!\s)\s*[|•·]\s*")
_TABLE_ROW = compile_pattern(r"\A\|(?:[^|]*\|){2,}\Z")
_MENU_BAR = compile_pattern(r"\s+[|•·>›»]\s+")
_MENU_WORDS = 3  # an entry of a menu or a path of sections has no more
_MAIL_LINE = compile_pattern(r"\A(?:From|To|Cc|Bcc|Reply-To):\s.*[\w.+-]@[\w-]+\.\w")
_PERSON = compile_pattern(rf"\A{_NAME}(?:\s+{_NAME}){{1,3}}\Z")


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Return the number of each month by its first three letters in lower case."""
    return {name[:3].lower(): n for n, name in enumerate(_MONTHS.split("|"), 1)}


class Furniture:
    """Name the kinds of paragraphs with one folder of lexicons."""

    def __init__(self, folder: Path | None = None) -> None:
        self._whole: dict[str, str] = {}
        self._start: dict[str, list[tuple[str, str, int]]] = {}
        self._other: list[tuple[str, str, str, int]] = []
        for r in table("furniture", folder):
            phrase, kind, words = str(r["phrase"]), str(r["kind"]), int(r["words"])
            if r["match"] == "whole":
                self._whole[phrase.strip(_DECORATION)] = kind
            elif r["match"] == "start":
                self._start.setdefault(phrase[:2], []).append((phrase, kind, words))
            else:
                self._other.append((phrase, str(r["match"]), kind, words))
        for rows in self._start.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._agencies = frozenset(str(r["credit"]).lower() for r in table("agencies", folder))

    def kinds(self, text: str, blocks: Sequence[tuple[int, int]], title: str | None = None) -> list[str]:
        """Name the kind of every paragraph.

        Args:
            text: the whole text.
            blocks: the paragraphs' ranges.
            title: the headline, where it is known.

        Returns:
            One of :data:`attribution.values.document.PARAGRAPH_KINDS` for each.
        """
        out: list[str] = []
        is_listing = has_prose = False
        known_title = _SPACES.sub(" ", title).strip(_DECORATION).lower() if title else None
        n = len(blocks)
        for i, (a, b) in enumerate(blocks):
            if b - a > _LONGEST:
                out.append("prose")
                is_listing, has_prose = False, True
                continue
            line = text[a:b]
            if "  " in line or not line.isprintable():  # of white space, only the plain space is printable
                line = _SPACES.sub(" ", line)
            is_title = (
                known_title is not None and not has_prose and line.strip(_DECORATION).lower() == known_title
            )
            kind = "headline" if is_title else self._furniture(line, min(i, n - 1 - i) < 6)
            if kind == "list":
                kind, is_listing = "boilerplate", True
            elif not kind:
                is_open = not has_prose and "headline" not in out[-_FIRST_LINES:]
                is_line = n > 1 and (not _FINAL.search(line) or (is_open and bool(_CALL.search(line))))
                n_words = line.count(" ") + 1
                if is_line and is_listing and n_words <= _LISTED_WORDS:
                    kind = "boilerplate"
                elif (
                    is_line
                    and n_words <= (_SUBHEAD_WORDS if has_prose or i > 2 else _HEADLINE_WORDS)
                    and line[:1] not in "-•*–"
                ):
                    kind = "headline"
                else:
                    kind, is_listing = "prose", False
                has_prose = has_prose or kind == "prose"
            out.append(kind)
        return out

    def _furniture(self, line: str, is_edge: bool) -> str:
        """Name the kind of a line that is furniture; "" for any other."""
        key = line.strip(_DECORATION).lower().replace("’", "'")
        if not key or not any(c.isalpha() for c in key):
            return "provenance" if len(key) < 40 and _DATE_LINE.match(line) else "boilerplate"
        if len(key) < 40 and (_ADDRESS.match(line) or _CLOCK.match(line)):
            return "boilerplate"
        if len(key) < 80 and (_DATE_LINE.match(line) or _STAMP.match(line)):
            return "provenance"
        if key in self._agencies and len(line) < 60:
            return "provenance"
        found = self._phrase(_DIGITS.sub("0", key))
        if found == "caption" and line[0] in "[(" and line.count(" ") < 10:
            return "boilerplate"
        if found:
            return found
        if is_edge and len(key) < 160 and ("|" in line or "•" in line or "·" in line):
            parts = [p for p in _BAR.split(line) if p]
            if len(parts) > 1 and self._are_credits(parts):
                return "byline"
        photo = _PHOTO.search(line) if any(w in line for w in _PHOTO_WORDS) else None
        if photo:
            return "boilerplate" if photo.start() < 4 else "caption"
        if _MARKUP.match(line) or (_ADDRESS.match(line) and " " not in line):
            return "boilerplate"
        if _TABLE_ROW.match(line) or _MAIL_LINE.match(line) or (is_edge and _is_menu(line)):
            return "boilerplate"
        if is_edge and (_BYLINE.match(line) or _REPORTED.match(line)):
            return "byline"
        return ""

    def _are_credits(self, parts: Sequence[str]) -> bool:
        """Tell whether the pieces of a line between bars are bylines, dates and photo credits, or a name with such."""
        kinds = [self._furniture(p, True) for p in parts]
        others = [p for p, kind in zip(parts, kinds, strict=True) if not kind]
        return len(others) < len(parts) and all(_PERSON.match(p) for p in others[:1]) and len(others) < 2

    def _phrase(self, key: str) -> str:
        """Name the kind that the lexicon gives; "" where no phrase fits."""
        kind = self._whole.get(key) or self._whole.get(key.rstrip(" :"))
        if kind:
            return kind
        n_words = key.count(" ") + 1
        for phrase, kind, words in self._start.get(key[:2], ()) or self._start.get(key[:1] + " ", ()):
            if n_words <= words and key.startswith(phrase):
                after = key[len(phrase) : len(phrase) + 1]
                if not after.isalnum() or not phrase[-1].isalnum():
                    return kind
        for phrase, match, kind, words in self._other:
            if n_words <= words and (key.endswith(phrase) if match == "end" else phrase in key):
                return kind
        return ""


def _is_menu(line: str) -> bool:
    """Tell whether a line is a menu or the path to a page: "Home | News | Sport | More", "News > World > Asia"."""
    parts = _MENU_BAR.split(line)
    least = 2 if ">" in line or "»" in line or "›" in line else 4
    return len(parts) >= least and all(part.count(" ") < _MENU_WORDS for part in parts)


@lru_cache(maxsize=4)
def load_furniture(folder: Path | None = None) -> Furniture:
    """Make the rules once and keep them."""
    return Furniture(folder)
