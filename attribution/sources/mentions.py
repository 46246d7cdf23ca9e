"""Find the phrases that mention people, organisations, documents and other possible sources.

A mention is a name ("Ashton Carter", with its titles), a description whose head noun the lexicon knows
("the US defence chief", "two officials") or a pronoun. Every source span of a statement gives a mention,
whatever its head. Appositions are noted here: both sides are one participant.
"""

from collections.abc import Iterable, Sequence

from attribution.sources.appositions import tie_appositions
from attribution.sources.chunks import Chunk, find_chunks
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.titles import read_heading
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["find_mentions", "source_ranges"]

_PLURAL = frozenset({"NNS", "NNPS"})
_PROPER = frozenset({"NNP", "NNPS"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DETERMINERS = {
    "a": "indefinite", "an": "indefinite", "another": "other", "some": "quantity", "any": "quantity", "no": "none",
    "the": "definite", "this": "definite", "that": "definite", "these": "definite", "those": "definite",
    "such": "definite", "each": "quantity", "every": "quantity", "both": "definite", "all": "quantity", "[a]": "indefinite",
}  # fmt: skip
_TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_PREFIXES = ("anti-", "pro-", "non-", "ex-", "post-", "pre-")
_SUFFIXES = (
    "-based",
    "-led",
    "-backed",
    "-held",
    "-run",
    "-owned",
    "-funded",
    "-linked",
    "-affiliated",
    "-controlled",
)
_LONG = 6  # letters of a noun that is never a verb
_NUMERAL = frozenset("IVX")
_LINKING = frozenset({"of", "for"})
_OPENING = frozenset(
    [
        "Some",
        "Many",
        "Others",
        "Most",
        "Few",
        "Several",
        "Both",
        "All",
        "One",
        "Two",
        "Three",
        "None",
        "Those",
        "These",
        "That",
        "This",
        "Such",
        "Half",
    ]
)
_OPENING_LOWER = frozenset(
    [
        "former",
        "senior",
        "top",
        "new",
        "local",
        "other",
        "several",
        "some",
        "fellow",
        "young",
        "old",
        "late",
        "current",
        "acting",
        "ex",
        "one",
        "many",
        "two",
    ]
)


def source_ranges(document: Document, statement: Statement) -> list[range]:
    """Return the token ranges of a statement's source spans, in text order, empty ones left out."""
    ranges = (document.tokens_in(s.start, s.end) for s in statement.source.spans)
    return [r for r in ranges if len(r)]


def find_mentions(document: Document, statements: Iterable[Statement], lexicon: Lexicon) -> list[Mention]:
    """List all mentions in text order.

    Args:
        document: a read document.
        statements: its statements; their sources and cues bound the phrases.
        lexicon: the word lists.

    Returns:
        Mentions sorted by head token.
    """
    breaks: set[int] = set()
    wanted: set[int] = set()
    for s in statements:
        for r in source_ranges(document, s):
            breaks |= {r.start, r.stop}
            wanted.update(r)
        for span in s.cue.spans:
            breaks.add(document.tokens_in(span.start, span.end).start)
    tags = _name_tags(document, lexicon)
    chunks = _join_names(document, tags, find_chunks(document, tags, breaks), lexicon)
    finder = _Finder(document, tags, lexicon, wanted)
    for chunk in chunks:
        finder.read_chunk(chunk)
    finder.read_pronouns()
    mentions = sorted(finder.mentions, key=lambda m: (m.head, m.first))
    _place(document, mentions)
    tie_appositions(document, mentions, breaks)
    return mentions


def _name_tags(document: Document, lexicon: Lexicon) -> list[str]:
    """Return the tags with "NNP" for every word of a name: those recognised, and well-known ones of several words."""
    forms, tags = document.forms, list(document.tags)
    entities, places = document.entities, lexicon.places
    n_tokens = len(forms)
    for i, tag in enumerate(tags):
        label = entities[i]
        if (
            i
            and tag in ("VBP", "VB", "JJ", "VBD")
            and len(forms[i]) > _LONG
            and tags[i - 1] in ("NN", "NNS", "NNP", "DT", "POS")
            and (noun := lexicon.nouns.get(forms[i])) is not None
            and noun.kind in ("government", "organisation", "outlet")
            and (i + 1 == n_tokens or tags[i + 1] not in _NOUNS)
        ):
            tags[i] = "NN"
        if label == "I-ORGANIZATION" and tag == "IN" and _is_person_before(i, forms, entities, lexicon):
            continue
        if label != "O" and tags[i] not in ("POS", "(", ")", ",", "``", "''"):
            if (
                tags[i] == "JJ"
                and forms[i] in places
                and (i + 1 == n_tokens or not entities[i + 1].startswith("I-"))
            ):
                continue  # a demonym describes what follows
            tags[i] = "NNP"
    phrases = lexicon.phrases
    for i, form in enumerate(forms):
        if form in phrases:
            for words in phrases[form]:
                end = i + len(words)
                if end <= n_tokens and tuple(forms[i:end]) == words:
                    tags[i:end] = ["NNP"] * len(words)
                    break
    return tags


def _is_person_before(i: int, forms: Sequence[str], entities: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the name before "of" is a person's: "Clara Roe of Acme Holdings" taken for one organisation."""
    return (
        i > 1
        and entities[i - 2].startswith("B-")
        and forms[i - 2].lower() in lexicon.given
        and forms[i - 1].lower() not in lexicon.heads
    )


def _join_names(
    document: Document, tags: Sequence[str], chunks: list[Chunk], lexicon: Lexicon
) -> list[Chunk]:
    """Join phrases that a preposition parts but one name or title spans: "Department of Justice"."""
    forms, entities = document.forms, document.entities
    out: list[Chunk] = []
    for c in chunks:
        if out:
            p = out[-1]
            if c.first - p.last == 1 and tags[p.last - 1] in _PROPER and c.segment == c.first:
                word = forms[p.last - 1].lower()
                tie = forms[p.last]
                is_title = (
                    tie in ("of", "to", "for")
                    and word in lexicon.titles
                    and entities[c.last - 1].endswith("PERSON")
                    and not entities[c.first].endswith("PERSON")
                )
                is_body = (
                    tie in _LINKING
                    and word in lexicon.heads
                    and tags[c.last - 1] in _PROPER
                    and (tags[c.first] in _PROPER or forms[c.first][:1].isupper())
                    and not entities[c.last - 1].endswith("PERSON")
                )
                if is_title or is_body:
                    out[-1] = Chunk(p.first, c.last, p.segment)
                    continue
        out.append(c)
    return out


class _Finder:
    """Turn phrases into mentions."""

    def __init__(self, document: Document, tags: Sequence[str], lexicon: Lexicon, wanted: set[int]) -> None:
        self.document, self.tags, self.lexicon, self.wanted = document, tags, lexicon, wanted
        self.mentions: list[Mention] = []

    def read_chunk(self, chunk: Chunk) -> None:
        """Make the mentions of one phrase: its head segment, and its possessors."""
        tags = self.tags
        a = chunk.first
        if chunk.segment > chunk.first:
            for i in range(chunk.first, chunk.segment):
                if tags[i] == "POS":
                    self._read_segment(a, i, None)
                    a = i + 1
            owner: tuple[int, int] | None = (chunk.first, chunk.segment - 1)
        else:
            owner = None
        self._read_segment(chunk.segment, chunk.last, owner)

    def read_pronouns(self) -> None:
        """Make the mentions that are pronouns; relative ones only where they are sources."""
        document, pronouns = self.document, self.lexicon.pronouns
        wanted, add = self.wanted, self.mentions.append
        forms = document.forms
        for i, tag in enumerate(document.tags):
            if tag[0] in "PW" and tag in ("PRP", "PRP$", "WP", "WDT", "WP$"):
                word = forms[i].lower().strip("[]")
            elif i in wanted and forms[i].lower() in (
                "that",
                "who",
                "which",
                "i",
                "we",
                "he",
                "she",
                "it",
                "they",
            ):
                word = forms[i].lower()
            else:
                continue
            entry = pronouns.get(word)
            if entry is None or (entry.person == "relative" and i not in wanted):
                continue
            if word == "it" and i not in wanted and self._is_empty_it(i):
                continue
            add(
                Mention(
                    i, i + 1, i, "pronoun", noun=word, plural=entry.number == "plural", gender=entry.gender
                )
            )

    def _is_empty_it(self, i: int) -> bool:
        """Tell whether "it" stands for nothing: "it was not possible to", "it seems that"."""
        document = self.document
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

    def _read_segment(self, a: int, b: int, owner: tuple[int, int] | None) -> None:
        """Make the mention of tokens a to b, a possessor before them apart."""
        document, lexicon = self.document, self.lexicon
        forms, tags, lemmas = document.forms, self.tags, document.lemmas
        if b <= a or (
            b == a + 1 and (tags[a] in ("PRP$", "WP$") or forms[a].lower() in ("a", "an", "the", "no"))
        ):
            return
        head = b - 1
        if tags[head] == "CD" and head > a and tags[head - 1] in _PROPER:
            head -= 1
        determiner, start = self._determiner(a, b)
        tag = tags[head]
        word = forms[head].lower()
        if self._is_proper(head, start):
            first = self._name_start(start, head)
            if not self._is_capital_noun(first, head, determiner) and not self._is_plain_title(first, b):
                self._add_name(a, b, start, first, determiner, owner)
                return
        lemma = lemmas[head].lower() if tag in _PLURAL or tag == "NN" or tag == "NNP" else word
        pair = f"{forms[head - 1].lower()} {word}" if head > start else ""
        noun = lexicon.nouns.get(pair) or lexicon.nouns.get(word) or lexicon.nouns.get(lemma)
        if noun is None and "-" in lemma:  # ex-head, co-author
            lemma = word = lemma.rpartition("-")[2]
            noun = lexicon.nouns.get(lemma)
        asked = head in self.wanted or a in self.wanted
        if noun is None and not asked and tag not in ("CD",):
            if owner is None:
                self._read_inner_names(start, head)
            return
        if noun is None and not asked:
            return
        plural = tag in _PLURAL or word in ("people", "police", "media")
        kind = noun.kind if noun else ""
        if kind == "person" and plural:
            kind = "group"
        modifiers = list(range(start, head))
        m = Mention(
            a, b, head, "noun", noun=(word if word in lexicon.nouns and not plural else lemma),
            kind=kind, plural=plural, gender=noun.gender if noun else "", determiner=determiner,
            modifiers=frozenset(forms[i].lower() for i in modifiers if tags[i] not in ("CC", ",", "RB")),
            owner=owner, before=(start, head) if head > start else None,
        )  # fmt: skip
        if owner is not None and m.determiner == "":
            m.determiner = "possessive"
        self.mentions.append(m)
        self._read_inner_names(start, head)

    def _determiner(self, a: int, b: int) -> tuple[str, int]:
        """Return the kind of determiner and the first token after it."""
        forms, tags = self.document.forms, self.tags
        i, found = a, ""
        while i < b - 1 and tags[i] in ("DT", "PDT", "PRP$", "CD", "WP$", "RB"):
            word = forms[i].lower()
            if tags[i] == "PRP$" or tags[i] == "WP$":
                found = "possessive"
            elif tags[i] == "CD":
                found = found or "quantity"
            elif tags[i] == "RB":
                pass
            else:
                found = _DETERMINERS.get(word, found or "definite")
            i += 1
        if i < b - 1 and forms[i].lower() in (
            "other",
            "second",
            "third",
            "additional",
            "different",
            "further",
        ):
            if found != "definite" or forms[i].lower() in ("second", "third"):
                found = "other"
        elif (
            i < b - 1
            and not found
            and forms[i].lower() in ("several", "many", "few", "most", "various", "multiple", "numerous")
        ):
            found = "quantity"
        elif i < b - 1 and forms[i].lower() == "such":
            found = "definite"
        return found, i

    def _name_start(self, start: int, head: int) -> int:
        """Walk left from the head over the words of a name."""
        forms, tags, entities = self.document.forms, self.tags, self.document.entities
        i = head
        if i > start and forms[i].isupper() and set(forms[i]) <= _NUMERAL and tags[i - 1] in _PROPER:
            i -= 1
        if entities[i] != "O":
            while i > start and entities[i].startswith("I-"):
                i -= 1
            while (
                i > start
                and tags[i - 1] in _PROPER
                and entities[i - 1] == "O"
                and forms[i - 1].lower() not in _TIMES
            ):
                i -= 1
            return i
        while i > start:
            j = i - 1
            if (
                (tags[j] in _PROPER and forms[j].lower() not in _TIMES)
                or (
                    (forms[j] in ("&", "of", "for", "and", "the") or forms[j].islower())
                    and j > start
                    and tags[j - 1] in _PROPER
                    and tags[j] not in _NOUNS
                )
                or (
                    tags[j] in ("JJ", "NN", "NNS", "VBG", "VBN")
                    and forms[j][:1].isupper()
                    and self._is_capital_part(j, i, head)
                )
            ):
                i = j
            else:
                break
        return i

    def _is_proper(self, head: int, start: int) -> bool:
        """Tell whether a phrase's head belongs to a name."""
        document = self.document
        form, tag = document.forms[head], self.tags[head]
        word = form.lower()
        if word in _TIMES and not (
            document.entities[head] != "O" or document.tags[head - 1] != self.tags[head - 1]
        ):
            return False
        if tag in _PROPER or document.entities[head] != "O" or form[0] in "@#":
            return True
        if "." in form and form.rpartition(".")[2].lower() in self.lexicon.endings:
            return True
        if (
            not form[:1].isupper()
            or document.lemmas[head].lower() in self.lexicon.nouns
            or word in self.lexicon.nouns
        ):
            return False
        if head > start and self.tags[head - 1] in _PROPER:
            return True
        # a capital that nothing explains: unknown to the lexicon and not the first word of its sentence, or a source
        return (head > 0 and self.tags[head - 1] not in (".", "``", ":", "''")) or (
            head in self.wanted
            and head == start
            and tag in ("NN", "NNS", "JJ", "FW", "VBZ")
            and form not in _OPENING
        )

    def _is_capital_noun(self, first: int, head: int, determiner: str) -> bool:
        """Tell whether a single capitalised word is a description after all ("the President", "the Ministry")."""
        lexicon, form = self.lexicon, self.document.forms[head]
        word = form.lower()
        if first < head or word in lexicon.names or form in lexicon.places:
            return False
        noun = lexicon.nouns.get(word)
        if noun is None or lexicon.heads.get(word) == "outlet":
            return False
        return (
            determiner in ("definite", "indefinite", "possessive", "quantity")
            or form.islower()
            or (noun.kind in ("group", "government") and self.document.entities[head] == "O")
        )

    def _opens_sentence(self, i: int) -> bool:
        return i == 0 or self.tags[i - 1] in (".", "``", ":")

    def _is_capital_part(self, j: int, i: int, head: int) -> bool:
        """Tell whether a capitalised adjective or noun begins the name that follows it."""
        forms, lexicon = self.document.forms, self.lexicon
        word = forms[j].lower()
        if self.tags[j] in ("JJ", "VBN") and forms[j] not in lexicon.places and word not in _OPENING_LOWER:
            return True
        rest = [forms[k].lower() for k in range(i, head + 1)]
        if forms[j] in lexicon.places:  # "Iraqi News Agency", but not "Iraqi Nouri"
            return all(w in lexicon.heads or w in lexicon.nouns for w in rest)
        return not (word in lexicon.nouns or word in _OPENING_LOWER)

    def _is_plain_title(self, first: int, b: int) -> bool:
        """Tell whether a run of capitals is a role on its own ("the Prime Minister", "Attorney General")."""
        forms = self.document.forms
        text = " ".join(forms[first:b]).lower()
        entry = self.lexicon.titles.get(text)
        return entry is not None and entry.is_rank and text not in self.lexicon.names

    def _add_name(
        self, a: int, b: int, start: int, first: int, determiner: str, owner: tuple[int, int] | None
    ) -> None:
        """Make a name mention: split off titles and what stands before them."""
        document, lexicon, tags = self.document, self.lexicon, self.tags
        forms, entities = document.forms, document.entities
        h = read_heading(forms, tags, entities, lexicon, start, first, b)
        noun, gender, role, role_first = h.nouns[0] if h.nouns else "", h.gender, h.role, h.role_first
        if h.nouns and h.role:
            noun = next((n for n in h.nouns if n in h.role), noun)
        elif role_first > start and tags[role_first - 1] in _NOUNS and role_first == h.name_first:
            # a noun of another kind: "the newspaper El Norte"
            word = forms[role_first - 1].lower()
            if word in lexicon.nouns and not (
                tags[role_first - 1] in _PROPER and lexicon.nouns[word].kind != "person"
            ):
                noun = word
        head = b - 1
        self.mentions.append(Mention(
            a, b, head, "name", name=tuple(forms[h.name_first : b]),
            label=self._label(h.name_first, head), noun=noun, nouns=h.nouns, gender=gender,
            determiner=determiner, owner=owner, before=(start, role_first) if role_first > start else None,
            role=role, name_first=h.name_first, plural=tags[head] == "NNPS" and b - h.name_first == 1,
        ))  # fmt: skip
        if role_first > start:
            self._read_inner_names(start, role_first)

    def _label(self, first: int, head: int) -> str:
        """Return the recogniser's label of a name: its first word's where the last is a numeral or bare."""
        entities, form = self.document.entities, self.document.forms[head]
        label = entities[head]
        if label == "O" or (head > first and set(form) <= _NUMERAL):
            label = entities[first]
        return label[2:] if label != "O" else ""

    def _read_inner_names(self, start: int, head: int) -> None:
        """Make mentions of names that stand before another head ("State Department spokeswoman")."""
        document, lexicon = self.document, self.lexicon
        forms, tags, entities = document.forms, self.tags, document.entities
        i = start
        while i < head:
            if tags[i] in _PROPER and forms[i].lower() not in _TIMES:
                j = i + 1
                while (
                    j < head
                    and (tags[j] in _PROPER or forms[j] == "&")
                    and not (
                        entities[j].startswith("B-")
                        and (entities[i], entities[j]) != ("B-LOCATION", "B-ORGANIZATION")
                    )
                ):
                    j += 1
                words = tuple(forms[i:j])
                place = lexicon.places.get(" ".join(words))
                if not (
                    (
                        len(words) == 1
                        and (words[0].lower() in lexicon.titles or words[0].lower() in lexicon.nouns)
                    )
                    or (place is not None and place.kind == "demonym")
                    or words[0].lower().startswith(_PREFIXES)
                    or words[-1].lower().endswith(_SUFFIXES)
                ):
                    label = entities[j - 1][2:] if entities[j - 1] != "O" else ""
                    self.mentions.append(
                        Mention(i, j, j - 1, "name", name=words, label=label, name_first=i, is_inner=True)
                    )
                i = j
            else:
                i += 1


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
