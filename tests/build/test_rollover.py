"""Rolling a year over: what is constant stays, last year's figures and sentences stay in last year's place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build.fresh import tree

from lkpj_report.build import Job, check_one
from lkpj_report.build.rollover import Hal, susun_tahun_baru, ubah_berkas
from lkpj_report.build.rollover.nasib import TABEL
from lkpj_report.diagnostics import Severity
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.source.folder import load_source
from lkpj_report.source.tipe import Daftar, Peta, Susunan, Tipe, susunan
from lkpj_report.source.tree import Mapping, Node, Scalar, Sequence
from lkpj_report.source.yaml_reader import read_yaml

ROOT = Path(__file__).resolve().parents[2]
CONTOH = ROOT / "inputs" / "kabupaten-contoh"
MARK = re.compile(r"\s*# tahun lalu: ")


def rolled(text: str, year: int = 2024) -> str:
    """One file after the turn of the year."""
    return ubah_berkas("in/2024/x.yaml", text.encode(), year, "2024").data.decode()


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The region of the examples with a new year that nobody has filled."""
    region = tmp_path_factory.mktemp("rollover") / "kabupaten-contoh"
    shutil.copytree(CONTOH, region)
    made = susun_tahun_baru(str(region / "2024"))
    assert made.tolak is None and not made.temuan
    (region / "2025").mkdir()
    for name, berkas in made.berkas:
        (region / "2025" / name).write_bytes(berkas.data)
    return region


def unmarked(region: Path) -> list[str]:
    """The lines of the new year without last year's words."""
    texts = [p.read_text("utf-8") for p in sorted((region / "2025").glob("*.yaml"))]
    return [line for t in texts for line in t.splitlines() if not MARK.match(line)]


def laporan(folder: Path) -> Laporan:
    """A typed report; its gaps don't matter."""
    report, found = muat(load_source(folder).root)
    assert report is not None, [d for d in found if d.severity is Severity.FAULT]
    return report


# ---------------------------------------------------------------- the whole example


def test_the_new_year_has_no_fault_of_source_or_data(contoh: Path) -> None:
    found = check_one(Job(str(contoh / "2025"), papers=("nota-pengantar",))).found
    assert not [d for d in found if d.severity is Severity.FAULT]
    assert [d for d in found if d.severity is Severity.GAP]


def test_the_year_moves_on_everywhere_it_is_stated(contoh: Path) -> None:
    report = laporan(contoh / "2025")
    assert report.laporan.tahun_anggaran == 2025
    assert report.laporan.tahun_lalu == "../2024"
    assert report.anggaran is not None and report.anggaran.tahun == 2025
    assert report.rekomendasi is not None and report.rekomendasi.untuk_tahun == 2024
    assert "tahun 2024" not in "\n".join(unmarked(contoh)).casefold().replace("tahun 2024:", "")


def test_each_amount_of_last_year_stays_in_last_years_folder(contoh: Path) -> None:
    now = "\n".join(unmarked(contoh))
    money = re.compile(r"\d{1,3}(\.\d{3}){2,}(,\d+)?")
    amounts = {t for _, t in texts(contoh / "2024") if money.fullmatch(t)}
    assert len(amounts) > 150
    assert not [a for a in amounts if re.search(rf"(?<![\d.,]){re.escape(a)}(?![\d.,])", now)]


def test_indicators_keep_the_figures_of_past_years_under_their_year(contoh: Path) -> None:
    before, after = laporan(contoh / "2024").indikator, laporan(contoh / "2025").indikator
    assert before is not None and after is not None and before.keys() == after.keys()
    for key, old in before.items():
        assert after[key].nilai == old.nilai
        assert after[key].letak.nilai.keys() >= {"nilai.2024"}
    text = (contoh / "2025" / "indikator.yaml").read_text("utf-8")
    assert text.count("      2025:\n") == sum(
        len([m for m in (i.nilai, i.target, i.provinsi, i.nasional) if m]) for i in before.values()
    )


def test_no_figure_of_an_indicator_stands_anywhere_but_under_its_year(contoh: Path) -> None:
    for line in unmarked(contoh):
        if re.search(r"\b72,54\b|\b9,21\b|\b16\.004,18\b", line):
            assert re.fullmatch(r" +2024: \S+", line), line


def test_no_sentence_of_last_year_survives_unmarked(contoh: Path) -> None:
    """What stays is constant by its field: names, the law, vision, services. All other sentences are marked."""
    constant = re.compile(
        r"dasar_hukum|visi_misi|^daerah|^pejabat|^dprd|\.nama$|\.indikator$|jenis_layanan|perangkat_daerah|hadirin"
        r"|sumber$|^acara|^serah_terima|^distribusi|^surat|^daftar_hadir|kepada$|perencanaan\.rpjmd"
        r"|satuan$|^sidang\.(tempat|pakaian)"
    )
    now = {line.split(": ", 1)[-1].strip().removeprefix("- ") for line in unmarked(contoh)}
    said = [(p, t) for p, t in texts(contoh / "2024") if len(t.split()) >= 4 and not constant.search(p)]
    assert len(said) > 60
    assert not [path for path, t in said for line in t.split("\n") if line and line in now]


def test_what_was_said_stays_as_a_remark_above_its_key(contoh: Path) -> None:
    text = (contoh / "2025" / "perencanaan.yaml").read_text("utf-8")
    assert "  # tahun lalu: Penguatan Ekonomi Lokal dan Pelayanan Dasar yang Merata\n  tema:\n" in text
    pidato = (contoh / "2025" / "pidato.yaml").read_text("utf-8")
    assert pidato.count("# tahun lalu: Demikian Nota Pengantar ini kami sampaikan.") == 1
    assert pidato.count("# tahun lalu: Apabila terdapat kekurangan") == 1


def test_comments_and_constant_lines_stay_as_they_were(contoh: Path) -> None:
    for path in sorted((contoh / "2024").glob("*.yaml")):
        old, new = path.read_text("utf-8"), (contoh / "2025" / path.name).read_text("utf-8").splitlines()
        for line in old.splitlines():
            if line.lstrip().startswith("#"):
                assert line in new
    old = (contoh / "2024" / "perencanaan.yaml").read_text("utf-8").split("visi_misi:")[1]
    assert (contoh / "2025" / "perencanaan.yaml").read_text("utf-8").endswith("visi_misi:" + old)
    rows = re.compile(r"^ *- kode: .*$|^ *nama: .*$|^ *perangkat_daerah: .*$", re.MULTILINE)
    assert rows.findall((contoh / "2024" / "program.yaml").read_text("utf-8")) == rows.findall(
        (contoh / "2025" / "program.yaml").read_text("utf-8")
    )


def test_turning_an_unfilled_year_over_again_empties_nothing_more(contoh: Path) -> None:
    made = susun_tahun_baru(str(contoh / "2025"))
    said = {c.hal for _, b in made.berkas for c in b.catatan}
    assert said <= {Hal.ISI, Hal.SESUAIKAN}  # one more year for each indicator, the fiscal year in titles
    for _, berkas in made.berkas:
        assert b"# tahun lalu: Penguatan" not in berkas.data  # remarks of the year before last go


def test_a_folder_that_exists_is_refused_and_left_alone(contoh: Path) -> None:
    before = {p: p.read_bytes() for p in contoh.rglob("*") if p.is_file()}
    made = susun_tahun_baru(str(contoh / "2024"))
    assert made.tolak is not None and '2025" sudah ada' in made.tolak.pesan and not made.berkas
    assert {p: p.read_bytes() for p in contoh.rglob("*") if p.is_file()} == before


# ---------------------------------------------------------------- single files


def test_a_comment_behind_an_emptied_value_stays() -> None:
    assert rolled("sidang:\n  tanggal: 24 Maret 2025  # dari undangan\n") == (
        "sidang:\n  tanggal:  # dari undangan\n"
    )
    assert rolled('sidang:\n  tempat: "Gedung 2024 # A"  # baru\n').splitlines()[1:] == [
        "  # tahun lalu: Gedung 2024 # A",
        "  tempat:  # baru",
    ]


def test_comments_inside_an_emptied_list_stay_and_those_in_a_text_go_with_it() -> None:
    text = "penghargaan:\n  daftar:\n    # dari Inspektorat\n    - jenis: opini\n      nama: X\n"
    assert rolled(text).splitlines() == [
        "penghargaan:",
        "  daftar:",
        "    # tahun lalu: 1 butir, lihat ../2024/x.yaml",
        "    # dari Inspektorat",
    ]
    text = "pidato:\n  bagian:\n    penutup:\n      ganti: |\n        # bukan komentar\n        Demikian.\n  salam: x\n"
    assert rolled(text).splitlines() == [
        "pidato:",
        "  bagian:",
        "    penutup:",
        "      # tahun lalu: # bukan komentar",
        "      # tahun lalu: Demikian.",
        "      ganti:",
        "  salam: x",
    ]


def test_lists_at_the_margin_of_their_key_are_emptied_whole() -> None:
    text = "urusan:\n  daftar:\n  - kode: 1.01\n    capaian:\n    - jalan mantap\n    - jembatan\n    anggaran: 1.000\n"
    assert rolled(text).splitlines() == [
        "urusan:",
        "  daftar:",
        "  - kode: 1.01",
        "    capaian:",
        "      # tahun lalu: jalan mantap",
        "      # tahun lalu: jembatan",
        "    anggaran:",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_the_mark_of_notepad_stay(newline: str) -> None:
    text = "\ufeff" + newline.join(["laporan:", "  tahun_anggaran: 2024", "  nomor: 1/2", ""])
    made = ubah_berkas("x.yaml", text.encode(), 2024, "2024").data.decode()
    assert made == "\ufeff" + newline.join(
        ["laporan:", "  tahun_anggaran: 2025", "  # tahun lalu: 1/2", "  nomor:", ""]
    )


def test_a_kept_text_that_names_its_year_is_emptied_unless_an_act_or_a_range_does() -> None:
    text = (
        "dasar_hukum:\n  - UU Nomor 1 Tahun 2024 tentang Hal\n  - RPJMD 2021–2025\n  - Keputusan tahun 2024\n"
        "surat:\n  undangan:\n    hal: Rapat Tahun Anggaran 2024\n"
    )
    assert rolled(text).splitlines()[1:] == [
        "  - UU Nomor 1 Tahun 2024 tentang Hal",
        "  - RPJMD 2021–2025",
        "  # tahun lalu: Keputusan tahun 2024",
        "  -",
        "surat:",
        "  undangan:",
        "    hal: Rapat Tahun Anggaran 2025",
    ]


def test_a_spreadsheet_is_named_and_one_that_lies_elsewhere_is_not_read_again() -> None:
    text = (
        "anggaran:\n  rekening:\n    berkas: ../data/lra.xlsx\n    lembar: LRA\n    jumlah_kontrol:\n"
        "      realisasi: 100\n"
    )
    made = ubah_berkas("x.yaml", text.encode(), 2024, "2024")
    assert made.data.decode().splitlines()[2:] == ["    berkas: lra.xlsx", "    lembar: LRA"]
    assert [(c.hal, c.nama) for c in made.catatan if c.hal is Hal.BERKAS] == [
        (Hal.BERKAS, "../data/lra.xlsx")
    ]


def test_awards_condolences_and_accepted_findings_are_not_carried_over() -> None:
    text = (
        "pidato:\n  salam: x\n  belasungkawa:\n    - kepada: keluarga\n      peristiwa: wafatnya\n"
        "laporan:\n  tahun_anggaran: 2024\n  terbit: 1 April 2025\n  diterima:\n    - kode: K306\n      alasan: x\n"
    )
    assert rolled(text).splitlines() == ["pidato:", "  salam: x", "laporan:", "  tahun_anggaran: 2025"]


def test_a_file_that_cannot_be_read_stops_the_turn_and_is_told(tmp_path: Path) -> None:
    year = tmp_path / "2024"
    year.mkdir()
    (year / "laporan.yaml").write_text("laporan:\n\ttahun_anggaran: 2024\n", "utf-8")
    made = susun_tahun_baru(str(year))
    assert [d.code for d in made.temuan] == ["S101"] and not made.berkas
    assert made.line(made.temuan[0].place.file, 2) is not None  # type: ignore[union-attr]


def test_a_single_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "semua.yaml").write_text("laporan:\n  tahun_anggaran: 2024\n", "utf-8")
    made = susun_tahun_baru(str(tmp_path / "semua.yaml"))
    assert made.tolak is not None and "bukan folder tahun" in made.tolak.pesan


# ---------------------------------------------------------------- laws


def test_each_row_of_the_table_is_a_place_of_the_model() -> None:
    for place in TABEL:
        if place not in {("format",), ("sumber",), ("catatan",)}:
            assert exists(susunan(Laporan), place), place


words = st.text("abc 2024#:'\"-", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.dictionaries(st.sampled_from(["atas", "kepada"]), words, min_size=1), st.lists(words, max_size=3))
def test_what_was_readable_stays_readable(entry: dict[str, str], items: list[str]) -> None:
    quote = lambda t: '"' + t.replace('"', '\\"') + '"'  # noqa: E731
    lines = ["pidato:", "  terima_kasih:"]
    lines += [f"{'    - ' if n == 0 else '      '}{k}: {quote(v)}" for n, (k, v) in enumerate(entry.items())]
    lines += ["      bidang:", *(f"        - {quote(i)}" for i in items)] if items else []
    made = rolled("\n".join([*lines, "  salam: x", ""]))
    file, found = read_yaml("x.yaml", made.encode())
    assert file.root is not None and not found, (made, found)
    assert values(file.root) <= {"x", *(v for k, v in entry.items() if k == "kepada")}
    assert rolled(made) == re.sub(r" *# tahun lalu: .*\n", "", made)


# ---------------------------------------------------------------- reading


def _all(node: Node, path: str = "") -> list[tuple[str, str]]:
    match node:
        case Scalar(text):
            return [(path, text)]
        case Mapping(entries):
            return [x for e in entries for x in _all(e.value, f"{path}.{e.key}".lstrip("."))]
        case Sequence(items):
            return [x for item in items for x in _all(item, path)]
        case _:
            return []


def texts(folder: Path) -> list[tuple[str, str]]:
    """All that was typed in a year's files, with its path."""
    return [pair for f in sorted(folder.glob("*.yaml")) for pair in _all(tree(f))]


def values(node: Node) -> set[str]:
    return {t for _, t in _all(node)}


def exists(tipe: Tipe, place: tuple[str, ...]) -> bool:
    """Whether the model knows a place."""
    for name in place:
        match tipe:
            case Susunan(isian=fields):
                if name not in fields:
                    return False
                tipe = fields[name].tipe
            case Daftar(butir):
                tipe = butir
            case Peta(nilai=value):
                tipe = value
            case _:
                return False
    return True
