"""What came of each report and of the whole run, as plain values; the screen and the summaries show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, assert_never

from lkpj_report.batch.plan import Step
from lkpj_report.batch.record import Record
from lkpj_report.batch.runner import Cause, Usage
from lkpj_report.diagnostics import Severity
from lkpj_report.records import dataclass

Row = Mapping[str, Any]
"""A finding as `diagnostics.as_json` writes it."""


class State(StrEnum):
    """What a report is after the run. An unfinished one is no failure: its konsep is there."""

    COMPLETE = "lengkap"
    UNFINISHED = "belum lengkap"
    WRONG = "isian keliru"
    FAILED = "gagal"
    REFUSED = "tidak dapat ditulis"
    CRASHED = "gangguan program"
    NOT_DONE = "belum dikerjakan"


class Work(StrEnum):
    """What was done for it."""

    BUILT = "dibuat"
    FRESH = "tidak berubah"
    FROZEN = "sudah terbit, dibiarkan"
    NONE = "tidak dibuat"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One report after the run; `reason` is why it was built, `cause` what kept it from being built."""

    name: str
    state: State
    work: Work
    reason: str = ""
    cause: str = ""
    found: tuple[Row, ...] = ()
    files: tuple[tuple[str, int], ...] = ()
    pages: int = 0
    edited: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)

    @property
    def first_fault(self) -> str:
        """The first fault with its place, or the cause."""
        row = next((r for r in self.found if r["keparahan"] == Severity.FAULT), None)
        return self.cause or (line_of(row) if row is not None else "")

    @property
    def heavy(self) -> bool:
        """Whether `--strict` counts it: a warning that nobody accepted, or a gap."""
        return any(r["keparahan"] in (Severity.WARNING, Severity.GAP) for r in self.found)


@dataclass(frozen=True, slots=True)
class Tally:
    """The whole run; `general` are findings of the run itself, `orphans` folders of reports that are gone."""

    outcomes: tuple[Outcome, ...]
    general: tuple[Row, ...] = ()
    orphans: tuple[str, ...] = ()
    pruned: tuple[str, ...] = ()
    seconds: float = 0.0

    def count(self, state: State) -> int:
        """Reports in a state."""
        return sum(o.state is state for o in self.outcomes)

    def done(self, work: Work) -> int:
        """Reports for which this was done."""
        return sum(o.work is work for o in self.outcomes)

    @property
    def by_rule(self) -> tuple[tuple[str, str, int], ...]:
        """Code, severity and count of all findings but remarks, most frequent first."""
        counted = Counter(
            (str(r["kode"]), str(r["keparahan"]))
            for o in self.outcomes
            for r in o.found
            if r["keparahan"] != Severity.INFO
        )
        return tuple(
            (code, weight, n) for (code, weight), n in sorted(counted.items(), key=lambda i: (-i[1], i[0]))
        )

    @property
    def slowest(self) -> tuple[Outcome, ...]:
        """The five reports that took longest."""
        return tuple(sorted((o for o in self.outcomes if o.usage.wall), key=lambda o: -o.usage.wall)[:5])


def state_of(record: Record, found: Iterable[Row]) -> State:
    """The state of a report by its record and all findings."""
    weights = {r["keparahan"] for r in found}
    if record.failed or any(p.failed for p in record.papers.values()):
        return State.FAILED
    if Severity.FAULT in weights:
        return State.WRONG
    return State.UNFINISHED if Severity.GAP in weights else State.COMPLETE


def untouched(step: Step) -> Outcome:
    """A report that was not built because it is fresh or released; its findings are those of its record."""
    assert step.old is not None
    found = step.old.all_found
    work = Work.FROZEN if step.frozen else Work.FRESH
    pages = sum(p.pages for p in step.old.papers.values())
    return Outcome(
        step.target.name, state_of(step.old, found), work, found=found, pages=pages, edited=step.edited,
        gone=step.gone,
    )  # fmt: skip


def not_done(step: Step) -> Outcome:
    """A report that the run did not get to."""
    return Outcome(step.target.name, State.NOT_DONE, Work.NONE, reason=reason_of(step), edited=step.edited)


def lost(step: Step, cause: Cause, text: str) -> Outcome:
    """A report whose job gave no result."""
    match cause:
        case Cause.RAISED:
            state, words = State.CRASHED, (text.strip().splitlines() or ["?"])[-1]
        case Cause.DIED:
            state, words = State.FAILED, f"{cause} dua kali (kode {text}); tidak dicoba lagi"
        case Cause.LATE:
            state, words = State.FAILED, f"{cause} {text} detik"
        case _:
            assert_never(cause)
    row: Row = {"keparahan": Severity.FAULT.value, "kode": CODES[cause], "pesan": words, "jejak": text}
    return Outcome(step.target.name, state, Work.NONE, reason_of(step), words, (row,), edited=step.edited)


CODES = {Cause.RAISED: "B111", Cause.DIED: "B112", Cause.LATE: "B113"}


def reason_of(step: Step) -> str:
    """All reasons of a step in one line."""
    by_reason: dict[str, list[str]] = {}
    for paper, reason in step.reasons:
        by_reason.setdefault(reason, []).append(paper)
    return "; ".join(
        reason if papers == [""] else f"{', '.join(papers)}: {reason}" for reason, papers in by_reason.items()
    )


def line_of(row: Row) -> str:
    """A finding in one line: place, code, message."""
    place = ""
    if "berkas" in row:
        at = f"sel {row['sel']}" if "sel" in row else row.get("baris", "")
        place = f"{row['berkas']}:{at}: "
    return f"{place}{row['kode']}: {row['pesan']}"
