"""Every scene of the gallery, in the order of the page."""

from __future__ import annotations

<<<<<<< HEAD
from scenes import commands, contract, faults, mistakes, recording, replay, verifying
=======
from scenes import commands, contract, drifting, faults, mistakes, recording, replay
>>>>>>> 6a6eec6 (The page of messages has faults, verified runs, budgets and the command; a fault's mistake ends in one full stop)

SCENES = (
    replay.SCENE,
    *contract.SCENES,
    *faults.SCENES,
    recording.SCENE,
<<<<<<< HEAD
    verifying.SCENE,
=======
    *drifting.SCENES,
>>>>>>> 6a6eec6 (The page of messages has faults, verified runs, budgets and the command; a fault's mistake ends in one full stop)
    *mistakes.SCENES,
    *commands.SCENES,
)
