"""List who says what in an article, with what the text does to each claim.

python examples/who_says_what.py [FILE]
"""

import sys
from pathlib import Path

import attribution

path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("flood.txt")
report = attribution.analyze(path.read_text(encoding="utf-8"), id=path.name)

names = {source.id: source.name for source in report.sources}
claims = {claim.id: claim for claim in report.claims}
for statement in report.statements:
    who = names.get(statement.source.id, "(nobody named)")
    what = " … ".join(span.text for span in statement.content.spans)
    status = claims[statement.claim].verification.status
    print(f"{who} [{statement.cue.lemma}, {statement.certainty:.2f}, {status}]: {what}")
