"""What is stale and why: after each touch exactly what depends on it, with the true reason."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests import nasional
from tests.batch.kit import Here, build_all, own_templates, settings, steps_of

from lkpj_report.batch.plan import Step
from lkpj_report.batch.settings import Settings

COUNTRY = nasional.regions(4, seed=3)
MOVING = ("add", "remove", "rename")
PAPERS = ("kembaran", "nota-pengantar")


@dataclass(frozen=True, slots=True)
class Touch:
    """What is done to a file, what becomes stale by it (region to papers), and a word of the reason."""

    what: str
    act: Callable[[], object]
    stale: frozenset[tuple[str, str]]
    reason: str


@dataclass(frozen=True, slots=True)
class World:
    """A country on disk with templates of its own, built once."""

    root: Path
    templates: Path
    chosen: Settings

    def stale(self) -> tuple[frozenset[tuple[str, str]], list[Step]]:
        """Region and paper of all that would be built."""
        steps = [s for s in steps_of(self.chosen) if s.stale]
        return frozenset((s.target.region, p) for s in steps for p in s.only or PAPERS), steps


@pytest.fixture
def world(tmp_path: Path) -> World:
    nasional.write(tmp_path / "in", COUNTRY)
    templates = own_templates(tmp_path)
    chosen = Settings(
        str(tmp_path / "in"),
        str(tmp_path / "out"),
        papers=PAPERS,
        formats=("docx",),
        templates=(str(templates),),
    )
    build_all(chosen)
    return World(tmp_path / "in", templates, chosen)


def every(*papers: str) -> frozenset[tuple[str, str]]:
    """Papers of all regions."""
    return frozenset((r.name, p) for r in COUNTRY for p in papers)


def touches(world: World, luck: random.Random, number: int) -> Touch:
    """A touch by chance; of 50 some 20 add, remove or rename."""
    region = luck.choice(COUNTRY)
    folder = world.root / region.name
    year = folder / "2024"
    mine = frozenset((region.name, p) for p in PAPERS)
    nota, twin = world.templates / "nota-pengantar" / "naskah.md", world.templates / "kembaran" / "naskah.md"
    choices = (
        Touch("edit input", lambda: append(year / "laporan.yaml", f"# {number}\n"), mine, "laporan.yaml berubah"),
        Touch("edit region", lambda: append(folder / "daerah.yaml", f"# {number}\n"), mine, "daerah.yaml berubah"),
        Touch("edit awards", lambda: append(year / "penghargaan.yaml", f"# {number}\n"), mine, "penghargaan.yaml"),
        Touch("edit nota", lambda: append(nota, "\n"), every("nota-pengantar"), "nota-pengantar/naskah.md berubah"),
        Touch("edit twin", lambda: append(twin, f"\nBaris {number}.\n"), every("kembaran"), "kembaran/naskah.md"),
        Touch("edit shared", lambda: append(world.templates / "_bersama" / "bagian.md", "\n"), every("nota-pengantar"), "bagian.md"),
        Touch("edit table", lambda: append(world.templates / "_bersama" / "singkatan.yaml", f"# {number}\n"), every(*PAPERS), "singkatan.yaml"),
        Touch("edit theme", lambda: append(world.templates / "tema" / "naskah-dinas.yaml", f"# {number}\n"), every(*PAPERS), "tema"),
        Touch("edit other theme", lambda: append(world.templates / "tema" / "lain.yaml", f"# {number}\n"), frozenset(), ""),
        Touch("add input", lambda: (year / f"tambahan-{number}.yaml").write_text("format: 1\nsumber: x\n"), mine, f"tambahan-{number}.yaml baru ada"),
        Touch("rename input", lambda: (year / "sidang.yaml").rename(year / f"sidang-{number}.yaml") if (year / "sidang.yaml").exists() else append(folder / "daerah.yaml", "#\n"), mine, "sidang.yaml tidak ada lagi" if (year / "sidang.yaml").exists() else "daerah.yaml berubah"),
        Touch("remove input", lambda: remove_one(year), mine, "tambahan-"),
        Touch("add next year", lambda: (folder / f"{2025 + number}").mkdir(), frozenset(), ""),
        Touch("add note", lambda: put(year / f"catatan-{number}.txt", "x"), frozenset(), ""),
        Touch("add font", lambda: put(world.templates / "aset" / "font" / f"{number}.ttf", "x"), frozenset(), ""),
        Touch("remove output", lambda: (world_out(world, region.name) / "kembaran.docx").unlink(), frozenset({(region.name, "kembaran")}), "kembaran.docx tidak ada lagi"),
        Touch("same bytes", lambda: append(year / "laporan.yaml", ""), frozenset(), ""),
    )  # fmt: skip
    moves = number % 5 < 2  # 20 of 50
    return luck.choice([t for t in choices if (t.what.split()[0] in MOVING) is moves])


def world_out(world: World, region: str) -> Path:
    return Path(world.chosen.output) / region / "2024"


def append(path: Path, text: str) -> None:
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def remove_one(year: Path) -> None:
    extra = sorted(year.glob("tambahan-*.yaml"))
    if extra:
        extra[0].unlink()
    else:
        put(year / "tambahan-0.yaml", "format: 1\n")


def test_fifty_random_touches_make_stale_what_depends_on_them_and_nothing_else(world: World) -> None:
    luck = random.Random(11)
    seen: dict[str, int] = {}
    for number in range(50):
        touch = touches(world, luck, number)
        seen[touch.what] = seen.get(touch.what, 0) + 1
        touch.act()
        stale, steps = world.stale()
        assert stale == touch.stale, f"{number}: {touch.what}"
        reasons = [reason for step in steps for _, reason in step.reasons]
        assert all(touch.reason in reason for reason in reasons), f"{number}: {touch.what}: {reasons}"
        runner = Here()
        build_all(world.chosen, runner)
        assert len(runner.built) == len(steps)
        assert world.stale()[0] == frozenset()
    assert sum(n for what, n in seen.items() if what.split()[0] in MOVING) == 20
    assert len(seen) > 12


def test_a_template_of_a_region_stands_over_the_others_from_when_it_is_there(
    world: World, tmp_path: Path
) -> None:
    plain = settings(world.root, tmp_path / "biasa")
    build_all(plain)
    region = COUNTRY[1].name
    put(world.root / region / "templat" / "nota-pengantar" / "penghargaan.md", "{# kosong #}\n")
    stale = [(s.target.region, s.reasons) for s in steps_of(plain) if s.stale]
    assert [name for name, _ in stale] == [region]
    assert "penghargaan.md baru ada" in stale[0][1][0][1]


def test_a_changed_font_makes_stale_the_papers_that_use_it(world: World, tmp_path: Path) -> None:
    from lkpj_report.templates.library import package_folder

    fonts = world.templates / "aset" / "font"
    shutil.copytree(package_folder() / "aset" / "font", fonts)
    build_all(world.chosen)
    used = {
        Path(name).name: name
        for step in steps_of(world.chosen)
        for name, was in (step.old.papers["nota-pengantar"].log if step.old else ())
        if name.endswith(".ttf") and was is not None
    }
    unused = next(p for p in sorted(fonts.rglob("*.ttf")) if p.name not in used)
    append_bytes(unused, b"\0")
    assert not any(s.stale for s in steps_of(world.chosen))
    append_bytes(next(p for p in sorted(fonts.rglob("*.ttf")) if p.name in used), b"\0")
    steps = steps_of(world.chosen)
    assert all(s.stale for s in steps)
    assert all(reason.startswith("huruf ") for s in steps for _, reason in s.reasons)


def append_bytes(path: Path, data: bytes) -> None:
    path.write_bytes(path.read_bytes() + data)


def test_other_options_make_all_stale_and_the_same_ones_nothing(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1])
    build_all(settings(tmp_path / "in", tmp_path / "out"))
    assert not steps_of(settings(tmp_path / "in", tmp_path / "out"))[0].stale
    (step,) = steps_of(settings(tmp_path / "in", tmp_path / "out", formats=("pdf",)))
    assert step.reasons[0][1].startswith("pilihan berganti")
    (step,) = steps_of(settings(tmp_path / "in", tmp_path / "out"), force=True)
    assert step.reasons == (("", "diminta (--force)"),)


def test_a_record_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1])
    chosen = settings(tmp_path / "in", tmp_path / "out")
    build_all(chosen)
    path = tmp_path / "out" / COUNTRY[0].name / "2024" / ".lkpj" / "massal.json"
    for text in ("", "{", "[]", '{"bentuk": 1}', '{"bentuk": 99}'):
        path.write_text(text)
        assert steps_of(chosen)[0].reasons == (("", "belum pernah dibuat"),)


def test_the_clock_of_files_is_never_asked(tmp_path: Path) -> None:
    import os

    nasional.write(tmp_path / "in", COUNTRY[:1])
    chosen = settings(tmp_path / "in", tmp_path / "out")
    build_all(chosen)
    for when in (0, 4_000_000_000):
        for path in tmp_path.rglob("*"):
            os.utime(path, (when, when))
        assert not steps_of(chosen)[0].stale


def test_a_new_paper_is_made_alone_and_a_removed_one_is_told_of(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:2])
    templates = tmp_path / "templat"
    chosen = Settings(
        str(tmp_path / "in"), str(tmp_path / "out"), templates=(str(templates),), formats=("docx",)
    )
    templates.mkdir()
    build_all(chosen)
    assert not any(s.stale for s in steps_of(chosen))
    shutil.copytree(own_templates(tmp_path) / "kembaran", templates / "kembaran")
    assert {(s.only, s.reasons) for s in steps_of(chosen)} == {
        (("kembaran",), (("kembaran", "naskah baru di folder templat"),))
    }
    tally = build_all(chosen)
    assert [[name for name, _ in o.files] for o in tally.outcomes] == [["kembaran.docx"]] * 2
    assert (tmp_path / "out" / COUNTRY[0].name / "2024" / "nota-pengantar.docx").is_file()
    assert not any(s.stale for s in steps_of(chosen))
    shutil.rmtree(templates / "kembaran")
    assert {(s.stale, s.gone) for s in steps_of(chosen)} == {(False, ("kembaran",))}
