"""Generate small news articles for the property tests of the laws of the scores.

A `Scene` says what one article is made of: a fact, the voice that reports it, the order of source, cue and content, the
verb, direct or indirect speech, a hedge, and the sentences around it. `render` turns it into an `Article`: the text, and
where in it the base claim stands. A law compares two scenes that differ in one thing only, made by one *operator*:

    plain = scene(17)                      # any integer gives a scene; equal integers, equal scenes
    after = deny(plain, other_voice(plain))
    a, b = render(plain), render(after)
    low, high = base_claim(analyze(b.text).to_dict(), b), base_claim(analyze(a.text).to_dict(), a)
    assert low["credibility"]["score"] < high["credibility"]["score"]

With hypothesis: ``st.integers(0, N_SCENES - 1).map(scene)``.

Operators (all pure, `Scene` in, `Scene` out):

=====================  ==================================================  =============================================
operator               what it does                                        what the law expects of the base claim
=====================  ==================================================  =============================================
add_hedge              a modal, adverb or frame inside the content         certainty and score do not rise
weaken_cue             said becomes claimed, alleged ...                   commitment and score do not rise
anonymise              a named source becomes an unnamed one               score does not rise
add_independent        another voice says it of its own                    independent_for rises, score does not fall
add_citing             another voice reports it, citing the first          independent_for stays
repeat                 the same voice says it again                        nothing changes
confirm                another voice confirms it                           score rises
deny                   another voice denies it                             score falls
retract                the voice withdraws it                              score falls
doubt                  somebody doubts it                                  score falls
unverified             it could not be verified                            score falls
if_true                the writer adds "if true"                           score falls
add_unrelated          a sentence about something else                     nothing changes
add_other              another claim by another voice                      (the start for the next)
add_other_caveat       that other claim, with a caveat on it               nothing changes against `add_other`
use_synonym            another neutral verb                                nothing changes
invert                 source and verb trade places                        nothing changes
make_direct            direct instead of indirect speech                   nothing changes
rename                 another name for a voice, everywhere                nothing but the name changes
=====================  ==================================================  =============================================

All people, places and firms are invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, frozen

__all__ = [
    "FACTS",
    "HEDGES",
    "NEUTRAL",
    "N_SCENES",
    "ORDERS",
    "UNNAMED",
    "UNRELATED",
    "VOICES",
    "WEAK",
    "Article",
    "Fact",
    "Scene",
    "Voice",
    "add_citing",
    "add_hedge",
    "add_independent",
    "add_other",
    "add_other_caveat",
    "add_unrelated",
    "anonymise",
    "base_claim",
    "base_statement",
    "confirm",
    "deny",
    "doubt",
    "if_true",
    "invert",
    "make_direct",
    "other_fact",
    "other_voice",
    "rename",
    "render",
    "repeat",
    "retract",
    "scene",
    "unverified",
    "use_synonym",
    "weaken_cue",
]


@frozen
class Fact:
    """Something that may have happened, in the parts that the operators need.

    ``{subject} {past} {rest}`` is the plain clause; ``{subject} may have {participle} {rest}`` a hedged one. ``noun`` names
    the event once it has been told ("the strike").
    """

    id: str
    subject: str
    past: str
    participle: str
    rest: str
    noun: str

    @property
    def clause(self) -> str:
        """The plain clause, without capital or full stop."""
        return f"{self.subject} {self.past} {self.rest}"


FACTS: tuple[Fact, ...] = (
    Fact("strike", "an air strike on the town of Dovrin", "killed", "killed", "14 people", "the strike"),
    Fact(
        "resigns",
        "the transport minister of Estavia",
        "resigned",
        "resigned",
        "over the rail contract",
        "the resignation",
    ),
    Fact("recall", "Lunders Foods", "recalled", "recalled", "40,000 jars of baby food", "the recall"),
    Fact("virus", "the fever in Marrowdale", "infected", "infected", "230 people", "the outbreak"),
    Fact(
        "fire", "a fire at the Ostberg paper mill", "destroyed", "destroyed", "three warehouses", "the fire"
    ),
    Fact("treaty", "Kessia and Northmark", "signed", "signed", "a treaty on fishing rights", "the treaty"),
    Fact(
        "transfer",
        "Real Corvona",
        "bought",
        "bought",
        "the striker Emeka Lund for 30 million euros",
        "the transfer",
    ),
    Fact("election", "the Harbour Party", "won", "won", "52 seats in the Tamrian parliament", "the result"),
    Fact("quake", "an earthquake near Lake Isolt", "damaged", "damaged", "600 houses", "the earthquake"),
    Fact("merger", "Brightwell Bank", "agreed", "agreed", "to merge with Corran Trust", "the merger"),
    Fact("arrest", "police in Varnholm", "arrested", "arrested", "the owner of the ferry", "the arrest"),
    Fact(
        "trial", "the drug Norvexin", "halved", "halved", "the number of relapses among patients", "the trial"
    ),
    Fact("leak", "a pipeline in the Sorrel valley", "spilled", "spilled", "900 tonnes of oil", "the spill"),
    Fact("closure", "Quillan Motors", "closed", "closed", "its plant in Bredwick", "the closure"),
)


@frozen
class Voice:
    """A source: how it is introduced, called later, and what it is.

    Attributes:
        first: the first mention, as a subject inside a sentence.
        later: a later mention.
        kind: person, unnamed, organisation, group, outlet or document (as in the report; "government" where it is one).
        named: whether it has a name.
        name: the part of ``first`` that `rename` replaces; empty when there is none.
    """

    id: str
    first: str
    later: str
    kind: str
    named: bool
    name: str = ""

    @property
    def is_plural(self) -> bool:
        """Whether a present-tense verb after it is plural."""
        return self.kind == "group"


VOICES: tuple[Voice, ...] = (
    Voice("mayor", "Marta Kovel, the mayor of Dovrin", "Kovel", "person", True, "Marta Kovel"),
    Voice(
        "doctor",
        "Dr. Samuel Adeyo, a surgeon at the Saint Brannan hospital",
        "Adeyo",
        "person",
        True,
        "Samuel Adeyo",
    ),
    Voice(
        "analyst", "Ines Farrow, an analyst at Tidewater Research", "Farrow", "person", True, "Ines Farrow"
    ),
    Voice("official", "a senior security official", "the official", "unnamed", False),
    Voice("insider", "a person familiar with the matter", "the person", "unnamed", False),
    Voice(
        "relief",
        "the Halden Relief Society",
        "the society",
        "organisation",
        True,
        "the Halden Relief Society",
    ),
    Voice(
        "union",
        "the Federated Dockers Union",
        "the union",
        "organisation",
        True,
        "the Federated Dockers Union",
    ),
    Voice("residents", "residents of the old quarter", "the residents", "group", False),
    Voice("teachers", "teachers at the local school", "the teachers", "group", False),
    Voice("paper", "the Varnholm Courier", "the Courier", "outlet", True, "the Varnholm Courier"),
    Voice("radio", "Radio Estavia", "Radio Estavia", "outlet", True, "Radio Estavia"),
    Voice("report", "an internal report", "the report", "document", False),
    Voice(
        "ministry",
        "the Interior Ministry of Kessia",
        "the ministry",
        "government",
        True,
        "the Interior Ministry of Kessia",
    ),
)

#: Unnamed stand-ins for `anonymise`, by kind.
UNNAMED: Mapping[str, Voice] = {
    "person": Voice("anon-person", "an official who asked not to be named", "the official", "unnamed", False),
    "organisation": Voice(
        "anon-organisation", "a source who declined to be identified", "the source", "unnamed", False
    ),
    "outlet": Voice("anon-outlet", "an anonymous source", "the source", "unnamed", False),
    "government": Voice(
        "anon-government", "an official who asked not to be named", "the official", "unnamed", False
    ),
}

#: Renamed voices for `rename`: old name -> (new name, new later mention).
RENAMED: Mapping[str, tuple[str, str]] = {
    "Marta Kovel": ("Hanna Brisk", "Brisk"),
    "Samuel Adeyo": ("Viktor Tallow", "Tallow"),
    "Ines Farrow": ("Petra Monday", "Monday"),
    "the Halden Relief Society": ("the Orrin Relief Society", "the society"),
    "the Federated Dockers Union": ("the Associated Dockers Union", "the union"),
    "the Varnholm Courier": ("the Bredwick Gazette", "the Gazette"),
    "Radio Estavia": ("Radio Tamria", "Radio Tamria"),
    "the Interior Ministry of Kessia": ("the Interior Ministry of Northmark", "the ministry"),
}

#: Orders of source, cue and content. ``after`` and ``inverted`` put the content first, ``inverted`` the verb before the
#: source (direct speech only), ``according`` and ``according_first`` have no verb, ``colon`` is direct.
ORDERS: tuple[str, ...] = ("before", "that", "after", "inverted", "according", "according_first", "colon")
#: Neutral verbs of saying: one for another changes nothing.
NEUTRAL: tuple[str, ...] = ("said", "stated", "reported")
#: Verbs by which the writer keeps a distance.
WEAK: tuple[str, ...] = ("claimed", "alleged", "suggested")
#: Ways to weaken the content. ``{...}`` are the parts of the fact.
HEDGES: tuple[str, ...] = (
    "{subject} may have {participle} {rest}",
    "{subject} might have {participle} {rest}",
    "{subject} could have {participle} {rest}",
    "{subject} possibly {past} {rest}",
    "{subject} probably {past} {rest}",
    "it was possible that {subject} {past} {rest}",
    "it was likely that {subject} {past} {rest}",
    "perhaps {subject} {past} {rest}",
)
#: Sentences that bear on nothing.
UNRELATED: tuple[str, ...] = (
    "The annual flower market opens on the first Sunday of the month.",
    "The railway to the coast was built in 1884 and has eleven tunnels.",
    "Rain fell over the northern islands for most of the week.",
    "The cathedral museum keeps a collection of ship models.",
)


@frozen
class Scene:
    """What one article is made of; change it with the operators, read it with `render`."""

    fact: Fact
    voice: Voice
    order: str = "that"
    verb: str = "said"
    direct: bool = False
    hedge: str = ""
    lead: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_paragraphs: bool = True

    @property
    def content(self) -> str:
        """The base content, hedged or not, without capital or full stop."""
        f = self.fact
        return (self.hedge or "{subject} {past} {rest}").format(
            subject=f.subject, past=f.past, participle=f.participle, rest=f.rest
        )


@frozen
class Article:
    """A rendered scene: the text and where the words of the base claim stand in it."""

    text: str
    start: int
    end: int
    scene: Scene

    @property
    def claim(self) -> str:
        """The words of the base claim."""
        return self.text[self.start : self.end]


_ORDERS_OF_BOTH = ("before", "that", "after", "according", "according_first")
N_SCENES = len(FACTS) * len(VOICES) * len(ORDERS) * len(NEUTRAL) * 2


def scene(number: int) -> Scene:
    """Return the scene of a number; any integer will do, the scenes repeat after `N_SCENES`.

    All facts, voices, orders and neutral verbs are met, each once in direct and once in indirect speech where both exist.
    """
    number %= N_SCENES
    number, fact = divmod(number, len(FACTS))
    number, voice = divmod(number, len(VOICES))
    number, order = divmod(number, len(ORDERS))
    is_direct, verb = divmod(number, len(NEUTRAL))
    name = ORDERS[order]
    direct = name in ("inverted", "colon") or (
        bool(is_direct) and name not in ("that", "according", "according_first")
    )
    return Scene(FACTS[fact], VOICES[voice], name, NEUTRAL[verb], direct)


def other_voice(base: Scene, step: int = 1, *, named: bool | None = None) -> Voice:
    """Return a voice that has nothing to do with the scene's (another kind); ``step`` > 0 picks among them."""
    fit = [v for v in VOICES if v.kind != base.voice.kind and (named is None or v.named == named)]
    at = VOICES.index(base.voice) if base.voice in VOICES else 0
    return fit[(at + step) % len(fit)]


def other_fact(base: Scene, step: int = 1) -> Fact:
    """Return a fact that shares nothing with the scene's."""
    return FACTS[(FACTS.index(base.fact) + step) % len(FACTS)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tell(voice: str, order: str, verb: str, direct: bool, content: str) -> tuple[str, int]:
    """Return the sentence and where the content begins in it."""
    # An apposition after the name needs its closing comma in front of a verb.
    closed = f"{voice}," if "," in voice else voice
    quoted = f"\u201c{_capital(content)}\u201d"
    if direct and order in ("before", "that"):
        head = f"{_capital(closed)} {verb}: \u201c"
        return f"{head}{_capital(content)}.\u201d", len(head)
    if direct and order in ("after", "inverted"):
        tail = f"{verb} {voice}" if order == "inverted" else f"{closed} {verb}"
        return f"{quoted[:-1]},\u201d {tail}.", 1
    if order == "colon":
        head = f"{_capital(voice)}: \u201c"
        return f"{head}{_capital(content)}.\u201d", len(head)
    if order == "that":
        head = f"{_capital(closed)} {verb} that "
        return f"{head}{content}.", len(head)
    if order == "before":
        head = f"{_capital(closed)} {verb} "
        return f"{head}{content}.", len(head)
    if order == "according":
        return f"{_capital(content)}, according to {voice}.", 0
    if order == "according_first":
        head = f"According to {voice}, "
        return f"{head}{content}.", len(head)
    return f"{_capital(content)}, {closed} {verb}.", 0


def render(base: Scene) -> Article:
    """Write the article of a scene.

    Example:
        >>> article = render(Scene(FACTS[0], VOICES[3], order="after"))
        >>> article.text
        'An air strike on the town of Dovrin killed 14 people, a senior security official said.'
        >>> article.claim
        'An air strike on the town of Dovrin killed 14 people'
    """
    gap = "\n\n" if base.is_paragraphs else " "
    lead = "".join(s + gap for s in base.lead)
    body, at = _tell(base.voice.first, base.order, base.verb, base.direct, base.content)
    start = len(lead) + at
    return Article(gap.join([lead + body, *base.after]), start, start + len(base.content), base)


def base_statement(report: Mapping[str, Any], article: Article) -> Mapping[str, Any] | None:
    """Return the report's outermost statement whose content covers most of the base claim; None when there is none.

    A statement that covers less than half of the base claim does not count.
    """
    best, most = None, 0.5 * (article.end - article.start)
    for s in report["statements"]:
        if s["nested_in"] is None:
            shared = sum(
                max(0, min(p["end"], article.end) - max(p["start"], article.start))
                for p in s["content"]["spans"]
            )
            if shared > most:
                best, most = s, shared
    return best


def base_claim(report: Mapping[str, Any], article: Article) -> Mapping[str, Any] | None:
    """Return the claim of `base_statement`; None when the base claim was not found."""
    statement = base_statement(report, article)
    if statement is None:
        return None
    return next(c for c in report["claims"] if c["id"] == statement["claim"])


def _add(base: Scene, *sentences: str) -> Scene:
    return evolve(base, after=(*base.after, *sentences))


def add_hedge(base: Scene, hedge: str = HEDGES[0]) -> Scene:
    """Weaken the content by one of `HEDGES`."""
    return evolve(base, hedge=hedge)


def weaken_cue(base: Scene, verb: str = WEAK[0]) -> Scene:
    """Tell it with a verb of distance. Scenes without a verb (according to, colon) get the order "that" or "before"."""
    return evolve(with_verb(base), verb=verb)


def with_verb(base: Scene) -> Scene:
    """Return the scene with a cue verb where it has none: the start to compare `weaken_cue` and `use_synonym` with."""
    if base.order == "colon":
        return evolve(base, order="before")
    if base.order in ("according", "according_first"):
        return evolve(base, order="that")
    return base


def anonymise(base: Scene) -> Scene:
    """Put an unnamed source in the voice's place; a scene whose voice has no name is returned as it is."""
    return evolve(base, voice=UNNAMED[base.voice.kind]) if base.voice.named else base


def add_independent(base: Scene, voice: Voice, verb: str = "said") -> Scene:
    """Let another voice tell the same, of its own."""
    sentence, _ = _tell(voice.first, "that", verb, False, base.fact.clause)
    return _add(base, sentence)


def add_citing(base: Scene, voice: Voice) -> Scene:
    """Let another voice report the same, citing the first."""
    return _add(
        base,
        f"{_capital(voice.first)}{',' * (',' in voice.first)} also reported, citing {base.voice.later}, that {base.fact.clause}.",
    )


def repeat(base: Scene, verb: str = "said") -> Scene:
    """Let the same voice say it again later."""
    return _add(base, f"{_capital(base.voice.later)} {verb} again that {base.fact.clause}.")


def confirm(base: Scene, voice: Voice, *, by_name: bool = False) -> Scene:
    """Let another voice confirm it, in full or (``by_name``) only by naming the event's report."""
    what = "the report" if by_name else f"that {base.fact.clause}"
    return _add(base, f"{_capital(voice.first)}{',' * (',' in voice.first)} confirmed {what}.")


def deny(base: Scene, voice: Voice, *, by_name: bool = False) -> Scene:
    """Let another voice deny it, in full or (``by_name``) only as "the claim"."""
    what = "the claim" if by_name else f"that {base.fact.clause}"
    return _add(base, f"{_capital(voice.first)}{',' * (',' in voice.first)} denied {what}.")


def retract(base: Scene) -> Scene:
    """Let the voice withdraw it."""
    return _add(base, f"{_capital(base.voice.later)} later retracted the claim.")


def doubt(base: Scene, voice: Voice) -> Scene:
    """Let another voice doubt it."""
    return _add(base, f"{_capital(voice.first)}{',' * (',' in voice.first)} doubted that {base.fact.clause}.")


def unverified(base: Scene, sentence: str = "The claim could not be independently verified.") -> Scene:
    """Add that it could not be verified."""
    return _add(base, sentence)


def if_true(base: Scene) -> Scene:
    """Add the writer's "if true"."""
    return _add(base, "If true, it would be the first case of its kind in ten years.")


def add_unrelated(base: Scene, sentence: str = UNRELATED[0], *, before: bool = False) -> Scene:
    """Add a sentence that bears on nothing, at the end or (``before``) at the beginning."""
    return evolve(base, lead=(sentence, *base.lead)) if before else _add(base, sentence)


def add_other(base: Scene, fact: Fact, voice: Voice) -> Scene:
    """Add another claim, by another voice, in a paragraph of its own."""
    sentence, _ = _tell(voice.first, "that", "said", False, fact.clause)
    return _add(base, sentence)


def add_other_caveat(base: Scene, fact: Fact, voice: Voice) -> Scene:
    """Add the same other claim with a caveat that names it."""
    sentence, _ = _tell(voice.first, "that", "said", False, fact.clause)
    return _add(
        base,
        f"{sentence} {_capital(voice.later)}'s claim about {fact.noun} could not be independently verified.",
    )


def use_synonym(base: Scene, verb: str = NEUTRAL[1]) -> Scene:
    """Use another neutral verb; compare with `with_verb` of the scene."""
    return evolve(with_verb(base), verb=verb)


def invert(base: Scene) -> Scene:
    """Turn the direct-speech orders "after" and "inverted" into each other; any other scene becomes "inverted"."""
    return evolve(base, order="after" if base.order == "inverted" else "inverted", direct=True)


def make_direct(base: Scene) -> Scene:
    """Return the scene in direct speech, in the order "before" when its own has none."""
    order = base.order if base.order in ("before", "after", "inverted", "colon") else "before"
    return evolve(base, order=order, direct=True)


def rename(base: Scene, new: tuple[str, str] | None = None) -> Scene:
    """Give the scene's voice another name everywhere; a voice without a name is returned as it is.

    Apply it before operators that write the name into later sentences.
    """
    if not base.voice.name:
        return base
    name, later = new or RENAMED[base.voice.name]
    return evolve(
        base,
        voice=evolve(
            base.voice, first=base.voice.first.replace(base.voice.name, name), name=name, later=later
        ),
    )


def each_scene(step: int = 1) -> Iterable[Scene]:
    """Yield every ``step``-th scene in order."""
    for number in range(0, N_SCENES, step):
        yield scene(number)
