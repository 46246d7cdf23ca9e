"""Tell a dateline or a live blog's clock time from the sentence that it stands before.

"PORT VELLAN, March 4 (NWA) - Ferries stopped" says where, when and by whom; its first sentence begins with
"Ferries". The mark before it becomes a paragraph of its own, of the kind ``provenance`` or ``boilerplate``. Many papers
of Asia and Africa set nothing but a colon behind the place ("KARACHI: Police said ..."), where a transcript has a speaker.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.load import table
from attribution.text.patterns import compile_pattern

__all__ = ["separate_marks"]

_LONGEST = 120  # characters: no dateline is longer
_N_PARAGRAPHS = 4  # a dateline stands in one of the first paragraphs of prose
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.?"
_DAY = (
    rf"(?:(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH})(?:,?\s\d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})"
)
_WORD = r"\p{Lu}[\p{L}\p{M}.'’/-]*"
_WHO = r"(?:\s*[-–—]{1,2})?\s*[(\[/](?P<who>\p{Lu}[^()\[\]/]{1,40}|\p{Ll}{2,4})[)\]/]"
_DASH = r"\s*\.?[-–—]{1,3}\s*"
_BEGINS = r"(?=[\p{Lu}\d\"“‘'«`(\[$£€])"
# The place in capitals: one to four words, then perhaps a state or country, and the day.
_PLACE = (
    r"(?P<head>\p{Lu}[\p{Lu}\p{M}.'’/-]+(?:\s\p{Lu}[\p{Lu}\p{M}.'’/-]*){0,3})"
    rf"(?P<tail>(?:,\s{_WORD}(?:\s{_WORD}){{0,2}}){{0,2}}?)(?P<day>,?\s{_DAY})?"
)
_CAPITALS = compile_pattern(rf"{_PLACE},?(?:{_WHO}(?P<dash>{_DASH}|:\s*|\s*)|\s+[-–—]{{1,3}}\s+){_BEGINS}")
_COLON = compile_pattern(rf"{_PLACE}:\s+{_BEGINS}")  # as the label of a speaker in a transcript
_TURN = compile_pattern(r"(?:I|We|You|My|Our|Your|Yes|No|Well|Thank|Thanks)\b")
_WORDS = compile_pattern(r"\p{L}+")
_REPORTS = compile_pattern(r"\b(?:said|says|told|according\sto)\b")
_DIALOGUE = compile_pattern(r"(?<!\p{L})(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)(?!\p{L})")
# Written as usual, or no place at all: then the agency must be a known one.
_CREDITED = compile_pattern(
    rf"(?P<head>(?:{_WORD}(?:,?\s+(?:{_WORD}|of|de|el|al|la|\d{{1,4}}(?:st|nd|rd|th)?)){{0,7}},?)?){_WHO}(?P<dash>{_DASH}|:\s*|\s*){_BEGINS}"
)
_CLOCK = compile_pattern(
    r"(?:(?P<sure>[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]|\d{1,3}/(?=\s))|\d{1,3}/\d{1,3}|\(\d{1,3}/\d{1,3}\)"
    r"|\d{1,2}[:.]\d{2}\s?[ap]\.?m\.?|\d{1,2}[:.h]\d{2}|\d{1,2}\s?[ap]\.?m\.?)(?P<zone>\s?\(?(?:[A-Z]{1,3}[SD]?T|UTC|EST|[Ll]ocal time)\b\)?)?"
    rf"(?P<mark>\s*(?:[:|•–—]|-{{1,2}}\s)\s*|\s*\n\s*|\s+){_BEGINS}"
)


@lru_cache(maxsize=4)
def _known(folder: Path | None) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of agencies, and those of places in lower case."""
    places = {str(r["place"]) for r in table("places", folder)}
    places |= {str(r["name"]) for r in table("name_parts", folder) if r["kind"] == "place"}
    return frozenset(str(r["credit"]) for r in table("agencies", folder)), frozenset(map(str.lower, places))


@lru_cache(maxsize=4)
def _speakers(folder: Path | None) -> frozenset[str]:
    """Return the nouns that speak, in capitals: "POLICE: ..." is no place."""
    return frozenset(str(r["noun"]).upper() for r in table("source_nouns", folder))


def _is_place(head: str, places: frozenset[str]) -> bool:
    """Tell whether the lexicon knows the place of a dateline, or the first of two ("DELHI/MUMBAI")."""
    return head.lower().rstrip(".") in places or head.split("/")[0].lower() in places


def _colon_heads(text: str, blocks: Sequence[tuple[int, int]], kinds: Sequence[str]) -> Counter[str]:
    """Count what stands in capitals before a colon at the start of the paragraphs of prose."""
    found = (
        _COLON.match(text, a, min(b, a + _LONGEST))
        for (a, b), kind in zip(blocks, kinds, strict=True)
        if kind == "prose" and text[a].isupper()
    )
    return Counter(m["head"] for m in found if m is not None)


def _colon_end(
    text: str, start: int, end: int, is_first: bool, heads: Mapping[str, int], folder: Path | None
) -> int:
    """Return where a dateline that has nothing but a colon ends; the paragraph's start where it labels a speaker."""
    m = _COLON.match(text, start, min(end, start + _LONGEST))
    if m is None or max(heads.values()) > 1 or _TURN.match(text, m.end(), end):
        return start  # who speaks again is no place, nor are those who answer them
    head = m["head"]
    if m["day"] or _is_place(head, _known(folder)[1]):
        return int(m.end())
    speakers = _speakers(folder)
    names_speaker = any(w in speakers or w.removesuffix("S") in speakers for w in _WORDS.findall(m.group()))
    if not is_first or len(heads) > 1 or len(head) <= 4 or names_speaker:
        return start
    is_report = _REPORTS.search(text, m.end(), end) and not _DIALOGUE.search(text, m.end(), end)
    return int(m.end()) if is_report else start


def _dateline_end(text: str, start: int, end: int, is_first: bool, folder: Path | None) -> int:
    """Return where the dateline at the start of a paragraph ends; its start where there is none."""
    agencies, places = _known(folder)
    stop = min(end, start + _LONGEST)
    m = _CAPITALS.match(text, start, stop)
    if m is not None:
        who, head = m["who"], m["head"]
        is_place = _is_place(head, places)
        if who is not None:
            is_dateline = bool(m["dash"].strip()) or (
                who in agencies and (is_place or bool(m["tail"] or m["day"]))
            )
        else:
            is_dateline = bool(m["day"] or m["tail"]) or is_place or (is_first and len(head) > 4)
        if is_dateline:
            return int(m.end())
    m = _CREDITED.match(text, start, stop)
    if m is None or not any(w.strip() in agencies for w in (m["who"], *m["who"].split("/"))):
        return start
    head = m["head"].strip(" ,\t\xa0")
    if not head or m["dash"].strip() or head.split(",")[0].lower() in places:
        return int(m.end())
    return start


def _is_time(clock: "re.Match[str]") -> bool:
    """Tell whether figures at the start of a paragraph are a time, or the number of a message, whatever stands around."""
    is_set_off = clock["mark"].strip() or "\n" in clock["mark"]
    return bool(clock["sure"] or clock["zone"] or (is_set_off and "/" not in clock.group()))


def separate_marks(
    text: str, blocks: Sequence[tuple[int, int]], kinds: Sequence[str], folder: Path | None = None
) -> tuple[list[tuple[int, int]], list[str]]:
    """Cut datelines and clock times off the paragraphs that they begin.

    A clock time counts where a mark or time zone follows it, or where another paragraph begins with one too; so does the
    number of a message in a thread ("2/5").

    Args:
        text: the whole text.
        blocks: its paragraphs' ranges.
        kinds: their kinds.
        folder: a user's folder of lexicons, or None.

    Returns:
        The paragraphs and their kinds, with one more of kind ``provenance`` for each dateline and one of kind
        ``boilerplate`` for each time.

    >>> separate_marks("GRANTHAM (Reuters) - It rained.", [(0, 31)], ["prose"])
    ([(0, 20), (21, 31)], ['provenance', 'prose'])
    """
    clocks = [
        _CLOCK.match(text, a, min(b, a + 40))
        if kind in ("prose", "headline") and (text[a].isdigit() or text[a] in "([")
        else None
        for (a, b), kind in zip(blocks, kinds, strict=True)
    ]
    is_log = sum(m is not None for m in clocks) > 1
    heads = _colon_heads(text, blocks, kinds)
    out: list[tuple[int, int]] = []
    out_kinds: list[str] = []
    n_prose = 0
    for (a, b), kind, clock in zip(blocks, kinds, clocks, strict=True):
        cut, name = a, ""
        if clock is not None and (is_log or _is_time(clock)):
            cut, name = clock.end(), "boilerplate"
        elif kind == "prose" and n_prose < _N_PARAGRAPHS and (text[a].isupper() or text[a] in "(["):
            cut, name = _dateline_end(text, a, b, n_prose == 0, folder), "provenance"
            if cut == a and heads:
                cut = _colon_end(text, a, b, n_prose == 0, heads, folder)
        n_prose += kind == "prose"
        if a < cut < b:
            out.append((a, a + len(text[a:cut].rstrip())))
            out_kinds.append(name)
            a = cut
        out.append((a, b))
        out_kinds.append(kind)
    return out, out_kinds
