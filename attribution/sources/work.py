"""Tell whether who bears one role may be called by another: the actor is "the star", the baker not "the inspector"."""

from collections.abc import Iterable, Set

__all__ = ["FIELDS", "OFFICES", "ends_like_work", "is_of_another_grade", "may_be_called", "names_an_office"]

_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee")
_GRADES = frozenset({"deputy", "vice", "former", "ex", "assistant", "lieutenant", "shadow"})
_FIELDS = frozenset({"prime", "foreign", "interior", "federal", "regional", "provincial"})
_KIN = frozenset(
    {
        "son", "daughter", "father", "mother", "mum", "mom", "dad", "parent", "brother", "sister", "sibling", "husband",
        "wife", "spouse", "uncle", "aunt", "grandfather", "grandmother", "widow", "widower",
    }
)  # fmt: skip
_ANYBODY = _KIN | {
    "person", "individual", "man", "woman", "boy", "girl", "teen", "teenager", "youth", "lady", "guy", "gentleman",
    "child", "pensioner", "veteran", "figure", "star", "celebrity", "champion", "candidate", "nominee", "hopeful",
    "billionaire", "millionaire", "democrat", "republican", "conservative", "liberal", "socialist", "campaigner",
    "activist", "critic", "dissident", "member", "christian", "muslim", "jew", "catholic", "protestant", "accused",
    "defendant", "suspect", "victim", "survivor", "creator",
}  # fmt: skip
#: What offices, media and officials are for; with a capital at the start of a sentence no name.
FIELDS = frozenset(
    {
        "agriculture", "aviation", "border", "campaign", "culture", "customs", "defence", "defense", "education",
        "election", "emergency", "energy", "environment", "finance", "fire", "fisheries", "food", "foreign", "health",
        "housing", "immigration", "industry", "intelligence", "interior", "labor", "rail", "rescue",
        "safety", "security", "social", "sport", "sports", "tax", "tourism", "trade", "traffic", "transport",
        "transportation", "water", "weather", "welfare",
    }
)  # fmt: skip
#: Nouns of which one person often bears several.
_LIKE = (
    frozenset(
        {
            "actor", "actress", "singer", "rapper", "musician", "guitarist", "drummer", "bassist", "frontman", "comedian",
            "performer", "entertainer", "artist", "songwriter", "composer", "dancer", "model", "host", "presenter",
            "director", "filmmaker", "producer", "screenwriter",
        }
    ),
    frozenset(
        {
            "author", "writer", "novelist", "poet", "playwright", "journalist", "reporter", "correspondent", "columnist",
            "editor", "editor-in-chief", "blogger", "commentator",
        }
    ),
    frozenset(
        {
            "player", "footballer", "striker", "forward", "winger", "midfielder", "defender", "goalkeeper", "captain",
            "skipper", "athlete", "runner", "swimmer", "cyclist", "rider", "boxer", "wrestler",
        }
    ),
    frozenset({"coach", "manager", "boss", "trainer"}),
    frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate"}),
    frozenset({"judge", "justice", "magistrate"}),
    frozenset({"doctor", "surgeon", "physician", "medic", "psychiatrist", "professor", "specialist"}),
    frozenset(
        {
            "expert", "analyst", "researcher", "professor", "scientist", "specialist", "academic", "scholar", "lecturer",
            "author", "economist", "historian", "physicist", "chemist", "biologist", "geologist", "psychologist",
            "astronomer", "archaeologist",
        }
    ),
    frozenset({"detective", "inspector", "sergeant", "constable", "superintendent", "policeman", "policewoman"}),
    frozenset(
        {
            "ceo", "chief executive", "executive", "chairman", "chairwoman", "boss", "founder", "co-founder", "owner",
            "entrepreneur", "businessman", "businesswoman", "tycoon", "magnate", "mogul",
        }
    ),
    frozenset({"representative", "congressman", "congresswoman"}),
    frozenset({"pope", "pontiff"}),
    frozenset({"priest", "pastor", "reverend", "vicar", "preacher", "cleric", "clergyman"}),
)  # fmt: skip
#: Who deals with the people that news is about, and is seldom one that it has named without saying so.
_ATTENDING = frozenset(
    {
        "attorney", "barrister", "constable", "coroner", "counsel", "detective", "doctor", "inspector", "interpreter", "judge",
        "juror", "lawyer", "magistrate", "medic", "paramedic", "physician", "policeman", "policewoman", "prosecutor",
        "referee", "sergeant", "solicitor", "superintendent", "surgeon", "umpire",
    }
)  # fmt: skip
#: Nouns for offices of which a text may name several: a word before them tells which.
OFFICES = frozenset(
    {
        "president", "premier", "chancellor", "minister", "secretary", "governor", "mayor", "king", "queen", "emir",
        "sultan", "prince", "chairman", "chairwoman", "speaker", "commissioner", "chief", "head", "leader", "director",
        "attorney general", "ombudsman", "prosecutor", "ambassador", "senator", "deputy", "representative", "councillor",
        "councilman", "councilwoman",
    }
)  # fmt: skip
#: Nouns that take up the bearers of many.
_GENERAL = {
    "politician": OFFICES,
    "statesman": OFFICES,
    "leader": OFFICES,
    "ruler": OFFICES,
    "monarch": OFFICES,
    "pontiff": frozenset({"bishop"}),
    "lawmaker": OFFICES | {"congressman", "congresswoman", "politician"},
    "legislator": OFFICES | {"congressman", "congresswoman", "politician"},
    "cleric": frozenset({"bishop", "archbishop", "cardinal", "imam", "rabbi", "mufti", "ayatollah"}),
    "soldier": frozenset({"sergeant", "corporal", "private", "lieutenant", "captain", "major", "colonel", "general"}),
    "commander": frozenset({"captain", "major", "colonel", "general", "admiral", "brigadier", "lieutenant"}),
    "scientist": frozenset({"professor", "doctor"}),
}  # fmt: skip


def ends_like_work(noun: str) -> bool:
    """Tell whether a noun that no list knows ends as nouns for people do: "baker", "cellist"."""
    return noun.endswith(_ENDINGS)


def may_be_called(nouns: Set[str], noun: str) -> bool:
    """Tell whether a person who bears some role nouns may be meant by another.

    Args:
        nouns: what the person was called before, lower case.
        noun: the head noun of a later description.

    >>> may_be_called({"actor"}, "singer"), may_be_called({"baker"}, "inspector"), may_be_called({"father"}, "hero")
    (True, False, True)
    """
    work = nouns - _ANYBODY
    if not work:
        return noun not in _ATTENDING
    if noun in work or noun in _ANYBODY:
        return True
    if not work.isdisjoint(_GENERAL.get(noun, ())):
        return True
    return any(noun in like and not work.isdisjoint(like) for like in _LIKE)


def names_an_office(word: str, tag: str) -> bool:
    """Tell whether a word before a role noun says which office it is: "defence" minister, "deputy" mayor."""
    return tag == "NN" or word in _FIELDS or word in _GRADES


def is_of_another_grade(known: Iterable[Set[str]], words: Set[str]) -> bool:
    """Tell whether an office was borne in a grade only, and now stands without it: the deputy mayor is not the mayor.

    Args:
        known: the words before the noun wherever it was used of the person, lower case.
        words: those before it now.

    >>> is_of_another_grade([{"deputy"}], set()), is_of_another_grade([{"deputy"}, set()], set())
    (True, False)
    """
    return _GRADES.isdisjoint(words) and all(not _GRADES.isdisjoint(k) for k in known)
