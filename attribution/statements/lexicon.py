"""The cue lexicon, compiled for looking up tokens.

A row of ``lexicons/en/cues.tsv`` is one cue: its lemma (several words for "point out", "according to"), what
kind of word it is, the act it performs, its polarity, and in which frames it is a cue, each with a rate: the share
of its occurrences in that frame that are cues in annotated news. A frame without a rate counts as sure.

Frames are what stands around the cue:

=========  =============================================================  ==================================
frame      content                                                        example
=========  =============================================================  ==================================
that       a that-clause                                                  said that it rained
wh         a clause with whether, if, how, why, what, who ...             asked whether it rained
clause     a clause without a complementizer                              said it rained
quote      a quotation after the cue                                      said "it rained"
lquote     a quotation before the cue                                     "It rained," he said
paren      the clause around the cue                                      It rained, he said, all day
as         the clause that an as-clause comments on                       As he said, it rained
colon      what follows a colon                                           said: It rained
np         a noun phrase                                                  denied the report
np+as      a noun phrase with what it is taken for                        described it as rain
to         an infinitive                                                  hopes to go
r:F        F after a recipient                                            told reporters that it rained
be:F       F after a passive                                              is expected to rain
p:W        what follows the preposition W, which belongs to the cue       called for rain
rel        the noun phrase that a relative clause modifies                rain that he said would come
=========  =============================================================  ==================================
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from attrs import field, frozen

from attribution.lexicons.load import Row, table

__all__ = ["CueLexicon", "Entry", "compile_cues", "cue_lexicon", "parse_frames"]


@frozen(slots=True)
class Entry:
    """One cue of the lexicon.

    Attributes:
        lemma: as in the file.
        words: the lemma's words; the first is looked up, the others must follow it.
        type: kind of word.
        act: what it does, one of ``values.statement.ACTS``.
        polarity: affirmed, denied or open.
        frames: rate in [0, 1] by frame.
        rate: rate over all frames.
        is_own: whether a user's folder gave it.
    """

    lemma: str
    words: tuple[str, ...]
    type: str
    act: str
    polarity: str
    frames: Mapping[str, float]
    rate: float
    is_own: bool = False


@frozen(slots=True, eq=False)
class CueLexicon:
    """Entries by type and first word, those with more words first.

    Attributes:
        verbs, nouns, adverbs, adjectives, adpositions: entries by lemma of their first word.
        acts: entry by (type, lemma), for looking up act and polarity of any cue.
        n_own: number of entries that a user's folder gave.
        defaults: usual rate by (type, act, frame), from the rows whose lemma begins with ``*``.
        own_verbs: the verbs that a user's folder gave, by lemma of their first word.
        catenatives: lemmas of verbs and forms of adjectives that form one cue with an infinitive.
    """

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adverbs: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    adpositions: Mapping[str, tuple[Entry, ...]]
    acts: Mapping[tuple[str, str], Entry] = field(factory=dict)
    n_own: int = 0
    catenatives: frozenset[str] = frozenset()
    own_verbs: Mapping[str, tuple[Entry, ...]] = field(factory=dict)
    defaults: Mapping[tuple[str, str, str], float] = field(factory=dict)


def parse_frames(value: str) -> dict[str, float]:
    """Read the frames column.

    Args:
        value: frames separated by blanks, each with an optional rate: ``"that=.9 quote np=.2"``.

    Returns:
        Rate by frame, 1.0 where none is given.

    Raises:
        ValueError: if a rate is not a number in [0, 1] or a frame is empty.

    >>> parse_frames("that=.9 quote")
    {'that': 0.9, 'quote': 1.0}
    """
    frames: dict[str, float] = {}
    for part in value.split():
        name, eq, rate = part.partition("=")
        x = float(rate) if eq else 1.0
        if not name or not 0 <= x <= 1:
            raise ValueError(f"{part!r} is not a frame with a rate in [0, 1]")
        frames[name] = x
    return frames


_COLUMNS = {"verb": 0, "noun": 1, "adverb": 2, "adjective": 3, "adposition": 4}


@lru_cache(maxsize=16)
def cue_lexicon(folder: Path | None = None) -> CueLexicon:
    """Compile the shipped cues and those of a user's folder.

    Args:
        folder: a user's lexicon folder, or None.

    Returns:
        The lexicon; built once a folder and kept.

    Raises:
        LexiconError: if a file breaks its schema.
    """
    if folder is None:
        return compile_cues(table("cues"))
    shipped = set(map(id, table("cues")))
    rows = table("cues", folder)
    return compile_cues(rows, own=frozenset(n for n, r in enumerate(rows) if id(r) not in shipped))


def compile_cues(rows: Iterable[Row], own: frozenset[int] = frozenset()) -> CueLexicon:
    """Build the lexicon from rows of the cue file.

    Args:
        rows: as :func:`attribution.lexicons.load.table` gives them.
        own: numbers of the rows that come from a user; where such a row names no frames it is a cue in the usual ones.

    Returns:
        The lexicon.
    """
    groups: list[dict[str, list[Entry]]] = [{} for _ in _COLUMNS]
    acts: dict[tuple[str, str], Entry] = {}
    defaults: dict[tuple[str, str, str], float] = {}
    for n, row in enumerate(rows):
        lemma, kind = str(row["lemma"]), str(row["type"])
        frames = parse_frames(str(row["frames"]))
        if lemma.startswith("*"):
            defaults.update(((kind, str(row["act"]), frame), x) for frame, x in frames.items())
            continue
        if n in own and not frames:
            frames = dict.fromkeys(_DEFAULTS.get(kind, ()), 1.0)
        words = tuple(lemma.split())
        entry = Entry(
            lemma, words, kind, str(row["act"]), str(row["polarity"]), frames, float(row["rate"]), n in own
        )
        groups[_COLUMNS[kind]].setdefault(words[0], []).append(entry)
        acts[kind, lemma] = entry
    frozen_groups = [
        {k: tuple(sorted(v, key=lambda e: (-len(e.words), e.lemma))) for k, v in g.items()} for g in groups
    ]
    merging = frozenset(str(r["lemma"]) for r in table("catenatives"))
    verbs, nouns, adverbs, adjectives, adpositions = frozen_groups
    own_verbs = {k: o for k, v in verbs.items() if (o := tuple(e for e in v if e.is_own))} if own else {}
    return CueLexicon(
        verbs, nouns, adverbs, adjectives, adpositions, acts, len(own), merging, own_verbs, defaults
    )


_DEFAULTS = {
    "verb": ("that", "wh", "clause", "quote", "lquote", "paren", "colon", "as", "np", "r:that", "r:clause", "r:quote", "rel", "be:that", "be:to"),
    "noun": ("that", "to", "p:of", "p:about"),
    "adjective": ("that", "wh", "to", "p:of", "p:about", "attr"),
}  # fmt: skip
