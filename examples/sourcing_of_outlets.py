"""Compare how outlets source and hedge, as a pandas frame (needs: pip install "attribution[frame]").

python examples/sourcing_of_outlets.py
"""

import pandas

from attribution.extras.frames import feature_frame

articles = pandas.DataFrame(
    {
        "outlet": ["Harbour Post", "Harbour Post", "The Whisper"],
        "text": [
            'Ida Frost, the harbour master, said the ferry was late. "It was the fog," she said.',
            "The ministry confirmed that the bridge was safe, and an engineer, Per Dahl, agreed.",
            "Insiders say the bridge may be closed. Some believe that it was reportedly never inspected.",
        ],
    }
)
features = feature_frame(articles["text"])
shown = features[["statements_per_sentence", "anonymous_share", "hedge_density"]]
print(shown.groupby(articles["outlet"]).mean().round(2))
