"""Keep the README's example true: its article and the table that the command prints for it.

python tests/readme.py            # tell whether README.md is up to date
python tests/readme.py --write    # bring it up to date
"""

import re
import sys
from pathlib import Path

from attribution import analyze
from attribution.report.table import render_table

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "examples" / "depot.txt"


def renew(readme: str) -> str:
    """Return the README with the current article and table between its marks."""
    text = ARTICLE.read_text(encoding="utf-8")
    quoted = "\n>\n".join(f"> {line}" for line in text.split("\n") if line)
    table = render_table(analyze(text, id=ARTICLE.name), width=100).rstrip("\n")
    for mark, body in (("article", quoted), ("table", f"```text\n{table}\n```")):
        pattern = f"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)"
        readme, n = re.subn(pattern, lambda m, body=body: f"{m[1]}{body}\n{m[2]}", readme, flags=re.DOTALL)
        if n != 1:
            raise SystemExit(f"README.md has {n} places for the {mark}, expected one")
    return readme


if __name__ == "__main__":
    path = ROOT / "README.md"
    old = path.read_text(encoding="utf-8")
    new = renew(old)
    if "--write" in sys.argv:
        path.write_text(new, encoding="utf-8")
    elif new != old:
        raise SystemExit("README.md is out of date: python tests/readme.py --write")
