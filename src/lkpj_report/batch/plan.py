"""Which reports are stale, and the reason in words; what to leave alone.

In: the targets, the records of the last run, the disk as it is. Out: a `Step` for each target. A paper is
made again when something that it was made from is another now, when a file of it is gone, or when it failed
the last time. A file that a person has edited is no reason: it stays, and is told of.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lkpj_report.batch import record as records
from lkpj_report.batch.find import Target
from lkpj_report.batch.keys import Keys
from lkpj_report.batch.record import PaperRecord, Record
from lkpj_report.batch.settings import Settings, program
from lkpj_report.outputs import BEFORE, ours, read_record
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Log

ALL = ""
"""Stands for all papers of a report in a step's reasons."""


@dataclass(frozen=True, slots=True)
class Step:
    """What to do with one report.

    `reasons` are pairs of a paper (`ALL`: the whole report) and why it is made; none: it is fresh. `only`
    are the papers to make when not all are. `frozen` says that it is released and kept as it is, `edited`
    are files that a person has changed, `gone` are papers that no template makes any more.
    """

    target: Target
    folder: Path
    reasons: tuple[tuple[str, str], ...] = ()
    only: tuple[str, ...] = ()
    old: Record | None = None
    frozen: bool = False
    edited: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether there is anything to build."""
        return bool(self.reasons)


class Planner:
    """Plans the reports of one run."""

    def __init__(self, settings: Settings, force: bool = False) -> None:
        self.settings = settings
        self.force = force
        self.keys = Keys(settings)
        self._program = program()
        self._options = settings.fingerprint()
        self._papers: dict[str, frozenset[str]] = {}

    def step(self, target: Target) -> Step:
        """What to do with a report, and why."""
        folder = folder_of(self.settings, target)
        old = records.read(folder)
        if old is None:
            return Step(target, folder, ((ALL, "belum pernah dibuat"),))
        edited = edited_files(folder)
        whole = self._whole(old)
        if whole and not (old.released and not whole[1]):
            return Step(target, folder, ((ALL, whole[0]),), old=old, edited=edited)
        now = self._papers_now(target.region)
        gone = tuple(sorted(set(old.papers) - now)) if not self.settings.papers else ()
        reasons = self._missing(old, folder, edited)
        stale = self._of_papers(old, now)
        frozen = bool(old.released) and bool(whole or stale)
        reasons = reasons if frozen else {**stale, **reasons}
        return Step(
            target, folder, tuple(sorted(reasons.items())), tuple(sorted(reasons)), old,
            frozen=frozen, edited=edited, gone=gone,
        )  # fmt: skip

    def _whole(self, old: Record) -> tuple[str, bool] | None:
        """Why all papers are stale, and whether that counts for a released report too."""
        inputs = tuple(pair for pair in old.log if pair[0].startswith("masukan/"))
        changed = self.keys.changed(inputs)
        if self.force:
            return "diminta (--force)", True
        if old.failed:
            return "gagal pada pengerjaan sebelumnya", True
        if changed is not None:
            return f"isian {_shown(changed[0])} {changed[1]}", True
        others = self.keys.changed(tuple(pair for pair in old.log if pair not in inputs))
        if others is not None:
            return f"{_shown(others[0])} {others[1]}", False
        if old.program != self._program:
            return f"versi program berganti dari {_part(old.program, self._program)}", False
        if old.options != self._options:
            return "pilihan berganti: naskah, bentuk, templat, tema, konsep, atau final", False
        return None

    def _missing(self, old: Record, folder: Path, edited: tuple[str, ...]) -> dict[str, str]:
        out: dict[str, str] = {}
        for name, paper in old.papers.items():
            lost = [f for f in paper.files if f not in edited and not (folder / f).is_file()]
            if lost:
                out[name] = f"hasil {lost[0]} tidak ada lagi"
        return out

    def _of_papers(self, old: Record, now: frozenset[str]) -> dict[str, str]:
        out: dict[str, str] = {}
        wanted = self.settings.papers or tuple(now)
        for name in wanted:
            paper = old.papers.get(name)
            changed = self.keys.changed(paper.log) if paper is not None else None
            if paper is None:
                out[name] = "naskah baru di folder templat"
            elif paper.failed:
                out[name] = "gagal pada pengerjaan sebelumnya"
            elif changed is not None:
                out[name] = f"{_kind(changed[0])} {changed[0]} {changed[1]}"
        return out

    def _papers_now(self, region: str) -> frozenset[str]:
        """Names of all papers that the template folders of a region hold."""
        folders = self.keys.template_folders(region)
        return frozenset(name for folder in folders for name in self._papers_in(folder))

    def _papers_in(self, folder: str) -> frozenset[str]:
        if folder not in self._papers:
            there = self.keys.path(folder)
            names = [p.name for p in there.iterdir()] if there.is_dir() else []
            self._papers[folder] = frozenset(n for n in names if (there / n / "dokumen.yaml").is_file())
        return self._papers[folder]


def folder_of(settings: Settings, target: Target) -> Path:
    """Where the papers of a report lie."""
    return Path(settings.output) / target.region / target.year


def edited_files(folder: Path) -> tuple[str, ...]:
    """Papers that a person has changed since we wrote them."""
    record = read_record(folder)
    names = [n for n in record if not n.endswith(BEFORE) and (folder / n).is_file()]
    return tuple(sorted(n for n in names if not _unchanged(folder, n, record)))


def orphans(settings: Settings, targets: Iterable[Target]) -> tuple[Path, ...]:
    """Folders below the output that earlier runs made for reports that are no longer in the input."""
    root = Path(settings.output)
    expected = {folder_of(settings, t) for t in targets}
    made = (p.parent.parent for p in root.glob(f"**/{records.NAME.as_posix()}"))
    return tuple(sorted(f for f in made if f not in expected and _from_root(f, settings.root)))


def _from_root(folder: Path, root: str) -> bool:
    old = records.read(folder)
    return old is not None and old.input.startswith(Path(root).as_posix() + "/")


def split_log(
    log: Log, uses: dict[str, tuple[str, ...]], keys: Keys, region: str
) -> tuple[Log, dict[str, Log]]:
    """A job's log by lasting names: what the whole report depends on, and what each paper does.

    The list of all papers is left out of both: which papers there are is looked at each time.
    """
    lasting = {keys.lasting(key): was for key, was in log}
    per_paper = {
        name: tuple(sorted((n, lasting[n]) for n in keys.of_names(used, region) if n in lasting))
        for name, used in uses.items()
    }
    folders = tuple(f"{folder}/" for folder in keys.template_folders(region))
    shared = (pair for pair in lasting.items() if not pair[0].startswith(folders) or _is_table(pair[0]))
    named = ((n, keys.listing(n, was) if n.endswith("/") else was) for n, was in shared)
    return tuple(sorted(named, key=lambda pair: pair[0])), per_paper


def _is_table(name: str) -> bool:
    return "/_bersama/" in name and name.endswith((".yaml", ".csv"))


def _unchanged(folder: Path, name: str, record: dict[str, str]) -> bool:
    try:
        return ours(folder, name, record)
    except OSError:  # open elsewhere, no permission: nobody knows, so it is left alone
        return False


def _shown(name: str) -> str:
    return name.removeprefix("masukan/").rstrip("/")


def _kind(name: str) -> str:
    if "/tema/" in name:
        return "tema"
    return "huruf" if "/aset/font/" in name else "templat"


def _part(old: str, new: str) -> str:
    """The parts of the old program's name that are others now."""
    now = set(new.split(", "))
    return ", ".join(part for part in old.split(", ") if part not in now)


def fresh_papers(step: Step, made: Iterable[str]) -> dict[str, PaperRecord]:
    """Papers of the old record that a report that was built in part keeps."""
    done = {*made, *step.gone}
    return {n: p for n, p in step.old.papers.items() if n not in done} if step.old and step.only else {}
