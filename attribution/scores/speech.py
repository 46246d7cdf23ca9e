"""What kind of speech a statement is: only assertions and forecasts count fully as evidence, questions not at all."""

import re

from attribution.text.negations import NOT
from attribution.text.penn import FINITE
from attribution.values.document import Document
from attribution.values.statement import Statement

__all__ = ["act_class", "is_question", "speech_class"]

_ACT_CLASSES = {
    "ask": "directive",
    "order": "directive",
    "want": "intent",
    "plan": "intent",
    "promise": "intent",
    "warn": "forecast",
    "predict": "forecast",
    "believe": "attitude",
    "evaluate": "attitude",
    "support": "attitude",
    "oppose": "attitude",
}
_QUESTION = re.compile(r"[^.!?]*\?(?:[^.!?]*\?)*[\s\"'”’»)]*", re.DOTALL)
_ASKED = re.compile(r"[\"“‘']?(?:whether|if)\b[^,;.!?]*", re.IGNORECASE)
_BEFORE = frozenset(("``", "''", "RB", "UH", "-LRB-", ":"))


def act_class(act: str) -> str:
    """Return the policy's class of an act: assertion, forecast, attitude, intent or directive."""
    return _ACT_CLASSES.get(act, "assertion")


def is_question(statement: Statement) -> bool:
    """Tell whether every part of a content is a question and nothing else ("Did he resign?", "whether he resigned")."""
    spans = statement.content.spans
    return bool(spans) and all(_QUESTION.fullmatch(x.text) or _ASKED.fullmatch(x.text) for x in spans)


def speech_class(document: Document, statement: Statement) -> str:
    """Return the policy's class of a statement: that of its act, but a directive where its words are a command.

    Args:
        document: its text.
        statement: the statement.
    """
    found = act_class(statement.act)
    return "directive" if found == "assertion" and _is_command(document, statement) else found


def _is_command(document: Document, statement: Statement) -> bool:
    """Tell whether quoted words only command: they open with a bare verb, and no verb in them says how things are."""
    if statement.form != "direct":
        return False
    tags, forms = document.tags, document.forms
    tokens = [i for x in statement.content.spans for i in document.tokens_in(x.start, x.end)]
    start = next((k for k, i in enumerate(tokens) if tags[i] not in _BEFORE), len(tokens))
    words = tokens[start:]
    if len(words) > 1 and forms[words[0]].lower() == "do" and forms[words[1]].lower() in NOT:
        return not any(tags[i] in FINITE for i in words[1:])
    return bool(words) and tags[words[0]] == "VB" and not any(tags[i] in FINITE for i in words)
