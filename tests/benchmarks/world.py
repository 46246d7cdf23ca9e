"""A made-up world of events and newsrooms with known truth, for measuring the corpus floor.

Every event has one true figure. Newsrooms learn of events on their own (an *independent* account, in their own
words, right as often as they are reliable), republish another newsroom's article (a *copy*: small edits, another
headline, a cut or a credit) or rewrite its claim in other words (a *paraphrase*, credited). Some accounts carry a
*denial*. A third of the newsrooms mostly copy. All choices come from one seeded generator.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

__all__ = ["Account", "World"]

_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fr",
    "g",
    "gl",
    "h",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_CODAS = ["n", "r", "l", "s", "m", "nd", "rt", "ck", "th", "x", "lm", "sk"]
_FIRST = [
    "Amina",
    "Boris",
    "Carla",
    "Dmitri",
    "Elena",
    "Farid",
    "Greta",
    "Hassan",
    "Ines",
    "Jorge",
    "Keiko",
    "Lars",
    "Mona",
    "Nadia",
    "Oleg",
    "Priya",
    "Quentin",
    "Rosa",
    "Samir",
    "Tanya",
    "Umar",
    "Vera",
    "Walid",
    "Ximena",
    "Yusuf",
    "Zofia",
    "Aiko",
    "Bruno",
    "Chidi",
    "Daria",
    "Emeka",
    "Fatou",
    "Goran",
    "Hilda",
    "Ivan",
    "Jaya",
]
_EVENTS = {
    # kind: (noun phrases, verbs of harm, what is counted, causes, authorities)
    "fire": (
        ["fire", "blaze", "inferno"],
        ["killed", "claimed the lives of"],
        ["workers", "residents", "people"],
        ["faulty wiring", "a gas leak", "an unattended stove", "a welding accident"],
        ["fire service", "civil defence office", "city council"],
    ),
    "strike": (
        ["air strike", "bombardment", "raid"],
        ["killed", "left dead"],
        ["civilians", "fighters", "villagers"],
        ["government jets", "rebel artillery", "foreign drones", "unidentified aircraft"],
        ["defence ministry", "provincial governor's office", "army command"],
    ),
    "crash": (
        ["train crash", "derailment", "rail accident"],
        ["injured", "hurt"],
        ["passengers", "commuters", "travellers"],
        ["a signal failure", "excess speed", "a broken rail", "driver fatigue"],
        ["railway authority", "transport ministry", "regional police"],
    ),
    "outbreak": (
        ["cholera outbreak", "measles outbreak", "wave of food poisoning"],
        ["infected", "sickened"],
        ["children", "patients", "inhabitants"],
        ["contaminated wells", "a canteen kitchen", "spoiled milk", "a broken sewer"],
        ["health ministry", "district hospital", "epidemiology institute"],
    ),
    "layoff": (
        ["restructuring", "round of job cuts", "plant closure"],
        ["cost", "threatens"],
        ["jobs", "posts", "positions"],
        ["weak orders", "rising energy prices", "a failed merger", "new tariffs"],
        ["labour office", "works council", "economy ministry"],
    ),
    "flood": (
        ["flood", "flash flood", "dam breach"],
        ["displaced", "drove out"],
        ["families", "households", "farmers"],
        ["three days of rain", "a blocked spillway", "melting snow", "a cracked embankment"],
        ["water authority", "disaster agency", "mayor's office"],
    ),
}
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@frozen(slots=True)
class Account:
    """One generated article with its truth.

    Attributes:
        id, outlet, published, text: the article.
        event: which event it is about.
        kind: ``independent``, ``copy``, ``paraphrase`` or ``denial``.
        of: id of the article it was taken from, or None.
        value: the figure it gives, or denies.
        is_true: whether it is right to do so.
    """

    id: str
    outlet: str
    published: str
    text: str
    event: int
    kind: str
    of: str | None
    value: int
    is_true: bool


class World:
    """Events and newsrooms drawn from a seed.

    Args:
        seed: everything follows from it.
        n_outlets: number of newsrooms; every third one mostly copies.
    """

    def __init__(self, seed: int = 0, n_outlets: int = 45) -> None:
        self.random = random.Random(seed)
        self.outlets = [self._outlet() for _ in range(n_outlets)]
        self.reliability = {o: self.random.uniform(0.45, 0.97) for o in self.outlets}
        self.copiers = frozenset(self.outlets[2::3])
        self.masters = {
            o: self.random.choice([x for x in self.outlets if x not in self.copiers])
            for o in self.outlets[2::3]
        }

    def _word(self, syllables: int = 2) -> str:
        r = self.random
        return "".join(r.choice(_ONSETS) + r.choice(_VOWELS) for _ in range(syllables - 1)) + (
            r.choice(_ONSETS) + r.choice(_VOWELS) + r.choice(_CODAS)
        )

    def _name(self, syllables: int = 2) -> str:
        return self._word(syllables).capitalize()

    def _outlet(self) -> str:
        kind = self.random.choice(
            ["Herald", "Courier", "Tribune", "Observer", "Post", "Gazette", "Daily", "Wire"]
        )
        return f"The {self._name()} {kind}"

    def accounts(self, n_articles: int, per_event: int = 8) -> Iterator[Account]:
        """Generate articles, event after event, in time order within an event.

        Args:
            n_articles: how many in all.
            per_event: how many about each event, on average.
        """
        made, event = 0, 0
        while made < n_articles:
            size = min(n_articles - made, self.random.randint(max(2, per_event - 4), per_event + 4))
            for account in self._event(event, size):
                yield account
                made += 1
            event += 1

    def _event(self, number: int, size: int) -> Iterator[Account]:
        r = self.random
        kind = r.choice(sorted(_EVENTS))
        frame = {
            "kind": kind,
            "place": self._name(r.choice([2, 3])),
            "site": self._name(),
            "region": self._name(3),
            "person": f"{r.choice(_FIRST)} {self._name()}",
            "witness": f"{r.choice(_FIRST)} {self._name()}",
            "cause": r.choice(_EVENTS[kind][3]),
            "authority": r.choice(_EVENTS[kind][4]),
            "day": date(2024, 1, 1) + timedelta(days=r.randrange(700)),
        }
        truth = r.randint(6, 480)
        wrong = [max(3, round(truth * f) + d) for f, d in ((0.5, 1), (0.7, -2), (1.5, 3), (2, -1))]
        writers = r.sample(self.outlets, min(size, len(self.outlets)))
        writers.sort(key=lambda o: o in self.copiers)  # originals come out first
        done: list[Account] = []
        for i, outlet in enumerate(writers):
            ident = f"e{number}-{i}"
            when = (frame["day"] + timedelta(days=i // 4)).isoformat()
            pool = [a for a in done if a.kind != "denial"]
            takes = pool and (r.random() < 0.8 if outlet in self.copiers else r.random() < 0.1)
            if takes:
                master = self.masters.get(outlet)
                original = next((a for a in pool if a.outlet == master), None) or r.choice(pool)
                if r.random() < 0.75:
                    text, how = self._copy(original, outlet), "copy"
                else:
                    text, how = self._paraphrase(frame, original), "paraphrase"
                account = Account(
                    ident, outlet, when, text, number, how, original.id, original.value, original.is_true
                )
            else:
                right = r.random() < self.reliability[outlet]
                value = truth if right else r.choice(wrong)
                if pool and r.random() < 0.12:
                    denied = pool[0].value
                    text = self._denial(frame, denied)
                    account = Account(
                        ident, outlet, when, text, number, "denial", None, denied, denied != truth
                    )
                else:
                    text = self._independent(frame, value)
                    account = Account(
                        ident, outlet, when, text, number, "independent", None, value, value == truth
                    )
            done.append(account)
            yield account

    def _core(self, f: dict, value: int) -> str:
        """Word the central claim: how many were hit by what, where."""
        r = self.random
        nouns, verbs, counted, _, _ = _EVENTS[f["kind"]]
        noun, verb, who = r.choice(nouns), r.choice(verbs), counted[0]
        where = r.choice([f"in {f['place']}", f"at {f['site']} in {f['place']}", f"near {f['place']}"])
        adverb = r.choice(["", "", " on " + _WEEKDAYS[f["day"].weekday()]])
        return r.choice(
            [
                f"the {noun} {where} {verb} {value} {who}{adverb}",
                f"{value} {who} were {self._passive(f['kind'])} when the {noun} struck {where}{adverb}",
                f"a {noun} {where} had {verb} {value} {who}{adverb}",
            ]
        )

    @staticmethod
    def _passive(kind: str) -> str:
        return {
            "fire": "killed",
            "strike": "killed",
            "crash": "injured",
            "outbreak": "infected",
            "layoff": "dismissed",
            "flood": "displaced",
        }[kind]

    def _filler(self, f: dict) -> str:
        """Word a sentence of background with enough free choice that two writers rarely agree."""
        r = self.random
        things = [
            "the old market",
            "two schools",
            "the ring road",
            "a row of workshops",
            "the north quay",
            "the depot",
            "several orchards",
            "the bus station",
            "a chapel",
            "the cattle pens",
            "an archive",
            "the water tower",
        ]
        acts = [
            "was sealed off",
            "remained shut",
            "lay in darkness",
            "filled with onlookers",
            "had been cleared",
            "was being searched",
            "stood empty",
            "opened as a shelter",
            "was under guard",
            "drew volunteers",
        ]
        whens = [
            "by noon",
            "after sunset",
            "for most of the day",
            "within the hour",
            "at first light",
            "until midnight",
            "through the weekend",
            "before the rain came",
            "as crews arrived",
            "while phones were down",
        ]
        tails = [
            f"a short walk from the {self._name()} bridge",
            f"on the road to {self._name()}",
            f"beside the {self._name()} canal",
            f"in the {self._name()} quarter",
            f"{r.randint(2, 60)} kilometres from {self._name()}",
            f"opposite the {self._name()} hotel",
        ]
        order = [r.choice(things).capitalize(), r.choice(acts), r.choice(whens)]
        return r.choice(
            [
                f"{order[0]} {order[1]} {order[2]}, {r.choice(tails)}.",
                f"{order[2].capitalize()}, {order[0].lower()}, {r.choice(tails)}, {order[1]}.",
            ]
        )

    def _independent(self, f: dict, value: int) -> str:
        r = self.random
        claim = self._core(f, value)
        speaker = r.choice(
            [
                f"A spokesman for the {f['authority']}",
                f"{f['person']}, head of the {f['authority']}",
                f"The {f['authority']}",
                "A local official",
                f"Activists in {f['region']}",
            ]
        )
        lead = r.choice(
            [
                f"{speaker} said that {claim}.",
                f"{speaker} said {claim}.",
                f"{claim[0].upper() + claim[1:]}, {speaker[0].lower() + speaker[1:] if speaker.startswith(('A ', 'The ')) else speaker} said.",
                f"According to {speaker[0].lower() + speaker[1:] if speaker.startswith(('A ', 'The ')) else speaker}, {claim}.",
            ]
        )
        cause = r.choice(
            [
                f"{f['witness']}, who lives in {f['place']}, blamed {f['cause']}.",
                f"Investigators believe {f['cause']} may be behind it.",
                f"“It was {f['cause']},” {f['witness']} said.",
                "It was not immediately possible to verify the figure.",
            ]
        )
        body = [self._filler(f) for _ in range(r.randint(2, 4))]
        body.insert(r.randint(0, len(body)), cause)
        return "\n\n".join([lead, *body])

    def _copy(self, original: Account, outlet: str) -> str:
        """Republish with a credit, a cut at the end, a word or two changed."""
        r = self.random
        parts = original.text.split("\n\n")
        if len(parts) > 3 and r.random() < 0.5:
            parts = parts[:-1]
        if r.random() < 0.5:
            parts.append(
                r.choice([f"This article first appeared in {original.outlet}.", f"Source: {original.outlet}"])
            )
        if r.random() < 0.4:
            parts.insert(0, r.choice(["Breaking news", "What we know", "Region in brief", "World"]))
        text = "\n\n".join(parts)
        for a, b in (
            ("within the hour", "within an hour"),
            ("by noon", "by midday"),
            ("a chapel", "the chapel"),
        ):
            if r.random() < 0.5:
                text = text.replace(a, b)
        return text

    def _paraphrase(self, f: dict, original: Account) -> str:
        r = self.random
        claim = self._core(f, original.value)
        lead = r.choice(
            [f"{original.outlet} reported that {claim}.", f"According to {original.outlet}, {claim}."]
        )
        return "\n\n".join([lead, *(self._filler(f) for _ in range(r.randint(1, 3)))])

    def _denial(self, f: dict, value: int) -> str:
        r = self.random
        claim = self._core(f, value)
        lead = r.choice(
            [
                f"A spokeswoman for the {f['authority']} denied that {claim}.",
                f"The {f['authority']} rejected reports that {claim}.",
            ]
        )
        return "\n\n".join([lead, *(self._filler(f) for _ in range(r.randint(1, 3)))])
