"""How the generator makes the pages of one language, that of SITE_LANGUAGE; `make site` runs it for each."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(
    0, str(Path(__file__).parents[1])
)  # for website.chinese, which the generator loads by its name

LANGUAGE = os.environ["SITE_LANGUAGE"]

project = "riskctl"
html_title = {"zh": "riskctl 廉政风险点登记", "en": "riskctl"}[LANGUAGE]
language = {"zh": "zh_CN", "en": "en"}[LANGUAGE]
root_doc = "index"
extensions = ["myst_parser", "website.chinese"]
html_search_language = "zh"  # of website.chinese, in both: the English pages name things in Chinese too
# Pages are written for a git host, which reads no more than its own Markdown.
myst_disable_syntax = ["myst_block_break", "myst_line_comment", "myst_role", "myst_target"]
myst_heading_anchors = 6
myst_url_schemes = {"http": None, "https": None, "mailto": None, "other": {"url": "{{path}}#{{fragment}}"}}
# Broken YAML is shown on purpose.
suppress_warnings = ["misc.highlighting_failure"]

smartquotes = False  # `--lang` in a sentence is no dash

html_theme = "furo"
html_static_path = ["static"]
templates_path = ["templates"]
html_css_files = ["site.css"]
html_theme_options = {
    "top_of_page_buttons": ["view"]
}  # templates/components: here it is the switch of language
html_context = {"site_language": LANGUAGE}
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False
html_last_updated_fmt = None  # the same tree gives the same bytes


def setup(app: Any) -> None:
    """Ask for navigation before the theme does (500)."""
    app.connect("html-page-context", _own_part_only, priority=400)


def _own_part_only(app: Any, page: str, template: str, context: dict[str, Any], tree: object) -> None:
    """Let the sidebar show what stands under the part of its own page alone.

    Rules and commands are a hundred pages: in each page all of them took half of the time.
    """
    whole = context["toctree"]
    context["toctree"] = lambda **options: whole(**options | {"collapse": True})
