"""Two published scales over an opinion: the Admiralty code's digit and the likelihood words of ICD 203.

References:
    NATO AJP-2.1, Allied Joint Doctrine for Intelligence Procedures, 2016 (information credibility 1 to 6).
    US Office of the Director of National Intelligence, Intelligence Community Directive 203, Analytic
    Standards, 2015, section D.6.e.(2).(a) (bands of likelihood).
"""

from attribution.scores.opinion import Opinion
from attribution.scores.policy import Policy

__all__ = ["ICD_203", "information_digit", "likelihood_band"]

ICD_203 = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.0, "almost certain"),
)


def likelihood_band(score: float, uncertainty: float, policy: Policy) -> str:
    """Return the ICD 203 band of a score.

    Args:
        score: in [0, 1].
        uncertainty: of the opinion; above ``likelihood.assessed`` nothing is said.
        policy: the weights.

    Returns:
        The band's words, or ``"not assessed"``. A score on a border belongs to the lower band.

    >>> from attribution.scores.policy import load_policy
    >>> likelihood_band(0.85, 0.2, load_policy()), likelihood_band(0.7, 0.9, load_policy())
    ('very likely', 'not assessed')
    """
    if uncertainty > policy["likelihood.assessed"]:
        return "not assessed"
    return next(words for top, words in ICD_203 if score <= top or top == 1.0)


def information_digit(view: Opinion, n_for: int, n_against: int, is_checked: bool, policy: Policy) -> int:
    """Return the Admiralty digit of a claim, from its evidence alone and never from a source's letter.

    Args:
        view: the opinion without the factors of reliability.
        n_for: independent groups for.
        n_against: independent groups against.
        is_checked: whether the text says anything of its verification, for or against.
        policy: the weights.

    Returns:
        1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be
        judged: one group says so, nobody contradicts it and nothing is said of a check.
    """
    if n_against == 0 and n_for < 2 and not is_checked:
        return 6
    if n_for >= 2 and n_against == 0 and view.belief >= policy["admiralty.confirmed"]:
        return 1
    if n_for >= 2 and view.score >= policy["admiralty.probable"]:
        return 2
    if view.score >= policy["admiralty.possible"]:
        return 3
    return 4 if view.score >= policy["admiralty.doubtful"] else 5
