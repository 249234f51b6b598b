"""Files that are no papers, or that mean harm: refused in words, never a crash."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from tests.verify.papers import built, edited

from lkpj_report.verify import verify_pair


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "bukan berkas Word"),
        (b"PK\x03\x04 kacau", "bukan berkas Word"),
        (_zip(lain_xml=b"<a/>"), "bukan berkas Word"),
        (_zip(word__document_xml=b"<a>"), "bukan XML yang utuh"),
        (_zip(word__document_xml=b"<a/>"), "tidak mempunyai isi"),
        (_zip(word__document_xml=b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), "tidak diizinkan"),
        (_zip(word__document_xml="<a/>".encode("utf-16")), "tidak diizinkan"),
        (_zip(word__document_xml=b" " * 90_000_000), "terlalu besar"),
    ],
)
def test_a_docx_that_is_none_is_refused(data: bytes, words: str) -> None:
    (found,) = verify_pair("naskah", data, b"")
    assert found.code == "W326"
    assert words in found.message


def test_a_docx_of_endless_depth_is_refused() -> None:
    pair = built("kota-kupang/2023")["nota-pengantar"]
    deep = "<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400
    docx = edited(pair.docx, lambda text: text.replace("<w:body>", "<w:body>" + deep))
    (found,) = verify_pair("naskah", docx, pair.pdf)
    assert "terlalu dalam" in found.message


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 kacau"])
def test_a_pdf_that_is_none_is_refused(data: bytes) -> None:
    pair = built("kota-kupang/2023")["nota-pengantar"]
    (found,) = verify_pair("naskah", pair.docx, data)
    assert (found.code, "PDF ini rusak" in found.message) == ("W326", True)


def test_a_pdf_without_structure_is_refused() -> None:
    pair = built("kota-kupang/2023")["nota-pengantar"]
    with pikepdf.open(io.BytesIO(pair.pdf)) as pdf:
        del pdf.Root.StructTreeRoot
        out = io.BytesIO()
        pdf.save(out)
    (found,) = verify_pair("naskah", pair.docx, out.getvalue())
    assert "tagged PDF" in found.message


def test_a_structure_that_goes_in_circles_is_refused() -> None:
    pair = built("kota-kupang/2023")["nota-pengantar"]
    with pikepdf.open(io.BytesIO(pair.pdf)) as pdf:
        root = pdf.Root.StructTreeRoot.K
        pdf.Root.StructTreeRoot.K = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div, K=root))
        root.K = pikepdf.Array([pdf.Root.StructTreeRoot.K])
        out = io.BytesIO()
        pdf.save(out)
    (found,) = verify_pair("naskah", pair.docx, out.getvalue())
    assert found.code == "W326"
