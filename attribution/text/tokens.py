"""Cut text into tokens with exact offsets.

Tokens follow the Penn Treebank's habits where the shipped models were trained on them: clitics are apart
("did|n't", "Russia|'s"), hyphenated words stay whole, abbreviations keep their full stop. Surfaces are
never normalised: ``text[start:end]`` is the token.
"""

import regex

__all__ = ["token_ranges"]

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Pvt|Adm|Brig|Det|Insp|Supt|"
    "Rev|Fr|Hon|Pres|Amb|Sec|Jr|Sr|St|Mt|Ft|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Bros|"
    "vs|v|etc|No|Nos|Ave|Blvd|Rd|Dept|Univ|Assn|approx|est|al|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|"
    "Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
_PATTERN = regex.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?')\]’]        # addresses
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+                          # mail
    | [@\#][\w]+                                                   # accounts and tags
    | (?:\p{{L}}\.){{2,}}                                          # U.S., p.m.
    | (?:{_ABBREVIATIONS})\.(?!\w)                                 # Mr.
    | \p{{Lu}}\.(?=\s+\p{{Lu}}|\p{{Lu}})                           # initials: J. Smith
    | [Cc]an(?=not\b)                                              # can|not
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|k|am|pm)?\b(?![-‐‑]\w) # 1,000.5  10:30  2nd
    | (?:\w(?!n['’]t\b))+(?=\wn['’]t\b)\w(?=n['’]t\b)               # did|n't
    | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b
    | [\w\p{{M}}]+(?:(?:[-‐‑&/]|['’](?!(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b))[\w\p{{M}}]+)*   # words, right-wing, O'Brien
    | \.{{2,}}|(?:\.\s){{2,}}\.|…+                                 # ellipses
    | -{{2,}}|[–—]+
    | ``|''
    | [^\s]
    """,
    regex.VERBOSE,
)


def token_ranges(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """List the character ranges of the tokens of a stretch of text.

    Args:
        text: the whole text.
        start: first character of the stretch.
        end: one past its last, the end of the text where None.

    Returns:
        Disjoint ranges in text order that together cover every character but white space.

    >>> [("He didn't"[a:b]) for a, b in token_ranges("He didn't")]
    ['He', 'did', "n't"]
    """
    return [m.span() for m in _PATTERN.finditer(text, start, len(text) if end is None else end)]
