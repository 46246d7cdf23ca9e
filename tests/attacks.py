"""Texts that break readers: long runs, deep nesting, odd characters. Each takes a size and grows linearly with it.

``ATTACKS`` maps a name to a function from a size (roughly, a number of words) to a text. They are used at small sizes
by the tests and at large ones by the benchmark of growth.
"""

from collections.abc import Callable

__all__ = ["ATTACKS"]

_WORDS = [
    "the",
    "council",
    "of",
    "Varnholt",
    "agreed",
    "that",
    "two",
    "bridges",
    "over",
    "the",
    "river",
    "Esk",
    "were",
    "closed",
    "after",
    "heavy",
    "rain",
    "and",
    "that",
    "nobody",
    "had",
    "been",
    "told",
    "about",
    "the",
    "cost",
    "which",
    "officials",
    "put",
    "at",
    "nearly",
    "three",
    "million",
    "crowns",
    "by",
    "early",
    "spring",
]


def _sentence(n: int) -> str:
    """One sentence of n plain words with a speaker at its head."""
    words = [_WORDS[i % len(_WORDS)] for i in range(n)]
    return "Officials said " + " ".join(words) + "."


def _clauses(n: int) -> str:
    """One sentence of n / 6 clauses, each said by somebody."""
    return "He said " + " and she said ".join("that the road was shut" for _ in range(n // 6)) + "."


def _chain(n: int) -> str:
    """One sentence of statements inside statements."""
    return " ".join("Ann said that Bob claimed that" for _ in range(n // 6)) + " it rained."


def _bare_chain(n: int) -> str:
    """The same without conjunctions."""
    return " ".join("Ann said Bob claimed Carla denied" for _ in range(n // 6)) + " it rained."


def _commas(n: int) -> str:
    """One sentence of short pieces between commas, a speaker after every fourth."""
    return (
        ", ".join(("it rained", "the road was shut", "she said", "and so on")[i % 4] for i in range(n // 2))
        + "."
    )


def _people(n: int) -> str:
    """A new named speaker in every sentence."""
    firsts = ("Ann", "Bob", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hassan", "Ines", "Jorge", "Keiko")
    out = []
    for i in range(n // 7):
        last = "".join("abcdefghij"[int(d)] for d in str(i)).capitalize()
        out.append(f"{firsts[i % 11]} Mar{last.lower()} said the road was shut.")
    return " ".join(out)


def _same_name(n: int) -> str:
    """One speaker named again and again, by name, by description and by pronoun."""
    return " ".join(
        (
            "Carla Venn, the mayor, said it rained.",
            "Venn denied the road was shut.",
            "She said so.",
            "The mayor agreed.",
        )[i % 4]
        for i in range(n // 5)
    )


def _same_claim(n: int) -> str:
    """One claim said by all."""
    return " ".join(
        f"The {('mayor', 'ministry', 'union', 'police')[i % 4]} said {i} people were killed in the fire."
        for i in range(n // 10)
    )


def _equal_claims(n: int) -> str:
    """The same claim with the same figure, again and again, in paragraphs of their own."""
    return "\n\n".join(
        f"{('Police', 'Officials', 'The union', 'Carla Venn')[i % 4]} said 14 people were killed in the fire."
        for i in range(n // 9)
    )


def _denied_claim(n: int) -> str:
    """The same claim, said and denied again and again."""
    said = "Police said the bridge was closed on Monday, and the mayor denied that it had been damaged by lorries."
    return "\n\n".join(said for _ in range(n // 19))


def _unnamed(n: int) -> str:
    """Unnamed sources in every sentence."""
    return " ".join("An official said the mine was closed, according to a witness." for _ in range(n // 11))


def _verified(n: int) -> str:
    """Phrases about checking in every other sentence."""
    return " ".join(
        "Police said the mine was closed. The claim could not be independently verified."
        for _ in range(n // 12)
    )


def _quoted(n: int) -> str:
    """Short quotations with a speaker each."""
    return " ".join("“It rained,” said the mayor." for _ in range(n // 5))


def _uncued(n: int) -> str:
    """Quotations without a cue, a paragraph each."""
    return "The mayor spoke.\n\n" + "\n\n".join(
        "“It rained all day and the road was shut.”" for _ in range(n // 9)
    )


def _reopened(n: int) -> str:
    """A quotation opened again on each paragraph and never closed."""
    return "The mayor said:\n\n" + "\n\n".join("“It rained all day." for _ in range(n // 4))


def _nested(n: int) -> str:
    """Quotations inside quotations, closed in order."""
    k = n // 4
    return (
        "She said "
        + " ".join(("“he said", "‘she said")[i % 2] for i in range(k))
        + " yes "
        + " ".join(("”", "’")[(k - 1 - i) % 2] for i in range(k))
        + "."
    )


def _joined(n: int) -> str:
    """A very long coordination of names that speak together."""
    return (
        ", ".join(f"Ann Bell{'abcdefghij'[i % 10]}" for i in range(n // 2)) + " and Bob Carr said it rained."
    )


def _of(n: int) -> str:
    """A noun phrase of endless prepositions."""
    return "The head of " + "the office of the head of " * (n // 6) + "the mint said it rained."


ATTACKS: dict[str, Callable[[int], str]] = {
    "quotation marks": lambda n: '"' * n,
    "spaced quotation marks": lambda n: '" ' * n,
    "curly opening": lambda n: "“" * n,
    "curly closing": lambda n: "”" * n,
    "curly pairs": lambda n: "“”" * (n // 2),
    "apostrophes": lambda n: "'" * n,
    "spaced apostrophes": lambda n: "' " * n,
    "single opening": lambda n: "‘a " * n,
    "mixed marks": lambda n: "“‘\"'«„" * (n // 6),
    "opening brackets": lambda n: "(" * n,
    "brackets": lambda n: "()[]{}" * (n // 6),
    "nested brackets": lambda n: "(a " * (n // 2) + ")" * (n // 2),
    "said": lambda n: "said " * n,
    "Said": lambda n: "Said " * n,
    "he said he said": lambda n: "he said " * (n // 2),
    "short sentences": lambda n: "He said he said he said. " * (n // 6),
    "he said lines": lambda n: "He said it rained.\n" * (n // 4),
    "that": lambda n: "he said " + "that " * n,
    "and": lambda n: "he said " + "and " * n,
    "not": lambda n: "he did " + "not " * n + "say so",
    "to": lambda n: "to say " * (n // 2),
    "according": lambda n: "according to " * (n // 2),
    "sources": lambda n: "officials " * n,
    "names": lambda n: "Ann Bell " * (n // 2),
    "one name": lambda n: "Ann " * n,
    "capitals": lambda n: "UN SAID IT RAINED " * (n // 4),
    "commas": lambda n: ", " * n,
    "comma run": lambda n: "," * n,
    "colons": lambda n: ":" * n,
    "spaced colons": lambda n: "a: " * n,
    "full stops": lambda n: "." * n,
    "spaced stops": lambda n: ". " * n,
    "question marks": lambda n: "?" * n,
    "dashes": lambda n: "-" * n,
    "long dashes": lambda n: "— " * n,
    "hyphens": lambda n: "a-" * n,
    "apostrophe word": lambda n: "a'" * n,
    "initials": lambda n: "A." * n,
    "spaced initials": lambda n: "A. " * n,
    "addresses": lambda n: "www." * n,
    "dots and letters": lambda n: "ab." * n,
    "mails": lambda n: "a@" * n,
    "mail dots": lambda n: "a@" + "b." * n,
    "at": lambda n: "@" * n,
    "digits": lambda n: "1" * n,
    "numbers": lambda n: "1,000.5 " * n,
    "digit commas": lambda n: "1," * n,
    "one word": lambda n: "a" * (5 * n),
    "one upper word": lambda n: "A" * (5 * n),
    "one n't word": lambda n: "n't" * n,
    "n't": lambda n: "didn't " * n,
    "spaces": lambda n: " " * (5 * n),
    "spaces inside": lambda n: "He said" + " " * (5 * n) + "it rained.",
    "line ends": lambda n: "\n" * n,
    "mixed line ends": lambda n: "a\r\nb\rc\nd\u2028e\u0085f\x0b" * (n // 6),
    "wrapped lines": lambda n: (
        "the officials of the town have told us that it rained all of the\n" * (n // 14)
    ),
    "tabs": lambda n: "a\tb\t" * (n // 2),
    "combining marks": lambda n: "a" + "\u0301" * (5 * n),
    "combined letters": lambda n: "a\u0301 " * n,
    "right to left": lambda n: "قال المسؤول " * (n // 2),
    "zero width": lambda n: "he\u200b said\u200b " * (n // 2),
    "zero width run": lambda n: "\u200b" * n,
    "direction marks": lambda n: "\u202ehe said\u202c " * (n // 2),
    "surrogates": lambda n: "\ud800" * n,
    "surrogate words": lambda n: "he \ud800said " * (n // 2),
    "nulls": lambda n: "\x00 " * n,
    "emoji": lambda n: "😀" * n,
    "chinese": lambda n: "他说下雨了。" * (n // 6),
    "hash": lambda n: "#a " * n,
    "stars": lambda n: "* " * n,
    "tags": lambda n: "<p>" * n,
    "open tags": lambda n: "<" * n,
    "braces": lambda n: "a{" * n,
    "css": lambda n: "a: b; " * n,
    "firms": lambda n: "Acme & " * n + "Co said so.",
    "speakers last": lambda n: "It rained" + ", said the mayor" * n + ".",
    "pipes": lambda n: "a | " * n,
    "views": lambda n: "Views: 0\n" * n,
    "source lines": lambda n: "Source Article from www.example.org\n" * (n // 4),
    "bylines": lambda n: "By Ann Bell\n" * (n // 3),
    "dates": lambda n: "May 1, 2024 " * (n // 3),
    "ellipses": lambda n: ". . . " * (n // 3),
    "one sentence": _sentence,
    "clauses": _clauses,
    "chain": _chain,
    "bare chain": _bare_chain,
    "comma pieces": _commas,
    "people": _people,
    "same name": _same_name,
    "same claim": _same_claim,
    "equal claims": _equal_claims,
    "denied claim": _denied_claim,
    "unnamed": _unnamed,
    "verified": _verified,
    "quoted": _quoted,
    "uncued": _uncued,
    "reopened": _reopened,
    "nested quotations": _nested,
    "joined": _joined,
    "of": _of,
}
"""Name of the attack to a function from a size to its text."""
