"""Every scene of the gallery, in the order of the page."""

from __future__ import annotations

from scenes import (
    budget,
    commands,
    contract,
    faults,
    hygiene,
    mistakes,
    recording,
    replay,
    verifying,
)

SCENES = (
    replay.SCENE,
    *hygiene.SCENES,
    *contract.SCENES,
    *faults.SCENES,
    recording.SCENE,
    budget.SCENE,
    verifying.SCENE,
    *mistakes.SCENES,
    *commands.SCENES,
)
