"""`lkpj batch` as it is called: what it shows, what it leaves behind, which code it ends with."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pypdfium2
import pytest
from tests import nasional
from tests.batch.test_lock import hold
from tests.cli.command import Ran, here

COUNTRY = nasional.regions(3)
Capture = pytest.CaptureFixture[str]


def batch(capsys: Capture, root: Path, *more: str) -> Ran:
    """Run the batch over a root; the output lies beside it."""
    return here(
        capsys,
        "batch",
        str(root),
        "-o",
        str(root.parent / "out"),
        "--doc",
        "nota-pengantar",
        "--jobs",
        "1",
        *more,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root that has been built once, with an unfinished, a wrong and a failing region."""
    import os
    import subprocess
    import sys

    root = tmp_path_factory.mktemp("massal") / "in"
    rich = next(r for r in nasional.regions(40) if r.size > 1)
    nasional.write(root, [*COUNTRY[1:], rich], {2: "celah", 3: "tanggal", rich.number: "jumlah"})
    done = subprocess.run(
        [sys.executable, "-m", "lkpj_report", "massal", str(root), "-o", str(root.parent / "out"), "--doc",
         "nota-pengantar", "--pekerja", "2"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True, check=False,
    )  # fmt: skip
    (root.parent / "stdout").write_bytes(done.stdout)
    assert done.returncode == 4, done.stderr.decode()
    return root


def test_the_log_names_each_report_with_its_state(built: Path) -> None:
    text = (built.parent / "stdout").read_text(encoding="utf-8")
    assert "3 laporan: 3 akan dibuat, 0 tidak berubah" in text
    assert f"{COUNTRY[1].name}/2024: belum lengkap (belum pernah dibuat)" in text
    assert "gagal 1" in text


def test_the_summaries_agree_with_one_another(built: Path) -> None:
    out = built.parent / "out"
    value = json.loads((out / "rekap-massal.json").read_bytes())
    assert value["keadaan"]["failed"] == value["keadaan"]["unfinished"] == value["keadaan"]["wrong"] == 1
    failing = next(r for r in value["laporan"] if r["keadaan"] == "gagal")
    assert failing["temuan"][0]["berkas"].endswith("sidang.yaml")
    rows = list(csv.DictReader(io.StringIO((out / "rekap-massal.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [r["laporan"] for r in rows] == [r["laporan"] for r in value["laporan"]]
    page = (out / "rekap-massal.html").read_text(encoding="utf-8")
    assert "http" not in page
    assert "sidang.yaml:" in page
    with pypdfium2.PdfDocument(out / "rekap-massal.pdf") as pdf:
        assert len(pdf) == 1
        text = pdf[0].get_textpage().get_text_range()
    assert COUNTRY[2].name.split("-", 1)[1] in text


def test_each_region_has_its_own_list_of_findings(built: Path) -> None:
    folder = built.parent / "out" / COUNTRY[2].name / "2024"
    text = (folder / "temuan.txt").read_text(encoding="utf-8")
    assert "sidang.yaml" in text
    assert "31 Februari" in text
    assert COUNTRY[1].name not in text


def test_failures_outweigh_faults_and_these_outweigh_warnings(capsys: Capture, built: Path) -> None:
    assert batch(capsys, built).code == 4
    assert batch(capsys, built, "--only", COUNTRY[1].name).code == 0
    assert batch(capsys, built, "--only", COUNTRY[1].name, "--strict").code == 3
    assert batch(capsys, built, "--only", "provinsi-*", "--strict").code == 1


def test_a_final_run_counts_the_unfinished_as_failed(capsys: Capture, tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[1:2], {2: "celah"})
    ran = batch(capsys, tmp_path / "in", "--final")
    assert ran.code == 4
    assert "D121" in ran.err


def test_accepted_findings_do_not_count_under_strict(capsys: Capture, tmp_path: Path) -> None:
    region = next(r for r in nasional.regions(60) if r.size == 1)
    nasional.write(tmp_path / "in", [region])
    year = tmp_path / "in" / region.name / "2024"
    awards = year / "penghargaan.yaml"
    awards.write_text(
        awards.read_text("utf-8")
        + "    - nama: Gerakan Tanam\n      jenis: penghargaan\n      pemberi: Dinas\n      tahun: 2021\n",
        "utf-8",
    )
    ran = batch(capsys, tmp_path / "in", "--strict", "--json")
    codes = [row["kode"] for row in events(ran)[1]["temuan"] if row["keparahan"] == "peringatan"]
    assert ran.code == 3
    assert codes
    accepted = "".join(f"    - kode: {c}\n      alasan: memang demikian\n" for c in dict.fromkeys(codes))
    report = year / "laporan.yaml"
    report.write_text(report.read_text("utf-8") + f"  diterima:\n{accepted}", "utf-8")
    assert batch(capsys, tmp_path / "in", "--strict").code == 0


def events(ran: Ran) -> list[dict[str, object]]:
    """The events of a `--json` run."""
    return [json.loads(line) for line in ran.out.splitlines()]


def test_json_events_tell_start_each_report_and_the_end(capsys: Capture, tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:2])
    told = events(batch(capsys, tmp_path / "in", "--json"))
    assert [e["peristiwa"] for e in told] == ["mulai", "selesai", "selesai", "ringkasan"]
    assert told[1]["alasan"] == "belum pernah dibuat"


def test_a_dry_run_says_why_and_writes_nothing(capsys: Capture, tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:2])
    ran = batch(capsys, tmp_path / "in", "--dry-run")
    assert ran.code == 0
    assert f"{COUNTRY[0].name}/2024: belum pernah dibuat" in ran.out
    assert "akan dibuat 2 dari 2 laporan" in ran.out
    assert not (tmp_path / "out").exists()


def test_fail_fast_leaves_the_rest_for_the_next_run(capsys: Capture, tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY, {r.number: "tanggal" for r in COUNTRY})
    assert batch(capsys, tmp_path / "in", "--fail-fast").code == 4
    value = json.loads((tmp_path / "out" / "rekap-massal.json").read_bytes())
    assert value["keadaan"]["failed"] == 1
    assert value["keadaan"]["not_done"] == 2


def test_a_folder_that_another_run_holds_is_refused(capsys: Capture, tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1])
    process = hold(tmp_path / "out")
    try:
        ran = batch(capsys, tmp_path / "in")
    finally:
        process.kill()
        process.communicate()
    assert ran.code == 74
    assert "B101" in ran.err


def test_a_root_without_reports_is_a_wrong_call(capsys: Capture, tmp_path: Path) -> None:
    assert batch(capsys, tmp_path).code == 2
    assert batch(capsys, tmp_path, "--konsep", "--final").code == 2


def test_the_rate_and_the_time_left_are_in_words() -> None:
    from lkpj_report.cli.batch_screen import bar

    assert bar(50, 200, 10.0) == "50/200 [#####...............] 5,0 laporan/detik, sisa 0.30"
    assert bar(0, 0, 0.0).startswith("0/0")


def test_an_unknown_paper_fails_each_report_with_the_names_there_are(capsys: Capture, tmp_path: Path) -> None:
    nasional.write(tmp_path / "in", COUNTRY[:1])
    ran = here(
        capsys, "batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--doc", "nota", "--jobs", "1"
    )
    assert ran.code == 4
    assert "T112" in ran.err
