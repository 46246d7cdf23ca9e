"""Put articles about one event together: who is the origin, who copied, who disagrees?

python examples/compare_articles.py
"""

import attribution

WIRE = (
    "Two workers were hurt when a crane fell at the port of Norrby, police said on Monday. "
    "The port authority said that the crane had been inspected in March."
)
ARTICLES = [
    ("wire", WIRE, "Northern Wire", "2024-05-06"),
    ("morning", "(Northern Wire) - " + WIRE, "Morning Sheet", "2024-05-07"),
    (
        "union",
        "The dockers' union said that the crane at the port of Norrby had not been inspected for two years. "
        "Police said that two workers were hurt.",
        "Union Voice",
        "2024-05-07",
    ),
]

corpus = attribution.Corpus()
for name, text, outlet, published in ARTICLES:
    corpus.add(attribution.analyze(text, id=name, outlet=outlet, published=published))

for copy in corpus.copies():
    print("copy:", copy)
for claim in corpus.claims():
    print(f"{claim.id}: {claim.text}")
