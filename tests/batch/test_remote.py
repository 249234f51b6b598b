"""The cluster: the same bytes as here, without a shared disk; a worker lost in the middle costs nothing."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests import nasional
from tests.batch.kit import NOTA, build_all, outputs, settings, steps_of

from lkpj_report.batch.find import Target
from lkpj_report.batch.parcel import library, shared_parcel, shipment
from lkpj_report.batch.run import run
from lkpj_report.batch.tally import State
from lkpj_report.build.run import build_one
from lkpj_report.build.warm import Warm

COUNTRY = nasional.regions(12)


def test_a_packed_input_gives_the_same_papers_findings_and_log_as_the_disk(tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:3], {1: "celah", 2: "tanggal"}, last=True)
    chosen = settings(tmp_path / "in", tmp_path / "out")
    shared = shared_parcel(chosen)
    for region in COUNTRY[:3]:
        target = Target(region.name, "2024", f"{tmp_path.as_posix()}/in/{region.name}/2024")
        job, warm = chosen.job(target), Warm()
        there = build_one(job, warm, library(shipment(chosen, target), shared, warm.read_tree))
        here = build_one(job)
        assert (there.papers, there.found, there.region, there.year) == (
            here.papers,
            here.found,
            here.region,
            here.year,
        )
        assert there.log == here.log
        assert there.uses == here.uses


def test_a_relative_root_is_packed_by_the_names_that_messages_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1], {1: "celah"})
    monkeypatch.chdir(tmp_path)
    chosen = settings(Path("in"), tmp_path / "out")
    target = Target(COUNTRY[0].name, "2024", f"in/{COUNTRY[0].name}/2024")
    job, warm = chosen.job(target), Warm()
    there = build_one(job, warm, library(shipment(chosen, target), shared_parcel(chosen), warm.read_tree))
    here = build_one(job)
    assert (there.papers, there.found, there.log) == (here.papers, here.found, here.log)


def test_a_limit_ends_work_in_its_own_thread() -> None:
    from lkpj_report.batch.remote import Late, limited

    with pytest.raises(Late), limited(0.05):
        while True:
            time.sleep(0.001)
    with limited(60.0):
        pass


@contextmanager
def cluster(workers: int) -> Iterator[Any]:
    """A cluster of processes on this machine, in another folder than ours."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


@pytest.mark.gate
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_bytes_also_when_it_loses_a_worker(tmp_path: Path) -> None:
    """F2 and F8."""
    from lkpj_report.batch.remote import DaskRunner

    nasional.write(tmp_path / "in", COUNTRY, {2: "celah"})
    chosen = settings(tmp_path / "in", tmp_path / "dask")
    with cluster(2) as made:
        runner = DaskRunner(made.scheduler_address, chosen)
        victim = next(iter(made.workers.values())).pid
        threading.Timer(1.0, os.kill, (victim, 9)).start()
        tally = run(chosen, steps_of(chosen), runner, lambda outcome: True)
        runner.kill()
    assert {o.state for o in tally.outcomes} == {State.COMPLETE, State.UNFINISHED}
    build_all(settings(tmp_path / "in", tmp_path / "here"))
    assert outputs(tmp_path / "dask") == outputs(tmp_path / "here")
    assert NOTA


@pytest.mark.gate
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_with_another_program_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lkpj_report.batch import remote

    monkeypatch.setattr(remote, "program", lambda: "lkpj 99")
    with cluster(1) as made, pytest.raises(remote.Unfit) as unfit:
        remote.DaskRunner(made.scheduler_address, settings(tmp_path, tmp_path))
    assert unfit.value.finding.code == "B108"


def test_a_cluster_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    from lkpj_report.batch import remote

    monkeypatch.setattr(remote, "PATIENCE", 0.3)
    with pytest.raises(remote.Unfit) as unfit:
        remote.DaskRunner("tcp://127.0.0.1:9", settings(tmp_path, tmp_path))
    assert unfit.value.finding.code == "B107"
