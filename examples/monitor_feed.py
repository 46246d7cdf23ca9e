"""Go through a feed as it comes in and report only what was not checked, in two processes.

python examples/monitor_feed.py
"""

from collections.abc import Iterator

from attribution import Analyzer

FEED = [
    (
        "A hospital in Norrby said two patients had caught the virus. Health officials confirmed both cases.",
        "n-1",
    ),
    ("Residents said they had heard explosions near the port. The reports could not be verified.", "n-2"),
    ("The company reportedly plans to cut 300 jobs. A spokesman declined to comment.", "n-3"),
    (None, "n-4"),  # an item that arrives without its text
]


def incoming() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield texts with what is known of them; this could read a queue."""
    for text, name in FEED:
        yield text, {"id": name}


def main() -> None:
    """Print a line for each unverified claim; an item that cannot be analysed does not stop the others."""
    reports = Analyzer().pipe(incoming(), jobs=2, errors="keep")
    for (_, name), report in zip(FEED, reports, strict=True):
        if isinstance(report, Exception):
            print(f"{name}: set aside, {report}")
            continue
        for claim in report.claims:
            if claim.verification.status == "unverified":
                print(f"{name}: unverified: {claim.text}")


if __name__ == "__main__":
    main()
