"""One paper of a checked report: description, tree, layout, bytes.

In: a paper's name, a `Report`, the templates of the job. Out: a finished `Paper`, or the findings that
prevented it; nothing of a paper with a fault is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import TYPE_CHECKING

from lkpj_report.build.job import Clock, Job, Mode, Paper
from lkpj_report.build.letterhead import dressed
from lkpj_report.build.pictures import Pictures, template_pictures
from lkpj_report.build.reading import Report
from lkpj_report.build.remarks import remarks
from lkpj_report.diagnostics import (
    Cell,
    Diagnostic,
    Formula,
    Generated,
    Origin,
    Place,
    Severity,
    Span,
    fault,
    has_fault,
)
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document
from lkpj_report.document.walk import gaps
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.records import dataclass
from lkpj_report.templates.library import Library, unknown_paper
from lkpj_report.templates.papers import Naskah, Parts, find, read_paper
from lkpj_report.templates.theme_tree import theme_tree
from lkpj_report.templates.themes import read_theme
from lkpj_report.templates.workshop import Made, Workshop, as_konsep
from lkpj_report.writers import FORMATS

if TYPE_CHECKING:
    from lkpj_report.build.jejak.trace import Trace

UNFINISHED = "ada yang belum diisi"

Described = tuple[Naskah, Theme]


@dataclass(frozen=True, slots=True)
class Bench:
    """What all papers of a job are made with.

    `why_konsep` is a reason that lies in the report itself, "" for none; `known_gaps` are the lines of the
    input whose gaps have been reported; `found` is what was found in the report, for the margin of a konsep;
    `banding` is what a command has found by comparing two sources, by the command's name; `trees` are those of
    the papers made so far, for the checks over all of them.
    """

    job: Job
    report: Report
    library: Library
    workshop: Workshop
    clock: Clock
    pictures: Pictures
    why_konsep: str = ""
    known_gaps: frozenset[tuple[str, int]] = frozenset()
    found: tuple[Diagnostic, ...] = ()
    themes: dict[str, Theme | list[Diagnostic]] = field(default_factory=dict)
    descriptions: dict[str, Described | list[Diagnostic]] = field(default_factory=dict)
    banding: dict[str, object] = field(default_factory=dict)
    trees: dict[str, Document] = field(default_factory=dict)

    def described(self, name: str) -> Described | list[Diagnostic]:
        """`describe`, once a paper and once a theme."""
        if name not in self.descriptions:
            self.descriptions[name] = describe(name, self.library, self.themes, self.job.theme)
        return self.descriptions[name]


@dataclass(frozen=True, slots=True)
class Ready:
    """A tree with all that the writers need; `why_konsep` is "" for a final paper."""

    naskah: Naskah
    theme: Theme
    document: Document
    parts: Parts
    why_konsep: str


def make_paper(name: str, bench: Bench) -> tuple[Paper | None, list[Diagnostic]]:
    """A paper with its files; None with the findings that prevented it."""
    return make_with_tree(name, bench)[:2]


def make_with_tree(name: str, bench: Bench) -> tuple[Paper | None, list[Diagnostic], Ready | None]:
    """`make_paper`, with the tree that the files were written from."""
    ready, found = ready_tree(name, bench)
    if ready is None:
        return None, found, None
    paper, wrong = _write(name, ready, bench, found)
    return paper, [*found, *wrong], ready


def look_over(name: str, bench: Bench) -> list[Diagnostic]:
    """All findings that `make_paper` would have, without writing anything."""
    from lkpj_report.writers.pdf import lay_out

    ready, found = ready_tree(name, bench)
    if ready is None:
        return found
    with bench.clock.phase("tata letak"):
        fonts, wrong = _fonts(ready.theme, bench.library)
        if wrong:
            return [*found, *wrong]
        _, laid = lay_out(ready.document, ready.theme, fonts)
    return [*found, *laid]


def trace_paper(name: str, bench: Bench) -> tuple[Trace | None, list[Diagnostic]]:
    """Where everything that a paper prints is from; None with the findings that prevented the paper."""
    from lkpj_report.build.jejak.trace import Trace, trace
    from lkpj_report.writers.pdf import lay_out

    ready, found = ready_tree(name, bench)
    if ready is None:
        return None, found
    with bench.clock.phase("tata letak"):
        fonts, wrong = _fonts(ready.theme, bench.library)
        if wrong:
            return None, [*found, *wrong]
        layout, laid = lay_out(ready.document, ready.theme, fonts)
    with bench.clock.phase("jejak"):
        made = Trace(name, ready.naskah.nama, layout.pages, trace(ready.document, layout))
    return made, [*found, *laid]


def ready_tree(name: str, bench: Bench) -> tuple[Ready | None, list[Diagnostic]]:
    """The tree of a paper, marked as konsep when it has gaps; None when a fault or `--final` prevents it."""
    report = bench.report
    with bench.clock.phase("templat"):
        described = bench.described(name)
        if isinstance(described, list):
            return None, described
        naskah, theme = described
        missing = [*_not_by_build(naskah, bench), *missing_subjects(naskah, report.laporan)]
        pictures = bench.pictures
        if missing or pictures.found:
            # the template is looked over all the same: all faults of a run are told at once
            return None, [*missing, *pictures.found, *bench.workshop.check(name)]
        facts = (report.laporan, report.angka, report.katalog)
        made = bench.workshop.make(name, naskah, facts, theme, pictures.by_name, facts=bench.banding)
    if made.document is None:
        return None, list(made.found)
    document, wrong = dressed(made.document, theme, template_pictures(bench.library))
    if wrong:
        return None, [*made.found, *wrong]
    return _marked(name, (naskah, theme), replace(made, document=document), bench)


def _marked(
    name: str, described: tuple[Naskah, Theme], made: Made, bench: Bench
) -> tuple[Ready | None, list[Diagnostic]]:
    document = made.document
    assert document is not None
    found = [*made.found, *unreported_gaps(document, bench.known_gaps)]
    unfinished = bool(made.parts.gaps) or next(gaps(document), None) is not None
    why = bench.why_konsep or (UNFINISHED if unfinished else "")
    if why and bench.job.mode is Mode.FINAL:
        return None, [*found, _refused(name, why)]
    if bench.job.mode is Mode.KONSEP:
        why = why or "diminta"
    bench.trees[name] = document
    return Ready(*described, as_konsep(document) if why else document, made.parts, why), found


def _not_by_build(naskah: Naskah, bench: Bench) -> list[Diagnostic]:
    """A paper about two sources can't be made from one."""
    if naskah.perintah is None or naskah.perintah in bench.banding:
        return []
    if naskah.perintah == "telusur":
        why, cure = "disusun dari jejak naskah yang lain", "jalankan lkpj telusur dengan --lampiran"
        return [fault("D130", f'naskah "{naskah.nama}" {why}', naskah.letak["perintah"], cure)]
    cure = f"jalankan lkpj {naskah.perintah} dengan --naskah"
    return [fault("D130", f'naskah "{naskah.nama}" memerlukan dua sumber', naskah.letak["perintah"], cure)]


def _refused(name: str, why: str) -> Diagnostic:
    cure = "betulkan isian yang disebut di atas, atau buat konsepnya dahulu dengan --konsep"
    return fault("D121", f'naskah final "{name}" tidak dibuat karena {why}', None, cure)


def describe(
    name: str, library: Library, themes: dict[str, Theme | list[Diagnostic]] | None = None, theme: str = ""
) -> Described | list[Diagnostic]:
    """A paper's description and theme, or what is wrong with them; `themes` are those read before, `theme`
    one that takes the place of the paper's own."""
    if not library.has_paper(name):
        return [unknown_paper(name, library.papers())]
    root, found = library.tree(f"{name}/dokumen.yaml")
    naskah, wrong = read_paper(root) if root is not None else (None, ())
    if naskah is None:
        return [*found, *wrong]
    known = themes if themes is not None else {}
    wanted = theme or naskah.tema
    if wanted not in known:
        known[wanted] = _theme(wanted, library)
    look = known[wanted]
    return look if isinstance(look, list) else (naskah, look)


def _theme(name: str, library: Library) -> Theme | list[Diagnostic]:
    root, found = theme_tree(name, library.tree)
    theme, wrong = read_theme(name, root) if root is not None else (None, ())
    return theme if theme is not None else [*found, *wrong]


def missing_subjects(naskah: Naskah, laporan: Laporan) -> list[Diagnostic]:
    """Subjects that the paper must have and the input lacks."""
    return [
        fault(
            "D122", f'naskah "{naskah.nama}" memerlukan "{name}"', laporan.letak.diri,
            f'tambahkan "{name}" ke isian' if "." in name else f'tambahkan berkas {name}.yaml yang memuat "{name}:"',
        )
        for name in lacking(naskah, laporan)
    ]  # fmt: skip


def lacking(naskah: Naskah, laporan: Laporan) -> tuple[str, ...]:
    """What the paper must have and the input does not know of; an empty entry is a gap, not a lack."""
    looked = ((path, *find(laporan, path)) for path in naskah.wajib)
    return tuple(path for path, there, empty_at in looked if not there and empty_at is None)


def contents(
    naskah: Naskah, looked: Parts, laporan: Laporan
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Names of the parts that are in; names of those that are not, each with what the input lacks."""
    included, left_out = [], []
    for part in naskah.bagian:
        if looked.present[part.kunci]:
            included.append(part.nama)
            continue
        lacking = [(path, place) for path in part.perlu for ok, place in [find(laporan, path)] if not ok]
        words = [f"{path} {'belum diisi' if place else 'tidak ada'}" for path, place in lacking]
        left_out.append((part.nama, ", ".join(words)))
    return tuple(included), tuple(left_out)


def unreported_gaps(document: Document, known: frozenset[tuple[str, int]]) -> list[Diagnostic]:
    """Gaps of the tree that the reader of the input could not know of: a name that no entry gives."""
    out: dict[tuple[str, Place | None], Diagnostic] = {}
    for gap in gaps(document):
        place = _first_place(gap.origin)
        if isinstance(gap.origin, Span | Cell) and _gap_key(gap.origin) in known:
            continue  # an empty entry: reported where it stands
        what = gap.text.strip("[]").removeprefix("BELUM DIISI:").strip()
        found = Diagnostic(Severity.GAP, "D124", what, place, ("lengkapi masukannya",))
        out.setdefault((what, place), found)
    return list(out.values())


def gap_lines(found: Iterable[Diagnostic]) -> frozenset[tuple[str, int]]:
    """Files and lines (or cells) of the gaps among some findings."""
    return frozenset(_gap_key(d.place) for d in found if d.severity is Severity.GAP and d.place is not None)


def _gap_key(place: Place) -> tuple[str, int]:
    """A line of a file, or a cell, which has none."""
    return (place.file, place.line) if isinstance(place, Span) else (str(place), 0)


def _first_place(origin: Origin | None) -> Place | None:
    match origin:
        case Span() | Cell():
            return origin
        case Formula():
            return next((p for p in map(_first_place, origin.parts) if p is not None), None)
        case None | Generated():
            return None


def _write(
    name: str, ready: Ready, bench: Bench, own: Iterable[Diagnostic]
) -> tuple[Paper | None, list[Diagnostic]]:
    from lkpj_report.writers.docx import write_docx
    from lkpj_report.writers.pdf import lay_out, write_pdf

    clock, document = bench.clock, ready.document
    with clock.phase("tata letak"):  # also for a DOCX alone: its contents page shows page numbers
        fonts, wrong = _fonts(ready.theme, bench.library)
        if wrong:
            return None, wrong
        layout, found = lay_out(document, ready.theme, fonts)
    if has_fault(found):
        return None, list(found)
    stem = f"{name}-konsep" if document.konsep else name
    told = remarks((*bench.found, *own, *found)) if document.konsep else ()
    files: list[tuple[str, bytes]] = []
    for kind in FORMATS:
        if kind not in bench.job.formats:
            continue
        with clock.phase(kind):
            data = (
                write_docx(
                    document,
                    ready.theme,
                    layout.anchor_pages,
                    layout.table_widths,
                    told,
                    page_labels=layout.page_labels,
                )
                if kind == "docx"
                else write_pdf(layout)
            )
        files.append((f"{stem}.{kind}", data))
    if bench.job.trace:
        from lkpj_report.build.jejak.trace import Trace, trace
        from lkpj_report.build.jejak.write import as_json

        with clock.phase("jejak"):
            traced = Trace(name, ready.naskah.nama, layout.pages, trace(document, layout))
            files.append((f"{stem}.jejak.json", as_json(traced)))
    if bench.job.print_plan is not None:
        from lkpj_report.writers.pdf.impose import impose

        with clock.phase("cetak"):
            files.append((f"{stem}-cetak.pdf", impose(layout, bench.job.print_plan)))
    pages = layout.pages
    del layout  # of a book a third of all memory, and reading back needs as much
    if parted := _read_back(name, dict(files), document, bench):
        return None, [*found, *parted]
    parts = contents(ready.naskah, ready.parts, bench.report.laporan)
    return Paper(name, ready.why_konsep, pages, tuple(files), *parts), list(found)


def _read_back(name: str, files: dict[str, bytes], document: Document, bench: Bench) -> list[Diagnostic]:
    """Where the two formats of a final paper part, read by other readers than our writers; none when not asked."""
    docx, pdf = files.get(f"{name}.docx"), files.get(f"{name}.pdf")
    if not bench.job.verify or document.konsep or docx is None or pdf is None:
        return []
    with bench.clock.phase("cocokkan"):
        from lkpj_report.verify import can_read, verify_pair

        return verify_pair(name, docx, pdf) if can_read() else []


def _fonts(theme: Theme, library: Library) -> tuple[dict[str, bytes], list[Diagnostic]]:
    fonts: dict[str, bytes] = {}
    missing: list[Diagnostic] = []
    for file in sorted({f for family in theme.fonts.values() for f in family.files}):
        got = library.data(f"aset/font/{file}")
        if got is None:
            place = Span(f"tema/{theme.name}.yaml", 1)
            missing.append(fault("T113", f'huruf "{file}" tidak ada di folder templat', place))
        else:
            fonts[file] = got[0]
    return fonts, missing
