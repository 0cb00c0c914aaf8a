"""How the site's search parts texts into terms: Latin words by their stems, Chinese by pairs of characters.

The generator's own Chinese search cuts pages by a dictionary (jieba), but not what a reader types; nor are
the words of this field in a dictionary of everyday ones. Pairs need none, and page and question are parted
alike: a page is found when it has all pairs of the question. More: docs/internals/site.md.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.search.en import SearchEnglish

_TERM = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")
_HAN = "\u3400", "\u9fff"
# What `split` does, in the reader's browser. A single character has no pair and is a term itself.
_SPLITTER = r"""
var splitQuery = (query) =>
  (query.match(/[\u3400-\u9fff]+|(?:(?![\u3400-\u9fff])[\p{Letter}\p{Number}_])+/gu) || [])
    .flatMap((run) => {
      const signs = /^[\u3400-\u9fff]/u.test(run) ? [...run] : [];
      return signs.length < 2 ? [run] : signs.slice(1).map((sign, at) => signs[at] + sign);
    });
"""


class SearchPairs(SearchEnglish):  # type: ignore[misc]  # the generator stands apart, in .venv/site
    """Terms of both languages, for the pages of either: English pages name things in Chinese too."""

    lang = "zh"
    language_name = "English"  # whose stemmer the reader's browser takes
    js_splitter_code = _SPLITTER

    def split(self, input: str) -> list[str]:
        """Return the terms of a text: words, single characters and pairs of characters."""
        return [term for run in _TERM.findall(input) for term in _terms(run)]


def _terms(run: str) -> list[str]:
    if not _HAN[0] <= run[0] <= _HAN[1]:
        return [run]
    return [*dict.fromkeys(run), *(run[at : at + 2] for at in range(len(run) - 1))]


def setup(app: Any) -> dict[str, bool]:
    """Let the generator search so."""
    app.add_search_language(SearchPairs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
