"""Two hundred single slips in a good input (acceptance A4): each is told at its line, none ends in a traceback.

Seeded, so a red test is red again. What each kind of slip may lead to is said in `tests/mutasi.py`
before anything is run.
"""

from __future__ import annotations

import pytest

from lkpj_report.checks.table import Perkara, periksa
from lkpj_report.diagnostics import Diagnostic, Severity, Span, render
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.laporan import muat
from lkpj_report.source.bahan import Bahan
from lkpj_report.source.folder import Source, load_source
from tests.checks.kasus import ROOT, katalog
from tests.mutasi import Mutation, all_mutations, input_files

YEAR = "inputs/kabupaten-contoh/2024"
FILES = input_files(ROOT / YEAR, ROOT)
KINDS = all_mutations(FILES, seed=2025)
CASES = [(kind, m) for kind, made in KINDS.items() for m in made]
SEVERE = (Severity.FAULT, Severity.GAP)


def run(files: dict[str, str]) -> tuple[Source, list[Diagnostic]]:
    """All faults and gaps of an input in memory, through reading, typing, figures and checks."""
    source = load_source(YEAR, Bahan.packed({name: text.encode() for name, text in files.items()}))
    laporan, wrong = muat(source.root)
    found = [*source.diagnostics, *(d for d in wrong if not explained(d, source))]
    if laporan is not None and not any(d.severity is Severity.FAULT for d in found):
        found += periksa(Perkara(laporan, hitung(laporan, katalog()), katalog()))
    return source, [d for d in found if d.severity in SEVERE]


def explained(d: Diagnostic, source: Source) -> bool:
    """A subject that is missing because its file could not be parsed, as `build` passes over it."""
    return d.code == "D102" and any(d.message.startswith(f'"{name}" tidak ada') for name in source.unread)


def test_the_untouched_input_is_clean() -> None:
    assert run(FILES)[1] == []


def test_there_are_two_hundred_different_slips_in_all_files() -> None:
    assert len({(m.file, m.text) for _, m in CASES}) == 200
    assert {m.file for _, m in CASES} == set(FILES)
    assert all(m.text != FILES[m.file] for _, m in CASES)


@pytest.mark.parametrize(("kind", "m"), CASES, ids=[f"{kind}-{n:03}" for n, (kind, _) in enumerate(CASES)])
def test_a_slip_is_told_at_its_line(kind: str, m: Mutation) -> None:
    source, found = run({**FILES, m.file: m.text})
    told = f"{kind} {m.name}: wanted {sorted(m.codes)} at {sorted(m.lines)}\n" + "\n".join(
        render(d, source.line) for d in found
    )
    if m.clean:  # a line that may be left out: sums and counts may say more
        assert all(d.code[0] == "K" for d in found), told
        return
    assert all(isinstance(d.place, Span) and d.place.file == m.file for d in found), told
    own = [d for d in found if (d.code, d.place.line) not in m.echoes]  # type: ignore[union-attr]
    assert own, told
    assert all(d.code in m.codes and d.place.line in m.lines for d in own), told  # type: ignore[union-attr]
