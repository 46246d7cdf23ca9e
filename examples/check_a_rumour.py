"""See what articles do with a rumour: agree, disagree, discuss, or say nothing of it.

python examples/check_a_rumour.py
"""

import attribution

RUMOUR = "The flood was caused by water released from the Kestrel dam"
ARTICLES = {
    "the mayor's paper": "The flood in Lower Hask was caused by water released from the Kestrel dam, the mayor said on Monday.",
    "the company's": "Kestrel Power denied that the flood was caused by water released from the Kestrel dam.",
    "a careful one": "It is not clear whether water released from the Kestrel dam caused the flood, officials said.",
    "another story": "The Norrby orchestra will play three concerts in June, its director said.",
}

for name, text in ARTICLES.items():
    stance = attribution.check(RUMOUR, text)
    score = "" if stance.credibility is None else f", credibility {stance.credibility:.2f}"
    print(f"{name}: {stance.stance}{score}")
