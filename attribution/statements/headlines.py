"""Read what headlines write in their own grammar.

A headline names who says so before a colon or behind one ("Ship was sabotaged: navy chief", "Report: Bank to cut jobs"),
goes on after a comma with its first subject ("Coach sacked, denies bribe"), and sets two reports beside each other with
a semicolon.
"""

from functools import lru_cache

from attribution.lexicons.load import table
from attribution.statements.candidate import Candidate
from attribution.statements.contexts import source_kinds
from attribution.statements.edges import strip_end
from attribution.statements.lexicon import Entry
from attribution.statements.phrases import base_phrase
from attribution.statements.reading import Reading
from attribution.statements.view import View
from attribution.text.lemmas import load_lemmatizer
from attribution.values.evolution import evolve

__all__ = ["before_semicolon", "is_headline", "read_voice", "with_headline_subject", "without_headline_verb"]

_VOICE = Entry(":", (":",), "punctuation", "say", "affirmed", {"headline": 0.9}, 0.9)
_MOST_LABEL = 5  # tokens of "Hale County fire chief"
_LEAST_REPORT = 3  # tokens of what is said
_MOST_TOKENS = 40  # of a headline
#: Documents that report; others name what is printed below ("Interview: ...").
_REPORTS = frozenset(("audit", "data", "document", "filing", "inquiry", "memo", "poll", "report", "research", "study", "survey"))  # fmt: skip
#: What speaks in headlines though neither its office nor its share in the matter makes it do so.
_EXPERTS = frozenset(
    (
        "adviser", "advisor", "agency", "aide", "analyst", "bank", "campaigner", "charity", "chief", "commission", "doctor",
        "economist", "editor", "expert", "hospital", "leader", "lender", "ngo", "pollster", "regulator", "scientist", "watchdog",
    )
)  # fmt: skip
#: What a headline is rather about.
_MATTERS = frozenset(
    ("accused", "candidate", "contender", "country", "nation", "nominee", "state", "suspect")
)
_QUESTIONS = frozenset(("how", "what", "when", "where", "which", "who", "why"))


@lru_cache(maxsize=1)
def _voices() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Return the nouns that speak in headlines, and the names of bodies and outlets word by word, in lower case."""
    rows = [(str(r["noun"]), str(r["kind"]), str(r["proximity"])) for r in table("source_nouns")]
    nouns = {
        noun
        for noun, kind, share in rows
        if kind in ("government", "outlet")
        or (kind != "document" and share in ("official", "party", "second_hand"))
    }
    plurals = {noun + "s" for noun, kind, _ in rows if kind == "person"}
    names = {str(r["outlet"]) for r in table("outlets")} | {str(r["body"]) for r in table("bodies")}
    return (
        frozenset((nouns | plurals | _EXPERTS | _REPORTS) - _MATTERS),
        frozenset(tuple(name.lower().split()) for name in names),
    )


def is_headline(view: View, i: int) -> bool:
    """Tell whether a token stands in a headline, or in a text of one line that ends without a stop."""
    document = view.document
    sentence = document.sentences[document.sentence_at(i)]
    paragraph = document.paragraphs[sentence.paragraph]
    if paragraph.last - paragraph.first > _MOST_TOKENS:
        return False
    is_line = len(document.sentences) == 1 and document.forms[-1][-1] not in ".!?…”\"’'"
    return paragraph.kind == "headline" or is_line


def read_voice(view: View, i: int) -> Reading | None:
    """Read the mark between a headline's report and who makes it ("Ship was sabotaged: navy chief").

    Args:
        view: the document.
        i: a colon, or a dash, after which only who speaks can stand.

    Returns:
        The reading, or None where the token is in no headline or no phrase for a speaker is on its side of it.
    """
    if not is_headline(view, i):
        return None
    document = view.document
    paragraph = document.paragraphs[document.sentences[document.sentence_at(i)].paragraph]
    first, last = paragraph.first, strip_end(view, paragraph.first, paragraph.last)
    if _is_voice(view, i + 1, last) and _is_report(view, first, i):
        return Reading(
            _VOICE, i, "headline", ((i + 1, last),), ((i, i + 1),), ((first, strip_end(view, first, i)),)
        )
    if view.lows[i] == ":" and _is_voice(view, first, i) and _is_report(view, i + 1, last):
        return Reading(_VOICE, i, "headline", ((first, i),), ((i, i + 1),), ((i + 1, last),))
    return None


def _is_voice(view: View, first: int, last: int) -> bool:
    """Tell whether a range is a bare phrase headed by a noun that speaks in headlines, or the name of a known body."""
    if not 0 < last - first <= _MOST_LABEL:
        return False
    words = view.lows[first:last]
    nouns, names = _voices()
    if tuple(words) in names:
        return True
    is_bare = all(w[0].isalpha() or w in ("'s", "’s", "&", ".") for w in words) and not any(
        view.tags[j] in ("DT", "IN", "CC", "TO", "PRP", "PRP$") for j in range(first, last)
    )
    return is_bare and (
        words[-1] in nouns or words[-1].removesuffix("s") in nouns or " ".join(words[-2:]) in nouns
    )


def _is_report(view: View, first: int, last: int) -> bool:
    """Tell whether a range can be what a headline reports, and is no question."""
    return last - first >= _LEAST_REPORT and view.lows[first] not in _QUESTIONS and view.lows[last - 1] != "?"


def with_headline_subject(view: View, c: Candidate) -> Candidate:
    """Let a present verb behind a headline's comma have the headline's subject ("Coach sacked, | denies | bribe").

    Behind an inverted cue stands who speaks and nothing else ("Coach to go, | says | club").
    """
    i = c.cue[0][0]
    if len(c.cue) > 1 or c.cue[0][1] != i + 1 or i < 3 or view.lows[i - 1] != "," or view.lows[i][-1] != "s":
        return c
    if not c.source or c.source[0][0] != i + 1 or not is_headline(view, i):
        return c
    sentence = view.document.sentences[view.document.sentence_at(i)]
    part = next((j for j in range(i + 1, sentence.last) if view.lows[j] == ";"), sentence.last)
    first, last = sentence.first, strip_end(view, i + 1, part)
    end = next((j for j in range(first + 1, i) if view.tags[j][:2] == "VB"), i)
    if end >= i - 1 or end - first > _MOST_LABEL or _can_speak(view, i + 1, last):
        return c
    return evolve(c, source=((first, end),), content=((i + 1, last),))


def without_headline_verb(view: View, c: Candidate) -> Candidate:
    """Let a source before a headline's comma end at its own verb ("Minister | quits, says budget is a lie").

    The tagger takes such verbs for nouns; no comma parts a speaker without an apposition from "says".
    """
    i = c.cue[0][0]
    if len(c.source) != 1 or not is_headline(view, i) or view.lows[i - 1] != ",":
        return c
    first, last = c.source[0]
    sentence = view.document.sentences[view.document.sentence_at(i)]
    if first != sentence.first or "," in view.lows[first : i - 1]:
        return c
    end = next((k for k in range(first + 1, min(last, i - 1)) if _is_verb_of(view, k)), last)
    is_told = end - first > 1 or _speaks(view, first)
    return evolve(c, source=((first, end),)) if end < last and is_told else c


def _speaks(view: View, i: int) -> bool:
    """Tell whether a word is a noun that speaks in headlines."""
    return not _voices()[0].isdisjoint((view.lows[i], view.lemmas[i].lower()))


def _is_verb_of(view: View, k: int) -> bool:
    """Tell whether a word may be a present verb that agrees with the noun before it: "minister quits", "police arrest"."""
    if (
        view.tags[k][0] not in ("N", "V")
        or view.tags[k - 1][0] != "N"
        or not view.document.forms[k].islower()
    ):
        return False
    word, is_many = view.lows[k], view.tags[k - 1] == "NNS"
    if word.endswith("s") and not word.endswith("ss"):
        lemma = load_lemmatizer().lemma(word, "VBZ")
        return lemma != word and not is_many and lemma in _verbs()
    return is_many and word in _verbs()


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Return the base forms of verbs."""
    return frozenset(str(r["lemma"]) for r in table("bases") if r["kind"] == "v")


def _can_speak(view: View, first: int, last: int) -> bool:
    """Tell whether a range is a noun phrase and nothing else, headed by a name or a noun that speaks."""
    end = max(base_phrase(view.tags, view.lows, first, last), first + 1)
    if end < last and view.tags[end] != "IN":
        return False
    noun = view.lemmas[end - 1].lower().rsplit("-", 1)[-1]  # "ex-aide"
    return view.document.entities[end - 1] != "O" or source_kinds().get(noun) is not None


def before_semicolon(view: View, c: Candidate) -> Candidate:
    """Let a content in a headline end at its semicolon ("Army says it rules; | president missing")."""
    a, b = c.content[-1]
    if a < c.cue[-1][1] or not is_headline(view, a):
        return c
    stop = next((j for j in range(a + 1, b) if view.lows[j] == ";" and view.quote_of[j] < 0), b)
    return c if stop == b else evolve(c, content=(*c.content[:-1], (a, stop)))
