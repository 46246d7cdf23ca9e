"""Check a report, as JSON, against the public format: every field, every id, every span, every range.

``problems(data, text)`` returns what is wrong, one line each; an empty list for a valid report.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

__all__ = ["problems"]

_TYPES = ("person", "organisation", "group", "government", "outlet", "document", "unnamed")
_CUES = ("verb", "noun", "adposition", "adverb", "adjective", "punctuation")
_STATUSES = ("confirmed", "corroborated", "attributed", "unverified", "disputed", "denied", "retracted")
_RELATIONS = ("same", "supports", "contradicts", "refers_to")
_ACTS = frozenset(
    [
        "say",
        "confirm",
        "deny",
        "reject",
        "accuse",
        "announce",
        "ask",
        "order",
        "promise",
        "warn",
        "predict",
        "believe",
        "know",
        "want",
        "plan",
        "perceive",
        "show",
        "support",
        "oppose",
        "evaluate",
        "decide",
    ]
)
_TOLERANCE = 1e-6


def problems(data: Any, text: str) -> list[str]:
    """List what is wrong with a report.

    Args:
        data: what ``Report.to_dict()`` returned.
        text: the document's text as it was given.

    Returns:
        One line for each mistake, with its place; empty for a valid report.
    """
    return list(_Checker(text).report(data))


class _Checker:
    def __init__(self, text: str) -> None:
        self.text = text
        self.ids: dict[str, set[str]] = {}

    def report(self, r: Any) -> Iterator[str]:
        try:
            if json.loads(json.dumps(r, allow_nan=False)) != r:
                yield "report: JSON does not give the same values back"
        except (TypeError, ValueError) as e:
            yield f"report: not JSON: {e}"
            return
        yield from self._fields(
            "report",
            r,
            {
                "format": _one("attribution-report/1"),
                "id": _string,
                "title": _optional(_string),
                "published": _optional(_is_date),
                "outlet": _optional(_string),
                **dict.fromkeys(("statements", "sources", "claims", "relations", "verifications"), _objects),
                "warnings": _strings,
            },
        )
        for name, letter in (("statements", "s"), ("sources", "e"), ("claims", "c")):
            ids = [x["id"] for x in r[name]]
            self.ids[letter] = set(ids)
            if ids != [f"{letter}{n + 1}" for n in range(len(ids))]:
                yield f"{name}: ids are not {letter}1, {letter}2 ... in order"
        self.ids["v"] = {f"v{n + 1}" for n in range(len(r["verifications"]))}
        yield from self._refers("report.outlet", "e", [r["outlet"]] if r["outlet"] is not None else [])
        if not r["statements"] and not r["warnings"]:
            yield "report: neither statements nor a warning"
        for s in r["statements"]:
            yield from self.statement(s)
        for e in r["sources"]:
            yield from self.source(e)
        for c in r["claims"]:
            yield from self.claim(c, r["statements"])
        for n, x in enumerate(r["relations"]):
            yield from self.relation(f"relations[{n}]", x)
        for n, v in enumerate(r["verifications"]):
            yield from self.verification(f"verifications[{n}]", v)
        yield from self._cycles("nested_in", {s["id"]: s["nested_in"] for s in r["statements"]})
        yield from self._cycles("affiliation", {e["id"]: e["affiliation"] for e in r["sources"]})
        claimed = [s for c in r["claims"] for s in c["statements"]]
        if sorted(claimed) != sorted(self.ids["s"]):
            yield "claims: their statements are not each statement once"

    def statement(self, s: Mapping[str, Any]) -> Iterator[str]:
        at = str(s["id"])
        yield from self._fields(
            at,
            s,
            {
                "source": _object,
                "cue": _object,
                "content": _object,
                "form": _one("direct", "indirect", "mixed"),
                "act": lambda x: x in _ACTS,
                "polarity": _one("affirmed", "denied", "open"),
                "reported": _boolean,
                "nested_in": _optional(_string),
                "hedges": _objects,
                "certainty": _between(0, 1),
                "commitment": _between(-1, 1),
                "claim": _string,
                "confidence": _between(0, 1),
            },
        )
        yield from self._fields(f"{at}.source", s["source"], {"id": _optional(_string), "spans": _objects})
        yield from self._fields(
            f"{at}.cue", s["cue"], {"spans": _objects, "lemma": _string, "type": _one(*_CUES)}
        )
        for part in ("source", "cue", "content"):
            yield from self._spans(f"{at}.{part}", s[part]["spans"])
        if not s["content"]["spans"]:
            yield f"{at}.content: no span"
        for h in s["hedges"]:
            yield from self._spans(f"{at}.hedges", [h])
            yield from self._fields(
                f"{at}.hedges",
                h,
                {"kind": _string, "direction": _one("weaken", "strengthen"), "strength": _between(0, 1)},
            )
        if s["source"]["id"] is not None:
            yield from self._refers(f"{at}.source.id", "e", [s["source"]["id"]])
        yield from self._refers(f"{at}.claim", "c", [s["claim"]])
        if s["nested_in"] is not None:
            yield from self._refers(f"{at}.nested_in", "s", [s["nested_in"]])

    def source(self, e: Mapping[str, Any]) -> Iterator[str]:
        at = str(e["id"])
        yield from self._fields(
            at,
            e,
            {
                "name": _string,
                "type": _one(*_TYPES),
                "named": _boolean,
                "role": _optional(_string),
                "affiliation": _optional(_string),
                "affiliation_text": _optional(_string),
                "aliases": _strings,
                "mentions": _objects,
                "independence_group": _string,
            },
        )
        yield from self._spans(f"{at}.mentions", e["mentions"])
        if e["affiliation"] is not None:
            yield from self._refers(f"{at}.affiliation", "e", [e["affiliation"]])

    def claim(self, c: Mapping[str, Any], statements: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        at = str(c["id"])
        yield from self._fields(
            at,
            c,
            {
                "text": _string,
                "statements": _strings,
                "verification": _object,
                "support": _object,
                "credibility": _object,
            },
        )
        yield from self._refers(f"{at}.statements", "s", c["statements"])
        if not c["statements"]:
            yield f"{at}: no statement"
        v, p, k = c["verification"], c["support"], c["credibility"]
        yield from self._fields(f"{at}.verification", v, {"status": _one(*_STATUSES), "evidence": _objects})
        for x in v["evidence"]:
            yield from self._fields(f"{at}.evidence", x, {"kind": _string, "ref": _string, "text": _string})
            if x["ref"]:
                yield from self._refers(f"{at}.evidence", "secv", [x["ref"]])
        yield from self._fields(
            f"{at}.support",
            p,
            {"for": _strings, "against": _strings, "independent_for": _count, "independent_against": _count},
        )
        for side in ("for", "against"):
            yield from self._refers(f"{at}.support.{side}", "e", p[side])
        unit = _between(0, 1)
        yield from self._fields(
            f"{at}.credibility",
            k,
            {
                **dict.fromkeys(("score", "belief", "disbelief", "uncertainty"), unit),
                "information": lambda x: type(x) is int and 1 <= x <= 6,
                "reliability": _one(*"ABCDEF"),
                "likelihood": lambda x: _string(x) and x != "",
                "ledger": _objects,
            },
        )
        b, d, u, score = k["belief"], k["disbelief"], k["uncertainty"], k["score"]
        if abs(b + d + u - 1) > _TOLERANCE:
            yield f"{at}: belief, disbelief and uncertainty add up to {b + d + u}"
        if not b - _TOLERANCE <= score <= b + u + _TOLERANCE:
            yield f"{at}: score {score} is not belief {b} and a part of uncertainty {u}"
        r = s = 0.0
        for row in k["ledger"]:
            yield from self._fields(
                f"{at}.ledger",
                row,
                {
                    "factor": _string,
                    "for": _between(0, math.inf),
                    "against": _between(0, math.inf),
                    "refs": _strings,
                    "why": _string,
                },
            )
            yield from self._refers(f"{at}.ledger", "sve", row["refs"])
            r, s = r + row["for"], s + row["against"]
        if u > 0 and (b > 0 or d > 0) and abs(b * s - d * r) > 1e-3 * max(1.0, r, s):
            yield f"{at}: belief {b} and disbelief {d} are not in the proportion of the ledger {r} : {s}"

    def relation(self, at: str, x: Mapping[str, Any]) -> Iterator[str]:
        yield from self._fields(
            at,
            x,
            {
                "a": _string,
                "b": _string,
                "relation": _one(*_RELATIONS),
                "score": _between(0, 1),
                "why": _string,
            },
        )
        yield from self._refers(at, "c", [x["a"], x["b"]])
        if x["a"] == x["b"]:
            yield f"{at}: a claim is related to itself"

    def verification(self, at: str, v: Mapping[str, Any]) -> Iterator[str]:
        yield from self._spans(at, [v])
        yield from self._fields(at, v, {"status": _one(*_STATUSES), "about": _strings})
        yield from self._refers(at, "c", v["about"])

    def _fields(self, at: str, x: Any, fields: Mapping[str, Callable[[Any], bool]]) -> Iterator[str]:
        for name, is_valid in fields.items():
            if name not in x:
                yield f"{at}: no field {name}"
            elif not is_valid(x[name]):
                yield f"{at}.{name}: {x[name]!r:.80}"

    def _spans(self, at: str, spans: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        before = -1
        for s in spans:
            a, b = s["start"], s["end"]
            if not (type(a) is int and type(b) is int and 0 <= a < b <= len(self.text)):
                yield f"{at}: span {a}:{b} does not fit"
            elif self.text[a:b] != s["text"]:
                yield f"{at}: span {a}:{b} is {self.text[a:b]!r:.40}, not {s['text']!r:.40}"
            if a < before:
                yield f"{at}: spans are not in text order"
            before = a

    def _refers(self, at: str, letters: str, ids: Sequence[Any]) -> Iterator[str]:
        for id in ids:
            if not any(id in self.ids[letter] for letter in letters):
                yield f"{at}: {id!r} refers to nothing"

    def _cycles(self, name: str, outer: Mapping[str, str | None]) -> Iterator[str]:
        done: set[str] = set()
        for id in outer:
            path: list[str] = []
            seen: set[str] = set()
            x: str | None = id
            while x is not None and x not in done:
                if x in seen:
                    yield f"{name}: {x} is inside itself"
                    break
                seen.add(x)
                path.append(x)
                x = outer.get(x)
            done.update(path)


def _one(*allowed: str) -> Callable[[Any], bool]:
    return lambda x: isinstance(x, str) and x in allowed


def _optional(is_valid: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda x: x is None or is_valid(x)


def _between(low: float, high: float) -> Callable[[Any], bool]:
    return lambda x: type(x) in (int, float) and low <= x <= high


def _string(x: Any) -> bool:
    return isinstance(x, str)


def _boolean(x: Any) -> bool:
    return isinstance(x, bool)


def _count(x: Any) -> bool:
    return type(x) is int and x >= 0


def _strings(x: Any) -> bool:
    return isinstance(x, list) and all(isinstance(y, str) for y in x)


def _object(x: Any) -> bool:
    return isinstance(x, dict)


def _objects(x: Any) -> bool:
    return isinstance(x, list) and all(isinstance(y, dict) for y in x)


def _is_date(x: Any) -> bool:
    try:
        date.fromisoformat(x)
    except (TypeError, ValueError):
        return False
    return True
