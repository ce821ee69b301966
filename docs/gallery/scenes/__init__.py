"""Every scene of the gallery, in the order of the page."""

from __future__ import annotations

from scenes import contract, faults, mistakes, recording, replay

SCENES = (replay.SCENE, *contract.SCENES, *faults.SCENES, recording.SCENE, *mistakes.SCENES)
