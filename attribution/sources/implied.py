"""Find the phrase that a statement's source must be where the statement gives none.

"Roe, who was there, has said that ..." has a subject even if its span was not taken as the source. Only clear
cases count: the phrase that ends right before an active verb, follows an inverted one, owns a noun of
saying or stands after "by" or "according to". A passive has none, and who denies rumours does not spread them, nor does
who says of them how they are ("Roe said rumours that it was sold were wrong").
"""

from collections import defaultdict
from collections.abc import Sequence

from attribution.sources.mention import Mention
from attribution.statements.nominals import is_voiced
from attribution.statements.phrases import COMING_OUT
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["Implied"]

_STEP_OVER = frozenset({"RB", "RBR"})
_CLOSERS = frozenset({",", ")", "]", "-", "–", "—"})


class Implied:
    """Answer which mention a statement without a source span has for its source.

    Args:
        document: the text.
        mentions: all mentions in text order.
        statements: all statements.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], statements: Sequence[Statement]
    ) -> None:
        self.document = document
        self.content_ends: defaultdict[int, int] = defaultdict(int)
        for span in (x for s in statements for x in s.content.spans):
            self.content_ends[span.start] = max(self.content_ends[span.start], span.end)
        self.begins: dict[int, Mention] = {}
        self.ends: dict[int, Mention] = {}
        self.in_sentence: defaultdict[int, list[Mention]] = defaultdict(list)
        for m in mentions:
            if m.is_inner:
                continue
            self.in_sentence[m.sentence].append(m)
            start = m.start
            known = self.begins.get(start)
            if known is None or known.last < m.last:
                self.begins[start] = m
            for end in {m.last, m.extent}:
                known = self.ends.get(end)
                if known is None or start < known.start or known.sentence != m.sentence:
                    self.ends[end] = m

    def find(self, s: Statement) -> Mention | None:
        """Return the mention, or None where nothing is clear."""
        document = self.document
        if not s.cue.spans:
            return None
        cue = document.tokens_in(s.cue.spans[0].start, s.cue.spans[-1].end)
        if len(cue) == 0:
            return None
        if s.cue.type == "verb":
            m = self._subject(s, cue)
        elif s.cue.type == "noun":
            m = self._of_noun(s, cue)
        elif s.cue.type == "adposition":
            m = self.begins.get(cue.stop)
        else:
            m = None
        if m is None or m.sentence != document.sentence_at(cue.start):
            return None
        start = document.starts[m.head]
        return None if any(c.start <= start < c.end for c in s.content.spans) else m

    def _subject(self, s: Statement, cue: range) -> Mention | None:
        """Return the subject of a verb of saying, or who stands after a passive's "by"."""
        tags, forms, lemmas = self.document.tags, self.document.forms, self.document.lemmas
        verbs = [i for i in cue if tags[i][0] == "V" or tags[i] == "MD"]
        if not verbs or tags[cue.start] == "TO" or s.cue.lemma in COMING_OUT:
            return None
        if any(tags[i] == "VBN" and any(lemmas[k] in ("be", "get") for k in verbs if k < i) for i in verbs):
            return self.begins.get(cue.stop + 1) if forms[cue.stop : cue.stop + 1] == ("by",) else None
        if tags[verbs[0]] == "VBG":
            return self.ends.get(cue.start)
        if tags[verbs[0]] in ("VB", "VBN"):
            return None
        k = self._step_left(cue.start)
        m = self.ends.get(k)
        if m is None and k > 0 and forms[k - 1] in _CLOSERS:
            m = self._before_parenthesis(k - 1)
        if m is None and s.content.spans and s.content.spans[0].end <= s.cue.spans[0].start:
            m = self.begins.get(cue.stop)
        return m

    def _step_left(self, k: int) -> int:
        """Step over adverbs and an opening quotation mark between subject and verb."""
        tags = self.document.tags
        while k > 0 and (tags[k - 1] in _STEP_OVER or tags[k - 1] == "``"):
            k -= 1
        return k

    def _before_parenthesis(self, comma: int) -> Mention | None:
        """Return the subject before a parenthesis that ends at a comma: "Roe, of the harbour office, said"."""
        nearest = self.ends.get(comma)
        if nearest is None:
            return None
        forms = self.document.forms
        for m in self.in_sentence[nearest.sentence]:
            if m.head >= nearest.head:
                break
            if forms[m.extent : m.extent + 1] == (",",) or forms[m.last] == ",":
                return m
        return nearest

    def _of_noun(self, s: Statement, cue: range) -> Mention | None:
        """Return who owns a noun of saying, has it as the object of a verb, or stands after "by" behind it."""
        tags, forms = self.document.tags, self.document.forms
        if cue.start and tags[cue.start - 1] in ("POS", "PRP$"):
            return self.ends.get(cue.start - (1 if tags[cue.start - 1] == "POS" else 0))
        if not is_voiced(tags, self.document.lemmas, forms, cue.start):
            return None
        k = cue.start
        while k > 0 and tags[k - 1] in ("DT", "JJ", "CD"):
            k -= 1
        if self._is_subject(s, k):
            return None
        if k > 0 and tags[k - 1][:2] == "VB" and tags[k - 1] not in ("VB", "VBG"):  # "Roe has cast doubt on"
            while k > 0 and (tags[k - 1][0] == "V" or tags[k - 1] in ("MD", "RB")):
                k -= 1
            return self.ends.get(k)
        if cue.stop < len(forms) and forms[cue.stop] in ("by", "from"):
            return self.begins.get(cue.stop + 1)
        return None

    def _is_subject(self, s: Statement, first: int) -> bool:
        """Tell whether a noun phrase opens what somebody says and more is said of it than its own content."""
        end = s.content.spans[-1].end if s.content.spans else 0
        return self.content_ends.get(self.document.starts[first], 0) > end
