"""A run from end to end: what is built, what is left alone, what a fault does to others."""

from __future__ import annotations

from pathlib import Path

from tests import nasional
from tests.batch.kit import Here, build_all, outputs, settings, steps_of, target_names

from lkpj_report.batch import record
from lkpj_report.batch.run import prune
from lkpj_report.batch.tally import State, Work

COUNTRY = nasional.regions(4)


def test_each_region_gets_its_papers_its_findings_and_its_record(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY)
    tally = build_all(settings(tmp_path / "in", tmp_path / "out"))
    assert [o.name for o in tally.outcomes] == target_names(COUNTRY)
    assert {o.state for o in tally.outcomes} == {State.COMPLETE}
    for region in COUNTRY:
        folder = tmp_path / "out" / region.name / "2024"
        names = sorted(p.name for p in folder.iterdir())
        assert names == [".lkpj", "nota-pengantar.docx", "nota-pengantar.pdf", "temuan.txt"]
        assert record.read(folder) is not None


def test_a_second_run_with_nothing_changed_builds_nothing_and_says_the_same(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY, {2: "celah"})
    chosen = settings(tmp_path / "in", tmp_path / "out")
    first, runner = build_all(chosen), Here()
    before = outputs(tmp_path / "out")
    second = build_all(chosen, runner)
    assert runner.built == []
    assert outputs(tmp_path / "out") == before
    assert {o.work for o in second.outcomes} == {Work.FRESH}
    assert [(o.name, o.state, o.found) for o in second.outcomes] == [
        (o.name, o.state, o.found) for o in first.outcomes
    ]


def test_a_fault_hurts_only_its_own_region_and_is_named_with_its_line(tmp_path: Path) -> None:
    country = nasional.regions(6)
    faults = dict(zip(range(1, 7), ("bentuk", "tanggal", "tanpa-daerah", "kunci", "celah", ""), strict=True))
    nasional.write(tmp_path / "in", country, faults)
    tally = build_all(settings(tmp_path / "in", tmp_path / "out"))
    by_name = {o.name.split("/")[0]: o for o in tally.outcomes}
    states = [by_name[r.name].state for r in country]
    assert states == [State.FAILED] * 4 + [State.UNFINISHED, State.COMPLETE]
    for region in country[:4]:
        told = by_name[region.name].first_fault
        assert region.name in told
        assert any(part.isdigit() for part in told.split(":"))
        assert told.split(": ", 1)[1][:1] in "SDT"


def test_a_wrong_sum_leaves_a_konsep_and_is_no_failure(tmp_path: Path) -> None:
    rich = next(r for r in nasional.regions(40) if r.size > 1)
    nasional.write(tmp_path / "in", [rich], {rich.number: "jumlah"})
    (outcome,) = build_all(settings(tmp_path / "in", tmp_path / "out")).outcomes
    assert outcome.state is State.WRONG
    assert (tmp_path / "out" / rich.name / "2024" / "nota-pengantar-konsep.pdf").is_file()


def test_an_edited_paper_is_told_of_and_never_built_over(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1])
    chosen = settings(tmp_path / "in", tmp_path / "out")
    build_all(chosen)
    folder = tmp_path / "out" / COUNTRY[0].name / "2024"
    (folder / "nota-pengantar.docx").write_bytes(b"suntingan")
    (step,) = steps_of(chosen)
    assert not step.stale
    assert step.edited == ("nota-pengantar.docx",)
    year = tmp_path / "in" / COUNTRY[0].name / "2024" / "sidang.yaml"
    year.write_text(year.read_text(encoding="utf-8").replace("09.00", "10.00"), encoding="utf-8")
    tally = build_all(chosen)
    assert (folder / "nota-pengantar.docx").read_bytes() == b"suntingan"
    assert (folder / "nota-pengantar-baru.docx").is_file()
    assert [row["kode"] for row in tally.general] == ["B104"]
    again = build_all(chosen, runner := Here())
    assert runner.built == []
    assert again.outcomes[0].edited == ("nota-pengantar.docx",)


def test_a_released_report_is_not_rebuilt_by_another_program_version_but_by_its_own_input(
    tmp_path: Path, monkeypatch: object
) -> None:
    import pytest

    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    nasional.write(tmp_path / "in", COUNTRY[:2])
    file = tmp_path / "in" / COUNTRY[0].name / "2024" / "laporan.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "  terbit: 28 Maret 2025\n", encoding="utf-8")
    chosen = settings(tmp_path / "in", tmp_path / "out")
    build_all(chosen)
    monkeypatch.setattr("lkpj_report.batch.plan.program", lambda: "lkpj 99, Python 3.99")
    steps = {s.target.region: s for s in steps_of(chosen)}
    assert steps[COUNTRY[0].name].frozen
    assert not steps[COUNTRY[0].name].stale
    assert "versi program berganti dari lkpj" in steps[COUNTRY[1].name].reasons[0][1]
    file.write_text(file.read_text(encoding="utf-8").replace("Setda", "Umum"), encoding="utf-8")
    assert {s.target.region: s.stale for s in steps_of(chosen)}[COUNTRY[0].name]


def test_what_fails_is_tried_again_until_it_is_mended(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1], {1: "tanggal"})
    chosen = settings(tmp_path / "in", tmp_path / "out")
    assert build_all(chosen).outcomes[0].state is State.FAILED
    assert steps_of(chosen)[0].reasons == (("", "gagal pada pengerjaan sebelumnya"),)
    nasional.write(tmp_path / "in", COUNTRY[:1])
    assert build_all(chosen).outcomes[0].state is State.COMPLETE
    assert not steps_of(chosen)[0].stale


def test_the_papers_of_a_removed_region_are_listed_and_only_pruned_when_asked(tmp_path: Path) -> None:
    import shutil

    from lkpj_report.batch.find import Choice, find_targets

    nasional.write(tmp_path / "in", COUNTRY)
    chosen = settings(tmp_path / "in", tmp_path / "out")
    build_all(chosen)
    shutil.rmtree(tmp_path / "in" / COUNTRY[0].name)
    shutil.rmtree(tmp_path / "in" / COUNTRY[1].name)
    edited = tmp_path / "out" / COUNTRY[1].name / "2024" / "nota-pengantar.docx"
    edited.write_bytes(b"suntingan")
    targets, _ = find_targets(chosen.root, Choice())
    listed, gone = prune(chosen, targets, remove=False)
    assert (len(listed), gone) == (2, ())
    assert (tmp_path / "out" / COUNTRY[0].name).is_dir()
    listed, gone = prune(chosen, targets, remove=True)
    assert [Path(p).parent.name for p in gone] == [COUNTRY[0].name]
    assert not (tmp_path / "out" / COUNTRY[0].name).exists()
    assert edited.read_bytes() == b"suntingan"
    assert not edited.with_suffix(".pdf").exists()
    assert len(outputs(tmp_path / "out")) == 2 * 3 + 1


def test_a_listener_can_end_the_run_and_the_rest_is_named_as_not_done(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY, {1: "tanggal"})
    chosen = settings(tmp_path / "in", tmp_path / "out")
    tally = build_all(chosen, listen=lambda outcome: False)
    assert tally.count(State.NOT_DONE) == len(COUNTRY) - 1
    assert build_all(chosen).count(State.NOT_DONE) == 0
