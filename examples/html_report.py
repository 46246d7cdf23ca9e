"""Write the report of an article as a web page that can be sent by mail: one file, no scripts.

python examples/html_report.py OUTPUT.html [FILE]
"""

import sys
from pathlib import Path

import attribution

output = Path(sys.argv[1])
path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("flood.txt")
report = attribution.analyze(path.read_text(encoding="utf-8"), id=path.name)
output.write_text(report.to_html(), encoding="utf-8")
print(f"{output}: {len(report.statements)} statements, {len(report.claims)} claims")
