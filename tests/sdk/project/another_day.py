"""A plugin that lets a run happen on another day, for all who ask ``time``."""

from __future__ import annotations

import time

LATER = 400 * 24 * 60 * 60
_NOW, _NOW_NS = time.time, time.time_ns


time.time = lambda: _NOW() + LATER
time.time_ns = lambda: _NOW_NS() + LATER * 1_000_000_000
