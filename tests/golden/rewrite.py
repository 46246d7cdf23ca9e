"""Rewrite the expected digests of the golden articles, and say what a digest and a fact are.

    python tests/golden/rewrite.py              # rewrite every expected.json
    python tests/golden/rewrite.py interview    # some of them
    python tests/golden/rewrite.py --check      # write nothing, list facts of must.json that do not hold; status 1 if any

Each folder holds ``input.txt``, ``expected.json`` (a digest of the report, rewritten by this command: read the difference
before committing it) and ``must.json`` (facts that hold whatever the model, written by hand and never rewritten).

A fact of ``must.json`` is one of

* ``{"at": "words before [cue] words after", ...}``: there is a statement whose cue overlaps the bracketed words; the other keys
  must hold of it: ``source`` (words of the mention, "" for none), ``content`` (a list of pieces; Jaccard index of words at
  least 0.6), ``name``, ``type``, ``polarity``, ``reported``, ``nested``, ``form``, ``act``, ``status`` (a value or a list of
  allowed values);
* ``{"not": "words [cue] words"}``: no statement has a cue there;
* ``{"source": name, ...}``: there is such a source; ``type``, ``named``, ``n_statements`` (at least so many);
* ``{"less": [at, at]}``: the claim at the first place is less credible than the one at the second;
* ``{"no_statements": true}``.

A fact with ``"known": reason`` does not hold yet: the test expects it to fail, and fails when it holds after all.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
from typing import Any

HERE = pathlib.Path(__file__).parent
WORD = re.compile(r"\w+")


def cases() -> list[str]:
    """Return the names of the golden articles, sorted."""
    return sorted(p.parent.name for p in HERE.glob("*/input.txt"))


def read_text(case: str) -> str:
    """Return the article of a case."""
    return (HERE / case / "input.txt").read_text(encoding="utf-8")


def read_facts(case: str) -> list[dict[str, Any]]:
    """Return the facts that must hold of a case."""
    facts: list[dict[str, Any]] = json.loads((HERE / case / "must.json").read_text(encoding="utf-8"))
    return facts


def analyse(case: str) -> dict[str, Any]:
    """Return the report of a case as a dict."""
    from attribution import analyze

    return analyze(read_text(case), id=case).to_dict()


def surface(spans: list[dict[str, Any]]) -> str:
    """Join the texts of spans readably."""
    return " ... ".join(" ".join(s["text"].split()) for s in spans)


def digest(report: dict[str, Any]) -> dict[str, Any]:
    """Return what people would check in a report, without offsets, identifiers of claims and numbers."""
    names = {s["id"]: s["name"] for s in report["sources"]}
    statements = []
    for s in report["statements"]:
        row = {
            "id": s["id"],
            "source": surface(s["source"]["spans"]),
            "name": names.get(s["source"]["id"]),
            "cue": surface(s["cue"]["spans"]),
            "content": surface(s["content"]["spans"]),
            "act": s["act"],
            "form": s["form"],
            "polarity": s["polarity"],
        }
        if not s["reported"]:
            row["reported"] = False
        if s["nested_in"]:
            row["nested_in"] = s["nested_in"]
        statements.append(row)
    return {
        "statements": statements,
        "sources": [{"name": s["name"], "type": s["type"]} for s in report["sources"]],
        "claims": [
            {
                "statements": c["statements"],
                "status": c["verification"]["status"],
                "text": " ".join(c["text"].split()),
            }
            for c in report["claims"]
        ],
        "verifications": [
            {"text": " ".join(v["text"].split()), "status": v["status"]} for v in report["verifications"]
        ],
    }


def place(text: str, marked: str) -> tuple[int, int]:
    """Return where the bracketed words of ``marked`` stand in ``text``, in which they must occur once."""
    before, _, rest = marked.partition("[")
    cue, _, after = rest.partition("]")
    whole = before + cue + after
    if not cue or text.count(whole) != 1:
        raise ValueError(f"{marked!r} occurs {text.count(whole)} times, not once")
    start = text.index(whole) + len(before)
    return start, start + len(cue)


def _words(text: str) -> set[str]:
    return {w.casefold() for w in WORD.findall(text)} - {"the", "a", "an"}


def _at(
    text: str, report: dict[str, Any], marked: str, content: list[str] | None = None
) -> dict[str, Any] | None:
    """The statement with a cue at the marked place; the one with the most fitting content if there are several."""
    start, end = place(text, marked)
    found = [
        s
        for s in report["statements"]
        if any(p["start"] < end and start < p["end"] for p in s["cue"]["spans"])
    ]
    want = _words(" ".join(content or []))
    return max(found, key=lambda s: len(want & _words(surface(s["content"]["spans"]))), default=None)


def _allowed(value: object, wanted: object) -> bool:
    return value in wanted if isinstance(wanted, list) else value == wanted


def failing(text: str, report: dict[str, Any], fact: dict[str, Any]) -> str:
    """Return what does not hold of a fact; an empty string when it holds."""
    sources = {s["id"]: s for s in report["sources"]}
    claims = {c["id"]: c for c in report["claims"]}
    if "no_statements" in fact:
        return "" if not report["statements"] else f"{len(report['statements'])} statements"
    if "not" in fact:
        found = _at(text, report, fact["not"])
        return f"statement {found['id']}: {surface(found['content']['spans'])!r}" if found else ""
    if "less" in fact:
        pair = [_at(text, report, m) for m in fact["less"]]
        if None in pair:
            return "a statement is missing"
        low, high = (claims[s["claim"]]["credibility"]["score"] for s in pair if s)
        return "" if low < high else f"{low:.3f} is not below {high:.3f}"
    if "at" not in fact:
        fit = [s for s in sources.values() if _words(fact["source"]) == _words(s["name"])]
        if not fit:
            return f"no source of this name among {[s['name'] for s in sources.values()]}"
        count = sum(s["source"]["id"] == fit[0]["id"] for s in report["statements"])
        wrong = [k for k in ("type", "named") if k in fact and not _allowed(fit[0][k], fact[k])]
        if count < fact.get("n_statements", 0):
            wrong.append(f"{count} statements")
        return ", ".join(f"{k}: {fit[0].get(k)}" for k in wrong)
    s = _at(text, report, fact["at"], fact.get("content"))
    if s is None:
        return "no statement has a cue there"
    source = sources.get(s["source"]["id"])
    got: dict[str, Any] = {
        "polarity": s["polarity"],
        "reported": s["reported"],
        "form": s["form"],
        "act": s["act"],
        "nested": s["nested_in"] is not None,
        "type": source and source["type"],
        "status": claims[s["claim"]]["verification"]["status"],
    }
    wrong = [f"{k} is {v!r}" for k, v in got.items() if k in fact and not _allowed(v, fact[k])]
    if "source" in fact:
        have = surface(s["source"]["spans"])
        if not (_words(fact["source"]) <= _words(have) if fact["source"] else not have):
            wrong.append(f"source is {have!r}")
    if "name" in fact and _words(fact["name"]) != _words(source["name"] if source else ""):
        wrong.append(f"name is {source['name'] if source else None!r}")
    if "content" in fact:
        have = surface(s["content"]["spans"])
        a, b = _words(have), _words(" ".join(fact["content"]))
        if len(a & b) < 0.6 * len(a | b):
            wrong.append(f"content is {have!r}")
    return ", ".join(wrong)


def main(argv: list[str] | None = None) -> int:
    """Rewrite the digests, or check the facts only; see the module."""
    args = sys.argv[1:] if argv is None else argv
    is_check = "--check" in args
    wanted = [a for a in args if not a.startswith("-")]
    n_failing = n_facts = 0
    for case in wanted or cases():
        text, report = read_text(case), analyse(case)
        for fact in read_facts(case):
            n_facts += 1
            problem = failing(text, report, fact)
            if problem and "known" not in fact:
                n_failing += 1
            if "known" in fact:
                problem = "" if problem else "holds now: take the mark off"
            if problem:
                print(f"{case}: {json.dumps(fact, ensure_ascii=False)}\n    {problem}")
        if not is_check:
            body = json.dumps(digest(report), ensure_ascii=False, indent=1)
            (HERE / case / "expected.json").write_text(body + "\n", encoding="utf-8")
    print(f"{n_facts - n_failing} of {n_facts} facts hold")
    return 1 if is_check and n_failing else 0


if __name__ == "__main__":
    sys.exit(main())
