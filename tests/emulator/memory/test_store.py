from __future__ import annotations

from pytest_assistants.emulator.memory.store import Record, Store


def _ids(records: list[Record]) -> list[str]:
    return [record.id for record in records]


def test_records_of_one_second_keep_the_order_of_their_creation() -> None:
    store = Store()
    for name in ("b", "a", "c"):
        store.add(Record("thread", name, created_at=7))
    assert _ids(store.select("thread")) == ["b", "a", "c"]


def test_an_older_record_comes_first_whenever_it_is_added() -> None:
    store = Store()
    store.add(Record("thread", "young", created_at=8))
    store.add(Record("thread", "old", created_at=7))
    assert _ids(store.select("thread")) == ["old", "young"]


def test_each_parent_has_a_shelf_of_its_own() -> None:
    store = Store()
    store.add(Record("message", "m", 1, parent="t1"))
    store.add(Record("message", "m", 2, parent="t2"))
    found = store.find("message", "m", parent="t2")
    assert found is not None
    assert found.created_at == 2
    assert store.find("message", "m") is None
    assert len(store.everywhere("message")) == 2
    assert store.everywhere("thread") == []


def test_an_update_changes_only_what_is_named_and_keeps_the_place() -> None:
    store = Store()
    first = store.add(Record("thread", "a", 1, {"x": 1, "y": 2}))
    store.add(Record("thread", "b", 1))
    changed = store.update(first, {"y": 3})
    assert changed.fields == {"x": 1, "y": 3}
    assert _ids(store.select("thread")) == ["a", "b"]
    assert store.find("thread", "a") == changed


def test_what_is_removed_is_gone_and_may_be_removed_again() -> None:
    store = Store()
    record = store.add(Record("thread", "a", 1))
    store.remove(record)
    store.remove(record)
    store.remove(Record("file", "never", 1))
    assert store.find("thread", "a") is None


def test_a_cleared_store_counts_from_the_beginning() -> None:
    store = Store()
    store.add(Record("thread", "a", 1))
    store.clear()
    assert store.select("thread") == []
    assert store.add(Record("thread", "b", 1)).sequence == 1
