"""What `lkpj batch` shows while it runs and at its end: a bar and words, or JSON events for machines."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from lkpj_report.cli.codes import EXIT_GOOD

if TYPE_CHECKING:
    from lkpj_report.batch.plan import Step
    from lkpj_report.batch.tally import Outcome, Tally
    from lkpj_report.diagnostics import Diagnostic


class Screen:
    """What the run shows; the base shows nothing."""

    def start(self, steps: Sequence[Step]) -> None:
        """The plan is made."""

    def report(self, outcome: Outcome) -> None:
        """A report is done."""

    def end(self, tally: Tally) -> None:
        """All is done."""

    def plan(self, steps: Sequence[Step], general: Sequence[Diagnostic]) -> int:
        """Show a plan instead of a run; gives the exit code."""
        return EXIT_GOOD


class TextScreen(Screen):
    """Words: a bar on a terminal, lines in a log."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.done = self.todo = 0
        self.begun = 0.0

    def plan(self, steps: Sequence[Step], general: Sequence[Diagnostic]) -> int:
        from lkpj_report.batch.tally import reason_of
        from lkpj_report.cli import show

        for step in steps:
            if step.stale:
                click.echo(f"{step.target.name}: {reason_of(step)}")
            elif step.frozen:
                click.echo(f"{step.target.name}: sudah terbit, dibiarkan")
            for file in step.edited:
                click.echo(f"{step.target.name}: {file} sudah disunting, tidak akan ditimpa")
        show.findings(general, lambda file, number: None)
        stale = sum(step.stale for step in steps)
        click.echo(f"akan dibuat {stale} dari {len(steps)} laporan; yang lain tidak berubah")
        return EXIT_GOOD

    def start(self, steps: Sequence[Step]) -> None:
        self.todo = sum(step.stale for step in steps)
        self.begun = time.monotonic()
        if not self.quiet:
            click.echo(
                f"{len(steps)} laporan: {self.todo} akan dibuat, {len(steps) - self.todo} tidak berubah"
            )

    def report(self, outcome: Outcome) -> None:
        from lkpj_report.batch.run import is_bad
        from lkpj_report.cli.console import progress

        self.done += 1
        if is_bad(outcome):
            progress("")
            click.echo(f"{outcome.name}: {outcome.state.value}: {outcome.first_fault}", err=True)
        elif not self.quiet and not sys.stderr.isatty():
            click.echo(f"{outcome.name}: {outcome.state.value} ({outcome.reason})")
        progress(bar(self.done, self.todo, time.monotonic() - self.begun))

    def end(self, tally: Tally) -> None:
        from lkpj_report.batch.recap import STEM, counts
        from lkpj_report.batch.tally import line_of
        from lkpj_report.cli.console import progress

        progress("")
        for row in tally.general:
            click.echo(line_of(row), err=True)
        for verb, names in (
            ("hasil daerah yang tidak ada lagi di masukan", tally.orphans),
            ("dihapus", tally.pruned),
        ):
            for name in names:
                click.echo(f"{verb}: {name}")
        click.echo("; ".join(f"{name.lower()} {value}" for name, value in counts(tally)))
        click.echo(f"ringkasan: {STEM}.pdf, {STEM}.html, {STEM}.csv, {STEM}.json di folder hasil")


def bar(done: int, todo: int, seconds: float) -> str:
    """ "123/546 [#####.....] 8,1 laporan/detik, sisa 0.52" (minutes and seconds)."""
    from lkpj_report.bahasa.bilangan import format_bilangan

    rate = done / seconds if seconds > 0 else 0.0
    left = round((todo - done) / rate) if rate else 0
    filled = 20 * done // todo if todo else 20
    rate_text = format_bilangan(Decimal(f"{rate:.1f}"), 1)
    return f"{done}/{todo} [{'#' * filled}{'.' * (20 - filled)}] {rate_text} laporan/detik, sisa {left // 60}.{left % 60:02}"


class JsonScreen(Screen):
    """Events for machines, one JSON object a line."""

    def plan(self, steps: Sequence[Step], general: Sequence[Diagnostic]) -> int:
        from lkpj_report.batch.tally import reason_of

        for step in steps:
            self._say(
                "rencana", laporan=step.target.name, dibuat=step.stale, alasan=reason_of(step),
                naskah=list(step.only), terbit=step.frozen, disunting=list(step.edited),
            )  # fmt: skip
        return EXIT_GOOD

    def start(self, steps: Sequence[Step]) -> None:
        self._say("mulai", jumlah=len(steps), akan_dibuat=sum(s.stale for s in steps))

    def report(self, outcome: Outcome) -> None:
        from lkpj_report.batch.recap import outcome_json

        self._say("selesai", **outcome_json(outcome))

    def end(self, tally: Tally) -> None:
        states = Counter(o.state.value for o in tally.outcomes)
        self._say(
            "ringkasan", jumlah=len(tally.outcomes), keadaan=dict(states), detik=round(tally.seconds, 3)
        )

    def _say(self, event: str, **what: Any) -> None:
        click.echo(json.dumps({"peristiwa": event, **what}))
