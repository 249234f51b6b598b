"""Workers on this machine: one that dies, hangs or raises costs its own report and nothing else."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from tests import nasional
from tests.batch.hurt import hurting
from tests.batch.kit import build_all, outputs, settings, steps_of

from lkpj_report.batch.local import LocalRunner
from lkpj_report.batch.run import run
from lkpj_report.batch.runner import Cause, Done, Lost
from lkpj_report.batch.tally import State
from lkpj_report.build.job import Job

COUNTRY = nasional.regions(8)


def test_workers_that_die_hang_or_raise_cost_their_own_report_only(tmp_path: Path) -> None:
    """F4: faulty input, a template fault in one paper, a dead worker, one that hangs, one that raises."""
    root = tmp_path / "in"
    nasional.write(root, COUNTRY, {1: "tanggal"})
    for number, mark in ((1, "mati"), (2, "macet"), (3, "rusak"), (4, "mati-sekali")):
        (root / COUNTRY[number].name / mark).write_text("")
    bad = root / COUNTRY[5].name / "templat" / "nota-pengantar" / "naskah.md"
    bad.parent.mkdir(parents=True)
    bad.write_text("baik\n{{ tidak_ada }}\n")
    chosen = settings(root, tmp_path / "out")
    tally = run(chosen, steps_of(chosen), LocalRunner(2, 4.0, hurting), lambda outcome: True)
    by_region = {o.name.split("/")[0]: o for o in tally.outcomes}
    states = [by_region[r.name].state for r in COUNTRY]
    assert states == [
        State.FAILED, State.FAILED, State.FAILED, State.CRASHED, State.COMPLETE, State.FAILED,
        State.COMPLETE, State.COMPLETE,
    ]  # fmt: skip
    told = [by_region[r.name].first_fault for r in COUNTRY]
    assert "sidang.yaml:" in told[0]
    assert "mati dua kali" in told[1]
    assert "batas waktu" in told[2]
    assert "rencana rusak" in told[3]
    assert "naskah.md:2" in told[5]
    alone = settings(root, tmp_path / "alone")
    build_all(alone)
    good = {
        k: v
        for k, v in outputs(tmp_path / "alone").items()
        if k.split("/")[0] in {COUNTRY[n].name for n in (4, 6, 7)}
    }
    assert good.items() <= outputs(tmp_path / "out").items()
    assert multiprocessing.active_children() == []


def test_one_and_two_workers_give_the_same_bytes(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:5], last=True)
    made = []
    for workers in (1, 2):
        chosen = settings(tmp_path / "in", tmp_path / f"out{workers}")
        run(chosen, steps_of(chosen), LocalRunner(workers, 60.0), lambda outcome: True)
        made.append(outputs(tmp_path / f"out{workers}"))
    build_all(settings(tmp_path / "in", tmp_path / "here"))
    assert made[0] == made[1] == outputs(tmp_path / "here")


def test_a_runner_can_be_ended_in_the_middle_and_leaves_no_process(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:4])
    runner = LocalRunner(2, 60.0)
    for number, region in enumerate(COUNTRY[:4]):
        runner.submit(number, Job(str(tmp_path / "in" / region.name / "2024"), ("nota-pengantar",)))
    events = runner.events()
    assert isinstance(next(events), Done)
    runner.kill()
    assert list(events) == []
    assert multiprocessing.active_children() == []


def test_a_job_that_kills_two_workers_is_not_given_to_a_third(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1])
    (tmp_path / "in" / COUNTRY[0].name / "mati").write_text("")
    runner = LocalRunner(1, 60.0, hurting)
    runner.submit(7, Job(str(tmp_path / "in" / COUNTRY[0].name / "2024")))
    (event,) = runner.events()
    assert isinstance(event, Lost)
    assert (event.number, event.cause) == (7, Cause.DIED)


def test_a_worker_is_replaced_after_its_share_and_no_report_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lkpj_report.batch.local.MOST_JOBS", 2)
    nasional.write(tmp_path / "in", COUNTRY[:5])
    chosen = settings(tmp_path / "in", tmp_path / "out")
    tally = run(chosen, steps_of(chosen), LocalRunner(1, 60.0), lambda outcome: True)
    assert {o.state for o in tally.outcomes} == {State.COMPLETE}
    assert len({o.usage.worker for o in tally.outcomes}) == 3
