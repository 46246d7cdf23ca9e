"""Settings of the documentation; built with ``sphinx-build -W -b html docs docs/_build``."""

import attribution

project = "attribution"
author = "The attribution developers"
copyright = author
version = release = attribution.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "attribution"

myst_enable_extensions = ["colon_fence", "dollarmath"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
# Attributes are documented in the docstring of their class; as members they would be described twice.
napoleon_use_ivar = True
