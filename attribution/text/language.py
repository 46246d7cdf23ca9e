"""Notice a text that is not in English.

The commonest small words make up a fifth of English prose and next to nothing of other languages. In 1,539 news
articles of at least 20 words (PolNeAR, the rumour articles, GUM news, FNC-1) their lowest share is 7 %.
"""

from collections.abc import Iterable, Sequence

from attribution.values.document import Paragraph

__all__ = ["is_english"]

# Common in English, rare in its neighbours: no "in", "is", "was", "for", "at", "a". Those of the last two lines are what
# short news has where it has none of the others: "In Lima, officials said seven people died in a bus crash."
_WORDS = frozenset(
    {
        "the", "of", "and", "to", "that", "with", "his", "it", "from", "have",
        "has", "by", "this", "be", "are", "were", "which", "not", "but", "they",
        "said", "says", "say", "told", "who", "she", "their", "would", "been", "about", "into", "after", "people", "officials",
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "killed", "died", "more", "than",
    }
)  # fmt: skip
_LEAST_SHARE = 0.05
_LEAST_WORDS, _LEAST_LETTERS = 20, 150  # too little to judge below both
_MOST_TOKENS = 500


def is_english(forms: Sequence[str], paragraphs: Iterable[Paragraph]) -> bool:
    """Tell whether the prose of a text looks English.

    Args:
        forms: all tokens of the text; of a long text only the first few hundred are looked at.
        paragraphs: its paragraphs; page furniture is left out.

    Returns:
        False where the text is long enough to tell and hardly any common English word is in it.

    >>> is_english("Der Bürgermeister sagte am Montag , die Brücke werde im Frühjahr geöffnet .".split() * 3,
    ...            [Paragraph(0, 1, 0, 39)])
    False
    """
    n_words = n_letters = n_common = n_seen = 0
    for p in paragraphs:
        if not p.is_analysed:
            continue
        words = list(filter(str.isalpha, forms[p.first : min(p.last, p.first + _MOST_TOKENS - n_seen)]))
        n_words += len(words)
        n_letters += sum(map(len, words))
        n_common += sum(map(_WORDS.__contains__, map(str.lower, words)))
        n_seen += p.last - p.first
        if n_seen >= _MOST_TOKENS:
            break
    if n_words < _LEAST_WORDS and n_letters < _LEAST_LETTERS:
        return True
    return n_common >= _LEAST_SHARE * n_words
