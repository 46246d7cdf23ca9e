"""Find phrases that say something about the checking of claims.

Three lexicons feed one scan over the base forms. Set phrases ("if true", "turned out to be a hoax") carry their
status; so do phrases that judge a speaker ("misspoke", "is wrong"), two of them: one from the speaker's own mouth, one from
others'. Trigger words ("confirm", "unverified", "evidence") take it from what stands before them in the clause:
"confirmed", "could not be confirmed" and "if confirmed" are three different things, in the manner of NegEx and
ConText (Chapman et al. 2001; Harkema et al. 2009, "ConText: an algorithm for determining negation, experiencer,
and temporal status from clinical reports", Journal of Biomedical Informatics 42).

Each mark says where its claim is to be looked for; :mod:`attribution.claims.scope` finds it.
"""

from pathlib import Path

from attrs import frozen

from attribution.claims.clause import (
    acts_on_words,
    find_head,
    find_judged,
    find_judged_clause,
    find_subject,
    has_copula,
    has_object,
    is_anonymous,
    is_carried,
    is_passive,
    is_uttering,
    names_person,
    object_end,
)
from attribution.claims.context import read_context
from attribution.claims.patterns import Patterns, Phrase, Trigger, match_words, read_patterns
from attribution.claims.verdicts import read_verdict
from attribution.lexicons.classes import word_class
from attribution.statements.lookalikes import is_refused
from attribution.statements.questions import is_asked
from attribution.values.document import Document

__all__ = ["Mark", "find_marks"]

_JUDGING = frozenset(("be", "misspeak"))
_MUCH = frozenset(("everything", "many", "most", "lots", "things"))
_OFTEN = frozenset(("before", "often", "once", "sometimes", "twice"))
_CLOSING = frozenset((".", ",", "''", "``", "POS"))
_HEADS = frozenset(("NN", "PR", "DT", "WP"))
_DETAILS = frozenset(("which", "what", "how", "where", "why", "when", "who", "whom", "whose"))
_REFUSALS = frozenset(("reject", "dismiss", "deny"))
_PAUSES = frozenset((".", ",", ";", ":", "CC", "``", "''"))
#: What may follow a noun that does not say what it is a confirmation of.
_WITHOUT_MATTER = frozenset(
    (".", ",", ";", "at", "by", "from", "on", "in", "yesterday", "today", "immediately")
)
_OPPOSED = frozenset(("denied", "disputed", "retracted"))
_OUTCOMES = frozenset(("denied", "confirmed", "corroborated", "retracted"))


@frozen(slots=True)
class Mark:
    """A phrase about the checking of a claim.

    Attributes:
        first, last: its tokens, half-open.
        status: what it says of the claim.
        trigger: the word or phrase of the lexicon.
        context: ``"affirmed"``, ``"negated"`` or ``"open"``; ``"phrase"`` for a set phrase.
        about: where the claim is: ``"object"``, ``"subject"``, ``"before"``, ``"last"`` (right before: "there was no
            confirmation"), ``"antecedent"`` or ``"whole"``;
            ``"clause"``: the target is its own words ("it is untrue that ..."); ``"saying"``: the phrase is part of its
            cue ("wrongly said"); ``"verdict"``: it is what a fact check judges; or ``"speaker"``: it is the last one of
            whoever the target names.
        target: tokens that name the claim or its speaker, half-open; empty where there are none.
        itself: the status where speakers say so of themselves, for ``"speaker"`` and for a word on the saying ("wrongly
            stated"); else "".
    """

    first: int
    last: int
    status: str
    trigger: str
    context: str
    about: str
    target: tuple[int, int]
    itself: str = ""


def find_marks(document: Document, folder: Path | None = None) -> tuple[Mark, ...]:
    """Find all phrases about the checking of claims in the analysed paragraphs of a document.

    Args:
        document: the text with tags and base forms.
        folder: a user's folder of lexicons, or None.

    Returns:
        The marks in text order; a set phrase hides the triggers inside it.
    """
    patterns = read_patterns(folder)
    triggers, phrases = patterns.triggers, patterns.phrases
    lemmas, tags = document.lemmas, document.tags
    marks: list[Mark] = []
    kinds = [p.is_analysed for p in document.paragraphs]
    for sentence in document.sentences:
        if not kinds[sentence.paragraph]:
            continue
        hidden = sentence.first
        verdict = read_verdict(document, sentence.first, sentence.last, folder)
        if verdict is not None:
            here = (sentence.first, sentence.first)
            marks.append(
                Mark(sentence.first, verdict.last, verdict.status, verdict.text, "phrase", "verdict", here)
            )
            continue
        for i in range(sentence.first, sentence.last):
            lemma = lemmas[i]
            if lemma in phrases and i >= hidden:
                mark = _match_phrases(document, patterns, i, sentence.first, sentence.last)
                if mark is not None:
                    marks.append(mark)
                    hidden = mark.last
                    continue
            if lemma in triggers and i >= hidden:
                mark = _match_trigger(document, patterns, i, tags[i], sentence.first, sentence.last)
                if mark is not None:
                    marks.append(mark)
                    hidden = mark.last
    return tuple(marks)


def _match_phrases(document: Document, patterns: Patterns, i: int, first: int, last: int) -> Mark | None:
    """Try the set phrases that may begin at a token, longest first."""
    # Few phrases go on as the text does: their second word is looked at here, the others by match_words.
    seconds = {document.lemmas[i + 1].lower(), document.forms[i + 1].lower()} if i + 1 < last else set()
    for phrase in patterns.phrases[document.lemmas[i]]:
        if len(phrase.words) > 1 and (wanted := phrase.words[1]) and wanted.isdisjoint(seconds):
            continue
        end = match_words(document, phrase.words, i, last)
        if end == i:
            continue
        if is_asked(document, i, first, last):
            return None
        if phrase.about == "speaker":
            mark = _judge_speaker(document, patterns, phrase, i, end, first, last)
            if mark is None:
                continue
            return mark
        if phrase.status == "-":  # it hides shorter ones
            return None
        if phrase.about == "claim" and not _speaks_of_claim(
            document, patterns, max(first, i - 12), min(last, end + 4)
        ):
            continue
        if phrase.about == "saying":
            if read_context(document, patterns.contexts, i, first)[0] != "affirmed":
                continue
            target = (end, object_end(document, end, last))
            return Mark(i, end, phrase.status, phrase.text, "phrase", "saying", target, "retracted")
        if phrase.about == "last" and read_context(document, patterns.contexts, i, first)[0] != "affirmed":
            continue
        if phrase.status == "unverified" and _asks_which(document, end, last):
            continue
        if phrase.about == "claim" or phrase.about == "before":
            about, target = find_judged_clause(document, i, end, first, last) or find_subject(
                document, i, first
            )
        elif phrase.about in ("verdict", "last"):
            about, target = phrase.about, (i, i)
        elif phrase.about in ("after", "object"):
            about, target = "object", (end, object_end(document, end, last))
        else:
            about, target = "whole", (i, i)
        return Mark(i, end, phrase.status, phrase.text, "phrase", about, target)
    return None


def _judge_speaker(
    document: Document, patterns: Patterns, phrase: Phrase, i: int, end: int, first: int, last: int
) -> Mark | None:
    """Read a phrase that judges whoever its subject names, unless it is negated or open, or judges a thing said."""
    is_judgement = not _JUDGING.isdisjoint(phrase.words[0])
    if is_judgement and _is_elsewhere(document, end, last):
        return None
    if read_context(document, patterns.contexts, i, first)[0] != "affirmed":
        return None
    about, target = find_subject(document, i, first)
    if about == "before":
        return None
    # "It was wrong" and "the claim is wrong" judge what was said; only who acts may be an "it".
    head = next((k for k in range(target[1] - 1, target[0] - 1, -1) if document.tags[k][:2] in _HEADS), -1)
    if head < 0:
        return None
    word = document.lemmas[head].lower()
    is_words = word in patterns.claim_nouns and document.tags[head] in ("NN", "NNS")  # not "the Post"
    if is_words or document.tags[head] == "DT":
        return None
    if word == "it" and phrase.itself != phrase.status:
        return None
    while document.tags[end - 1] in _CLOSING:
        end -= 1
    return Mark(i, end, phrase.status, phrase.text, "phrase", "speaker", target, phrase.itself)


def _is_elsewhere(document: Document, end: int, last: int) -> bool:
    """Tell whether a judgement goes on with what it is about, other than words: "wrong to stay silent", "wrong in 2015"."""
    lows = [f.lower() for f in document.forms[end : min(last, end + 3)]] + [""] * 3
    tags = (*document.tags[end : min(last, end + 3)], "", "", "")
    if lows[0] == "not" or tags[0] == "TO" or (tags[0] == "IN" and tags[1] == "VBG"):
        verb = next((k for k in range(3) if tags[k][:2] == "VB"), -1)
        return verb < 0 or lows[0] == "not" or document.lemmas[end + verb] not in word_class("saying so")
    if lows[0] == "about":
        return lows[1] in _MUCH
    return (tags[0] == "IN" and (tags[1] == "CD" or lows[0] == "for")) or lows[0] in _OFTEN


def _match_trigger(
    document: Document, patterns: Patterns, i: int, tag: str, first: int, last: int
) -> Mark | None:
    """Judge a trigger word by its tag and by what stands before it."""
    lemmas = document.lemmas
    for entry in patterns.triggers[lemmas[i]]:
        if not _fits(entry.kind, tag, document.tags[i + 1] if i + 1 < last else ""):
            continue
        end = i + 1 + len(entry.rest)
        if (
            entry.rest
            and tuple(document.forms[k].lower() for k in range(i + 1, min(end, last))) != entry.rest
        ):
            continue
        context, start, unable = read_context(document, patterns.contexts, i, first)
        if context == "affirmed" and is_asked(document, i, first, last):
            context = "open"
        status = entry.status[context]
        if status == "-":
            continue
        passive = entry.kind == "v" and tag == "VBN" and is_passive(document, i, first)
        if entry.word in word_class("finding out") and not (unable or (context == "negated" and passive)):
            continue
        if (
            status == "unverified"
            and entry.word in word_class("knowing")
            and _asks_which(document, end, last)
        ):
            continue
        is_outcome = entry.kind == "n" and status in _OUTCOMES
        if is_outcome and is_carried(document, i, first, by_print=status != "retracted"):
            continue
        about, target = _place(document, entry, i, end, first, last, passive)
        if entry.word in _REFUSALS and _is_request(document, patterns, target):
            continue
        if entry.word == "deny" and passive and is_refused(document, end):
            continue
        if entry.word == "identify" and is_anonymous(document, i, first):
            continue
        if entry.kind == "v" and entry.about != "last" and status in _OPPOSED and is_uttering(document, i):
            continue
        if not _is_of_words(document, patterns, entry, i, (first, last), about, target):
            continue
        if entry.about == "claim" and entry.word not in word_class("always of a claim"):
            free = entry.word in word_class("fabrication")
            near = _speaks_of_claim(document, patterns, max(first, i - 10), min(last, end + 8))
            if not near and not free:
                continue
            if not near:
                about, target = "whole", (i, i)
        if (
            entry.kind == "a"
            and entry.about == "claim"
            and entry.word in ("true", "real", "wrong")
            and not has_copula(document, i, first)
        ):
            continue
        return Mark(start, end, status, entry.word, context, about, target)
    return None


def _is_of_words(
    document: Document,
    patterns: Patterns,
    entry: Trigger,
    i: int,
    sentence: tuple[int, int],
    about: str,
    target: tuple[int, int],
) -> bool:
    """Tell whether a word that has an everyday sense too is about something said: "withdrew the report", "a true story".

    Verbs that the lexicon marks so, and participles and adjectives before their noun, are not: "withdrew the pill", "40
    confirmed cases", "a true leader".
    """
    first, last = sentence
    tags = document.tags
    if i + 1 < last and tags[i + 1] in ("NN", "NNS"):
        is_described = i > first and tags[i - 1] in ("CD", "DT", "JJ", "PRP$") and tags[i] == "VBN"
        if (entry.kind == "v" and is_described) or (entry.kind == "a" and entry.about in ("claim", "words")):
            return acts_on_words(document, "object", (i + 1, last), patterns.words)
    if entry.about == "last" and about != "last":  # who disagrees with a plan, or on it, speaks of no claim
        after = document.forms[i + 1].lower()
        return after == "that" or (
            after == "with" and acts_on_words(document, "object", (i + 2, last), patterns.words)
        )
    head = find_head(document, about, target)
    if head >= 0 and entry.word == "retract" and document.lemmas[head].lower() in word_class("drawn in"):
        return False
    if head >= 0 and entry.word == "dismiss" and names_person(document, head):  # who is sacked is no claim
        return acts_on_words(document, about, target, patterns.words)
    return entry.about != "words" or acts_on_words(document, about, target, patterns.words)


def _asks_which(document: Document, start: int, last: int) -> bool:
    """Tell whether a question for a detail follows: "unclear how many" leaves no claim open."""
    return start < last and document.forms[start].lower() in _DETAILS


def _is_request(document: Document, patterns: Patterns, target: tuple[int, int]) -> bool:
    """Tell whether what is refused is a request or an offer: a rejected demand is no denied claim."""
    for k in range(target[0], min(target[1], target[0] + 6)):
        if document.tags[k] in ("NN", "NNS"):
            if k + 1 < target[1] and document.tags[k + 1] in ("NN", "NNS"):
                continue
            return document.lemmas[k] in patterns.requests
        if document.tags[k][:2] in ("VB", "WD", "MD"):
            return False
    return False


def _fits(kind: str, tag: str, after: str) -> bool:
    """Tell whether a trigger of some kind may have a tag; a noun before a determiner is a verb mistaken."""
    head = tag[:2]
    if kind == "v":
        return head == "VB" or (head == "NN" and after in ("DT", "PRP$"))
    if kind == "n":
        return head == "NN"
    return head in ("JJ", "RB") or tag in ("VBN", "VBG", "VBD") or (head == "NN" and after[:2] == "NN")


def _speaks_of_claim(document: Document, patterns: Patterns, a: int, b: int) -> bool:
    """Tell whether a stretch has a noun for a claim or a pronoun that may stand for one."""
    for k in range(a, b):
        low = document.lemmas[k].lower()
        if low in patterns.claim_nouns or (
            low in ("this", "that", "it", "these", "those") and document.tags[k] in ("DT", "PRP")
        ):
            return True
    return False


def _place(
    document: Document, entry: Trigger, i: int, end: int, first: int, last: int, passive: bool
) -> tuple[str, tuple[int, int]]:
    """Say where the claim of a trigger is to be looked for."""
    tags = document.tags
    if entry.kind == "v":
        if passive:
            return find_subject(document, i, first)
        stop = object_end(document, end, last)
        if has_object(document, end, stop):
            return "object", (end, stop)
        if entry.about == "last":
            return ("last", (i, i)) if end >= last or tags[end] in _PAUSES else ("object", (end, stop))
        if tags[i] == "VB" and has_copula(document, i, first):  # "the jets were difficult to identify"
            return find_subject(document, i, first)
        return "before", (i, i)
    if entry.kind == "a":
        if has_copula(document, i, first):
            clause = find_judged_clause(document, i, end, first, last)
            if clause is not None:
                return clause
            after = end < last and (
                tags[end] in ("IN", "TO")
                or document.forms[end].lower() in ("whether", "if", "how", "what", "who")
            )
            if after:
                return "object", (end, object_end(document, end, last))
            return find_subject(document, i, first)
        judged = find_judged(document, i, first)
        return "object", judged or (end, object_end(document, end, last))
    if _is_there(document, i, first) and (end >= last or document.forms[end].lower() in _WITHOUT_MATTER):
        return "last", (i, i)
    if end < last and tags[end] in ("IN", "TO", "WDT", "WRB"):
        return "object", (end, object_end(document, end, last))
    if has_copula(document, i, first):
        return find_subject(document, i, first)
    judged = find_judged(document, i, first)
    return ("object", judged) if judged else ("before", (i, i))


def _is_there(document: Document, i: int, first: int) -> bool:
    """Tell whether a noun is what there is or is not: "there was no confirmation"."""
    j = i - 1
    while j > first and document.tags[j] in ("DT", "JJ", "RB", "MD", "VBD", "VBN", "VBZ", "VBP", "IN"):
        j -= 1
    return j >= first and document.tags[j] == "EX"
