"""Papers on disk: never half, never over somebody's work, and what the machine refuses is said."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from lkpj_report import outputs
from lkpj_report.diagnostics import Severity, has_fault
from lkpj_report.outputs import MACHINE, RECORD, Outcome, old_finals, write_all, write_file

DOCX, PDF = "nota-pengantar.docx", "nota-pengantar.pdf"
KONSEP = ("nota-pengantar-konsep.docx", "nota-pengantar-konsep.pdf")
FILES = ((DOCX, b"word 1"), (PDF, b"pdf 1"))


def papers(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, but for the record."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, error: OSError, only: str = "") -> None:
    """Let a function of `os` fail, for targets that end in `only`."""
    real = getattr(os, name)

    def failing(*args: Any, **kwargs: Any) -> Any:
        if str(args[-1]).endswith(only):
            raise error
        return real(*args, **kwargs)

    monkeypatch.setattr(outputs.os, name, failing)


def test_papers_are_written_with_their_sizes(tmp_path: Path) -> None:
    done, found = write_all(tmp_path / "kota" / "2024", FILES)
    assert [(w.path.name, w.outcome, w.size) for w in done] == [
        (DOCX, Outcome.WRITTEN, 6),
        (PDF, Outcome.WRITTEN, 5),
    ]
    assert not found
    assert papers(tmp_path / "kota" / "2024") == dict(FILES)


def test_a_second_run_with_the_same_bytes_touches_nothing(tmp_path: Path) -> None:
    write_all(tmp_path, FILES)
    before = (tmp_path / DOCX).stat().st_mtime_ns
    done, _ = write_all(tmp_path, FILES)
    assert {w.outcome for w in done} == {Outcome.UNCHANGED}
    assert (tmp_path / DOCX).stat().st_mtime_ns == before


def test_our_own_older_paper_is_replaced(tmp_path: Path) -> None:
    write_all(tmp_path, FILES)
    done, found = write_all(tmp_path, [(DOCX, b"word 2")])
    assert done[0].outcome is Outcome.WRITTEN
    assert not found
    assert (tmp_path / DOCX).read_bytes() == b"word 2"


def test_an_edited_paper_is_left_alone_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    write_all(tmp_path, FILES)
    (tmp_path / DOCX).write_bytes(b"edited by the Asisten")
    done, found = write_all(tmp_path, [(DOCX, b"word 2"), (PDF, b"pdf 2")])
    assert [(w.path.name, w.outcome) for w in done] == [
        ("nota-pengantar-baru.docx", Outcome.BESIDE),
        (PDF, Outcome.WRITTEN),
    ]
    assert (tmp_path / DOCX).read_bytes() == b"edited by the Asisten"
    assert [(d.code, d.severity) for d in found] == [("W201", Severity.WARNING)]


def test_the_paper_beside_is_replaced_while_nobody_edits_it(tmp_path: Path) -> None:
    write_all(tmp_path, FILES)
    (tmp_path / DOCX).write_bytes(b"edited")
    write_all(tmp_path, [(DOCX, b"word 2")])
    write_all(tmp_path, [(DOCX, b"word 3")])
    assert (tmp_path / "nota-pengantar-baru.docx").read_bytes() == b"word 3"
    (tmp_path / "nota-pengantar-baru.docx").write_bytes(b"edited too")
    write_all(tmp_path, [(DOCX, b"word 4")])
    assert (tmp_path / "nota-pengantar-baru.docx").read_bytes() == b"edited too"
    assert (tmp_path / "nota-pengantar-baru-2.docx").read_bytes() == b"word 4"


def test_a_file_that_we_never_wrote_counts_as_edited(tmp_path: Path) -> None:
    (tmp_path / DOCX).write_bytes(b"from somewhere else")
    done, _ = write_all(tmp_path, [(DOCX, b"word 1")])
    assert done[0].path.name == "nota-pengantar-baru.docx"
    assert (tmp_path / DOCX).read_bytes() == b"from somewhere else"


def test_overwrite_replaces_an_edited_paper(tmp_path: Path) -> None:
    write_all(tmp_path, FILES)
    (tmp_path / DOCX).write_bytes(b"edited")
    done, found = write_all(tmp_path, [(DOCX, b"word 2")], overwrite=True)
    assert done[0].outcome is Outcome.WRITTEN
    assert not found
    assert (tmp_path / DOCX).read_bytes() == b"word 2"


def test_a_paper_open_in_word_is_named_and_the_other_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path, FILES)
    refuse(monkeypatch, "replace", PermissionError(errno.EACCES, "in use"), DOCX)
    done, found = write_all(tmp_path, [(DOCX, b"word 2"), (PDF, b"pdf 2")])
    assert [w.path.name for w in done] == [PDF]
    assert [d.code for d in found] == ["W202"]
    assert "tutup" in found[0].hints[0]
    assert papers(tmp_path) == {DOCX: b"word 1", PDF: b"pdf 2"}
    monkeypatch.undo()
    done, found = write_all(tmp_path, [(DOCX, b"word 2"), (PDF, b"pdf 2")])
    assert not found, "a refused write must not look like an edit afterwards"
    assert done[0].outcome is Outcome.WRITTEN


def test_a_folder_without_permission_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # simulated: the tests may run as root, whom no permission stops
    def refused(*args: Any, **kwargs: Any) -> Any:
        raise PermissionError(errno.EACCES, "read-only")

    monkeypatch.setattr(outputs.tempfile, "mkstemp", refused)
    done, found = write_all(tmp_path, FILES)
    assert not done
    assert {d.code for d in found} == {"W203"} <= MACHINE
    assert "izin" in found[0].message


def test_a_folder_that_cannot_be_made_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: Any, **kwargs: Any) -> Any:
        raise PermissionError(errno.EACCES, "read-only")

    monkeypatch.setattr(Path, "mkdir", refused)
    done, found = write_all(tmp_path / "baru", FILES)
    assert not done
    assert [d.code for d in found] == ["W203"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_paper_and_no_temporary_file(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path, FILES)
    refuse(monkeypatch, step, OSError(errno.ENOSPC, "full"))
    done, found = write_all(tmp_path, [(DOCX, b"word 2")])
    assert not done
    assert {d.code for d in found} == {"W203"}
    assert "penuh" in found[0].message
    assert papers(tmp_path) == dict(FILES)
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_crash_while_writing_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*args: Any) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(outputs.os, "fsync", crash)
    with pytest.raises(RuntimeError):
        write_file(tmp_path / DOCX, b"word")
    assert not list(tmp_path.iterdir())


def test_a_file_with_the_folders_name_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("not a folder")
    for folder in (tmp_path / "output", tmp_path / "output" / "kota" / "2024"):
        done, found = write_all(folder, FILES)
        assert not done
        assert [d.code for d in found] == ["W203"]
    assert (tmp_path / "output").read_text() == "not a folder"


def test_a_folder_with_the_papers_name_is_a_finding_and_the_other_paper_is_written(tmp_path: Path) -> None:
    (tmp_path / DOCX).mkdir()
    done, found = write_all(tmp_path, FILES)
    assert [w.path.name for w in done] == [PDF]
    assert [d.code for d in found] == ["W203"]


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"a":' * 5000, "\x00\xff"])
def test_a_damaged_record_makes_all_papers_count_as_edited(text: str, tmp_path: Path) -> None:
    write_all(tmp_path, FILES)
    (tmp_path / RECORD).write_text(text, encoding="latin-1")
    done, found = write_all(tmp_path, [(DOCX, b"word 2")])
    assert done[0].path.name == "nota-pengantar-baru.docx"
    assert (tmp_path / DOCX).read_bytes() == b"word 1"
    assert [d.code for d in found] == ["W205", "W201"]
    assert not has_fault(found)
    assert "nota-pengantar-baru.docx" in json.loads((tmp_path / RECORD).read_text())


def test_the_final_paper_removes_our_unedited_konsep(tmp_path: Path) -> None:
    write_all(tmp_path, [(name, b"konsep") for name in KONSEP])
    (tmp_path / KONSEP[0]).write_bytes(b"edited konsep")
    done, found = write_all(tmp_path, FILES, outdated=KONSEP)
    assert [(w.path.name, w.outcome) for w in done[2:]] == [
        (KONSEP[0], Outcome.KEPT),
        (KONSEP[1], Outcome.REMOVED),
    ]
    assert not found
    assert set(papers(tmp_path)) == {DOCX, PDF, KONSEP[0]}


def test_a_konsep_beside_an_edited_one_is_removed_too(tmp_path: Path) -> None:
    write_all(tmp_path, [(KONSEP[0], b"konsep")])
    (tmp_path / KONSEP[0]).write_bytes(b"edited konsep")
    write_all(tmp_path, [(KONSEP[0], b"konsep 2")])
    write_all(tmp_path, FILES, outdated=KONSEP)
    assert set(papers(tmp_path)) == {DOCX, PDF, KONSEP[0]}


def test_a_konsep_of_somebody_else_stays(tmp_path: Path) -> None:
    (tmp_path / KONSEP[0]).write_bytes(b"not ours")
    done, _ = write_all(tmp_path, FILES, outdated=KONSEP)
    assert len(done) == 2
    assert (tmp_path / KONSEP[0]).exists()


def test_no_konsep_is_removed_when_the_final_paper_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path, [(name, b"konsep") for name in KONSEP])
    refuse(monkeypatch, "replace", PermissionError(errno.EACCES, "in use"), PDF)
    write_all(tmp_path, FILES, outdated=KONSEP)
    assert set(papers(tmp_path)) == {DOCX, *KONSEP}


def test_old_final_papers_beside_a_konsep_are_named(tmp_path: Path) -> None:
    assert old_finals(tmp_path, KONSEP) == []
    write_all(tmp_path, [*FILES, ("nota-pengantar-konsep-cetak.pdf", b"konsep")])
    assert [d.code for d in old_finals(tmp_path, KONSEP)] == ["W206", "W206"]
    assert old_finals(tmp_path, ["nota-pengantar-konsep-cetak.pdf"]) == [], (
        "the konsep itself is no final paper"
    )
