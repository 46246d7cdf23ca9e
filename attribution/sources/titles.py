"""Split what stands before a name: affiliation, function, titles, name."""

from collections.abc import Sequence

from attrs import frozen

from attribution.sources.lexicon import Lexicon
from attribution.sources.offices import SERVICES, is_acronym, is_personal, matters_before, office_in

__all__ = ["Heading", "read_heading"]

_GRADES = frozenset(
    {"deputy", "vice", "assistant", "chief", "senior", "acting", "associate", "managing", "executive"}
)
_REGIONS = frozenset(
    {"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Greater"}
)


@frozen(slots=True)
class Heading:
    """What stands before a name.

    Attributes:
        name_first: first token of the bare name.
        role_first: first token of function and titles; what stands before it may be an affiliation.
        role: the function in the text's words ("deputy spokeswoman"), else the title's role ("senator"), or empty.
        nouns: all role nouns, lower case.
        gender: what titles and nouns say of it, or empty.
    """

    name_first: int
    role_first: int
    role: str = ""
    nouns: tuple[str, ...] = ()
    gender: str = ""


def read_heading(
    forms: Sequence[str],
    tags: Sequence[str],
    entities: Sequence[str],
    lexicon: Lexicon,
    start: int,
    first: int,
    last: int,
) -> Heading:
    """Read the titles and functions before a name.

    Args:
        forms, tags, entities: columns of the text.
        lexicon: the word lists.
        start: first token of the phrase after its determiner.
        first: first token of the run of capitals that ends in the name.
        last: one past the last token of the name.

    Returns:
        The parts.
    """
    office = office_in(forms, start, last, lexicon)
    if office is None:
        name = _bare_name(forms, entities, lexicon, first, last)
    else:
        name = _behind_titles(forms, lexicon, office[1], last)
    i, functions, ranks, gender = name, [], [], ""
    nouns: list[str] = []
    while i > start:
        if office is not None and i == office[1]:
            i = office[0]
            functions.append(" ".join([forms[i].lower(), *forms[i + 1 : office[1]]]))
            nouns.append(forms[i].lower())
            continue
        pair = (
            lexicon.titles.get(f"{forms[i - 2].lower()} {forms[i - 1].lower()}") if i - 2 >= start else None
        )
        word = forms[i - 1].lower()
        entry = pair or lexicon.titles.get(word)
        noun = lexicon.nouns.get(word) or lexicon.nouns.get(word.rstrip("s"))
        is_person = (noun is not None and noun.kind == "person" and tags[i - 1] != "JJ") or (
            # whatever common noun stands right before a person's name is a role: "arachnologist Jane Roe"
            noun is None
            and i == name
            and tags[i - 1] == "NN"
            and forms[i - 1].islower()
            and entities[name] == "B-PERSON"
        )
        if forms[i - 1] in lexicon.offices:  # "IGP Usman Baba"
            i -= 1
            ranks.append(forms[i])
            nouns.append(lexicon.offices[forms[i]])
        elif entry is not None and (forms[i - 1][:1].isupper() or pair is not None):
            i -= 2 if pair is not None else 1
            gender = gender or entry.gender
            if entry.is_rank:
                j = _matters_start(forms, lexicon, start, i)
                ranks.append(" ".join([*(f.lower() for f in forms[j:i]), entry.role]))
                i = j
                nouns.append(entry.role.split()[-1])
        elif is_person:
            j = i - 1
            while j > start and _is_modifier(forms, tags, entities, lexicon, j - 1):
                j -= 1
            functions.append(
                " ".join(f.lower() if f[:1].isupper() and f[1:].islower() else f for f in forms[j:i])
            )
            nouns.append(word)
            gender = gender or (noun.gender if noun is not None else "")
            i = j
        elif i - 3 >= start and forms[i - 2] in ("of", "to") and forms[i - 3].lower() in lexicon.titles:
            title = lexicon.titles[forms[i - 3].lower()]
            functions.append(f"{title.role} {forms[i - 2]} {forms[i - 1]}")
            nouns.append(title.role.split()[-1])
            i -= 3
        elif (
            ranks
            and noun is not None
            and noun.kind == "government"
            and _has_function(forms, lexicon, start, i - 1)
        ):
            i -= 1  # the service between a function and a rank: "spokesman Army Col. Roe"
        elif forms[i - 1] in (")", "]") and i - 3 >= start and forms[i - 3] in ("(", "["):
            i -= 3  # "Lt Gen (retd) Carl Roe"
        elif forms[i - 1] in ("and", ",") and functions and _has_function(forms, lexicon, start, i - 1):
            i -= 1
        else:
            break
    role = functions[-1] if functions else ranks[-1] if ranks else ""
    return Heading(name, i, role, tuple(nouns), gender)


def _behind_titles(forms: Sequence[str], lexicon: Lexicon, first: int, last: int) -> int:
    """Return the first token behind the titles that a range begins with, its last token at most."""
    while first < last - 1:
        if first < last - 2 and f"{forms[first]} {forms[first + 1]}".lower() in lexicon.titles:
            first += 2
        elif forms[first].lower() in lexicon.titles:
            first += 1
        else:
            break
    return first


def _matters_start(forms: Sequence[str], lexicon: Lexicon, start: int, i: int) -> int:
    """Return where what an office is for begins before its title: "Information Minister", "Police and Crime Commissioner".

    A police force or fire service alone is whom the title belongs to.
    """
    if i - 2 > start and forms[i - 2] in ("and", "&"):
        first = matters_before(forms, i - 2, lexicon)
        return first if start <= first < i - 2 and forms[i - 1].lower() in lexicon.fields else i
    first = matters_before(forms, i, lexicon)
    return first if first >= start and forms[i - 1].lower() not in SERVICES else i


def _bare_name(forms: Sequence[str], entities: Sequence[str], lexicon: Lexicon, first: int, last: int) -> int:
    """Return the first token of the name behind the titles at the front of a run of capitals."""
    name = first
    for i in range(last - 1, first - 1, -1):
        if entities[i] == "B-PERSON" and all(entities[k] != "O" for k in range(i, last)):
            name = i
            break
    is_role = (
        last - first > 2
        and forms[last - 1].lower() not in lexicon.heads
        and (_opens_with_role(forms, lexicon, first) or _has_office(forms, lexicon, first, last - 2))
    )
    if entities[last - 1][2:] not in ("", "PERSON") and not is_role:
        while first < last and entities[first] == "O" and forms[first] not in _REGIONS:
            first += 1
        return first if all(e != "O" for e in entities[first:last]) else name
    i = name
    while i < last - 1:
        word = forms[i].lower()
        if i + 2 < last and f"{word} {forms[i + 1].lower()}" in lexicon.titles:
            name = i = i + 2
            continue
        noun = lexicon.nouns.get(word)
        known = f"{word} {forms[i + 1].lower()}" in lexicon.names
        if not known and (
            word in lexicon.titles
            or forms[i] in lexicon.offices
            or (noun is not None and noun.kind == "person" and word not in lexicon.names)
        ):
            name = i + 1
        i += 1
    return name


def _opens_with_role(forms: Sequence[str], lexicon: Lexicon, first: int) -> bool:
    """Tell whether a name taken for a body's begins with a person's role: "Prof", "IGP", "Maj Gen", "Spokesman"."""
    if forms[first] in lexicon.offices or is_personal(forms[first], lexicon):
        return True
    noun = lexicon.nouns.get(forms[first].lower())
    is_pair = f"{forms[first]} {forms[first + 1]}".lower() in lexicon.titles
    return is_pair or (noun is not None and noun.kind == "person")


def _has_office(forms: Sequence[str], lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether an office's acronym stands in a range: "Labour MP Ann Poe"."""
    return any(is_acronym(forms[k], lexicon) for k in range(first, last))


def _is_modifier(
    forms: Sequence[str], tags: Sequence[str], entities: Sequence[str], lexicon: Lexicon, i: int
) -> bool:
    """Tell whether a word belongs to the function that follows it and not to its affiliation."""
    form = forms[i]
    if entities[i] != "O" or form in lexicon.places:
        return False
    if form.lower() in _GRADES or (form.lower() in lexicon.fields and form[1:].islower()):
        return True
    noun = lexicon.nouns.get(form)
    plain = form.islower() or (tags[i] == "NN" and form[:1].isupper() and form[1:].islower())
    return tags[i] in ("NN", "JJ") and plain and (noun is None or noun.kind == "person")


def _has_function(forms: Sequence[str], lexicon: Lexicon, start: int, end: int) -> bool:
    """Tell whether a noun for a person stands in a range of tokens."""
    return any(
        (n := lexicon.nouns.get(forms[k].lower())) is not None and n.kind == "person"
        for k in range(start, end)
    )
