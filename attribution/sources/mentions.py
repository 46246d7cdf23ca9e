"""Find the phrases that mention people, organisations, documents and other possible sources.

A mention is a name ("Ashton Carter", with its titles), a description whose head noun the lexicon knows
("the US defence chief", "two officials") or a pronoun. Every source span of a statement gives a mention,
whatever its head. Appositions are noted here: both sides are one participant.
"""

from collections.abc import Sequence, Set

from attribution.sources.ages import note_ages
from attribution.sources.appositions import tie_appositions
from attribution.sources.chunks import find_chunks
from attribution.sources.compounds import join_compounds
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.recognition import join_names, name_tags
from attribution.sources.segments import SegmentReader
from attribution.statements.tickers import ticker_end
from attribution.statements.turns import begins_line
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["find_mentions", "source_ranges"]

_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})
_OPENING_MARKS = frozenset({'"', "“", "‘", "'"})
_LEAST_TURNS = 3
_BARE = frozenset({"that", "who", "which", "i", "we", "he", "she", "it", "they"})


def source_ranges(document: Document, statement: Statement) -> list[range]:
    """Return the token ranges of a statement's source spans, in text order, empty ones left out."""
    ranges = (document.tokens_in(s.start, s.end) for s in statement.source.spans)
    return [r for r in ranges if len(r)]


def find_mentions(document: Document, statements: Sequence[Statement], lexicon: Lexicon) -> list[Mention]:
    """List all mentions in text order.

    Args:
        document: a read document.
        statements: its statements; their sources and cues bound the phrases.
        lexicon: the word lists.

    Returns:
        Mentions sorted by head token.
    """
    breaks: set[int] = set()
    speakers: set[int] = set()
    wanted: set[int] = set()
    ends: set[int] = set()
    for s in statements:
        for r in source_ranges(document, s):
            breaks |= {r.start, r.stop}
            wanted.update(r)
            ends.add(r.stop - 1)
            if any(
                r.start - 1 <= document.tokens_in(c.start, c.end).stop <= r.start for c in s.content.spans
            ):
                speakers.add(r.start)
        for span in s.cue.spans:
            breaks.add(document.tokens_in(span.start, span.end).start)
    tags, known = name_tags(document, lexicon, ends, wanted)
    reader = SegmentReader(document, tags, known, lexicon, wanted)
    chunks = join_names(document, tags, find_chunks(document, tags, breaks), lexicon)
    for chunk in join_compounds(document, tags, chunks, lexicon, breaks):
        reader.read_chunk(chunk)
    tickers = _tickers(document)
    mentions = [m for m in reader.mentions if m.head not in tickers] + _read_pronouns(
        document, lexicon, wanted
    )
    mentions.sort(key=lambda m: (m.head, m.first))
    _place(document, mentions)
    tie_appositions(document, mentions, breaks, speakers)
    _mark_far_subjects(document, mentions)
    _mark_turns(document, statements, mentions)
    note_ages(document, mentions)
    return mentions


def _mark_far_subjects(document: Document, mentions: Sequence[Mention]) -> None:
    """Mark as subjects what has its verb behind its complement: "the ministry in Norwick said"."""
    tags = document.tags
    for m in mentions:
        if m.extent > m.last and m.extent < len(tags):
            m.is_subject = m.is_subject or tags[m.extent] in ("VBD", "VBZ", "MD")


def _tickers(document: Document) -> frozenset[int]:
    """Return the tokens of shares' signs in brackets: "(NYSE: ACM)" mentions nobody."""
    forms = document.forms
    return frozenset(k for i, form in enumerate(forms) if form == "(" for k in range(i, ticker_end(forms, i)))


def _mark_turns(document: Document, statements: Sequence[Statement], mentions: Sequence[Mention]) -> None:
    """Mark the labels of turns, where a text is a transcript: at least three labels, or one twice."""
    ranges = [
        (r.start, r.stop)
        for s in statements
        if s.cue.lemma == ":" and s.cue.spans and s.nested_in is None
        for r in source_ranges(document, s)
        if document.starts[r.stop : r.stop + 1] == (s.cue.spans[0].start,) and _begins_line(document, r.start)
    ]
    labels = [tuple(document.forms[a:b]) for a, b in ranges]
    if len(labels) < _LEAST_TURNS and len(set(labels)) == len(labels):
        return
    turns = set(ranges)
    for m in mentions:
        m.is_turn = (m.first, m.last) in turns


def _begins_line(document: Document, i: int) -> bool:
    """Tell whether a token is the first of its line, quotation marks before it left out."""
    while not begins_line(document, i) and document.forms[i - 1] in _OPENING_MARKS:
        i -= 1
    return begins_line(document, i)


def _read_pronouns(document: Document, lexicon: Lexicon, wanted: Set[int]) -> list[Mention]:
    """Make the mentions that are pronouns; relative ones only where they are sources."""
    pronouns, forms = lexicon.pronouns, document.forms
    out: list[Mention] = []
    for i, tag in enumerate(document.tags):
        if tag in _PRONOUNS:
            word = forms[i].lower().strip("[]")
        elif i in wanted and forms[i].lower() in _BARE:
            word = forms[i].lower()
        else:
            continue
        entry = pronouns.get(word)
        if entry is None or (entry.person == "relative" and i not in wanted):
            continue
        if word == "it" and i not in wanted and _is_empty_it(document, i):
            continue
        out.append(
            Mention(i, i + 1, i, "pronoun", noun=word, plural=entry.number == "plural", gender=entry.gender)
        )
    return out


def _is_empty_it(document: Document, i: int) -> bool:
    """Tell whether "it" stands for nothing: "it was not possible to", "it seems that"."""
    lemmas, tags = document.lemmas, document.tags
    end = min(i + 8, len(tags))
    k = i + 1
    while k < end and (tags[k] in ("RB", "MD") or lemmas[k] in ("be", "have")):
        k += 1
    if k == i + 1:
        return k < end and lemmas[k] in ("seem", "appear", "emerge", "turn")
    if k < end and tags[k] in ("JJ", "VBN"):
        return any(
            document.forms[x].lower() in ("to", "that", "whether", "if", "for")
            for x in range(k + 1, min(k + 4, len(tags)))
        )
    return False


def _place(document: Document, mentions: Sequence[Mention]) -> None:
    """Note for each mention its sentence, the quotation around it, and whether a verb follows."""
    sentences, tags = document.sentences, document.tags
    outer = [(q.first, q.last, n) for n, q in enumerate(document.quotations) if q.depth == 0]
    s = q = 0
    n_tokens = len(tags)
    for m in mentions:
        while s + 1 < len(sentences) and sentences[s + 1].first <= m.head:
            s += 1
        m.sentence = s
        while q < len(outer) and outer[q][1] <= m.head:
            q += 1
        if q < len(outer) and outer[q][0] <= m.head:
            m.quoted = outer[q][2]
        i = m.last
        while i < n_tokens and tags[i] == "RB":
            i += 1
        m.is_subject = (
            i < n_tokens and (tags[i][0] == "V" or tags[i] == "MD") and tags[i] not in ("VBG", "VBN")
        )
        m.extent = m.last
