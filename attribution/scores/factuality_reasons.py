"""Say in words what speaks for or against an event's having happened."""

from attribution.options import Options
from attribution.scores.embedding import NEGATIVE_WORDS
from attribution.scores.factuality_features import MISSING, EventView, load_ratings, veridicality
from attribution.values.document import Document

__all__ = ["PLAIN", "reasons"]

PLAIN = "stated plainly"

_CONDITIONS = frozenset(("if", "unless", "whether", "assuming", "provided"))


def reasons(document: Document, view: EventView, options: Options) -> tuple[str, ...]:
    """List what stands around an event that bears on its factuality, nearest first.

    Args:
        document: the text.
        view: the event.
        options: ``lexicons`` matters here.

    Returns:
        Reasons in plain words with the words of the text; ``"stated plainly"`` where there is nothing to name.
    """
    forms, lemmas, tags = document.forms, document.lemmas, document.tags
    group = view.group
    out = []
    if group.is_negated:
        word = next(
            (forms[i] for i in range(group.first, view.head) if lemmas[i].lower() in NEGATIVE_WORDS), "not"
        )
        out.append(f"negated by “{word}”")
    if group.modal:
        word = next((forms[i] for i in range(group.first, view.head) if tags[i] == "MD"), group.modal)
        kind = "future" if group.modal in ("will", "shall", "'ll", "’ll") else "modal"
        out.append(f"{kind} “{word}”")
    ratings = load_ratings(options.lexicons)
    for g in view.governors:
        head = g.group.head
        is_governing = g.opener in ("to", "that", "if", "whether", "of") or (g.kind == "v" and not g.n_commas)
        if not is_governing or (not g.opener and g.is_coordinate):
            continue
        words = f"stands under {'negated ' if g.group.is_negated else ''}“{forms[head]}{f' … {g.opener}' if g.opener else ''}”"
        value = veridicality(ratings, document, g)
        out.append(words if value == MISSING else f"{words}, rated {value:+.1f} of ±3")
        if g.group.modal:
            out.append(f"“{forms[head]}” itself under modal “{g.group.modal}”")
    for i in range(view.first, view.head):
        if lemmas[i].lower() in _CONDITIONS:
            out.append(f"after “{forms[i]}”")
            break
    end = [f for f in forms[max(view.first, view.last - 2) : view.last] if f == "?"]
    if end:
        out.append("in a question")
    if view.head == view.first and tags[view.head] == "VB":
        out.append("a request")
    if any(q.first <= view.head < q.last for q in document.quotations):
        out.append("in a quotation")
    return tuple(dict.fromkeys(out)) or (PLAIN,)
