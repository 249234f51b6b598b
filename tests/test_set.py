"""The set of papers as a whole: no contradiction between them, each through all gates, whatever papers there are."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from lkpj_report.build import Job, JobResult, open_library
from lkpj_report.build.paper import Ready, describe
from lkpj_report.build.run import build_set
from lkpj_report.diagnostics import Diagnostic, Severity, Span
from lkpj_report.document.tree import Value
from lkpj_report.document.walk import inlines
from lkpj_report.templates.papers import Naskah
from lkpj_report.verify import verify_pair
from tests import readers
from tests.cli.command import here
from tests.writers import docx_gate, pdf_gate

ROOT = Path(__file__).resolve().parents[1]
CONTOH, KUPANG = "inputs/kabupaten-contoh/2024", "inputs/kota-kupang/2024"
OLD, NEW = "Drs. H. Teladan Utama, M.Si.", "Ir. Hj. Puspa Baharu, M.T."
"""The head of Contoh, and somebody else."""


def _described() -> dict[str, Naskah | list[Diagnostic]]:
    """All papers by name, with their descriptions or what is wrong with them."""
    library = open_library(Job(CONTOH, base=str(ROOT)))
    known = {name: describe(name, library) for name in library.papers()}
    return {n: d if isinstance(d, list) else d[0] for n, d in known.items()}


DESCRIBED = _described()
PAPERS = {n: d for n, d in DESCRIBED.items() if not isinstance(d, list) and d.perintah is None}
"""The papers that a report alone is enough for."""


@dataclass(frozen=True, slots=True)
class Made:
    """A built set: files by name, trees by paper."""

    result: JobResult
    files: Mapping[str, bytes]
    trees: Mapping[str, Ready]


def made(input_: str, base: Path) -> Made:
    """All papers of an input, also those that are only made when somebody asks."""
    job = Job(input_, papers=tuple(PAPERS), base=str(base))
    result, _, trees = build_set(job, open_library(job))
    return Made(result, {n: data for p in result.papers for n, data in p.files}, trees)


@pytest.fixture(scope="module")
def contoh() -> Made:
    return made(CONTOH, ROOT)


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The set of Contoh after the head's name was changed in the one place where it stands."""
    base = tmp_path_factory.mktemp("nama")
    region = base / "inputs" / "kabupaten-contoh"
    shutil.copytree(ROOT / "inputs" / "kabupaten-contoh", region)
    places = [p for p in region.rglob("*.yaml") for _ in range(p.read_text("utf-8").count(OLD))]
    assert places == [region / "daerah.yaml"]
    text = (region / "daerah.yaml").read_text("utf-8")
    (region / "daerah.yaml").write_text(text.replace(OLD, NEW), "utf-8")
    return made(CONTOH, base)


# ---------------------------------------------------------------- E1: the whole set


def test_each_paper_has_a_sound_description() -> None:
    assert {n: d for n, d in DESCRIBED.items() if isinstance(d, list)} == {}


def test_the_set_of_contoh_has_every_paper_and_no_warning(contoh: Made) -> None:
    assert [d for d in contoh.result.found if d.severity is not Severity.INFO] == []
    assert sorted(p.name for p in contoh.result.papers) == sorted(PAPERS)
    assert [p.name for p in contoh.result.papers if p.konsep] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_each_pdf_passes_the_gate(paper: str, contoh: Made) -> None:
    data = contoh.files[f"{paper}.pdf"]
    assert pdf_gate.own_findings(data, contoh.trees[paper].document) == []
    assert pdf_gate.page_validation(data) is None


@pytest.mark.parametrize("paper", PAPERS)
def test_each_docx_passes_the_gate(paper: str, contoh: Made, tmp_path: Path) -> None:
    data = contoh.files[f"{paper}.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        assert docx_gate.own_findings({n: z.read(n) for n in z.namelist()}) == []
    assert docx_gate.audit_findings(data, tmp_path) == []
    assert docx_gate.integrity_findings(data, tmp_path) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_both_formats_of_each_paper_say_the_same(paper: str, contoh: Made) -> None:
    assert verify_pair(paper, contoh.files[f"{paper}.docx"], contoh.files[f"{paper}.pdf"]) == []


@pytest.mark.gate
@pytest.mark.needs("java", "default-jdk-headless")
def test_each_pdf_passes_vera(contoh: Made) -> None:
    pdfs = {n: data for n, data in contoh.files.items() if n.endswith(".pdf")}
    assert {n: rules for n, rules in pdf_gate.vera(pdfs).items() if rules} == {}


@pytest.mark.parametrize("input_", [KUPANG, "inputs/kota-kupang/2023", "inputs/kabupaten-purbalingga/2023"])
def test_a_thin_input_gives_what_it_can_and_says_which_paper_lacks_what(
    input_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = here(capsys, "build", str(ROOT / input_), "-o", str(tmp_path), "--no-verify")
    assert ran.code == 0, ran.err
    built = set(re.findall(r"^  ([a-z0-9-]+)(?: \(KONSEP[^)]*\))?: +\d+ halaman", ran.out, re.MULTILINE))
    passed = dict(re.findall(r"^  ([a-z0-9-]+) tidak dibuat: tidak ada (\S.*)$", ran.out, re.MULTILINE))
    asked = {name for name, naskah in PAPERS.items() if naskah.diminta}
    assert "nota-pengantar" in built
    assert built | passed.keys() == PAPERS.keys() - (asked - passed.keys())
    for name, lacks in passed.items():
        assert set(lacks.split(", ")) <= set(PAPERS[name].wajib)


# ---------------------------------------------------------------- E3: one name in one place


def squeezed(text: str) -> str:
    """Without white space, soft hyphens and letter case, so that no line end hides a name."""
    return re.sub(r"[\s\u00ad]", "", text).casefold()


def text_of(name: str, data: bytes) -> str:
    """All words of a file: of a DOCX those of each part (headers, notes, remarks, properties)."""
    if name.endswith(".pdf"):
        return squeezed(" ".join(readers.pdfium_words(data)))
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        parts = [z.read(n).decode("utf-8") for n in z.namelist() if n.endswith((".xml", ".rels"))]
    return squeezed(re.sub(r"<[^>]*>", "", " ".join(parts)))


def test_a_new_head_of_the_region_is_in_each_paper_that_had_the_old_one(contoh: Made, renamed: Made) -> None:
    assert renamed.files.keys() == contoh.files.keys()
    old, new = squeezed(OLD), squeezed(NEW)
    had = {n: text_of(n, data).count(old) for n, data in contoh.files.items()}
    has = {n: text_of(n, data) for n, data in renamed.files.items()}
    assert {n: t.count(new) for n, t in has.items()} == had
    assert [n for n, t in has.items() if old in t or squeezed("Teladan Utama") in t] == []
    assert had["nota-pengantar.pdf"] and had["nota-pengantar.docx"]
    assert {n.rpartition(".")[0] for n, count in had.items() if count} == {
        n.rpartition(".")[0] for n, count in had.items() if count and n.endswith(".pdf")
    }


def test_the_old_name_is_not_in_a_file_under_another_guise(renamed: Made) -> None:
    """Neither in the title, author or outline of a PDF nor anywhere else that is not printed."""
    import pikepdf

    for name, data in renamed.files.items():
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(data)) as pdf:
                told = str(pdf.docinfo) + str(pdf.Root.Metadata.read_bytes())
                assert squeezed("Teladan Utama") not in squeezed(told)


# ---------------------------------------------------------------- one name, one number


def test_names_and_numbers_are_printed_as_they_were_typed_in_every_paper(contoh: Made) -> None:
    """Names of persons and offices, and numbers of papers, are the same in all papers, capitals of titles aside."""
    typed = re.compile(r"\s*(?:- )?(?:nama|ketua|nomor): (.+)")
    files = ("daerah.yaml", "laporan.yaml", "persidangan.yaml")
    lines = {p: p.read_text("utf-8").splitlines() for p in (ROOT / "inputs").rglob("*.yaml")}
    seen: dict[str, set[str]] = {}
    for name, ready in contoh.trees.items():
        for node in inlines(ready.document):
            if isinstance(node, Value) and isinstance(node.origin, Span):
                place = node.origin
                line = lines.get(ROOT / place.file, [""] * place.line)[place.line - 1]
                entry = typed.fullmatch(line)
                if entry is not None and place.file.endswith(files):
                    seen.setdefault(squeezed(entry[1]), set()).add(squeezed(node.text))
                    assert squeezed(node.text) == squeezed(entry[1]), (name, place, node.text)
    assert {squeezed(OLD), squeezed("Kabupaten Contoh")} <= seen.keys()
