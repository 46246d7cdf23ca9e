"""Explain the claims that an editor should look at first: contested and unverified ones.

python examples/explain_claims.py [FILE]
"""

import sys
from pathlib import Path

import attribution

path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("flood.txt")
report = attribution.analyze(path.read_text(encoding="utf-8"), id=path.name)

for claim in report.claims:
    if claim.verification.status in ("retracted", "denied", "disputed", "unverified"):
        print(report.explain(claim.id))
