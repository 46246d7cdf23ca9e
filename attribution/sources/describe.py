"""Write down a participant as a source: canonical name, type, aliases."""

from collections.abc import Sequence

from attribution.lexicons.classes import role_class
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.participants import Participant
from attribution.sources.roles import Roles
from attribution.values.document import Document

__all__ = ["aliases", "canonical_name", "phrase", "source_type"]

_LEADING = frozenset({"a", "an", "the", "this", "that", "these", "those", "such", "other", "another", "[a]"})
_COUNTED = frozenset({"quantity"})


def canonical_name(document: Document, p: Participant, lexicon: Lexicon, roles: Roles) -> str:
    """Return the fullest name, else the fullest description without its determiner.

    A joint source has the names of its members, joined by "and"; "his family" is called after whose it is, "two of them"
    after who they are.
    """
    if p.members:
        return " and ".join(canonical_name(document, q, lexicon, roles) for q in p.members)
    if p.names:
        words = _best_name(p)
        if len(words) == 1 or words[0].lower() not in lexicon.given:
            for m in p.mentions:
                if m.form == "name" and m.name[: len(words)] == words and (title := _regnal(document, m)):
                    return " ".join((title, *words))
        return _join(words)
    nouns = [m for m in p.mentions if m.form == "noun"]
    if nouns:
        best = max(nouns, key=lambda m: (_n_content(document, m), -m.head))
        owner = roles.possessor(best)
        if owner is not None and owner is not p and owner.is_named:
            rest = document.words(best.first + 1, _end(best))
            return f"{canonical_name(document, owner, lexicon, roles)}'s {rest}"
        whole = roles.whole(best)
        if whole is not None and whole is not p and whole.plural:
            part = document.words(best.first, best.last + 1)
            return f"{part} {_them(document, whole, lexicon)}"
        return phrase(document, best)
    m = p.mentions[0]
    return document.words(m.first, m.last)


def _regnal(document: Document, m: Mention) -> str:
    """Return the title that is part of a name ("Pope Valentin", "Sister Maud"), or empty: "his sister Maud" has none."""
    before = document.forms[m.name_first - 1] if m.name_first > m.first else ""
    role = m.role.split()[0].lower() if m.role else before.lower()
    return (
        role.capitalize()
        if role in role_class("title alone") and before[:1].isupper() and m.owner is None
        else ""
    )


def _them(document: Document, p: Participant, lexicon: Lexicon) -> str:
    """Return the words for a plural participant as they stand behind "two of": its name or its first description."""
    m = next((m for m in p.mentions if m.form == "noun"), None)
    if p.is_named or m is None:
        return _join(p.fullest) or "them"
    first = document.forms[m.start]
    text = document.words(m.start, _end(m))
    is_plain = document.entities[m.start] == "O" and document.tags[m.start] not in ("NNP", "NNPS")
    return text[0].lower() + text[1:] if is_plain and first not in lexicon.places else text


def _best_name(p: Participant) -> tuple[str, ...]:
    """Choose the fullest variant: most words, then (of bodies) longest, then first."""
    names = p.names
    if p.kind == "person":  # by letters one person's name would be chosen differently from another's
        return max(names, key=lambda n: len(n) if len(n) <= 5 else 0)
    usable = [n for n in names if not (len(n) == 1 and n[0].isupper() and len(n[0]) <= 6)] or names
    return max(usable, key=lambda n: (len(n), sum(map(len, n))))


def _join(words: Sequence[str]) -> str:
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    return " ".join(words)


def _n_content(document: Document, m: Mention) -> int:
    end = min(m.extent, m.last + 12)
    return sum(document.tags[i][0] in "NJVC" for i in range(_start(document, m), end))


def _start(document: Document, m: Mention) -> int:
    """Return the first token of a description with its possessor, leading determiners left out."""
    i = m.owner[0] if m.owner is not None else m.first
    while i < m.head and (
        document.forms[i].lower() in _LEADING or (i == m.first and document.forms[i] == "least")
    ):
        i += 1
    return i


def _end(m: Mention) -> int:
    """Return one past the last token of a description with its complements, the first dozen tokens of them."""
    return max(min(m.extent, m.last + 12), m.last)


def phrase(document: Document, m: Mention) -> str:
    """Return the words of a description, complements included, leading determiner left out."""
    a, b = _start(document, m), _end(m)
    return document.words(a, b)


def aliases(document: Document, p: Participant, name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the other names and descriptions used, each once, in text order, then the full form of a known short one."""
    found: dict[str, None] = {}
    for m in p.mentions:
        if m.form == "name":
            found[_join(m.name)] = None
        elif m.form == "noun":
            found[phrase(document, m)] = None
    for n in p.names:
        found.setdefault(_join(n), None)
        known = lexicon.names.get(" ".join(n).lower())
        if known is not None and known[0] == p.kind:
            found.setdefault(known[1], None)
    found.pop(name, None)
    return tuple(found)


def source_type(document: Document, p: Participant, lexicon: Lexicon) -> str:
    """Return the public type of a participant."""
    kind = p.kind
    if p.members:
        return kind or "group"
    if p.is_named:
        if kind == "place":
            is_listed = any(" ".join(n) in lexicon.places for n in p.names)
            if not is_listed and any(m.determiner == "definite" for m in p.mentions if m.form == "name"):
                return "organisation"  # what bears an article and speaks is hardly a place
            return "government"
        return kind or "person"
    first = next((m for m in p.mentions if m.form == "noun"), None)
    if kind == "government" and first is not None and first.noun in ("official", "officials"):
        if first.determiner in _COUNTED or _is_nationality_only(document, first, lexicon):
            return "group"
        if any(w in lexicon.nouns and lexicon.nouns[w].kind == "organisation" for w in first.modifiers):
            return "group"  # hospital officials
        return "government"
    if kind == "organisation" and p.plural and "police" not in p.nouns:
        return "group"
    if kind in ("government", "organisation", "outlet", "document", "group"):
        return kind
    return "group" if p.plural else "unnamed"


def _is_nationality_only(document: Document, m: Mention, lexicon: Lexicon) -> bool:
    """Tell whether officials are described by their country alone: persons of a state, not the voice of an office."""
    words = [document.forms[i] for i in range(_start(document, m), m.head)]
    words = [w for w in words if w.lower() not in ("senior", "top", "other", "unnamed", "anonymous")]
    return bool(words) and " ".join(words) in lexicon.places and m.extent == m.last
