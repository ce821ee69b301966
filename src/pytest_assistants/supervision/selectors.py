"""What selects a test on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import pytest


class Selection(TypedDict):
    """The test's node id as it is typed where pytest was ``started``."""

    selector: str
    started: Path


def selection(item: pytest.Item) -> Selection:
    """What selects this test, also where pytest was not started in the rootdir."""
    root, started, node = item.config.rootpath, item.config.invocation_params.dir, str(item.nodeid)
    if root == started:
        return {"selector": node, "started": started}
    path, colons, names = node.partition("::")
    place = Path(os.path.relpath(root / path, started)).as_posix()
    return {"selector": f"{place}{colons}{names}", "started": started}
