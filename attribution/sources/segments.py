"""Read base noun phrases: split names from descriptions, possessors from heads, determiners from modifiers."""

from collections.abc import Mapping, Sequence, Set

from attribution.sources.ages import is_age
from attribution.sources.chunks import Chunk
from attribution.sources.conjoined import AND
from attribution.sources.counts import NUMBERS, is_count
from attribution.sources.determiners import read_determiner
from attribution.sources.headlines import in_headline, surnames
from attribution.sources.kinds import is_edition
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.offices import is_acronym
from attribution.sources.title_case import name_end, prose_names
from attribution.sources.titles import Heading, read_heading
from attribution.sources.work import ends_like_work
from attribution.text.calendar import DAYS, MONTHS
from attribution.text.penn import NOUNS, PROPER_NOUNS
from attribution.values.document import Document

__all__ = ["SegmentReader"]

_PLURAL = frozenset({"NNS", "NNPS"})
_TIMES = DAYS | MONTHS
_WHEN = frozenset({*_TIMES, "today", "yesterday", "tomorrow", "tonight"}) - {"may", "march", "april"}
_SHOWS = frozenset({"Today", "Tonight", "Tomorrow"})
_PREFIXES = ("anti-", "pro-", "non-", "ex-", "post-", "pre-")
_SUFFIXES = (
    "-based", "-led", "-backed", "-held", "-run", "-owned", "-funded", "-linked", "-affiliated", "-controlled",
)  # fmt: skip
_PUBLICATIONS = frozenset(
    ("article", "blog", "magazine", "newspaper", "outlet", "paper", "publication", "site", "story", "website")
)
_NUMERAL = frozenset("IVX")
_OPENING = frozenset(
    {
        "Some", "Many", "Others", "Most", "Few", "Several", "Both", "All", "One", "Two", "Three", "None", "Those",
        "These", "That", "This", "Such", "Half",
    }
)  # fmt: skip
_APART = frozenset({"POS", ",", "."})  # tags of tokens that words are written with
_OPENING_LOWER = frozenset(
    {
        "retired", "former", "senior", "top", "new", "local", "other", "several", "some", "fellow", "young", "old", "late",
        "current", "acting", "ex", "one", "many", "two",
    }
)  # fmt: skip


class SegmentReader:
    """Turn base noun phrases into mentions, which gather in ``mentions``.

    Args:
        document: the text.
        tags: its tags, as :func:`attribution.sources.recognition.name_tags` returns them.
        known: last token of each well-known name to its first.
        lexicon: the word lists.
        wanted: the tokens of all sources; phrases there become mentions whatever their head.
    """

    def __init__(
        self,
        document: Document,
        tags: Sequence[str],
        known: Mapping[int, int],
        lexicon: Lexicon,
        wanted: Set[int],
    ) -> None:
        self.document, self.tags, self.known = document, tags, known
        self._ends = {first: last + 1 for last, first in known.items()}
        self.lexicon, self.wanted = lexicon, wanted
        self.mentions: list[Mention] = []
        self.surnames: frozenset[str] | None = None
        self.prose: frozenset[tuple[str, ...]] | None = None

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

    def _read_segment(self, a: int, b: int, owner: tuple[int, int] | None) -> None:
        """Make the mention of tokens a to b, a possessor before them apart."""
        document, lexicon = self.document, self.lexicon
        forms, tags, lemmas = document.forms, self.tags, document.lemmas
        if b <= a or (
            b == a + 1 and (tags[a] in ("PRP$", "WP$") or forms[a].lower() in ("a", "an", "the", "no"))
        ):
            return
        # "Kovel Tuesday said", "Acme today announced"
        while b - a > 1 and (tags[b - 2] in PROPER_NOUNS) and self._is_when(forms[b - 1]):
            b -= 1
        head = b - 1
        office = lexicon.offices.get(forms[head], "")
        if tags[head] == "CD" and head > a and tags[head - 1] in PROPER_NOUNS:
            head -= 1
        determiner, start = read_determiner(forms, tags, a, b)
        tag = tags[head]
        word = forms[head].lower()
        if self._is_proper(head, start) and not (determiner and self._is_office(head, start)):
            first = self._name_start(start, head)
            if not self._is_capital_noun(first, head, determiner) and not self._is_plain_title(first, b):
                self._add_name(a, b, start, first, determiner, owner)
                return
        if is_age(word):
            word = "person"
        lemma = lemmas[head].lower() if word != "person" and tag in ("NN", "NNS", "NNP", "NNPS") else word
        pair = f"{forms[head - 1].lower()} {word}" if head > start else ""
        if office:
            word = lemma = office  # "the IGP"
        noun = (
            lexicon.nouns.get(pair)
            or lexicon.nouns.get(pair.removesuffix("s"))
            or lexicon.nouns.get(word)
            or lexicon.nouns.get(lemma)
        )
        if noun is None and "-" in lemma:  # ex-head, co-author
            lemma = word = lemma.rpartition("-")[2]
            noun = lexicon.nouns.get(lemma)
        asked = head in self.wanted or a in self.wanted
        if noun is None and not asked:
            if owner is None and tag != "CD":
                self._read_inner_names(start, head)
            return
        plural = tag in _PLURAL or word in ("people", "police", "media")
        kind = noun.kind if noun else ""
        if (kind == "person" and plural) or (noun is None and is_count(forms, tags, head)):
            kind, plural = "group", True
        if word in ("%", "percent") and tags[head - 1] == "CD":
            lemma = word = forms[head - 1] + word  # two shares are two groups
        modifiers = list(range(start, head))
        m = Mention(
            a, b, head, "noun", noun=(word if word in lexicon.nouns and not plural else lemma),
            kind=kind, plural=plural, gender=noun.gender if noun else "", determiner=determiner,
            modifiers=frozenset(
                forms[i].lower().replace(".", "") for i in modifiers if tags[i] not in ("CC", ",", "RB")
            ),
            owner=owner, before=(start, head) if head > start else None,
            is_publisher=start == head and forms[a].lower() == "this" and word in _PUBLICATIONS,
        )  # fmt: skip
        if owner is not None and m.determiner == "":
            m.determiner = "possessive"
        self.mentions.append(m)
        self._read_inner_names(start, head)

    def _is_office(self, head: int, start: int) -> bool:
        """Tell whether a phrase ends in an office's acronym behind what its holder belongs to: "the Labour MP"."""
        return head > start and head not in self.known and is_acronym(self.document.forms[head], self.lexicon)

    @staticmethod
    def _is_when(form: str) -> bool:
        """Tell whether a word behind a name is an adverb of time; with a capital "today" is part of the name."""
        return form.lower() in _WHEN and form not in _SHOWS

    def _name_start(self, start: int, head: int) -> int:
        """Return the first word of a name: an outlet's reaches over its day or time of day ("the Sunday Mail")."""
        first, forms = self._walk_left(start, head), self.document.forms
        has_day = first == start + 1 and is_edition(forms[start], forms[head], self.lexicon)
        return start if has_day else first

    def _walk_left(self, start: int, head: int) -> int:
        """Walk left from the head over the words of a name."""
        forms, tags, entities = self.document.forms, self.tags, self.document.entities
        whole = self.known.get(head, -1)
        if whole >= start and not (entities[whole].startswith("I-") and tags[whole - 1] in PROPER_NOUNS):
            return whole
        i = head
        if i > start and forms[i].isupper() and set(forms[i]) <= _NUMERAL and tags[i - 1] in PROPER_NOUNS:
            i -= 1
        if entities[i] != "O":
            while i > start and entities[i].startswith("I-"):
                i -= 1
            if i > start and entities[i - 1].endswith("PERSON") and entities[head][2:] != "LOCATION":
                i -= 1  # a name that the recogniser cut in two
                while i > start and entities[i].startswith("I-"):
                    i -= 1
            while (
                i > start
                and tags[i - 1] in PROPER_NOUNS
                and entities[i - 1] == "O"
                and forms[i - 1].lower() not in _TIMES
            ):
                i -= 1
            return i
        while i > start:
            j = i - 1
            if (
                (tags[j] in PROPER_NOUNS and forms[j].lower() not in _TIMES)
                or (
                    (forms[j] in ("&", "of", "for", "and", "the") or forms[j].islower())
                    and j > start
                    and tags[j - 1] in PROPER_NOUNS
                    and tags[j] not in NOUNS
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
        if len(form) > 2 and form[-1] == "s" and form[:-1].isupper() and form[:-1].isalpha():
            return False  # MPs, NGOs
        word = form.lower()
        if word in _TIMES and not (
            document.entities[head] != "O" or document.tags[head - 1] != self.tags[head - 1]
        ):
            return False
        is_alone = head == start or self.tags[head - 1] not in PROPER_NOUNS
        if is_alone and (form in self.lexicon.things or (word in NUMBERS and document.entities[head] == "O")):
            return False  # "an MRI", "Seven said"
        if tag in PROPER_NOUNS or document.entities[head] != "O" or form[0] in "@#":
            return True
        if "." in form and form.rpartition(".")[2].lower() in self.lexicon.endings:
            return True
        if (
            not form[:1].isupper()
            or document.lemmas[head].lower() in self.lexicon.nouns
            or word.rpartition("-")[2] in self.lexicon.nouns  # "Ex-minister"
        ):
            return False
        if head > start and self.tags[head - 1] in PROPER_NOUNS:
            return True
        if head == start and tag == "NNS" and self._is_plural_of_work(head):
            return False  # "Forecasters said"
        # a capital that nothing explains: unknown to the lexicon and not the first word of its sentence, or a source
        return (head > 0 and self.tags[head - 1] not in (".", "``", ":", "''")) or (
            head in self.wanted
            and head == start
            and tag in ("NN", "NNS", "JJ", "FW", "VBZ")
            and form not in _OPENING
        )

    def _is_plural_of_work(self, i: int) -> bool:
        """Tell whether a word that opens its sentence is a plural for people by its ending: "Forecasters", "Anglers"."""
        document, word = self.document, self.document.forms[i].lower()
        is_first = document.sentences[document.sentence_at(i)].first == i
        return (
            is_first and word.endswith("s") and ends_like_work(word[:-1]) and word not in self.lexicon.heads
        )

    def _is_capital_noun(self, first: int, head: int, determiner: str) -> bool:
        """Tell whether a single capitalised word is a description after all ("the President", "the Ministry")."""
        lexicon, form = self.lexicon, self.document.forms[head]
        word = lexicon.offices.get(form) or form.lower()
        if first < head or word in lexicon.names or form in lexicon.places:
            return False
        noun = lexicon.nouns.get(word)
        if noun is None or lexicon.heads.get(word) == "outlet":
            return False
        if not determiner and self._opens_headline(head):
            return True
        label = self.document.entities[head][2:]
        if noun.kind == "document" and label:
            return False
        is_office = word in lexicon.titles or self.document.forms[head + 1 : head + 2] == ("of",)
        if (
            noun.kind == "person"
            and label == "ORGANIZATION"
            and not is_office
            and form not in lexicon.offices
        ):
            return False  # The Diplomat, a magazine
        return (
            determiner in ("definite", "indefinite", "possessive", "quantity")
            or form.islower()
            or (noun.kind in ("group", "government") and self.document.entities[head] == "O")
        )

    def _opens_headline(self, head: int) -> bool:
        """Tell whether a word is the first of a headline, which drops articles, and no person's name in the text."""
        document = self.document
        sentence = document.sentence_at(head)
        if document.sentences[sentence].first != head or not in_headline(document, sentence):
            return False
        if self.surnames is None:
            self.surnames = surnames(document)
        return document.forms[head] not in self.surnames

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
        words = [w.lower() for w in self.document.forms[first:b]]
        text = " ".join(words)
        if b == first + 1 and self.document.entities[first] == "B-PERSON":
            return False  # a surname like Bishop
        titles = self.lexicon.titles
        of_matters = all(w in AND or w in self.lexicon.fields for w in words[:-1])
        entry = titles.get(words[-1]) if of_matters else titles.get(text)
        return entry is not None and entry.is_rank and text not in self.lexicon.names

    def _add_name(
        self, a: int, b: int, start: int, first: int, determiner: str, owner: tuple[int, int] | None
    ) -> None:
        """Make a name mention: split off titles and what stands before them."""
        document, lexicon, tags = self.document, self.lexicon, self.tags
        forms, entities = document.forms, document.entities
        h = read_heading(forms, tags, entities, lexicon, start, first, b)
        if first < h.name_first and (
            self.known.get(b - 1) == first or is_edition(forms[first], forms[b - 1], lexicon)
        ):
            h = Heading(first, first)  # a well-known name or a day's paper has no title inside
        noun, gender, role, role_first = h.nouns[0] if h.nouns else "", h.gender, h.role, h.role_first
        if h.nouns and h.role:
            noun = next((n for n in h.nouns if n in h.role), noun)
        elif role_first > start and tags[role_first - 1] in NOUNS and role_first == h.name_first:
            # a noun of another kind: "the newspaper El Norte"
            word = forms[role_first - 1].lower()
            if word in lexicon.nouns and not (
                tags[role_first - 1] in PROPER_NOUNS and lexicon.nouns[word].kind != "person"
            ):
                noun = word
        b = self._before_verb(h.name_first, b)
        head = b - 1
        self.mentions.append(Mention(
            a, b, head, "name", name=self._words(h.name_first, b),
            label=self._label(h.name_first, head), noun=noun, nouns=h.nouns, gender=gender,
            determiner=determiner, owner=owner, before=(start, role_first) if role_first > start else None,
            role=role, name_first=h.name_first,
            modifiers=frozenset(forms[i].lower().replace(".", "") for i in range(start, role_first)) if role else frozenset(),
 plural=tags[head] == "NNPS" and b - h.name_first == 1,
        ))  # fmt: skip
        if role_first > start:
            self._read_inner_names(start, role_first)

    def _before_verb(self, first: int, last: int) -> int:
        """Return where a name ends, in a headline with capitals everywhere before the verb taken for a part of it."""
        document = self.document
        if last - first < 2 or not in_headline(document, document.sentence_at(first)):
            return last
        if self.prose is None:
            self.prose = prose_names(document)
        return name_end(document.forms, first, last, self.prose, self.lexicon.verbs)

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words of a name, marks not cut off: "Nurses' Union", "Food, Farms and Land", "Hello!"."""
        document = self.document
        if _APART.isdisjoint(document.tags[first:last]):
            return tuple(document.forms[first:last])
        return tuple(document.words(first, last).split())

    def _label(self, first: int, head: int) -> str:
        """Return the recogniser's label of a name: its first word's where the last is a numeral or bare."""
        entities, form = self.document.entities, self.document.forms[head]
        if "POS" in self.document.tags[first:head]:
            return "ORGANIZATION"  # the Nurses' Union
        label = entities[head]
        if self.known.get(head) == first and (
            not AND.isdisjoint(self.document.forms[first:head])
            or self.lexicon.heads.get(form.lower()) == "organisation"
        ):
            return "ORGANIZATION"  # "Queens Park Rangers": one body, whatever its parts alone would be
        is_body = label == "B-ORGANIZATION" and form.lower() in self.lexicon.heads  # "Granite | Research"
        if label.endswith("LOCATION") and self.known.get(head) == first < head:
            return (
                ""
                if " ".join(self.document.forms[first : head + 1]) in self.lexicon.places
                else "ORGANIZATION"
            )
        if label == "O" or (
            head > first and (set(form) <= _NUMERAL or (entities[first] == "B-PERSON" and not is_body))
        ):
            label = entities[first]
        return label[2:] if label != "O" else ""

    def _read_inner_names(self, start: int, head: int) -> None:
        """Make mentions of names that stand before another head ("State Department spokeswoman")."""
        document = self.document
        forms, tags, entities = document.forms, self.tags, document.entities
        i = start
        while i < head:
            if tags[i] in PROPER_NOUNS and forms[i].lower() not in _TIMES:
                j = min(self._ends.get(i, i + 1), head)
                while (
                    j < head
                    and (tags[j] in PROPER_NOUNS or forms[j] == "&")
                    and not (
                        entities[j].startswith("B-")
                        and self.known.get(j) != i
                        and (entities[i], entities[j]) != ("B-LOCATION", "B-ORGANIZATION")
                    )
                ):
                    j += 1
                j = self._before_verb(i, j)
                words = self._words(i, j)
                if not self._is_no_name(words, forms[j].lower()):
                    label = entities[j - 1][2:] if entities[j - 1] != "O" else ""
                    self.mentions.append(
                        Mention(i, j, j - 1, "name", name=words, label=label, name_first=i, is_inner=True)
                    )
                i = j
            else:
                i += 1

    def _is_no_name(self, words: Sequence[str], after: str) -> bool:
        """Tell whether capitals before another head name nobody: a title, a nationality, "Aid" of "Aid group"."""
        lexicon = self.lexicon
        if len(words) == 1:
            word = words[0].lower()
            if words[0] in lexicon.things or word in lexicon.titles or word in lexicon.nouns:
                return True
            if word in self.lexicon.fields or f"{word} {after}" in lexicon.nouns:
                return True
        place = lexicon.places.get(" ".join(words))
        return (
            (place is not None and place.kind == "demonym")
            or words[0].lower().startswith(_PREFIXES)
            or words[-1].lower().endswith(_SUFFIXES)
        )
