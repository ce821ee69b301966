from __future__ import annotations

from pytest_assistants.emulator.memory.world import World


def test_what_is_made_bears_the_clocks_moment_and_stands_in_the_store() -> None:
    world = World()
    world.clock.advance(9)
    made = world.make("thread", {"metadata": {}}, dialect="azure")
    assert made.created_at == world.clock.now
    assert world.store.find("thread", made.id) == made


def test_after_a_reset_the_same_things_happen_again() -> None:
    world = World()
    world.clock.advance(9)
    first = world.make("thread", {}, dialect="azure")
    world.reset()
    assert world.store.select("thread") == []
    world.clock.advance(9)
    assert world.make("thread", {}, dialect="azure") == first
