"""Writes what a job gave: papers, the region's own list of findings, then the record. Only the parent does this.

The record comes last: what is recorded is there. All files are written whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from lkpj_report.batch import record as records
from lkpj_report.batch.keys import Keys
from lkpj_report.batch.plan import Step, fresh_papers, split_log
from lkpj_report.batch.record import Found, PaperRecord, Record
from lkpj_report.batch.runner import Done
from lkpj_report.batch.settings import Settings, program
from lkpj_report.batch.tally import Outcome, State, Work, line_of, reason_of, state_of
from lkpj_report.build.job import JobResult, Paper
from lkpj_report.diagnostics import Diagnostic, as_json, has_fault, render
from lkpj_report.outputs import MACHINE, Written, old_finals, outdated, write_all, write_file
from lkpj_report.source.bahan import Log

FINDINGS = "temuan.txt"
"""The list of findings in the folder of a report's papers, for the region itself."""


def deliver(step: Step, done: Done, settings: Settings, keys: Keys) -> Outcome:
    """Write all that a job gave; gives what came of the report."""
    result = done.result
    papers, refused = _papers(step.folder, result.papers)
    record = _record(step, result, papers, settings, keys)
    wrong = [*refused, *_findings(step, result)]
    if not any(d.code in MACHINE for d in wrong):
        written = records.write(step.folder, record)
        wrong += [written] if written is not None else []
    found = (*record.all_found, *rows(wrong))
    machine = any(d.code in MACHINE for d in wrong)
    return Outcome(
        step.target.name,
        State.REFUSED if machine else state_of(record, found),
        Work.BUILT,
        reason_of(step),
        next((d.message for d in wrong if d.code in MACHINE), ""),
        found,
        tuple((w.path.name, w.size) for kept in papers.values() for w in kept if w.size),
        sum(p.pages for p in record.papers.values()),
        step.edited,
        step.gone,
        done.usage,
    )


def rows(found: Iterable[Diagnostic]) -> Found:
    """Findings as they are recorded."""
    return tuple(json.loads(as_json(d)) for d in found)


def _papers(folder: Path, papers: Iterable[Paper]) -> tuple[dict[str, list[Written]], list[Diagnostic]]:
    kept: dict[str, list[Written]] = {}
    found: list[Diagnostic] = []
    for paper in papers:
        names = [name for name, _ in paper.files]
        stale = outdated(paper.name, names, bool(paper.konsep))
        kept[paper.name], wrong = write_all(folder, paper.files, outdated=stale)
        found += [*wrong, *(old_finals(folder, names) if paper.konsep else ())]
    return kept, found


def _record(
    step: Step, result: JobResult, papers: dict[str, list[Written]], settings: Settings, keys: Keys
) -> Record:
    region = step.target.region
    shared, own = split_log(result.log, dict(result.uses), keys, region)
    built = {p.name: p for p in result.papers}
    made = {
        name: _paper(own[name], built.get(name), papers.get(name, []), result.by_paper.get(name))
        for name in result.uses
    }
    in_papers = {d for found in result.by_paper.values() for d in found}
    general = [d for d in result.found if d not in in_papers]
    return Record(
        program=program(),
        options=settings.fingerprint(),
        log=shared,
        papers={**fresh_papers(step, made), **made},
        found=rows(general),
        released=result.released,
        failed=not result.uses and has_fault(general),
        input=step.target.input,
    )


def _paper(
    log: Log, paper: Paper | None, written: list[Written], found: tuple[Diagnostic, ...] | None
) -> PaperRecord:
    """`found` is None for a paper that was passed over."""
    if paper is None:
        return PaperRecord(log, failed=found is not None, found=rows(found or ()))
    sizes = {w.path.name: w for w in written if w.size}
    hashes = {_name(name, sizes): hashlib.sha256(data).hexdigest() for name, data in paper.files}
    return PaperRecord(log, hashes, True, False, paper.konsep, paper.pages, rows(found or ()))


def _name(name: str, written: dict[str, Written]) -> str:
    """The name that a file was written under: its own, or the one beside an edited file."""
    if name in written:
        return name
    stem, dot, ending = name.rpartition(".")
    return next((n for n in written if n.startswith(f"{stem}-baru") and n.endswith(dot + ending)), name)


def _findings(step: Step, result: JobResult) -> list[Diagnostic]:
    """The region's own list. Of a report that was built in part, the findings of the other papers stay."""
    texts = [render(d, result.line) for d in result.found]
    if step.only and step.old is not None:
        told = {json.dumps(row, sort_keys=True) for row in rows(result.found)}
        others = (
            row for name in sorted(step.old.papers) if name not in result.uses
            for row in step.old.papers[name].found
        )  # fmt: skip
        texts += [line_of(row) for row in others if json.dumps(row, sort_keys=True) not in told]
    text = "\n\n".join(texts) or "tidak ada temuan"
    data = f"{step.target.name}\n\n{text}\n".encode()
    path = step.folder / FINDINGS
    try:
        if path.is_file() and path.read_bytes() == data:
            return []
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:  # `write_file` meets the same and has the words for it
        pass
    refused = write_file(path, data)
    return [refused] if refused is not None else []
