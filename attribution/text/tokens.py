"""Cut text into tokens with exact offsets.

Tokens follow the Penn Treebank's habits where the shipped models were trained on them: clitics are apart
("did|n't", "Russia|'s"), hyphenated words stay whole, abbreviations keep their full stop. Surfaces are
never normalised: ``text[start:end]`` is the token.
"""

import re
from functools import lru_cache
from pathlib import Path

from attribution.lexicons.load import table
from attribution.text.patterns import compile_pattern

__all__ = ["token_ranges"]

_PATTERN = r"""
      (?![Cc]annot\b)\p{L}++(?=[\s,])                               # the commonest case first: letters, then a space
    | (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?')\]’]        # addresses
    | [\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+                          # mail
    | [@\#][\w]+                                                   # accounts and tags
    | (?:[\p{L}\d-]{1,64}+\.){1,8}(?:com|org|net|edu|gov|info|tv|es|co\.uk|ru)\b(?![\w-])(?!\.\p{L})  # nationalreport.net
    | (?:\p{L}\.){2,}                                          # U.S., p.m.
    | NEAR_STOP(?:ABBREVIATIONS)\.(?!\w)                        # Mr.
    | \p{Lu}\.(?=\s+\p{Lu}|\p{Lu})                           # initials: J. Smith
    | [Cc]an(?=not\b)                                              # can|not
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|k|am|pm)?\b(?![-‐‑]\w) # 1,000.5  10:30  2nd
    | (?=\w++['’]t\b)(?:\w(?!n['’]t\b))+(?=\wn['’]t\b)\w(?=n['’]t\b)               # did|n't
    | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b
    | [\w\p{M}]+(?:(?:[-‐‑&/]|['’](?!(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b))[\w\p{M}]+)*   # words, right-wing, O'Brien
    | \.{2,}|(?:\.\s){2,}\.|…+                                 # ellipses
    | -{2,}|[–—]+
    | ``|''
    | [^\s]
    """


@lru_cache(maxsize=4)
def _pattern(folder: Path | None) -> re.Pattern[str]:
    """Compile the token pattern with the abbreviations of the lexicon."""
    forms = sorted((str(r["form"]) for r in table("abbreviations", folder)), key=lambda f: (-len(f), f))
    # Most words are turned down by one look for the full stop, instead of by every abbreviation.
    near_stop = rf"(?=\S{{1,{len(forms[0])}}}\.)" if not any(map(str.isspace, "".join(forms))) else ""
    pattern = _PATTERN.replace("NEAR_STOP", near_stop).replace(
        "ABBREVIATIONS", "|".join(map(re.escape, forms))
    )
    return compile_pattern(pattern, re.VERBOSE)


def token_ranges(
    text: str, start: int = 0, end: int | None = None, folder: Path | None = None
) -> list[tuple[int, int]]:
    """List the character ranges of the tokens of a stretch of text.

    Args:
        text: the whole text.
        start: first character of the stretch.
        end: one past its last, the end of the text where None.
        folder: a user's folder of lexicons with further abbreviations, or None.

    Returns:
        Disjoint ranges in text order that together cover every character but white space.

    >>> [("He didn't"[a:b]) for a, b in token_ranges("He didn't")]
    ['He', 'did', "n't"]
    """
    stop = len(text) if end is None else end
    return [m.span() for m in _pattern(folder).finditer(text, start, stop)]
