"""The run itself: plan all, have the stale ones built, deliver each as it comes, tell a listener of it.

In: settings, targets, a runner. Out: a `Tally`. Nothing is printed here; a `Listener` hears of the start and
of each report, and may ask to stop by returning False.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lkpj_report.batch import record as records
from lkpj_report.batch.deliver import FINDINGS, deliver, rows
from lkpj_report.batch.find import Target
from lkpj_report.batch.keys import Keys
from lkpj_report.batch.plan import Planner, Step, edited_files, orphans
from lkpj_report.batch.runner import Done, Lost, Runner
from lkpj_report.batch.settings import Settings
from lkpj_report.batch.tally import Outcome, State, Tally, lost, not_done, untouched
from lkpj_report.diagnostics import Diagnostic, Severity, warning
from lkpj_report.outputs import BEFORE, RECORD, read_record, shown

Listener = Callable[[Outcome], bool]
"""Hears of each report that was worked on; False ends the run."""

BAD = (State.FAILED, State.REFUSED, State.CRASHED)


def plan(settings: Settings, targets: Sequence[Target], force: bool = False) -> tuple[Step, ...]:
    """What would be done with each report, and why."""
    planner = Planner(settings, force)
    return tuple(planner.step(target) for target in targets)


def run(
    settings: Settings,
    steps: Sequence[Step],
    runner: Runner,
    listen: Listener,
    general: Sequence[Diagnostic] = (),
) -> Tally:
    """Do what was planned; the output folder is locked by the caller."""
    started = time.monotonic()
    keys = Keys(settings)
    outcomes = {n: untouched(step) for n, step in enumerate(steps) if not step.stale}
    for number, step in enumerate(steps):
        if step.stale:
            runner.submit(number, settings.job(step.target, step.only))
    for event in runner.events():
        step = steps[event.number]
        match event:
            case Done():
                outcome = deliver(step, event, settings, keys)
            case Lost(_, cause, text):
                outcome = lost(step, cause, text)
        outcomes[event.number] = outcome
        if not listen(outcome):
            runner.kill()
            break
    ordered = tuple(outcomes.get(n) or not_done(step) for n, step in enumerate(steps))
    told = (*general, *(_edited(step) for step in steps if step.edited))
    return Tally(ordered, rows(told), seconds=time.monotonic() - started)


def is_bad(outcome: Outcome) -> bool:
    """Whether a report failed, which `--fail-fast` answers by ending the run."""
    return outcome.state in BAD


def prune(
    settings: Settings, targets: Sequence[Target], remove: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Folders of reports that are no longer in the input: listed, and removed when asked to.

    Only what we wrote is removed; a folder with an edited paper or with a stranger's file stays, without ours.
    """
    found = orphans(settings, targets)
    gone = tuple(shown(folder) for folder in found if remove and _remove(folder))
    return tuple(shown(folder) for folder in found if shown(folder) not in gone), gone


def _remove(folder: Path) -> bool:
    edited = edited_files(folder)
    ours = [n for n in read_record(folder) if not n.endswith(BEFORE) and n not in edited]
    try:
        for name in [*ours, FINDINGS]:
            (folder / name).unlink(missing_ok=True)
        if edited:
            return False
        (folder / records.NAME).unlink(missing_ok=True)
        (folder / RECORD).unlink(missing_ok=True)
        left = [p for p in folder.iterdir() if p.name != RECORD.parent.name]
        if not left:
            shutil.rmtree(folder)
            if not any(folder.parent.iterdir()):
                folder.parent.rmdir()
    except OSError:
        return False
    return True


def _edited(step: Step) -> Diagnostic:
    names = ", ".join(step.edited)
    return warning(
        "B104", f"{step.target.name}: disunting sejak dibuat dan tidak ditimpa: {names}", None,
        "salin suntingannya ke masukan, lalu hapus berkas itu agar dibuat lagi",
    )  # fmt: skip


def exit_weight(tally: Tally) -> frozenset[State]:
    """The states that occur, for the exit code."""
    return frozenset(o.state for o in tally.outcomes)


def is_heavy(tally: Tally) -> bool:
    """Whether `--strict` has something to say: an unaccepted warning or gap of a report, or of the run."""
    return any(o.heavy for o in tally.outcomes) or any(
        row["keparahan"] == Severity.WARNING for row in tally.general
    )
