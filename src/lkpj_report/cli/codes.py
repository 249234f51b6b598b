"""Exit codes of `lkpj`, and which of several counts. Scripts rely on them: they never change."""

from __future__ import annotations

from collections.abc import Iterable

from lkpj_report.diagnostics import Diagnostic, Severity, has_fault

EXIT_GOOD, EXIT_FAULT, EXIT_USAGE, EXIT_WARNING = 0, 1, 2, 3
EXIT_PARTLY = 4  # some reports of a batch failed
EXIT_BUG, EXIT_MACHINE, EXIT_STOPPED = 70, 74, 130

PRECEDENCE = (
    EXIT_STOPPED,
    EXIT_BUG,
    EXIT_MACHINE,
    EXIT_PARTLY,
    EXIT_USAGE,
    EXIT_FAULT,
    EXIT_WARNING,
    EXIT_GOOD,
)


def worst(codes: Iterable[int]) -> int:
    """The code that counts of several; good when there is none."""
    return min(codes, key=PRECEDENCE.index, default=EXIT_GOOD)


def code_of(found: Iterable[Diagnostic], strict: bool) -> int:
    """74 when the machine refused a file, 1 with a fault, 3 under `strict` with a warning or gap, else 0."""
    from lkpj_report.outputs import MACHINE

    seen = tuple(found)
    heavy = any(d.severity in (Severity.WARNING, Severity.GAP) for d in seen)
    codes = (
        (any(d.code in MACHINE for d in seen), EXIT_MACHINE),
        (has_fault(seen), EXIT_FAULT),
        (strict and heavy, EXIT_WARNING),
    )
    return worst(code for holds, code in codes if holds)
