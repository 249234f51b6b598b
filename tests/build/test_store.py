"""Compiled templates in the user's cache folder: the same paper with them, without them, and when they are bad."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lkpj_report.build.store import cache_folder, disk_store
from lkpj_report.templates.compiled import NOTHING_KEPT, Store, key_of, make_of
from lkpj_report.templates.environment import Environment
from lkpj_report.templates.values import Book

KEY = bytes(range(32))
OTHER = bytes(32)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its folders by other rules")


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    disk_store(tmp_path / "a" / "b").put("naskah.md", KEY, b"code")
    assert disk_store(tmp_path / "a" / "b").get("naskah.md", KEY) == b"code"


def test_an_edited_template_takes_the_place_of_its_former_self(tmp_path: Path) -> None:
    store = disk_store(tmp_path / "s")
    store.put("naskah.md", KEY, b"old")
    store.put("naskah.md", OTHER, b"new")
    assert store.get("naskah.md", KEY) is None
    assert store.get("naskah.md", OTHER) == b"new"
    assert only_file(tmp_path / "s").suffix == ".bin"


@pytest.mark.parametrize("cut", [0, 3, 10, 40, 75])
def test_a_file_cut_short_counts_as_none(tmp_path: Path, cut: int) -> None:
    store = disk_store(tmp_path / "s")
    store.put("naskah.md", KEY, b"some code")
    file = only_file(tmp_path / "s")
    file.write_bytes(file.read_bytes()[:cut])
    assert store.get("naskah.md", KEY) is None


def test_a_flipped_bit_anywhere_counts_as_none(tmp_path: Path) -> None:
    store = disk_store(tmp_path / "s")
    store.put("naskah.md", KEY, b"some code")
    file = only_file(tmp_path / "s")
    whole = file.read_bytes()
    for i in range(len(whole)):
        file.write_bytes(whole[:i] + bytes([whole[i] ^ 1]) + whole[i + 1 :])
        assert store.get("naskah.md", KEY) is None


@POSIX
def test_a_folder_that_others_may_write_is_not_used(tmp_path: Path) -> None:
    store = disk_store(tmp_path / "s")
    store.put("naskah.md", KEY, b"code")
    os.chmod(tmp_path / "s", 0o777)
    assert store.get("naskah.md", KEY) is None
    store.put("other.md", KEY, b"code")
    assert len(list((tmp_path / "s").iterdir())) == 1


@POSIX
def test_a_link_to_a_folder_elsewhere_is_not_used(tmp_path: Path) -> None:
    disk_store(tmp_path / "real").put("naskah.md", KEY, b"code")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert disk_store(tmp_path / "link").get("naskah.md", KEY) is None


def test_a_place_that_cannot_be_made_is_an_empty_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = disk_store(tmp_path / "file" / "s")
    store.put("naskah.md", KEY, b"code")
    assert store.get("naskah.md", KEY) is None


@pytest.mark.parametrize(
    ("environ", "platform", "base"),
    [
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "linux", "/c"),
        ({"XDG_CACHE_HOME": "c", "HOME": "/h"}, "linux", "/h/.cache"),
        ({"HOME": "/h"}, "darwin", "/h/.cache"),
        ({"LOCALAPPDATA": "/l", "HOME": "/h"}, "win32", "/l"),
    ],
)
def test_the_cache_lies_where_the_platform_keeps_caches(
    environ: dict[str, str], platform: str, base: str
) -> None:
    assert cache_folder(environ, platform) == Path(base) / "lkpj-report" / "templat"


@pytest.mark.parametrize(("environ", "platform"), [({}, "linux"), ({"HOME": "h"}, "linux"), ({}, "win32")])
def test_without_such_a_place_nothing_is_kept(environ: dict[str, str], platform: str) -> None:
    assert cache_folder(environ, platform) is None


# ---------------------------------------------------------------- templates by way of a store

TEXT = "Pagi.\n{% include 'sub.md' %}\n{{ siapa }} selesai.\n"
FILES = {"t.md": TEXT, "sub.md": "Bagian bawah.\n"}


class Counted:
    """A store that tells what was asked of it."""

    def __init__(self, inner: Store) -> None:
        self.hits, self.puts, self._inner = 0, 0, inner
        self.store = Store(self._get, self._put)

    def _get(self, place: str, key: bytes) -> bytes | None:
        got = self._inner.get(place, key)
        self.hits += got is not None
        return got

    def _put(self, place: str, key: bytes, data: bytes) -> None:
        self.puts += 1
        self._inner.put(place, key, data)


def made(store: Store, files: dict[str, str] = FILES) -> tuple[object, ...]:
    """Findings and expanded text of "t.md"."""

    def read(name: str) -> tuple[str, str] | None:
        return (files[name], f"templat/{name}") if name in files else None

    environment = Environment(read, store)
    found = environment.check("t.md", ["siapa"])
    if found:
        return (tuple(found),)
    expanded, wrong = environment.expand("t.md", {"siapa": "Ani"}, Book())
    return (expanded, tuple(wrong), environment.uses)


def test_a_kept_template_gives_the_same_text_and_the_same_lines(tmp_path: Path) -> None:
    counted = Counted(disk_store(tmp_path / "s"))
    first = made(counted.store)
    assert (counted.hits, counted.puts) == (0, 2)
    assert made(counted.store) == first == made(NOTHING_KEPT)
    assert (counted.hits, counted.puts) == (2, 2)


def test_a_fault_at_run_time_has_the_same_line(tmp_path: Path) -> None:
    store = disk_store(tmp_path / "s")
    files = {"t.md": "a\n\n{% for x in siapa %}\n{{ x }}\n{% endfor %}\n"}
    first = made(store, files)
    assert made(store, files) == first == made(NOTHING_KEPT, files)
    assert "t.md" in str(first)


def test_a_template_with_a_fault_is_never_kept(tmp_path: Path) -> None:
    counted = Counted(disk_store(tmp_path / "s"))
    for _ in range(2):
        assert made(counted.store, {**FILES, "t.md": "{{ entah }}\n"}) == made(
            NOTHING_KEPT, {**FILES, "t.md": "{{ entah }}\n"}
        )
    assert (counted.hits, counted.puts) == (0, 0)


def test_only_the_changed_template_is_compiled_again(tmp_path: Path) -> None:
    counted = Counted(disk_store(tmp_path / "s"))
    made(counted.store)
    changed = {**FILES, "sub.md": "Lain.\n"}
    assert made(counted.store, changed) == made(NOTHING_KEPT, changed)
    assert (counted.hits, counted.puts) == (1, 3)


def test_a_key_is_of_all_that_the_code_depends_on() -> None:
    base = (b"make", ["a", "b"], "text", "name", "shown")
    keys = {
        key_of(*base),
        key_of(b"other", *base[1:]),
        key_of(b"make", ["a"], "text", "name", "shown"),
        key_of(b"make", ["a", "b"], "text2", "name", "shown"),
        key_of(b"make", ["a", "b"], "text", "name2", "shown"),
        key_of(b"make", ["a", "b"], "text", "name", "shown2"),
        key_of(b"make", ["ab"], "text", "name", "shown"),
    }
    assert len(keys) == 7
    assert key_of(b"make", ["b", "a"], "text", "name", "shown") == key_of(*base)
    assert make_of() == make_of()
