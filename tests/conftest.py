"""The profiles of hypothesis: the same few examples in each run, or many new ones."""

from __future__ import annotations

import os

try:
    from hypothesis import settings
except ModuleNotFoundError:  # where the kit stands alone, no property is tried
    pass
else:
    # Properties are not timed: a busy machine is no counter-example.
    settings.register_profile("ci", max_examples=60, derandomize=True, deadline=None)
    settings.register_profile("thorough", max_examples=2_000, deadline=None, print_blob=True)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
