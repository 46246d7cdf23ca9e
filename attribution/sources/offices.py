"""Read offices that tell what they are for behind "of": "Commissioner of Police", "Minister of State for Petroleum"."""

from collections.abc import Sequence

from attribution.lexicons.classes import word_class
from attribution.sources.lexicon import Lexicon

__all__ = ["SERVICES", "is_acronym", "is_personal", "is_role", "matters_before", "office_in"]

_OF = frozenset({"of", "for", "to"})
_AND = frozenset({"and", "&", ","})
#: What offices are of, besides the matters that bodies are for.
_OF_OFFICES = frozenset(
    {"court", "naval", "operations", "parliament", "police", "prosecutions", "staff", "state"}
)
_PLACE = 3  # words
_LONGEST = 8  # words of matters
#: Services that speak beside each other: "Police and Fire Service officials".
SERVICES = frozenset({"police", "fire", "ambulance", "coastguard"})


def is_role(form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word in capitals is a person's title or function: "Commissioner", "Head"."""
    word = form.lower()
    noun = lexicon.nouns.get(word)
    return form[:1].isupper() and (word in lexicon.titles or (noun is not None and noun.kind == "person"))


def is_acronym(form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is the acronym of an office, "MP", and not the form of a company as well, "AG"."""
    return form in lexicon.offices and form.lower() not in word_class("legal form")


def is_personal(form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a title that only persons' names follow: "Dr", "Prof", not "General"."""
    title = lexicon.titles.get(form.lower())
    return title is not None and (not title.is_rank or title.role == "professor")


def matters_before(forms: Sequence[str], end: int, lexicon: Lexicon) -> int:
    """Return the first token of the matters in capitals that end at a token, those before commas included."""
    first = end
    while first > max(end - _LONGEST, 0) and forms[first - 1][:1].isupper():
        is_pair = first > 1 and f"{forms[first - 2]} {forms[first - 1]}".lower() in lexicon.fields
        if not is_pair and not _is_matter(forms[first - 1], lexicon):
            break
        first -= 2 if is_pair else 1
        if first > 1 and forms[first - 1] == "," and _is_matter(forms[first - 2], lexicon):
            first -= 1
    return first


def _is_matter(form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word before "and" is a matter, or a service that may share its head with what follows."""
    return form.lower() in lexicon.fields or form.lower() in SERVICES


def _matters_end(forms: Sequence[str], i: int, last: int, lexicon: Lexicon) -> int:
    """Return one past what an office is of that begins at a token; the token itself where nothing does.

    Args:
        forms: the tokens of the text.
        i: the token behind "of".
        last: one past the last token that is looked at.
        lexicon: the word lists.
    """
    end = i
    while end < last:
        word = forms[end].lower()
        is_matter = forms[end][:1].isupper() and (word in lexicon.fields or word in _OF_OFFICES)
        if not is_matter:
            is_tie = end > i and (word in _AND or word in _OF)
            if not is_tie or _matters_end(forms, end + 1, last, lexicon) == end + 1:
                break
        end += 1
    return end


def office_in(forms: Sequence[str], first: int, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the title and the end of the office that opens a phrase and has a name behind it, or None.

    "Minister of Information Lai Bello" gives the tokens of "Minister" and of "Lai", "Mayor of London Ann Poe" likewise.

    Args:
        forms: the tokens of the text.
        first, last: range of the phrase.
        lexicon: the word lists.
    """
    for k in range(first, last - 3):
        if forms[k + 1] in _OF and is_role(forms[k], lexicon):
            end = _matters_end(forms, k + 2, last, lexicon)
            if end == k + 2:
                end = _place_end(forms, end, last, lexicon)
            return (k, end) if k + 2 < end < last and forms[end][:1].isupper() else None
    return None


def _place_end(forms: Sequence[str], i: int, last: int, lexicon: Lexicon) -> int:
    """Return one past the place that begins at a token, the longest that is listed; the token itself if none."""
    for end in range(min(i + _PLACE, last - 1), i, -1):
        if " ".join(forms[i:end]) in lexicon.places:
            return end
    return i
