"""Tell whether a text takes up no more of a claim than whom or what it is about.

An article about Marku says nothing on "Marku plays the piano" where no word near the best matches speaks of playing or
of a piano: it shares the subject of the claim and nothing that is said of it. In a headline in capitals names cannot
be told from words, so only a claim with a finite verb right after its subject is looked at.
"""

from collections.abc import Container, Iterable

from attribution.claims.keys import KeyTable, load_keys
from attribution.options import Options
from attribution.scores.stance_features import stance_words
from attribution.scores.stance_views import ClaimView, TextView
from attribution.text.penn import FINITE

__all__ = ["has_only_subject"]

_NUMBER = "CD"


def has_only_subject(claim: ClaimView, text: TextView, sentences: Iterable[int], options: Options) -> bool:
    """Tell whether some sentences share the subject of a claim and nothing that it says of it.

    Args:
        claim: the claim.
        text: the text.
        sentences: the numbers of the sentences.
        options: where lexicons are.

    Returns:
        False where the claim says nothing but that something is true or false, for which any sentence may be a reason.
    """
    key_table = load_keys(options.lexicons)
    words, claimed = _words(text, sentences), _claim_words(claim)
    held = [i for i, word in enumerate(claimed) if word and _is_taken_up(word, words, key_table)]
    if not held or held[-1] - held[0] >= len(held):
        return False
    verb = held[-1] + 1
    tags = claim.document.tags
    if verb >= len(tags) or tags[verb] not in FINITE or claim.document.forms[verb][:1].isupper():
        return False
    return any(claimed[verb:]) and not _judges(claim, verb, key_table, options)


def _claim_words(claim: ClaimView) -> list[str]:
    """Return for each token of a claim its key, a number's form, or "" where it has no weight of its own."""
    document = claim.document
    return [
        key or (form if tag == _NUMBER else "")
        for key, form, tag in zip(claim.keys, document.forms, document.tags, strict=True)
    ]


def _words(text: TextView, sentences: Iterable[int]) -> frozenset[str]:
    """Collect keys and numbers of some sentences."""
    document = text.analysis.document
    found: set[str] = set()
    for n in sentences:
        found |= text.sentence_keys[n]
        s = document.sentences[n]
        found.update(document.forms[i] for i in range(s.first, s.last) if document.tags[i] == _NUMBER)
    return frozenset(found)


def _is_taken_up(word: str, words: Container[str], key_table: KeyTable) -> bool:
    """Tell whether a word, or one that excludes it, is among those of a text."""
    return word in words or any(other in words for other in key_table.opposites.get(word, ()))


def _judges(claim: ClaimView, first: int, key_table: KeyTable, options: Options) -> bool:
    """Tell whether a claim calls something true, false or doubtful from a token on; an arrest is an event."""
    lexicon = stance_words(options.lexicons)
    document = claim.document
    return any(
        claim.keys[i] not in key_table.event_keys
        and (lexicon.get(document.lemmas[i].lower()) or lexicon.get(document.forms[i].lower()))
        for i in range(first, len(document.forms))
    )
