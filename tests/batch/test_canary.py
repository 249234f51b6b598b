"""F3: a warm worker never carries anything of one region into another's papers."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from tests import nasional
from tests.batch.kit import Here, build_all

from lkpj_report.batch.settings import Settings


def words(path: Path) -> str:
    """All that a file holds as text: every part of a DOCX, parts within parts too; the text of a PDF."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    if path.suffix == ".docx":
        return _zip_text(path.read_bytes())
    return path.read_text(encoding="utf-8")


def _zip_text(data: bytes) -> str:
    out = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            out.append(
                _zip_text(part)
                if part[:4] == b"PK\x03\x04"
                else re.sub(r"<[^>]+>", "", part.decode("latin-1"))
            )
    return "\n".join(out)


@pytest.mark.parametrize("formats", [("docx", "pdf")])
def test_no_word_and_no_amount_of_a_region_stands_in_the_papers_of_another(
    tmp_path: Path, formats: tuple[str, ...]
) -> None:
    country = nasional.regions(10, seed=5)
    root = tmp_path / "in"
    nasional.write(root, country, {3: "celah", 6: "jumlah"}, last=True)
    own = root / country[4].name / "templat" / "_bersama" / "bagian.md"
    own.parent.mkdir(parents=True)
    from lkpj_report.templates.library import package_folder

    shared = (package_folder() / "_bersama" / "bagian.md").read_text(encoding="utf-8")
    own.write_text(shared, encoding="utf-8")
    out = tmp_path / "out"
    build_all(Settings(str(root), str(out), formats=formats), Here())
    texts = {
        r: "\n".join(words(p) for p in sorted((out / r.name).rglob("*.*")) if ".lkpj" not in p.parts)
        for r in country
    }
    for region, text in texts.items():
        assert region.canary in text
        others = [r for r in country if r is not region]
        assert [r.canary for r in others if r.canary in text] == []
        digits = re.sub(r"[.,\s\u00a0]", "", text)
        assert [r.mark for r in others if re.search(rf"\d{{3,}}{r.mark}(?!\d)", digits)] == []
        assert region.size == 1 or re.search(rf"\d{{3,}}{region.mark}(?!\d)", digits)
