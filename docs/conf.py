"""The documentation: `sphinx-build -W -b html docs build/docs`."""

import newsfacts

project = "newsfacts"
author = "The newsfacts developers"
version = release = newsfacts.__version__
language = "en"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
exclude_patterns = ["conf.py"]
html_theme = "furo"
html_title = f"newsfacts {version}"
default_role = "code"  # docstrings mark code with single backticks
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
myst_heading_anchors = 3
