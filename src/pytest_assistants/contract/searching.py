"""How file search cuts, ranks and cites files: what it can read, its defaults, its marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_assistants.contract.sources import OPENAI_REFERENCE
from pytest_assistants.contract.vocabularies import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

SEARCHABLE_EXTENSIONS: tuple[Term, ...] = tuple(
    Term(name, OPENAI_REFERENCE)
    for name in (
        *("c", "cpp", "cs", "css", "doc", "docx", "go", "html", "java", "js", "json", "md"),
        *("pdf", "php", "pptx", "py", "rb", "sh", "tex", "ts", "txt"),
    )
)
"""The endings of the files that file search reads."""

DEFAULT_CHUNKING: Mapping[str, int] = {"max_chunk_size_tokens": 800, "chunk_overlap_tokens": 400}
"""How files are cut where nobody says how (Azure specification, 2024-08-01-preview)."""

CITATION = "\u3010{place}\u2020{name}\u3011"
"""The mark that stands in a text where a file is cited: its place is ``4:0``, say."""

CITED = re.compile("\u3010(?P<place>[^\u3010\u2020\u3011]*)\u2020(?P<name>[^\u3010\u3011]*)\u3011")
