"""Add a cue of your own house, and disagree with a weight of the credibility score.

python examples/own_lexicon_and_policy.py
"""

import tempfile
from pathlib import Path

import attribution

TEXT = "Ida Frost tooted that the ferry was late. An official said that the harbour may have been closed."

CUES = "lemma\ttype\tact\tpolarity\tframes\trate\ntoot\tverb\tsay\taffirmed\tthat=0.9 clause=0.8\t0.9\n"
POLICY = """extends = "default"
version = 1
name = "strict about anonymous sources"

[sourcing]
unsourced = { value = 0.1, reason = "As anonymous.", origin = "house rule 7" }
anonymous = { value = 0.1, reason = "Our house gives no weight to those who will not be named.", origin = "house rule 7" }
described = { value = 0.1, reason = "A description does not make a name.", origin = "house rule 7" }
"""

with tempfile.TemporaryDirectory() as folder:
    lexicons = Path(folder)
    (lexicons / "cues.tsv").write_text(CUES, encoding="utf-8")
    policy = lexicons / "policy.toml"
    policy.write_text(POLICY, encoding="utf-8")

    plain = attribution.Analyzer(extractor="rules").analyze(TEXT)
    own = attribution.Analyzer(extractor="rules", lexicons=lexicons, policy=policy).analyze(TEXT)

print("shipped cues:", [s.cue.lemma for s in plain.statements])
print("with ours:   ", [s.cue.lemma for s in own.statements])
before, after = plain.claims[-1].credibility.score, own.claims[-1].credibility.score
print(f"score of what the official said: {before:.2f}, by our policy {after:.2f}")
