"""One report through all phases: what each kind of finding does to its papers."""

from __future__ import annotations

import pickle
import struct
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkpj_report.build import Job, JobResult, Mode, build_one, check_one
from lkpj_report.build.pictures import MAX_BYTES, fault_of
from lkpj_report.diagnostics import Diagnostic, Severity, Span, has_fault
from lkpj_report.source.bahan import Bahan
from lkpj_report.templates.library import package_folder
from tests.small_input import INPUT, REGION, YEAR, changed, write_input

PAPER = "nota-pengantar"
WRONG_WEEKDAY = changed("Senin, 24", "Selasa, 24")
GAP = changed("      pemberi: Badan Pemeriksa Keuangan", "      pemberi:")


def build(folder: Path, **options: Any) -> JobResult:
    """The small input of a folder, built: its main paper unless others are named."""
    return build_one(Job(INPUT, **{"papers": (PAPER,), "base": str(folder), **options}))


def names(result: JobResult) -> list[str]:
    """Names of all files made."""
    return [name for paper in result.papers for name, _ in paper.files]


def codes(result: JobResult, severity: Severity = Severity.FAULT) -> list[str]:
    """Codes of the findings of one weight."""
    return [d.code for d in result.found if d.severity is severity]


SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A grey PNG; with fewer `rows` than its head says when asked for."""
    pixels = (b"\0" + b"\x80" * width) * (height if rows is None else rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def with_emblem(folder: Path, written: str, data: bytes | None = None, **options: Any) -> JobResult:
    """The small input with an emblem."""
    write_input(folder, region=changed("  jenis: kota\n", f"  jenis: kota\n  lambang: {written}\n", REGION))
    if data is not None:
        (folder / "contoh" / written).write_bytes(data)
    return build(folder, **options)


def own_template(folder: Path, name: str, change: Callable[[str], str]) -> None:
    """The region's own copy of a shipped template, changed."""
    target = folder / "contoh" / "templat" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(change((package_folder() / name).read_text(encoding="utf-8")), encoding="utf-8")


def test_a_good_report_gives_both_files_and_no_finding(tmp_path: Path) -> None:
    write_input(tmp_path)
    result = build(tmp_path)
    assert result.found == ()
    assert names(result) == [f"{PAPER}.docx", f"{PAPER}.pdf"]
    assert (result.region, result.year) == ("contoh", "2024")
    assert result.papers[0].konsep == ""
    assert result.papers[0].pages >= 1
    assert result.files_read == ("contoh/daerah.yaml", "contoh/2024/laporan.yaml")


def test_a_job_works_from_another_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_input(tmp_path / "here")
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "there")
    from_afar = build(tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    at_home = build_one(Job(INPUT, papers=(PAPER,)))
    assert from_afar.papers[0].files == at_home.papers[0].files
    assert from_afar.files_read == at_home.files_read


def test_job_and_result_can_be_sent_to_another_process(tmp_path: Path) -> None:
    write_input(tmp_path, year=WRONG_WEEKDAY)
    job = Job(INPUT, base=str(tmp_path))
    result = build_one(pickle.loads(pickle.dumps(job)))
    again = pickle.loads(pickle.dumps(result))
    assert again == result
    assert again.papers[0].files == result.papers[0].files


def test_every_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_input(tmp_path, year=GAP)
    reads: Counter[str] = Counter()
    real = Bahan.read

    def counting(self: Bahan, key: str, *args: Any, **kwargs: Any) -> Any:
        reads[key] += 1
        return real(self, key, *args, **kwargs)

    monkeypatch.setattr(Bahan, "read", counting)
    build(tmp_path)
    assert len(reads) > 10
    assert set(reads.values()) == {1}, [k for k, n in reads.items() if n > 1]


def test_a_faulty_source_is_read_once_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_input(tmp_path, year=changed("tahun_anggaran: 2024", "tahun_anggaran: dua ribu"))
    reads: Counter[str] = Counter()
    real = Bahan.read

    def counting(self: Bahan, key: str, *args: Any, **kwargs: Any) -> Any:
        reads[key] += 1
        return real(self, key, *args, **kwargs)

    monkeypatch.setattr(Bahan, "read", counting)
    result = build(tmp_path)
    assert has_fault(result.found)
    assert not result.papers
    assert set(reads.values()) == {1}


def test_a_finding_shows_its_line(tmp_path: Path) -> None:
    write_input(tmp_path, year=WRONG_WEEKDAY)
    result = build(tmp_path)
    found = next(d for d in result.found if d.code == "K103")
    assert isinstance(found.place, Span)
    assert result.line(found.place.file, found.place.line) == "  tanggal: Selasa, 24 Maret 2025"


def test_an_input_that_is_not_there_is_the_only_finding(tmp_path: Path) -> None:
    write_input(tmp_path)
    result = build_one(Job("contoh/2042", base=str(tmp_path)))
    assert codes(result) == ["S142"]
    assert len(result.found) == 1


def test_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write_input(
        tmp_path, changed("jenis: opini", "jenis: opnii"), changed("jenis: kota", "jenis: koota", REGION)
    )
    result = build(tmp_path)
    assert len(codes(result)) == 2
    assert {d.place.file for d in result.found if isinstance(d.place, Span)} == set(result.files_read)


def test_a_fault_of_a_check_makes_a_konsep(tmp_path: Path) -> None:
    write_input(tmp_path, year=WRONG_WEEKDAY)
    result = build(tmp_path)
    assert codes(result) == ["K103"]
    assert names(result) == [f"{PAPER}-konsep.docx", f"{PAPER}-konsep.pdf"]
    assert "kesalahan" in result.papers[0].konsep


def test_a_fault_of_a_check_refuses_the_final_paper(tmp_path: Path) -> None:
    write_input(tmp_path, year=WRONG_WEEKDAY)
    result = build(tmp_path, mode=Mode.FINAL)
    assert sorted(codes(result)) == ["D121", "K103"]
    assert not result.papers


def test_a_gap_makes_a_konsep_and_no_fault(tmp_path: Path) -> None:
    write_input(tmp_path, year=GAP)
    result = build(tmp_path)
    assert not has_fault(result.found)
    assert codes(result, Severity.GAP) == ["D120"], "one line a gap, not two"
    assert names(result) == [f"{PAPER}-konsep.docx", f"{PAPER}-konsep.pdf"]
    assert result.papers[0].konsep == "ada yang belum diisi"


def test_a_gap_refuses_the_final_paper(tmp_path: Path) -> None:
    write_input(tmp_path, year=GAP)
    result = build(tmp_path, mode=Mode.FINAL)
    assert codes(result) == ["D121"]
    assert codes(result, Severity.GAP) == ["D120"]
    assert not result.papers


def test_a_gap_of_a_required_entry_is_one_line_too(tmp_path: Path) -> None:
    write_input(tmp_path, year=changed("tempat: Gedung DPRD Kota Contoh", "tempat:"))
    result = build(tmp_path)
    assert len(codes(result, Severity.GAP)) == 1
    assert result.papers[0].konsep


def test_a_konsep_can_be_asked_for(tmp_path: Path) -> None:
    write_input(tmp_path)
    result = build(tmp_path, mode=Mode.KONSEP)
    assert result.papers[0].konsep == "diminta"
    assert names(result)[0] == f"{PAPER}-konsep.docx"
    assert result.found == ()


def test_final_lets_a_complete_paper_pass(tmp_path: Path) -> None:
    write_input(tmp_path)
    assert names(build(tmp_path, mode=Mode.FINAL)) == [f"{PAPER}.docx", f"{PAPER}.pdf"]


def test_a_warning_changes_no_byte(tmp_path: Path) -> None:
    write_input(tmp_path)
    plain = build(tmp_path)
    (tmp_path / INPUT / "catatan.yaml.txt").write_text("x: y\n", encoding="utf-8")
    warned = build(tmp_path)
    assert codes(warned, Severity.WARNING) == ["S145"]
    assert [p.name for p in warned.passed_over] == ["contoh/2024/catatan.yaml.txt"]
    assert warned.papers[0].files == plain.papers[0].files


def test_a_subject_that_the_paper_needs_is_missed_by_name(tmp_path: Path) -> None:
    start = YEAR.index("sidang:")
    write_input(tmp_path, year=YEAR[:start] + YEAR[YEAR.index("pidato:") :])
    result = build(tmp_path)
    assert codes(result) == ["D122"]
    assert "sidang" in next(d.message for d in result.found if d.code == "D122")
    assert not result.papers
    assert "D122" in codes(check_one(Job(INPUT, base=str(tmp_path)))), "check says what build would"


def test_an_unknown_paper_is_refused_and_the_others_are_built(tmp_path: Path) -> None:
    write_input(tmp_path)
    result = build(tmp_path, papers=("nota-pengatar", PAPER, PAPER))
    assert codes(result) == ["T112"]
    assert [p.name for p in result.papers] == [PAPER], "and a paper named twice is built once"


@pytest.mark.parametrize(
    "line", ["{{ daerah.nma }}", "{{ daerah.nama | kapitl }}", "{% if %}", "::: tidakada\nx\n:::"]
)
def test_a_template_fault_stops_its_paper_only(line: str, tmp_path: Path) -> None:
    write_input(tmp_path)
    own_template(tmp_path, f"{PAPER}/naskah.md", lambda text: text + f"\n{line}\n")
    for other in ("naskah.md", "dokumen.yaml"):
        source = package_folder() / PAPER / other
        target = tmp_path / "contoh" / "templat" / "lain" / other
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    result = build(tmp_path, papers=("lain", PAPER))
    assert codes(result)
    assert all(code.startswith("T") for code in codes(result))
    places = {
        d.place.file for d in result.found if isinstance(d.place, Span) and d.severity is Severity.FAULT
    }
    assert all(file.endswith("nota-pengantar/naskah.md") for file in places)
    assert places
    assert [p.name for p in result.papers] == ["lain"]


def test_a_template_folder_that_is_not_there_stops_all(tmp_path: Path) -> None:
    write_input(tmp_path)
    result = build(tmp_path, templates=("tempalt",))
    assert codes(result) == ["T118"]
    assert not result.papers


def test_template_folders_are_relative_to_the_base(tmp_path: Path) -> None:
    write_input(tmp_path)
    own = tmp_path / "templatku" / PAPER / "naskah.md"
    own.parent.mkdir(parents=True)
    shipped = (package_folder() / PAPER / "naskah.md").read_text(encoding="utf-8")
    own.write_text(shipped.replace("Demikian", "Demikianlah"), encoding="utf-8")
    plain, changed_words = build(tmp_path), build(tmp_path, templates=("templatku",))
    assert "Demikianlah" in shipped.replace("Demikian", "Demikianlah")
    assert changed_words.found == plain.found
    assert changed_words.papers[0].files != plain.papers[0].files


def test_template_faults_are_told_together_with_a_missing_subject(tmp_path: Path) -> None:
    start = YEAR.index("sidang:")
    write_input(tmp_path, year=YEAR[:start] + YEAR[YEAR.index("pidato:") :])
    own_template(tmp_path, f"{PAPER}/naskah.md", lambda text: text + "\n{{ daerah.nama | kapitl }}\n")
    found = codes(build(tmp_path))
    assert "D122" in found
    assert any(code.startswith("T") for code in found)


def test_a_broken_description_of_a_paper_names_its_line(tmp_path: Path) -> None:
    write_input(tmp_path)
    own_template(
        tmp_path, f"{PAPER}/dokumen.yaml", lambda text: text.replace("keterangan:", "keternagan:", 1)
    )
    result = build(tmp_path)
    assert not result.papers
    assert any(isinstance(d.place, Span) and d.place.file.endswith("dokumen.yaml") for d in result.found)


def test_a_missing_font_is_a_finding(tmp_path: Path) -> None:
    write_input(tmp_path)
    own_template(tmp_path, "tema/naskah-dinas.yaml", lambda text: text.replace("bonum/", "tidak-ada/"))
    result = build(tmp_path)
    assert set(codes(result)) == {"T113"}
    assert not result.papers


def test_one_format_alone_has_the_bytes_that_it_has_with_the_other(tmp_path: Path) -> None:
    write_input(tmp_path)
    both = dict(build(tmp_path).papers[0].files)
    for kind in ("docx", "pdf"):
        (paper,) = build(tmp_path, formats=(kind,)).papers
        assert paper.files == ((f"{PAPER}.{kind}", both[f"{PAPER}.{kind}"]),)


def test_the_parts_are_named_with_what_is_lacking(tmp_path: Path) -> None:
    write_input(tmp_path)
    (paper,) = build(tmp_path).papers
    assert "penghargaan" in paper.included
    assert ("indikator makro", "indikator tidak ada") in paper.left_out
    write_input(tmp_path, year=YEAR + "indikator:\n")
    (paper,) = build(tmp_path).papers
    assert ("indikator makro", "indikator belum diisi") in paper.left_out
    assert paper.konsep


def test_check_says_what_build_would_say(tmp_path: Path) -> None:
    # a sign that no font of the theme has is found in the layout only
    write_input(tmp_path, year=changed("nama: Opini", "nama: 🏆 Opini"))
    job = Job(INPUT, base=str(tmp_path))
    assert has_fault(check_one(job).found)
    assert check_one(job).found == build_one(job).found
    assert not check_one(job).papers


def test_the_measurement_names_every_phase(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="the measurement needs a Unix system")
    from bench.cold import NAMES

    write_input(tmp_path)
    assert set(build(tmp_path).seconds) <= set(NAMES)


# ---------------------------------------------------------------- emblem


def test_an_emblem_is_printed(tmp_path: Path) -> None:
    result = with_emblem(tmp_path, "lambang.png", png(20, 30))
    assert result.found == ()
    files = dict(result.papers[0].files)
    assert b"/Image" in files[f"{PAPER}.pdf"]


def wrong_picture(result: JobResult) -> Diagnostic:
    """The one fault, which must stand at the emblem's line."""
    (found,) = [d for d in result.found if d.severity is Severity.FAULT]
    assert isinstance(found.place, Span)
    assert "lambang:" in (result.line(found.place.file, found.place.line) or "")
    assert not result.papers
    return found


def test_an_emblem_is_read_once_for_all_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("naskah.md", "dokumen.yaml"):
        target = tmp_path / "contoh" / "templat" / "lain" / other
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((package_folder() / PAPER / other).read_bytes())
    reads: list[str] = []
    real = Bahan.read

    def noting(self: Bahan, key: str, *args: Any, **kwargs: Any) -> Any:
        reads.append(key)
        return real(self, key, *args, **kwargs)

    monkeypatch.setattr(Bahan, "read", noting)
    result = with_emblem(tmp_path, "lambang.png", png(20, 30), papers=(PAPER, "lain"))
    assert len(result.papers) == 2
    assert reads.count("contoh/lambang.png") == 1


def test_an_emblem_that_is_not_there_is_refused_at_its_line(tmp_path: Path) -> None:
    found = wrong_picture(with_emblem(tmp_path, "lambang.png"))
    assert found.code == "D123"
    assert "tidak ditemukan" in found.message


@pytest.mark.parametrize(
    "written", ["../../rahasia.png", "/etc/lambang.png", "C:\\lambang.png", "~/lambang.png"]
)
def test_an_emblem_outside_the_region_is_refused_at_its_line(written: str, tmp_path: Path) -> None:
    (tmp_path.parent / "rahasia.png").write_bytes(png(2, 2))
    assert wrong_picture(with_emblem(tmp_path, written)).code == "S140"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "bukan gambar"),
        (b"GIF89a" + b"\0" * 20, "bukan gambar"),
        (png(20, 30)[:60], "rusak"),
        (png(20, 30, rows=3), "rusak"),
        (b"\x89PNG\r\n\x1a\n", "rusak"),
        (b"\xff\xd8\xff\xe0", "rusak"),
        (png(30_000, 30_000, rows=1), "terlalu besar"),
    ],
)
def test_a_damaged_emblem_is_refused_at_its_line(data: bytes, word: str, tmp_path: Path) -> None:
    found = wrong_picture(with_emblem(tmp_path, "lambang.png", data))
    assert found.code == "D123"
    assert word in found.message


def test_an_emblem_of_many_megabytes_is_not_even_read(tmp_path: Path) -> None:
    found = wrong_picture(with_emblem(tmp_path, "lambang.png", png(2, 2) + bytes(MAX_BYTES)))
    assert found.code == "S133"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("size", [(1, 1), (7, 5), (64, 64)])
def test_whole_pictures_of_every_kind_are_taken(mode: str, size: tuple[int, int]) -> None:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    assert fault_of(out.getvalue()) is None


def test_an_interlaced_png_is_taken() -> None:
    width = height = 5
    passes = [(1, 1), (1, 1), (2, 1), (1, 2), (3, 1), (2, 3), (5, 2)]  # columns and rows of 5 by 5, by hand
    pixels = b"".join((b"\0" + bytes(columns)) * rows for columns, rows in passes)
    assert len(pixels) - sum(rows for _, rows in passes) == width * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 1)
    whole = SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    cut = SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels[:-6])) + chunk(b"IEND", b"")
    assert fault_of(whole) is None
    assert fault_of(cut) is not None


def test_a_picture_cut_anywhere_is_refused() -> None:
    whole = png(20, 30)
    assert fault_of(whole) is None
    assert all(fault_of(whole[:n]) is not None for n in range(len(whole)))


def test_a_jpeg_cut_short_is_refused() -> None:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(out, "JPEG")
    assert fault_of(out.getvalue()) is None
    assert fault_of(out.getvalue()[:-40]) is not None


def test_a_jpeg_for_the_press_is_refused() -> None:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("CMYK", (4, 4)).save(out, "JPEG")
    wrong = fault_of(out.getvalue())
    assert wrong is not None
    assert "CMYK" in wrong[0]


# ---------------------------------------------------------------- the set


def _paper(folder: Path, name: str, wajib: str, more: str = "") -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "dokumen.yaml").write_text(
        f"naskah:\n  nama: {name}\n  keterangan: uji\n  penerbit: DPRD\n  judul: uji\n{more}  wajib:\n    - {wajib}\n",
        encoding="utf-8",
    )
    (folder / name / "naskah.md").write_text("Sidang {{ daerah.nama }}.\n", encoding="utf-8")


def test_a_paper_of_the_set_that_the_input_has_nothing_for_is_passed_over_by_name(tmp_path: Path) -> None:
    write_input(tmp_path)
    _paper(tmp_path / "t", "undangan", "dprd.ketua")
    result = build_one(Job(INPUT, templates=("t",), base=str(tmp_path)))
    assert PAPER in [p.name for p in result.papers] and "undangan" not in [p.name for p in result.papers]
    assert ("undangan", ("dprd.ketua",)) in result.skipped
    assert "D122" not in codes(result)


def test_a_paper_that_was_asked_for_must_have_what_it_needs(tmp_path: Path) -> None:
    write_input(tmp_path)
    _paper(tmp_path / "t", "undangan", "dprd.ketua")
    result = build_one(Job(INPUT, papers=("undangan",), templates=("t",), base=str(tmp_path)))
    assert codes(result) == ["D122"]


def test_a_paper_that_is_made_on_request_only_is_not_in_the_set(tmp_path: Path) -> None:
    write_input(tmp_path)
    _paper(tmp_path / "t", "tambahan", "sidang", "  diminta: ya\n")
    whole = build_one(Job(INPUT, templates=("t",), base=str(tmp_path)))
    asked = build_one(Job(INPUT, papers=("tambahan",), templates=("t",), base=str(tmp_path)))
    assert "tambahan" not in [p.name for p in whole.papers]
    assert [p.name for p in asked.papers] == ["tambahan"]
