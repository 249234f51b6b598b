"""F6: what the machine refuses is told in words, and nothing that was there is lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests import nasional
from tests.batch.kit import build_all, outputs, settings, steps_of

from lkpj_report.batch.tally import State

COUNTRY = nasional.regions(3)


def test_a_disk_that_fills_up_is_told_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nasional.write(tmp_path / "in", COUNTRY)
    chosen = settings(tmp_path / "in", tmp_path / "out")
    room, sync = [7], os.fsync

    def full(handle: int) -> None:
        room[0] -= 1
        if room[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        tally = build_all(chosen)
    states = [o.state for o in tally.outcomes]
    assert states == [State.COMPLETE, State.REFUSED, State.REFUSED]
    assert "cakram penuh" in tally.outcomes[2].first_fault
    assert [p for p in (tmp_path / "out").rglob("*") if p.name.endswith(".tmp")] == []
    assert all(o.state is State.COMPLETE for o in build_all(chosen).outcomes)
    build_all(settings(tmp_path / "in", tmp_path / "clean"))
    assert outputs(tmp_path / "out") == outputs(tmp_path / "clean")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a tmpfs")
def test_a_real_disk_that_is_too_small_is_told(tmp_path: Path) -> None:
    import subprocess

    small = tmp_path / "kecil"
    small.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=120k", "tmpfs", str(small)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("only root may mount")
    try:
        nasional.write(tmp_path / "in", COUNTRY)
        tally = build_all(settings(tmp_path / "in", small / "out"))
        refused = [o for o in tally.outcomes if o.state is State.REFUSED]
        assert refused
        assert all("cakram penuh" in o.first_fault for o in refused)
        assert not list(small.rglob("*.tmp"))
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_paper_that_is_open_elsewhere_is_told_and_written_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nasional.write(tmp_path / "in", COUNTRY)
    chosen = settings(tmp_path / "in", tmp_path / "out")
    real = os.replace

    def held(old: str, new: str | Path) -> None:
        if COUNTRY[0].name in str(new) and str(new).endswith(".docx"):
            raise PermissionError(errno.EACCES, "in use", str(new))
        real(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        tally = build_all(chosen)
    by_region = {o.name.split("/")[0]: o for o in tally.outcomes}
    assert by_region[COUNTRY[0].name].state is State.REFUSED
    assert "sedang dibuka" in by_region[COUNTRY[0].name].first_fault
    assert by_region[COUNTRY[1].name].state is State.COMPLETE
    assert [s.target.region for s in steps_of(chosen) if s.stale] == [COUNTRY[0].name]
    assert all(o.state is State.COMPLETE for o in build_all(chosen).outcomes)


def test_an_output_folder_that_is_a_file_is_told_for_each_report(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1])
    (tmp_path / "out").write_text("x")
    (outcome,) = build_all(settings(tmp_path / "in", tmp_path / "out")).outcomes
    assert outcome.state is State.REFUSED
    assert "ada berkas yang namanya sama" in outcome.first_fault


def test_names_with_spaces_and_other_letters_are_only_names(tmp_path: Path) -> None:
    root = tmp_path / "masukan daerah é"
    nasional.write(root, COUNTRY[:1])
    (root / COUNTRY[0].name).rename(root / "Kota Ñuñoa — 京")
    chosen = settings(root, tmp_path / "hasil ü")
    (outcome,) = build_all(chosen).outcomes
    assert outcome.state is State.COMPLETE
    assert (tmp_path / "hasil ü" / "Kota Ñuñoa — 京" / "2024" / "nota-pengantar.pdf").is_file()
    assert not steps_of(chosen)[0].stale
