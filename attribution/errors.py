"""One error family: everything the library raises on purpose.

Each error also derives from the nearest builtin, so existing handlers keep working. Mind the
nearness of :class:`AttributionError` to the builtin ``AttributeError``: they are unrelated.
"""

__all__ = [
    "AttributionError",
    "AttributionWarning",
    "BatchError",
    "ConvergenceError",
    "GraphError",
    "InputError",
    "LexiconError",
    "MissingExtraError",
    "ModelFileError",
    "NotFoundError",
    "PolicyError",
    "ReportFormatError",
    "SpanError",
    "StoreError",
]


class AttributionError(Exception):
    """Base of all errors raised by this library."""


class AttributionWarning(UserWarning):
    """Doubtful data that was worked around; the message says how."""


class InputError(AttributionError, ValueError):
    """An input that cannot be analysed (not text, not readable, malformed); says what to do."""


class NotFoundError(InputError, KeyError):
    """An id that a report or a corpus does not hold; a :class:`KeyError` too, but its message is for people."""

    __str__ = Exception.__str__  # a KeyError would show its message as a literal


class BatchError(AttributionError, RuntimeError):
    """An item of a batch whose process died; the other items are not affected."""


class SpanError(AttributionError, ValueError):
    """A span whose offsets do not fit its text.

    Attributes:
        start: first character of the span.
        end: one past the last character of the span.
        length: length of the text in characters, or of the span's own surface.
    """

    def __init__(self, message: str, *, start: int = 0, end: int = 0, length: int = 0) -> None:
        super().__init__(message)
        self.start, self.end, self.length = start, end, length


class _FileError(AttributionError, ValueError):
    """A data file with a mistake at a known place."""

    def __init__(self, message: str, *, file: str = "", line: int | None = None, code: str = "") -> None:
        place = f"{file}:{line}: " if file and line is not None else f"{file}: " if file else ""
        super().__init__(f"{place}{code + ' ' if code else ''}{message}")
        self.file, self.line, self.code = file, line, code


class LexiconError(_FileError):
    """A lexicon file that breaks its schema; carries file, line and a stable code."""


class ModelFileError(_FileError):
    """A weights file that is damaged, of another version or otherwise unusable."""


class PolicyError(_FileError):
    """A policy or profile file with an unknown key, a missing weight or a value out of range."""


class ReportFormatError(AttributionError, ValueError):
    """A JSON object that is not a report of a known version."""


class GraphError(AttributionError, ValueError):
    """A graph operation on a node that is missing or of the wrong kind."""

    def __init__(self, message: str, *, node: str = "") -> None:
        super().__init__(message)
        self.node = node


class ConvergenceError(AttributionError, RuntimeError):
    """An iteration that did not settle; carries the iterations done and the last residual."""

    def __init__(self, message: str, *, iterations: int = 0, residual: float = 0.0) -> None:
        super().__init__(message)
        self.iterations, self.residual = iterations, residual


class StoreError(AttributionError, RuntimeError):
    """A corpus file that cannot be opened, is of a newer schema, or is not a corpus."""


class MissingExtraError(AttributionError, ImportError):
    """A feature that needs an optional dependency which is not installed.

    Attributes:
        feature: what was asked for.
        extra: name of the extra to install, as in ``pip install "attribution[extra]"``.
    """

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f'{feature} needs the extra "{extra}": pip install "attribution[{extra}]"')
        self.feature, self.extra = feature, extra

    def __reduce__(self) -> tuple[type["MissingExtraError"], tuple[str, str]]:
        return type(self), (self.feature, self.extra)
