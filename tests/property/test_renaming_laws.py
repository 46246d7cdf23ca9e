"""Who somebody is changes nothing: the whole pipeline on made-up articles, a person renamed throughout.

Renaming replaces given name and surname wherever they stand (full name, surname alone, with a title, possessive). The
report must be the same but for the name and the places that its length moves: statements, sources, types, roles,
reasons, claims, statuses, relations, scores, confidences.

Two restrictions are part of the law. A name is no ordinary word, no place and no title ("Holding", "Paris", "Don"): those
have readings of their own. And a given name says what it says: it is exchanged for another one that the lexicon knows
as of the same gender, or one it does not know for another unknown one, since a known name may speak for "he" or "she".
"""

import re
from typing import Any

from attrs import evolve
from generator import (
    N_SCENES,
    Scene,
    Voice,
    add_citing,
    add_hedge,
    add_independent,
    add_unrelated,
    confirm,
    deny,
    doubt,
    if_true,
    other_voice,
    render,
    repeat,
    retract,
    scene,
    unverified,
    weaken_cue,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution import analyze

WOMEN = (
    "Susan",
    "Maria",
    "Helen",
    "Judith",
    "Paula",
    "Amanda",
    "Diane",
    "Laura",
    "Ruth",
    "Monica",
    "Olga",
    "Nicola",
)
MEN = (
    "David",
    "Robert",
    "Peter",
    "Omar",
    "Paul",
    "George",
    "Steven",
    "Brian",
    "Kevin",
    "Viktor",
    "Carlos",
    "Neil",
)
UNKNOWN = (
    "Zorvik",
    "Yusra",
    "Ilka",
    "Brannoc",
    "Tamsin",
    "Dagny",
    "Oluwaseun",
    "Ceridwen",
    "Thandiwe",
    "Ruaridh",
)
SURNAMES = (
    "Kovel", "Tallow", "Okonjo", "Tessaro", "Brannigan", "Lindqvist", "Voss", "Nakagawa", "Petrov", "Lopez", "Miller",
    "Smith", "Johnson", "Obama", "Trump", "Merkel", "Rodriguez", "Haddad", "Nguyen", "Kowalski", "O'Brien", "McCarthy",
    "Ginsburg", "Adams", "Jenkins", "Abdullahi", "Sandstrom", "Aziz", "Abernathy-Cole", "Mukherjee", "Shevchenko",
)  # fmt: skip
ROLES = (
    ("{name}, the mayor of Dovrin", ""),
    ("Dr. {name}, a surgeon at the Saint Brannan hospital", ""),
    ("{name}, an analyst at Tidewater Research", ""),
    ("the harbour master, {name}", ""),
    ("police spokesman {name}", "m"),
    ("{name}, who runs a bakery", ""),
)
MORE = (
    "{she} added that more was to come.",
    "{surname}'s office declined to comment.",
    "“We are sure of it,” {surname} said.",
    "{title} {surname} told reporters that nobody knew why.",
    "Critics of {given} {surname} said {she_} was wrong.",
    "According to {surname}, {her} staff had known for weeks.",
    "The mistake, said {given} {surname}, was {surname}’s own.",
    "It rained.",
)
CHANGES = ("as it is", "repeat", "confirm", "deny", "doubt", "cite", "join", "retract", "if true", "unverified", "hedge", "weak",
           "unrelated")  # fmt: skip


def changed(base: Scene, change: str) -> Scene:
    """Apply one of the operators of the generator by name."""
    other = other_voice(base)
    if change == "hedge":
        return add_hedge(base)
    if change == "weak":
        return weaken_cue(base)
    plain = {
        "repeat": repeat,
        "retract": retract,
        "if true": if_true,
        "unverified": unverified,
        "unrelated": add_unrelated,
    }
    if change in plain:
        return plain[change](base)
    with_voice = {
        "confirm": confirm,
        "deny": deny,
        "doubt": doubt,
        "cite": add_citing,
        "join": add_independent,
    }
    return with_voice[change](base, other) if change in with_voice else base


@st.composite
def people(draw: st.DrawFn) -> tuple[str, str, tuple[str, str], tuple[str, str]]:
    """Draw an article about a person, the person's gender, name, and another name."""
    gender = draw(st.sampled_from("fm"))
    role, only = draw(st.sampled_from(ROLES))
    gender = only or gender
    given_names = draw(st.sampled_from((WOMEN if gender == "f" else MEN, UNKNOWN)))
    old, new = (tuple(x) for x in zip(
        draw(st.permutations(given_names))[:2], draw(st.permutations(SURNAMES))[:2], strict=True
    ))  # fmt: skip
    base = scene(draw(st.integers(0, N_SCENES - 1)))
    name = " ".join(old)
    base = evolve(base, voice=Voice("person", role.format(name=name), old[1], "person", True, name))
    for change in draw(st.lists(st.sampled_from(CHANGES), max_size=3)):
        base = changed(base, change)
    she = "she" if gender == "f" else "he"
    words = {"given": old[0], "surname": old[1], "she": she.capitalize(), "she_": she,
             "her": "her" if gender == "f" else "his", "title": "Ms." if gender == "f" else "Mr."}  # fmt: skip
    more = draw(st.lists(st.sampled_from(MORE), max_size=3))
    text = render(evolve(base, after=(*base.after, *(m.format(**words) for m in more)))).text
    return text, gender, old, new  # type: ignore[return-value]


def renamed(text: str, old: tuple[str, str], new: tuple[str, str]) -> tuple[str, list[tuple[int, int, int]]]:
    """Replace both words of a name; return the text and the places (old start, new start, new end)."""
    out, at, moved, places = [], 0, 0, []
    for m in re.finditer(rf"\b(?:{re.escape(old[0])}|{re.escape(old[1])})\b", text):
        word = new[0] if m.group() == old[0] else new[1]
        out += [text[at : m.start()], word]
        start = m.start() + moved
        places.append((m.end(), start + len(word)))
        moved += len(word) - len(m.group())
        at = m.end()
    return "".join([*out, text[at:]]), places  # type: ignore[return-value]


def comparable(value: Any, name: tuple[str, str], places: list[tuple[int, int]], key: str = "") -> Any:
    """Blank a name in all words of a report, and take its length out of all offsets."""
    if isinstance(value, dict):
        return {k: comparable(v, name, places, k) for k, v in value.items()}
    if isinstance(value, list):
        return [comparable(v, name, places, key) for v in value]
    if isinstance(value, str):
        given_name, surname = (re.compile(rf"\b{re.escape(n)}\b", re.I) for n in name)
        return surname.sub("SURNAME", given_name.sub("GIVEN", value))
    if key in ("start", "end") and isinstance(value, int):
        old, new = next(((a, b) for a, b in reversed(places) if b <= value), (0, 0))
        return value - new + old
    return value


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(people())
def test_renaming_a_person_changes_nothing_but_the_name(case: tuple[Any, ...]) -> None:
    """The report of an article is that of the same article about somebody of another name."""
    text, _, old, new = case
    other, places = renamed(text, old, new)
    here = comparable(analyze(text).to_dict(), old, [])
    there = comparable(analyze(other).to_dict(), new, places)
    assert there == here


def test_the_law_can_fail() -> None:
    """Another gender, or a name that is a place, is not the same article: what is compared is not blank."""
    text = "Susan Tallow, a baker, and Peter Voss, a miller, met on Monday.\n\nShe said the mill was closed."
    other, places = renamed(text, ("Susan", "Tallow"), ("Robert", "Tallow"))
    here = comparable(analyze(text).to_dict(), ("Susan", "Tallow"), [])
    assert comparable(analyze(other).to_dict(), ("Robert", "Tallow"), places) != here
