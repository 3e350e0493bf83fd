"""The store gives back what it was given, or nothing: never something else, and never an error."""

from __future__ import annotations

import errno
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from printreport.cache import store as module
from printreport.cache.place import cache_folder
from printreport.cache.store import NO_STORE, Store, freeze, open_store, thaw
from printreport.findings import Place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "store-1"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(str(folder))


def test_what_was_kept_comes_back_in_another_process(store: Store, folder: Path) -> None:
    store.put("chart", store.key("a", 1), b"lines")
    assert Store(str(folder)).get("chart", store.key("a", 1)) == b"lines"
    assert Store(str(folder)).get("other", store.key("a", 1)) is None


@pytest.mark.parametrize(
    "parts", [("a", 2), ("a", "1"), ("a", 1.0), ("a", True), (("a",), 1), ("a", 1, None)]
)
def test_every_part_tells(store: Store, parts: tuple[object, ...]) -> None:
    assert store.key(*parts) != store.key("a", 1)


def test_our_own_version_tells(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = store.key("a")
    monkeypatch.setattr(module, "basis", lambda _: "another version")
    assert Store(str(folder)).key("a") != ours


def test_the_folder_is_closed_to_others(store: Store, folder: Path) -> None:
    store.put("chart", "00", b"lines")
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o777])
def test_a_folder_open_to_others_is_not_trusted(store: Store, folder: Path, mode: int) -> None:
    store.put("chart", "00", b"lines")
    folder.chmod(mode)
    other = Store(str(folder))
    assert other.get("chart", "00") is None
    other.put("chart", "11", b"lines")
    assert not (folder / "chart" / "11").exists()


def test_a_link_is_not_trusted(store: Store, folder: Path, tmp_path: Path) -> None:
    store.put("chart", "00", b"lines")
    (tmp_path / "link").symlink_to(folder)
    assert Store(str(tmp_path / "link")).get("chart", "00") is None


@pytest.mark.parametrize(
    "spoil",
    [lambda data: data[:-1], lambda data: data[:20], lambda data: b"", lambda data: data + b"x",
     lambda data: data[:-1] + bytes([data[-1] ^ 1])],
    ids=["cut", "head only", "empty", "longer", "one bit"],
)  # fmt: skip
def test_a_damaged_entry_is_deleted_and_counts_as_none(store: Store, folder: Path, spoil: object) -> None:
    store.put("chart", "00", b"many lines")
    path = folder / "chart" / "00"
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert store.get("chart", "00") is None
    assert not path.exists()


def test_an_entry_that_can_not_be_unpacked_is_made_anew(store: Store, folder: Path) -> None:
    store.put("chart", "00", b"no pickle")
    assert store.kept("chart", "00", lambda: ["made"], freeze, thaw) == ["made"]
    assert Store(str(folder)).kept("chart", "00", list, freeze, thaw) == ["made"]


def test_memory_gives_the_same_object(store: Store) -> None:
    first = store.kept("spec", "00", lambda: Place("a", 1), freeze, thaw)
    assert store.kept("spec", "00", lambda: Place("b", 2), freeze, thaw) is first


def test_the_null_store_keeps_nothing() -> None:
    assert NO_STORE.key("a") == ""
    NO_STORE.put("chart", "", b"lines")
    assert NO_STORE.get("chart", "") is None
    made: Iterator[int] = iter(range(9))
    assert [NO_STORE.kept("spec", "", lambda: next(made), freeze, thaw) for _ in range(2)] == [0, 1]


def test_what_was_not_asked_for_longest_goes(folder: Path) -> None:
    store = Store(str(folder), most=100_000)
    for at in range(40):
        store.put("chart", f"0{at:02}", bytes(3_000))
        os.utime(folder / "chart" / f"0{at:02}", (at, at) if at else None)
        assert store.get("chart", "000") is not None
    names = {path.name for path in (folder / "chart").iterdir()}
    assert "000" in names, "asked for all the time"
    assert "001" not in names
    assert "039" in names
    assert sum(path.stat().st_size for path in (folder / "chart").iterdir()) <= 100_000


def test_a_value_too_big_for_the_store_is_not_kept(folder: Path) -> None:
    store = Store(str(folder), most=1000)
    store.put("chart", "00", bytes(500))
    assert store.get("chart", "00") is None


def test_parts_of_killed_processes_go(folder: Path) -> None:
    store = Store(str(folder), most=20_000)
    store.put("chart", "00", b"x")
    left = folder / "chart" / "ab.1-1.part"
    left.write_bytes(b"half")
    os.utime(left, (time.time() - 9000,) * 2)
    for at in range(20):
        store.put("chart", f"0{at}", bytes(2000))
    assert not left.exists()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_full_disk_makes_no_noise(store: Store, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(*args: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(module.os, "replace", refuse)
    assert store.kept("chart", "00", lambda: b"made", bytes, bytes) == b"made"
    assert store.get("chart", "00") is None


@pytest.mark.parametrize("where", ["/proc/nowhere/store-1", "/dev/null/store-1", "\0/store-1"])
def test_an_impossible_folder_makes_no_noise(where: str) -> None:
    store = Store(where)
    assert store.kept("chart", "00", lambda: b"made", bytes, bytes) == b"made"
    assert store.get("chart", "00") is None
    assert store.clear() == (0, 0)


def test_a_relative_path_is_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRINTREPORT_CACHE", "cache")
    assert cache_folder() == ""
    open_store().put("chart", "00", b"lines")
    assert not list(tmp_path.iterdir())


def test_the_platforms_folder_is_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PRINTREPORT_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder() == str(tmp_path / "printreport" / "store-1")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / ".cache" / "printreport" / "store-1")


WRITER = """
import sys
from printreport.cache.store import Store
store = Store(sys.argv[1], most=200_000)
wrong = 0
for turn in range(300):
    key = f"{turn % 16:x}{turn % 30:02}"
    value = key.encode() * 700
    store.put("chart", key, value)
    found = store.get("chart", f"{(turn * 7) % 16:x}{(turn * 7) % 30:02}")
    wrong += found is not None and found != found[:3] * 700
print(wrong)
"""


def test_many_processes_write_at_once(folder: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [each.communicate(timeout=60)[0].strip() for each in running] == ["0"] * 4
    assert [each.returncode for each in running] == [0] * 4
    assert not list(folder.glob("*/*.part"))


def test_clear_counts_what_goes(store: Store, folder: Path) -> None:
    for at in range(3):
        store.put("chart", str(at), b"lines")
    assert store.clear()[0] == 3
    assert not list(folder.glob("*/*"))


def test_what_is_delayed_is_in_memory_and_later_in_the_folder(store: Store, folder: Path) -> None:
    store.delay()
    store.keep("layout", "00", ("read", 1), freeze)
    store.delay()
    store.keep("layout", "01", ("read", 2), freeze)
    assert not folder.exists()
    assert store.known("layout", "00", thaw) == ("read", 1)
    store.catch_up()
    other = Store(str(folder))
    assert [other.known("layout", key, thaw) for key in ("00", "01")] == [("read", 1), ("read", 2)]
    store.keep("layout", "02", ("read", 3), freeze)
    assert Store(str(folder)).known("layout", "02", thaw) == ("read", 3)


def test_a_store_goes_to_another_process_by_its_folder(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store-1"), most=5_000_000)
    store.keep("chart", store.key("one"), "a list", str.encode)
    sent = pickle.loads(pickle.dumps(store))
    assert (sent.folder, sent.most) == (store.folder, store.most)
    assert sent.known("chart", store.key("one"), bytes.decode) == "a list"
    assert pickle.loads(pickle.dumps(NO_STORE)) is NO_STORE
