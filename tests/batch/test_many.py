"""F7 in the gate: thousands of reports in one worker's life; memory stays, and so does the work for a report."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest
from tests import nasional
from tests.batch.kit import settings, steps_of

from lkpj_report.batch.local import LocalRunner
from lkpj_report.batch.run import run
from lkpj_report.batch.tally import Outcome, State

HUNDRED = 100


def flat(tmp_path: Path, count: int, workers: int) -> None:
    """Build a country and hold the first hundred reports against the last."""
    # one size, so that the last reports are no harder than the first
    country = [r for r in nasional.regions(6 * count) if r.size == 2][:count]
    assert len(country) == count
    nasional.write(tmp_path / "in", country)
    chosen = settings(tmp_path / "in", tmp_path / "out", formats=("docx", "pdf"))
    order: list[Outcome] = []
    tally = run(
        chosen,
        steps_of(chosen),
        LocalRunner(workers, 120.0),
        lambda o: order.append(o) is None,  # type: ignore[func-returns-value]
    )
    assert tally.count(State.COMPLETE) == count
    memory = [o.usage.memory for o in order if o.usage.memory]
    if memory:
        warm = memory[min(HUNDRED, count // 4) :]
        first, last = statistics.mean(warm[:HUNDRED]), statistics.mean(warm[-HUNDRED:])
        assert last <= 1.10 * first, (first, last)
        assert max(memory) <= 200_000_000


@pytest.mark.gate
def test_memory_stays_flat_over_five_thousand_reports(tmp_path: Path) -> None:
    flat(tmp_path, 5_000, 2)


def test_memory_stays_flat_over_some_reports_in_one_worker(tmp_path: Path) -> None:
    flat(tmp_path, 80, 1)
