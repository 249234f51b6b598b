"""What a worker keeps: the same papers, and nothing by a name alone."""

from __future__ import annotations

from pathlib import Path

from tests import nasional

from lkpj_report.build.job import Job
from lkpj_report.build.run import build_one
from lkpj_report.build.warm import Kept, Warm


def test_a_memory_is_bounded_and_forgets_what_was_not_asked_for_longest() -> None:
    kept, made = Kept(2), []

    def make(name: str) -> str:
        made.append(name)
        return name

    for name in ("a", "b", "a", "c", "a", "b"):
        assert kept.get(name, lambda name=name: make(name)) == name  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]


def test_a_warm_build_gives_what_a_cold_one_gives(tmp_path: Path) -> None:
    country = nasional.regions(5, seed=9)
    nasional.write(tmp_path, country, {2: "celah", 3: "kunci"}, last=True)
    warm = Warm()
    for region in (*country, *country):
        job = Job(str(tmp_path / region.name / "2024"))
        cold, kept = build_one(job), build_one(job, warm)
        assert (kept.papers, kept.found, kept.uses) == (cold.papers, cold.found, cold.uses)
        assert set(cold.log) <= set(kept.log)  # whether kept templates still fit is looked at besides
        assert all("/templat/" in k or "/report_templates/" in k for k, _ in set(kept.log) - set(cold.log))


def test_a_region_with_templates_and_tables_of_its_own_gets_its_own_in_a_warm_worker(tmp_path: Path) -> None:
    country = nasional.regions(3, seed=9)
    nasional.write(tmp_path, country)
    own = tmp_path / country[1].name / "templat"
    (own / "nota-pengantar").mkdir(parents=True)
    (own / "nota-pengantar" / "naskah.md").write_text("Milik {{ daerah.nama }} saja.\n", encoding="utf-8")
    (own / "_bersama").mkdir()
    from lkpj_report.templates.library import package_folder

    table = (package_folder() / "_bersama" / "singkatan.yaml").read_text(encoding="utf-8")
    (own / "_bersama" / "singkatan.yaml").write_text(table + "# milik sendiri\n", encoding="utf-8")
    warm = Warm()
    for region in (country[0], country[1], country[2], country[1]):
        job = Job(str(tmp_path / region.name / "2024"), ("nota-pengantar",))
        assert build_one(job, warm).papers == build_one(job).papers
    assert (
        build_one(Job(str(tmp_path / country[1].name / "2024"), ("nota-pengantar",)), warm).papers[0].pages
        == 1
    )
