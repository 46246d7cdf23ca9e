"""The examples in docstrings run."""

import doctest
import importlib
import pkgutil

import pytest

import attribution
from attribution.errors import MissingExtraError

MODULES = ["attribution", *(m.name for m in pkgutil.walk_packages(attribution.__path__, "attribution."))]


@pytest.mark.parametrize("name", [m for m in MODULES if not m.endswith("__main__")])
def test_examples_run(name: str) -> None:
    """Each example gives what it shows; modules whose optional library is missing are left out."""
    try:
        module = importlib.import_module(name)
    except MissingExtraError as e:
        pytest.skip(str(e))
    except ImportError as e:
        if name.startswith("attribution.training."):
            pytest.skip(f"the extra train is not installed: {e}")
        raise
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    assert doctest.testmod(module, optionflags=flags).failed == 0
