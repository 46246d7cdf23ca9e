"""What stance is judged by: how a claim and a text overlap, and what the text says of what it shares with the claim.

Features are named numbers in plain view: shares of weight (``attribution.claims.keys``), counts of phrases about
checking near the best matching sentences, polarity and standing of the statements that match, and a few marks of
the claim itself. The design follows what worked in the Fake News Challenge (Hanselowski et al. 2018, "A
retrospective analysis of the fake news challenge stance-detection task", COLING): relatedness by overlap first,
then refutation, hedging and attribution around the overlap.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from math import exp, log1p
from pathlib import Path

from attribution.claims.comparison import compare
from attribution.claims.keys import KeyTable, load_keys
from attribution.claims.proposition import read_proposition
from attribution.lexicons.load import table
from attribution.options import Options
from attribution.scores.stance_views import ClaimView, Match, TextView, told_status
from attribution.text.negations import NEGATIONS
from attribution.values.document import Document

__all__ = ["stance_features", "stance_words"]

_STATUSES = ("confirmed", "corroborated", "unverified", "disputed", "denied", "retracted")
_HALF = 0.5
_NEGATIONS = NEGATIONS | {"isn't", "nothing"}
_KINDS = ("refute", "unrefute", "doubt", "hedge", "say", "deny", "confirm")


@lru_cache(maxsize=4)
def stance_words(folder: Path | None) -> dict[str, tuple[str, ...]]:
    """Map each word that tells texts apart to its kinds: refute, unrefute, doubt, hedge, say, deny, confirm."""
    out: dict[str, tuple[str, ...]] = {}
    for row in table("stance_words", folder):
        word = str(row["word"])
        out[word] = (*out.get(word, ()), str(row["kind"]))
    return out


def stance_features(claim: ClaimView, text: TextView, match: Match, options: Options) -> dict[str, float]:
    """Measure a claim against a text.

    Args:
        claim: the claim.
        text: the text.
        match: where the text takes up the claim.
        options: where lexicons are.

    Returns:
        Feature name to value; the names are the same for every pair.
    """
    out: dict[str, float] = {}
    _overlap(out, claim, text, match)
    _claim_marks(out, claim, options)
    _text_marks(out, claim, text, match)
    _statements(out, claim, text, match, options)
    _words(out, text, match, options)
    return out


def _overlap(out: dict[str, float], claim: ClaimView, text: TextView, match: Match) -> None:
    """Add shares of the claim's weight found in the whole text, its lead, its best sentences and statements."""
    held = [k for k in claim.weights if k in text.places]
    whole = sum(claim.weights[k] for k in held)
    lead_keys = frozenset().union(*(text.sentence_keys[n] for n in text.lead)) if text.lead else frozenset()
    out["cover_text"] = whole / claim.total
    out["mass_text"] = min(whole, 60.0) / 10
    out["cover_lead"] = sum(w for k, w in claim.weights.items() if k in lead_keys) / claim.total
    out["cover_first"] = (
        sum(w for k, w in claim.weights.items() if k in text.sentence_keys[text.lead[0]]) / claim.total
        if text.lead
        else 0.0
    )
    for n in range(3):
        out[f"cover_sentence_{n}"] = match.sentences[n][1] if len(match.sentences) > n else 0.0
    out["cover_statement"] = match.statements[0][1] if match.statements else 0.0
    shared = claim.pairs & text.pairs
    out["pairs"] = len(shared) / max(1, len(claim.pairs))
    missing = [w for k, w in claim.weights.items() if k not in text.places]
    out["heaviest_missing"] = max(missing, default=0.0) / 7.5
    present = [claim.weights[k] for k in held]
    out["heaviest_shared"] = max(present, default=0.0) / 7.5
    out["n_missing"] = len(missing)
    out["n_shared"] = len(held)
    names = claim.proposition.names | claim.proposition.places
    out["names_shared"] = sum(k in text.places for k in names) / max(1, len(names))
    out["has_names"] = float(bool(names))
    out["density"] = sum(min(5, len(text.places[k])) for k in held) / max(1, len(claim.weights))
    out["best_position"] = match.sentences[0][0] / max(1, len(text.sentence_keys)) if match.sentences else 1.0
    out["text_length"] = log1p(len(text.keys))
    out["claim_length"] = len(claim.weights)


def _claim_marks(out: dict[str, float], claim: ClaimView, options: Options) -> None:
    """Add what the claim itself says of its standing: hedged, attributed, asked, refuting."""
    lexicon = stance_words(options.lexicons)
    counts: Counter[str] = Counter()
    for i, lemma in enumerate(claim.document.lemmas):
        for kind in lexicon.get(lemma.lower(), ()) or lexicon.get(claim.document.forms[i].lower(), ()):
            if kind == "refute" and _is_negated(claim.document, i, 0):
                counts["unrefute"] += 1
            else:
                counts[kind] += 1
    for kind in ("refute", "unrefute", "doubt", "hedge", "say", "deny", "confirm"):
        out[f"claim_{kind}"] = min(3, counts[kind])
    out["claim_question"] = float(any(f == "?" for f in claim.document.forms))
    out["claim_quotes"] = float(any(t in ("``", "''") for t in claim.document.tags))
    out["claim_colon"] = float(":" in claim.document.forms)
    out["claim_negated"] = float(any(s < 0 for s in claim.proposition.keys.values()))
    out["claim_refutes"] = float(
        counts["refute"] > 0
        or (not counts["unrefute"] and any(m.status in ("denied", "retracted") for m in claim.marks))
    )


def _text_marks(out: dict[str, float], claim: ClaimView, text: TextView, match: Match) -> None:
    """Add phrases about checking: in the whole text, in the lead, in and next to the best sentences."""
    best = (
        {n for n, c in match.sentences[:3] if c >= _HALF * match.sentences[0][1]}
        if match.sentences
        else set()
    )
    near = best | {n + d for n in best for d in (-1, 1)}
    lead = set(text.lead)
    counts: Counter[str] = Counter()
    for mark, n in zip(text.marks, text.mark_sentences, strict=True):
        counts[f"mark_{mark.status}"] += 1
        if n in lead:
            counts[f"lead_{mark.status}"] += 1
        if n in best:
            counts[f"best_{mark.status}"] += 1
        if n in near:
            counts[f"near_{mark.status}"] += 1
        if mark.target[1] > mark.target[0]:
            target = {k for k in text.keys[mark.target[0] : mark.target[1]] if k}
            shared = sum(claim.weights[k] for k in target if k in claim.weights)
            if shared >= 0.25 * claim.total:
                counts[f"object_{mark.status}"] += 1
    for status in _STATUSES:
        for place in ("mark", "lead", "best", "near", "object"):
            out[f"{place}_{status}"] = min(4, counts[f"{place}_{status}"])
    per = len(text.keys) / 100 + 1
    out["marks_against"] = (
        counts["mark_denied"] + counts["mark_retracted"] + 0.5 * counts["mark_disputed"]
    ) / per
    out["against_x_claim"] = out["marks_against"] * out["claim_refutes"]
    out["against_x_plain"] = out["marks_against"] * (1 - out["claim_refutes"])


def _statements(
    out: dict[str, float], claim: ClaimView, text: TextView, match: Match, options: Options
) -> None:
    """Add how the matching passages stand: attributed or asserted, denied, how sure, checked, contradicted."""
    analysis = text.analysis
    key_table: KeyTable = load_keys(options.lexicons)
    claims = {c.id: c for c in analysis.claims}
    attributed = asserted = 0.0
    for n, cover in match.sentences[:3]:
        if text.owners.get(n):
            attributed += cover
        else:
            asserted += cover
    out["attributed"] = attributed / max(0.01, attributed + asserted)
    first = match.sentences[0][0] if match.sentences else -1
    out["best_is_attributed"] = float(bool(text.owners.get(first)))
    lead_owned = [n for n in text.lead if text.owners.get(n)]
    out["lead_attributed"] = len(lead_owned) / max(1, len(text.lead))
    sums: defaultdict[str, float] = defaultdict(float)
    weight = 0.0
    for k, cover in match.statements:
        if cover < 0.25:
            continue
        st = analysis.statements[k]
        weight += cover
        sums["denied"] += cover * (st.polarity == "denied")
        sums["open"] += cover * (st.polarity == "open" or not st.reported)
        sums["certainty"] += cover * st.certainty
        sums["commitment"] += cover * st.commitment
        sums["sourceless"] += cover * (not st.source.spans)
        sums["nested"] += cover * (st.nested_in is not None)
        sums["evidential"] += cover * (st.cue.type in ("adverb", "adjective", "noun"))
        sums["direct"] += cover * (st.form == "direct")
        c = claims.get(st.claim)
        if c is not None:
            sums["credibility"] += cover * c.credibility.score
            sums[f"status_{told_status(c.verification)}"] += cover
    for name in ("denied", "open", "sourceless", "nested", "evidential", "direct"):
        out[f"st_{name}"] = sums[name] / weight if weight else 0.0
    out["st_certainty"] = sums["certainty"] / weight if weight else 0.7
    out["st_commitment"] = sums["commitment"] / weight if weight else 0.0
    out["st_credibility"] = sums["credibility"] / weight if weight else 0.5
    for status in (*_STATUSES, "attributed"):
        out[f"st_status_{status}"] = sums[f"status_{status}"] / weight if weight else 0.0
    out["st_weight"] = weight
    relations: Counter[str] = Counter()
    document = analysis.document
    for n, _cover in match.sentences[:4]:
        s = document.sentences[n]
        other = read_proposition(
            document, text.keys, range(s.first, min(s.last, s.first + 80)), key_table, options.lexicons
        )
        found = compare(claim.proposition, other, key_table)
        relations[found.relation] += 1
        if found.why.startswith("number"):
            relations["number"] += 1
    for name in ("same", "supports", "contradicts", "number"):
        out[f"rel_{name}"] = relations[name]
    out["n_statements"] = log1p(len(analysis.statements))
    out["statements_density"] = len(analysis.statements) / max(1, len(text.sentence_keys))


def _is_negated(document: Document, i: int, first: int) -> bool:
    """Tell whether a negation stands up to three words before a token."""
    return any(document.forms[k].lower() in _NEGATIONS for k in range(max(first, i - 3), i))


def _words(out: dict[str, float], text: TextView, match: Match, options: Options) -> None:
    """Add counts of words of refutation, doubt, hedging, saying: in the text, its lead and its best sentences."""
    lexicon = stance_words(options.lexicons)
    document = text.analysis.document
    best = {n for n, _ in match.sentences[:2]}
    lead = set(text.lead)
    counts: Counter[str] = Counter()
    lemmas, forms = document.lemmas, document.forms
    for n, s in enumerate(document.sentences):
        if not text.sentence_keys[n]:
            continue
        for i in range(s.first, s.last):
            kinds = lexicon.get(lemmas[i])
            if kinds is None and lemmas[i] != forms[i]:
                kinds = lexicon.get(forms[i].lower())
            for kind in kinds or ():
                counts[kind] += 1
                if n in lead:
                    counts["lead_" + kind] += 1
                if n in best:
                    counts["best_" + kind] += 1
    per = log1p(len(text.keys)) or 1.0
    for kind in _KINDS:
        out[f"w_{kind}"] = min(8, counts[kind]) / per
        out[f"w_lead_{kind}"] = min(3, counts["lead_" + kind])
        out[f"w_best_{kind}"] = min(3, counts["best_" + kind])
    out["question_lead"] = float(
        any(
            forms[i] == "?"
            for n in text.lead
            for i in range(document.sentences[n].first, document.sentences[n].last)
        )
    )
    _agreement(out, counts)


def _agreement(out: dict[str, float], counts: Counter[str]) -> None:
    """Add whether claim and text refute alike: a text that calls a story a hoax agrees with a claim that does."""
    refutes = out["claim_refutes"]
    signals = {
        "lead": min(2.0, counts["lead_refute"] + out["lead_denied"] + out["lead_retracted"]),
        "best": min(2.0, counts["best_refute"] + out["best_denied"]),
        "text": min(3.0, log1p(counts["refute"] + out["mark_denied"] + out["mark_retracted"])),
        "statement": out["st_denied"] + out["st_status_denied"],
        "object": min(2.0, out["object_denied"] + out["object_retracted"]),
        "unrefute": min(2.0, counts["unrefute"]),
    }
    for name, value in signals.items():
        out[f"x_{name}_refuted"] = value * refutes
        out[f"x_{name}_plain"] = value * (1 - refutes)
    level = (
        0.8 * signals["lead"]
        + 0.5 * signals["best"]
        + 0.3 * signals["text"]
        + signals["object"]
        + 0.6 * signals["statement"]
    )
    refuting = 1 - exp(-level)
    out["text_refutes"] = refuting
    out["sides_differ"] = refutes * (1 - refuting) + (1 - refutes) * refuting
    out["sides_refute"] = refutes * refuting
    out["sides_differ_asked"] = out["sides_differ"] * out["claim_question"]
    out["sides_differ_hedged"] = out["sides_differ"] * min(1.0, out["claim_hedge"] + out["claim_say"])
    silent = float(signals["text"] == 0)
    out["x_silent_refuted"] = silent * refutes
    out["x_silent_plain"] = silent * (1 - refutes)
    out["x_some_refuted"] = float(signals["text"] > 0) * refutes
    out["x_some_plain"] = float(signals["text"] > 0) * (1 - refutes)
