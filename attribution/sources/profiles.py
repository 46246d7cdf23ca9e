"""Read the file of sources that a user knows: names, aliases, type, affiliation, reliability.

TOML::

    [[source]]
    name = "Reuters"
    aliases = ["Thomson Reuters"]
    type = "outlet"
    affiliation = "Thomson Reuters Corporation"
    reliability = "B"

JSON holds the same: ``{"source": [{"name": ...}]}``. What the user states wins over what the text suggests.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution.errors import InputError, PolicyError
from attribution.values.score import RELIABILITIES
from attribution.values.source import SOURCE_TYPES

__all__ = ["Profile", "load_profiles", "parse_profiles"]

_KEYS = ("name", "aliases", "type", "affiliation", "reliability")


@frozen(slots=True)
class Profile:
    """A source as the user knows it.

    Attributes:
        name: canonical name.
        aliases: further names and descriptions.
        type: a source type, or None to leave it to the text.
        affiliation: name of what it speaks for, or None.
        reliability: Admiralty letter, ``"F"`` where it cannot be judged.
    """

    name: str
    aliases: tuple[str, ...] = ()
    type: str | None = None
    affiliation: str | None = None
    reliability: str = "F"


def load_profiles(path: Path | None) -> Mapping[str, Profile]:
    """Read a file of known sources.

    Args:
        path: a ``.toml`` or ``.json`` file, or None.

    Returns:
        Lower-case name or alias to profile; empty for None.

    Raises:
        InputError: if the file cannot be read or is neither TOML nor JSON.
        PolicyError: if an entry breaks the format; the message names file and key.
    """
    if path is None:
        return {}
    try:
        stat = path.stat()
    except OSError as e:
        raise InputError(f"cannot read the known sources {path}: {e.strerror}") from e
    return _load(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _load(path: Path, changed: int, size: int) -> Mapping[str, Profile]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise InputError(f"cannot read the known sources {path}: {e}") from e
    try:
        data = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as e:
        raise InputError(f"{path} is not {'JSON' if path.suffix.lower() == '.json' else 'TOML'}: {e}") from e
    return parse_profiles(data, str(path))


def parse_profiles(data: Any, file: str = "") -> Mapping[str, Profile]:
    """Check entries and index them by lower-case name and alias.

    Args:
        data: ``{"source": [entry, ...]}``.
        file: name for messages.

    Returns:
        Lower-case name or alias to profile.

    Raises:
        PolicyError: for an unknown key, a value that is not allowed, or a name given to two sources.

    >>> parse_profiles({"source": [{"name": "Acme Wire", "reliability": "B"}]})["acme wire"].reliability
    'B'
    >>> parse_profiles({"source": [{"name": "Acme Wire", "reliability": "Z"}]}, "known.toml")
    Traceback (most recent call last):
        ...
    attribution.errors.PolicyError: known.toml: source[0].reliability: 'Z' is not one of A, B, C, D, E, F
    """
    if not isinstance(data, Mapping) or set(data) != {"source"} or not isinstance(data["source"], list):
        raise PolicyError('expected one key "source" with a list of entries', file=file)
    out: dict[str, Profile] = {}
    for n, entry in enumerate(data["source"]):
        profile = _read(entry, f"source[{n}]", file)
        for word in (profile.name, *profile.aliases):
            key = bare(word)
            if out.setdefault(key, profile) is not profile:
                raise PolicyError(f"source[{n}]: {word!r} already belongs to {out[key].name!r}", file=file)
    return out


def bare(name: str) -> str:
    """Return a name in the form it is looked up by: lower case without a leading "the"."""
    name = " ".join(name.lower().split())
    return name[4:] if name.startswith("the ") else name


def _read(entry: Any, at: str, file: str) -> Profile:
    if not isinstance(entry, Mapping):
        raise PolicyError(f"{at}: expected a table, found {type(entry).__name__}", file=file)
    for key in entry:
        if key not in _KEYS:
            raise PolicyError(f"{at}.{key}: unknown key; there are {', '.join(_KEYS)}", file=file)
    name = _text(entry, "name", at, file)
    if not name:
        raise PolicyError(f"{at}.name: missing", file=file)
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(a, str) and a.strip() for a in aliases):
        raise PolicyError(f"{at}.aliases: expected a list of names", file=file)
    kind, letter = _text(entry, "type", at, file), _text(entry, "reliability", at, file)
    if kind is not None and kind not in SOURCE_TYPES:
        raise PolicyError(f"{at}.type: {kind!r} is not one of {', '.join(SOURCE_TYPES)}", file=file)
    if letter is not None and letter not in RELIABILITIES:
        raise PolicyError(f"{at}.reliability: {letter!r} is not one of {', '.join(RELIABILITIES)}", file=file)
    return Profile(name, tuple(aliases), kind, _text(entry, "affiliation", at, file), letter or "F")


def _text(entry: Mapping[str, Any], key: str, at: str, file: str) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise PolicyError(f"{at}.{key}: expected a text, found {value!r}", file=file)
    return value.strip()
