"""A participant behind mentions."""

from attrs import frozen

from attribution.values.span import Span

__all__ = ["PROXIMITIES", "SOURCE_TYPES", "Source"]

SOURCE_TYPES = ("person", "organisation", "group", "government", "outlet", "document", "unnamed")
PROXIMITIES = ("witness", "official", "party", "second_hand", "outlet", "unknown")


@frozen(slots=True)
class Source:
    """One source with all its mentions.

    Attributes:
        id: ``"e1"``, ``"e2"`` ... in order of first mention.
        name: canonical name, the fullest form in the text.
        type: one of :data:`SOURCE_TYPES`.
        named: whether the text gives a proper name.
        role: title or function as the text puts it ("spokesman", "defence chief"), or None.
        affiliation: id of the source it speaks for or belongs to, or None.
        affiliation_text: the affiliation in the text's words, or None.
        aliases: other names and descriptions used for it, without the canonical name, in text order.
        mentions: every span that refers to it, in text order.
        independence_group: label shared by sources that are not independent of each other.
        proximity: one of :data:`PROXIMITIES`: how near it stands to what it speaks of.
        reasons: for each mention, the rule or evidence that joined it.
        members: ids of the sources that a joint source ("X and Y") consists of.
        reliability: Admiralty letter from a corpus record or the user's profile, ``"F"`` where it cannot be judged.
    """

    id: str
    name: str
    type: str = "unnamed"
    named: bool = False
    role: str | None = None
    affiliation: str | None = None
    affiliation_text: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    independence_group: str = ""
    proximity: str = "unknown"
    reasons: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    reliability: str = "F"
