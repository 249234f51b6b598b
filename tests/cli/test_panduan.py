"""docs/panduan.md is true: its commands are run in order, in one folder, and print what it shows.

Between them stand marks, `<!-- uji: NAME -->`: what a reader does by hand there (an edit, a workbook), `STEPS` does.
Where such a mark stands before a block of YAML, it is that YAML which goes into the input.
"""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.command import ROOT, here
from tests.test_readme import shows

PAGE = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
PIECE = re.compile(
    r"^<!-- uji: (?P<step>[a-z-]+) -->\n(?:```yaml\n(?P<yaml>(?:.*\n)*?)```$)?"
    r"|^```(?P<kind>console|bat)(?: exit=(?P<code>\d+))?\n(?P<text>(?:.*\n)*?)```$",
    re.M,
)
INSTALL = ("py -m venv", "cd ", ".venv\\Scripts\\python -m pip install", ".venv\\Scripts\\activate")
KITA, KUPANG = "inputs/kabupaten-kita", "inputs/kota-kupang"
COLUMNS = ("sebelum_perubahan", "anggaran", "realisasi")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample inputs, in which the commands run."""
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_guide_print_what_it_shows(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = 0
    for piece in PIECE.finditer(PAGE):
        if piece["step"]:
            STEPS[piece["step"]](office, piece["yaml"] or "")
            continue
        lines = piece["text"].splitlines()
        if piece["kind"] == "bat":
            copies(lines, office)
            continue
        assert lines[0].startswith("$ lkpj "), lines[0]
        done = here(capsys, *words(lines[0])[2:])
        assert done.code == int(piece["code"] or 0), f"{lines[0]}\n{done.text}"
        printed = [*done.err.splitlines(), *done.out.splitlines()]
        missing = shows(tuple(lines[1:]), printed)
        assert missing is None, f"{lines[0]} does not print: {missing}\nit prints:\n" + "\n".join(printed)
        ran += 1
    assert ran >= 20


def words(line: str) -> list[str]:
    """The words of a command line as Windows reads them: quotes group, a backslash is a backslash."""
    reader = shlex.shlex(line, posix=True, punctuation_chars=False)
    reader.whitespace_split, reader.escape, reader.commenters = True, "", ""
    return list(reader)


def copies(lines: list[str], folder: Path) -> None:
    """Do what `xcopy` does; the lines of the installation are those of README.md."""
    for line in lines:
        if line.startswith("xcopy /e /i "):
            source, target = (folder / name.replace("\\", "/") for name in line.split()[3:])
            shutil.copytree(source, target)
        else:
            assert line.startswith(INSTALL), line


def replace(file: Path, old: str, new: str) -> None:
    """Write something else in place of a text that stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file}: {old}"
    file.write_bytes(text.replace(old, new).encode("utf-8"))


def accounts(folder: Path) -> list[list[str]]:
    """The accounts of the sample's budget: code, name, three amounts as they are written there."""
    text = (folder / "inputs/kabupaten-contoh/2024/anggaran.yaml").read_text(encoding="utf-8")
    rows = []
    for code, body in re.findall(r"^    ([\d.]+):\n((?:      .*\n)+)", text, re.M):
        given = dict(re.findall(r"^      (\w+): (.*)$", body, re.M))
        rows.append([code, given.get("uraian", ""), *(given.get(c, "") for c in COLUMNS)])
    return rows


def workbook(path: Path, head: list[str], rows: list[list[str]]) -> None:
    """A workbook as the guide describes it: a sheet LRA, codes as text."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "LRA"
    for row in (head, *rows):
        book.active.append(row)
    book.save(path)


def excel(folder: Path, block: str) -> None:
    """The budget goes into a workbook; the guide's link takes the place of its accounts."""
    year = folder / KITA / "2024"
    workbook(year / "anggaran.xlsx", ["kode", "uraian", *COLUMNS], accounts(folder))
    text = (year / "anggaran.yaml").read_text(encoding="utf-8")
    start = text.index("  rekening:\n")
    rest = re.search(r"^ {0,2}\S", text[start + 12 :], re.M)
    after = text[start + 12 + rest.start() :] if rest else ""
    link = block.split("anggaran:\n", 1)[1]
    (year / "anggaran.yaml").write_bytes((text[:start] + link + after).encode("utf-8"))


def audited(folder: Path, block: str) -> None:
    """A second source of the budget, in which one account differs."""
    rows = accounts(folder)
    changed = next(row for row in rows if row[0] == "4.1.02")
    changed[4] = "1" + changed[4]
    without = [[*row[:2], *row[3:]] for row in rows]
    workbook(folder / "audit.xlsx", ["kode", "uraian", *COLUMNS[1:]], without)


def accepted(folder: Path, block: str) -> None:
    """The guide's acceptance goes under `laporan:`."""
    replace(folder / KUPANG / "2023/laporan.yaml", "laporan:\n", block)


def weighed(folder: Path, block: str) -> None:
    """The guide's weights go to the end of the region's file."""
    file = folder / KUPANG / "daerah.yaml"
    file.write_bytes(file.read_bytes().rstrip() + b"\n\n" + block.encode("utf-8"))


GIVER = "pemberi: Ombudsman Republik Indonesia"


def emptied(folder: Path, block: str) -> None:
    """Somebody doesn't know the giver of an award yet."""
    replace(folder / KITA / "2024/penghargaan.yaml", GIVER, "pemberi:")


def filled(folder: Path, block: str) -> None:
    """Now somebody knows."""
    replace(folder / KITA / "2024/penghargaan.yaml", "pemberi:\n", f"{GIVER}\n")


def corrected(folder: Path, block: str) -> None:
    """A figure is corrected after the print."""
    replace(folder / KITA / "2024/penghargaan.yaml", "skor: 88,15", "skor: 88,51")


def edited(folder: Path, block: str) -> None:
    """Somebody corrects that figure in Word only."""
    docx = pytest.importorskip("docx")
    path = folder / "output/kabupaten-kita/2024/nota-pengantar.docx"
    paper = docx.Document(str(path))
    run = next(run for p in paper.paragraphs for run in p.runs if "88,15" in run.text)
    run.text = run.text.replace("88,15", "88,51")
    paper.save(str(path))


def letter(folder: Path, block: str) -> None:
    """A letter and a book whose looks are right lie beside the inputs."""
    made = folder / "output/kabupaten-kita/2024"
    shutil.copy(made / "nota-pengantar.docx", folder / "surat.docx")
    shutil.copy(made / "lkpj.docx", folder / "buku.docx")


STEPS: dict[str, Callable[[Path, str], None]] = {
    "excel": excel,
    "audit": audited,
    "terima": accepted,
    "bobot": weighed,
    "kosongkan": emptied,
    "isi": filled,
    "betulkan": corrected,
    "sunting": edited,
    "surat": letter,
}


def test_each_step_by_hand_is_in_the_guide() -> None:
    assert set(re.findall(r"^<!-- uji: ([a-z-]+) -->$", PAGE, re.M)) == set(STEPS)


def test_the_questions_that_the_guide_shows_are_asked(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from lkpj_report.cli.new import PERTANYAAN

    found = re.search(r"^> lkpj baru (\S+)\n((?:.+\n)+)```", PAGE, re.M)
    assert found is not None
    asked = [p.tanya for p in PERTANYAAN]
    shown = [re.split(r" \[|: ?", line)[0] for line in found[2].splitlines() if not line.startswith(" ")]
    order = [asked.index(question) for question in shown]
    assert order == sorted(order)
    refusal = next(line.strip() for line in found[2].splitlines() if line.startswith(" "))
    ran = here(capsys, "baru", "inputs/kota-lain", "--daerah", "Kota Lain", "--tahun", "2023/2024")
    assert ran.code == 2
    assert refusal.partition(";")[0] in ran.text


def test_a_command_line_of_the_guide_is_read_as_windows_reads_it() -> None:
    assert words('lkpj baru inputs\\kota --daerah "Kota Kita"') == [
        "lkpj",
        "baru",
        "inputs\\kota",
        "--daerah",
        "Kota Kita",
    ]


def test_the_guide_installs_as_the_readme_does() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(line in readme for line in ("py -m venv .venv", ".venv\\Scripts\\python -m pip install ."))
    assert "py -m venv .venv\n.venv\\Scripts\\python -m pip install .\n" in PAGE


def test_the_guide_names_each_weight_of_a_finding() -> None:
    from lkpj_report.diagnostics import Severity

    assert all(f"| {severity.value} |" in PAGE for severity in Severity)


def test_the_guide_names_each_exit_code() -> None:
    from lkpj_report.cli import codes

    numbers = {value for name, value in vars(codes).items() if name.startswith("EXIT_")}
    assert numbers
    assert {number for number in numbers if f"| {number} |" not in PAGE} == set()


def test_the_guide_names_each_command() -> None:
    from lkpj_report.cli.commands import ALIASES

    assert {name for name in ALIASES.values() if f"lkpj {name}" not in PAGE} == set()


def test_the_guide_names_folders_and_files_that_exist() -> None:
    contoh = ROOT / "inputs" / "kabupaten-contoh"
    assert (contoh / "daerah.yaml").exists()
    for name in ("sidang.yaml", "pidato.yaml", "penghargaan.yaml", "anggaran.yaml"):
        assert f"`{name}`" in PAGE
        assert (contoh / "2024" / name).exists()
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_the_list_of_contents_of_the_guide_leads_to_its_headings() -> None:
    headings = re.findall(r"^##+ (.+)$", PAGE, re.M)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    linked = re.findall(r"\]\(#([^)]+)\)", PAGE)
    assert len(linked) >= 16
    assert [link for link in linked if link not in anchors] == []


def test_the_guide_names_only_papers_that_exist() -> None:
    named = re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.M)
    assert "nota-pengantar" in named
    assert [n for n in named if not (ROOT / "report_templates" / n / "dokumen.yaml").exists()] == []


def test_the_guide_and_the_readme_name_each_paper() -> None:
    papers = {f.parent.name for f in (ROOT / "report_templates").glob("*/dokumen.yaml")}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {paper for paper in papers if f"| `{paper}` |" not in PAGE} == set()
    assert {paper for paper in papers if f"`{paper}`" not in readme} == set()


def write_pictures() -> ModuleType:
    """docs/write_pictures.py as a module."""
    import sys

    spec = importlib.util.spec_from_file_location("write_pictures", ROOT / "docs" / "write_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_each_picture_of_the_guide_is_made_by_the_script_and_small() -> None:
    script = write_pictures()
    made = {f"{picture.name}.png" for picture in script.PICTURES}
    assert {f.name for f in script.FOLDER.glob("*.png")} == made
    assert set(re.findall(r"!\[[^\]]+\]\(gambar/([^)]+)\)", PAGE)) == made
    for file in script.FOLDER.glob("*.png"):
        assert file.read_bytes().startswith(b"\x89PNG"), file.name
        assert file.stat().st_size <= script.MOST_BYTES, file.name


def test_each_page_of_a_picture_is_still_made(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    script = write_pictures()
    made = script.papers(tmp_path)
    gone = [
        picture.name
        for picture in script.PICTURES
        if script.page_of(made / f"{picture.paper}.pdf", picture.words) is None
    ]
    assert gone == [], "docs/write_pictures.py: name other words of these pages, then run it"


def test_a_page_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    reportlab = pytest.importorskip("reportlab.pdfgen.canvas")
    canvas = reportlab.Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(50, 50, "satu")
    canvas.showPage()
    canvas.drawString(50, 50, "dua kata")
    canvas.save()
    page_of = write_pictures().page_of
    assert page_of(tmp_path / "a.pdf", "dua  kata") == 1
    assert page_of(tmp_path / "a.pdf", "tiga") is None
