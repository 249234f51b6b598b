"""What is known of a report from the run that built it: `.lkpj/massal.json` in the folder of its papers.

One small file a report, written whole after the papers: a run that is killed at any point leaves reports
that are recorded and reports that are not, and the next run takes up the latter. A record that cannot be
read counts as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.outputs import refusal, write_file
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Log

NAME = Path(".lkpj") / "massal.json"
FORM = 1

Found = tuple[Mapping[str, Any], ...]
"""Findings as `diagnostics.as_json` writes them."""


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper: what it alone depends on, its files with their hashes, whether it was made.

    `made` is False for a paper that failed and for one that was passed over; `failed` tells them apart.
    """

    log: Log
    files: Mapping[str, str] = field(default_factory=dict)
    made: bool = False
    failed: bool = False
    konsep: str = ""
    pages: int = 0
    found: Found = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One report. `log` is what all of its papers depend on; `found` the findings of the report itself."""

    program: str
    options: str
    log: Log
    papers: Mapping[str, PaperRecord]
    found: Found = ()
    released: str = ""
    failed: bool = False
    input: str = ""

    @property
    def all_found(self) -> Found:
        """All findings, each once."""
        rows = [*self.found, *(row for name in sorted(self.papers) for row in self.papers[name].found)]
        return tuple({json.dumps(row, sort_keys=True): row for row in rows}.values())


def read(folder: Path) -> Record | None:
    """The record of a folder; None when there is none that can be read."""
    try:
        value = json.loads((folder / NAME).read_bytes())
        return _from(value) if value["bentuk"] == FORM else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def write(folder: Path, record: Record) -> Diagnostic | None:
    """Write the record whole; the finding when the machine refuses."""
    text = json.dumps(_to(record), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    try:
        (folder / NAME).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return refusal(folder, error)
    return write_file(folder / NAME, text.encode("utf-8"))


def _to(record: Record) -> dict[str, Any]:
    return {
        "bentuk": FORM,
        "program": record.program,
        "pilihan": record.options,
        "masukan": record.input,
        "dibaca": [list(pair) for pair in record.log],
        "temuan": list(record.found),
        "terbit": record.released,
        "gagal": record.failed,
        "naskah": {name: _paper_to(p) for name, p in record.papers.items()},
    }


def _paper_to(p: PaperRecord) -> dict[str, Any]:
    return {
        "dibaca": [list(pair) for pair in p.log], "berkas": dict(p.files), "jadi": p.made, "gagal": p.failed,
        "konsep": p.konsep, "halaman": p.pages, "temuan": list(p.found),
    }  # fmt: skip


def _from(value: Mapping[str, Any]) -> Record:
    papers = {
        str(name): PaperRecord(
            log=_log(p["dibaca"]), files=dict(p["berkas"]), made=bool(p["jadi"]), failed=bool(p["gagal"]),
            konsep=str(p["konsep"]), pages=int(p["halaman"]), found=tuple(p["temuan"]),
        )
        for name, p in value["naskah"].items()
    }  # fmt: skip
    return Record(
        program=str(value["program"]), options=str(value["pilihan"]), log=_log(value["dibaca"]), papers=papers,
        found=tuple(value["temuan"]), released=str(value["terbit"]), failed=bool(value["gagal"]),
        input=str(value["masukan"]),
    )  # fmt: skip


def _log(rows: list[list[str | None]]) -> Log:
    return tuple((str(name), None if was is None else str(was)) for name, was in rows)
