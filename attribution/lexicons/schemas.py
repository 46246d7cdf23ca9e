"""The columns of every lexicon, with the check and conversion of each.

To add a lexicon: put its file into ``en/`` and its schema here, each in one place.
"""

from collections.abc import Callable, Mapping

from attrs import frozen

from attribution.values.statement import ACTS, POLARITIES

__all__ = ["CUE_FRAMES", "FIXED", "SCHEMAS", "Schema", "choice", "frames", "number", "optional", "text"]

Check = Callable[[str], str | float]


def text(value: str) -> str:
    """Accept any text."""
    return value


def choice(*allowed: str) -> Check:
    """Accept one of the given words."""

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is not one of {', '.join(allowed)}")
        return value

    return check


def number(low: float, high: float) -> Check:
    """Accept a number from low to high, both included."""

    def check(value: str) -> float:
        try:
            x = float(value)
        except ValueError:
            raise ValueError(f"{value!r} is not a number") from None
        if not low <= x <= high:
            raise ValueError(f"{value} is not in [{low:g}, {high:g}]")
        return x

    return check


def optional(check: Check, default: str) -> Check:
    """Accept what another check accepts, and take a default where the field is empty."""

    def check_or_default(value: str) -> str | float:
        return check(value or default)

    return check_or_default


def frames(value: str) -> str:
    """Accept frames separated by blanks, each with an optional rate in [0, 1]: ``that=.9 quote np=.2``."""
    for part in value.split():
        name, equals, rate = part.partition("=")
        if not name:
            raise ValueError(f"{part!r} has no frame before the rate")
        if equals:
            number(0, 1)(rate)
    return value


@frozen(slots=True)
class Schema:
    """Columns in file order with their checks, and the columns that together are the key."""

    columns: Mapping[str, Check]
    key: tuple[str, ...]


_STATUS = choice("confirmed", "corroborated", "unverified", "disputed", "denied", "retracted", "-")

HEDGE_WORDS = Schema(
    {
        "phrase": text,
        "kind": choice(
            "modal", "epistemic", "evidential", "approximator", "conditional", "question", "future", "booster"
        ),
        "direction": choice("weaken", "strengthen"),
        "strength": number(0, 1),
        "scope": choice("clause", "complement", "phrase", "number"),
        "pos": text,
        "origin": text,
    },
    ("phrase", "kind", "pos"),
)

CUE_FRAMES = frozenset(
    (
        "that", "wh", "clause", "quote", "lquote", "paren", "as", "colon", "colon:clause", "np", "to", "ing", "rel", "none",
        "by", "attr", "initial", "inside", "both", "final", "dash", "far:that",
    )
)  # fmt: skip
"""Frames that a cue may have, besides ``p:WORD`` and with ``r:`` or ``be:`` before them; see ``statements.lexicon``."""

#: Lexicons that say how English words behave: a user's folder adds nothing to them.
FIXED = frozenset(("role_classes", "role_hypernyms", "word_classes"))

#: Groups of words in ``impression_words.tsv``.
IMPRESSION_GROUPS = (
    "hoax", "deny", "doubt", "unsure", "confirm", "hearsay", "insider", "retract", "fact", "not", "but",
)  # fmt: skip

SCHEMAS: dict[str, Schema] = {
    "catenatives": Schema({"lemma": text, "kind": choice("v", "a")}, ("lemma", "kind")),
    "cue_contexts": Schema({"feature": text, "weight": number(-20, 20)}, ("feature",)),
    "cue_senses": Schema(
        {"lemma": text, "kind": choice("object", "modifier", "label", "speaker"), "words": text},
        ("lemma", "kind"),
    ),
    "cues": Schema(
        {
            "lemma": text,
            "type": choice("verb", "noun", "adverb", "adjective", "adposition"),
            "act": choice(*ACTS),
            "polarity": optional(choice(*POLARITIES), "affirmed"),
            "frames": frames,
            "rate": optional(number(0, 1), "1"),
        },
        ("lemma", "type"),
    ),
    "abbreviations": Schema(
        {"form": text, "kind": choice("before_name", "before_number", "other")}, ("form",)
    ),
    "acronyms": Schema({"acronym": text, "meaning": text}, ("acronym",)),
    "agencies": Schema({"credit": text, "name": text}, ("credit",)),
    "furniture": Schema(
        {
            "phrase": text,
            "match": choice("whole", "start", "end", "has"),
            "kind": choice("boilerplate", "list", "byline", "provenance", "caption"),
            "words": number(0, 100),
        },
        ("phrase", "match"),
    ),
    "name_parts": Schema(
        {"name": text, "kind": choice("first_name", "place", "organisation", "organisation_word", "title")},
        ("name", "kind"),
    ),
    "sentence_starters": Schema({"word": text}, ("word",)),
    "claim_negators": Schema(
        {
            "word": text,
            "reach": choice("right", "local", "whole", "verdict", "cancel", "open", "unknown", "hearsay"),
        },
        ("word",),
    ),
    "impression_words": Schema(
        {
            "word": text,
            "group": choice(*IMPRESSION_GROUPS),
        },
        ("word", "group"),
    ),
    "claim_nouns": Schema({"noun": text, "act": text}, ("noun",)),
    "demonyms": Schema({"word": text, "place": text}, ("word",)),
    "event_classes": Schema({"word": text, "class": text, "kind": choice("event", "thing")}, ("word",)),
    "light_words": Schema({"word": text}, ("word",)),
    "number_bounds": Schema(
        {"phrase": text, "bound": choice("low", "high", "above", "below", "about", "exact")}, ("phrase",)
    ),
    "number_units": Schema(
        {"key": text, "kind": choice("measure", "count"), "unit": text, "implies": text}, ("key", "kind")
    ),
    "number_words": Schema({"word": text, "value": number(0, 1e12)}, ("word",)),
    "opposites": Schema({"left": text, "right": text}, ("left", "right")),
    "stance_words": Schema(
        {"word": text, "kind": choice("refute", "doubt", "hedge", "say", "deny", "confirm")}, ("word", "kind")
    ),
    "verdict_labels": Schema({"label": text}, ("label",)),
    "verdicts": Schema({"verdict": text, "status": _STATUS, "alone": choice("yes", "no")}, ("verdict",)),
    "verification_contexts": Schema(
        {"word": text, "effect": choice("negate", "unable", "open", "end")}, ("word",)
    ),
    "verification_phrases": Schema(
        {
            "phrase": text,
            "status": _STATUS,
            "about": choice("after", "before", "claim", "last", "object", "saying", "verdict", "whole"),
        },
        ("phrase",),
    ),
    "verification_speakers": Schema({"phrase": text, "itself": _STATUS, "others": _STATUS}, ("phrase",)),
    "verification_triggers": Schema(
        {
            "trigger": text,
            "kind": choice("v", "n", "a"),
            "affirmed": _STATUS,
            "negated": _STATUS,
            "open": _STATUS,
            "about": choice("object", "subject", "claim", "last", "words", "before"),
        },
        ("trigger", "kind"),
    ),
    **dict.fromkeys(
        ("role_classes", "word_classes"), Schema({"word": text, "class": text}, ("word", "class"))
    ),
    "role_hypernyms": Schema({"noun": text, "covers": text}, ("noun", "covers")),
    "word_shares": Schema({"key": text, "share": number(0, 1)}, ("key",)),
    "bases": Schema({"lemma": text, "kind": choice("v", "n", "a")}, ("lemma", "kind")),
    "irregular_verbs": Schema({"form": text, "lemma": text}, ("form",)),
    "lemmas": Schema({"form": text, "kind": choice("v", "n", "a", "-"), "lemma": text}, ("form", "kind")),
    **dict.fromkeys(("hedges", "modals", "boosters", "conditionals"), HEDGE_WORDS),
    "commitment": Schema(
        {
            "lemma": text,
            "type": choice("verb", "noun", "adposition", "adverb", "adjective", "punctuation", "manner"),
            "group": text,
            "commitment": number(-1, 1),
            "certainty": number(0, 1),
        },
        ("lemma", "type"),
    ),
    "estimative": Schema(
        {"phrase": text, "probability": number(0, 1), "n": number(0, 1e6), "origin": text}, ("phrase",)
    ),
    "source_nouns": Schema(
        {
            "noun": text,
            "kind": choice("person", "group", "government", "organisation", "outlet", "document"),
            "gender": choice("m", "f", ""),
            "proximity": choice("witness", "official", "party", "second_hand", ""),
        },
        ("noun",),
    ),
    "titles": Schema(
        {"title": text, "kind": choice("courtesy", "rank"), "gender": choice("m", "f", ""), "role": text},
        ("title",),
    ),
    "places": Schema(
        {
            "place": text,
            "kind": choice("country", "capital", "seat", "state", "region", "bloc", "demonym"),
            "country": text,
        },
        ("place",),
    ),
    "outlets": Schema(
        {
            "outlet": text,
            "kind": choice("agency", "broadcaster", "newspaper", "magazine", "site"),
            "name": text,
        },
        ("outlet",),
    ),
    "bodies": Schema(
        {"body": text, "kind": choice("government", "organisation", "group"), "name": text}, ("body",)
    ),
    "name_heads": Schema(
        {"head": text, "kind": choice("government", "organisation", "outlet", "document")}, ("head",)
    ),
    "offices": Schema({"acronym": text, "noun": text}, ("acronym",)),
    "fields": Schema({"field": text}, ("field",)),
    "nicknames": Schema({"short": text, "full": text}, ("short", "full")),
    "anaphors": Schema(
        {"noun": text, "kind": choice("government", "organisation", "outlet")}, ("noun", "kind")
    ),
    "given_names": Schema({"name": text, "gender": choice("m", "f")}, ("name",)),
    "pronouns": Schema(
        {
            "pronoun": text,
            "person": choice("first", "third", "relative"),
            "number": choice("singular", "plural", "any"),
            "gender": choice("m", "f", "n", ""),
            "case": choice("subject", "object", "possessive", "reflexive"),
        },
        ("pronoun",),
    ),
    "veridicality": Schema(
        {
            "verb": text,
            "frame": choice("that", "passive_that", "for_to", "np_to", "to", "passive_to"),
            "positive": number(-3, 3),
            "negative": number(-3, 3),
        },
        ("verb", "frame"),
    ),
}
