"""Reading a stranger's Word file: what is let in, what is refused and why."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.build.surat import as_bytes, letter
from tests.writers.docx_gate import packed
from tests.writers.docx_reader import parts

from lkpj_report.writers.docx.reference import Reference, Refused, read_reference
from lkpj_report.writers.docx.reference.safety import MAX_MEMBERS

TYPES, BODY = "[Content_Types].xml", "word/document.xml"
MAIN = b"wordprocessingml.document.main+xml"
GOOD = as_bytes(letter())


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """The letter with one thing changed in a member."""
    members = parts(GOOD)
    assert old in members[name]
    return packed({**members, name: members[name].replace(old, new)})


def refused(data: bytes) -> str:
    """Why a file is refused."""
    got = read_reference(data)
    assert isinstance(got, Refused), got
    return got.reason


def test_a_letter_is_read() -> None:
    assert isinstance(read_reference(GOOD), Reference)


def test_a_template_of_word_is_read_like_a_letter() -> None:
    template = changed(TYPES, MAIN, b"wordprocessingml.template.main+xml")
    assert read_reference(template) == read_reference(GOOD)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "kosong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "lama (.doc)"),
        (b"{\\rtf1 halo}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"halo", "bukan berkas Word"),
        (GOOD[:2000], "rusak"),
        (packed({"a.txt": b"a"}), "bukan dokumen Word"),
    ],
)
def test_other_files_are_refused_with_their_kind(data: bytes, words: str) -> None:
    assert words in refused(data)


@pytest.mark.parametrize("kind", [b"document", b"template"])
def test_files_with_macros_are_refused(kind: bytes) -> None:
    macro = b"application/vnd.ms-word." + kind + b".macroEnabled.main+xml"
    whole = b"application/vnd.openxmlformats-officedocument." + MAIN
    assert "makro" in refused(changed(TYPES, whole, macro))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    assert "XML" in refused(packed({**parts(GOOD), "word/styles.xml": bomb}))


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in parts(GOOD).items():
            zipped.writestr(name, data)
        zipped.writestr("word/media/a.xml", b" " * 5_000_000)
    assert "tidak wajar" in refused(out.getvalue())


def test_too_many_members_are_refused() -> None:
    extra = {f"word/x{n}.xml": b"<a/>" for n in range(MAX_MEMBERS)}
    assert "tidak wajar" in refused(packed({**parts(GOOD), **extra}))


def test_strict_open_xml_is_refused() -> None:
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert "Strict" in refused(changed(BODY, old, new))


@pytest.mark.parametrize("name", [BODY, "word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"])
@pytest.mark.parametrize("damage", [b"", b"<", b"<a/>"])
def test_a_damaged_part_is_refused_or_passed_over_and_never_crashes(name: str, damage: bytes) -> None:
    assert isinstance(read_reference(packed({**parts(GOOD), name: damage})), Refused | Reference)


@pytest.mark.parametrize("name", sorted(parts(GOOD)))
def test_a_lost_part_never_crashes(name: str) -> None:
    members = {n: d for n, d in parts(GOOD).items() if n != name}
    assert isinstance(read_reference(packed(members)), Refused | Reference)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/styles.xml", b'w:val="22"', b'w:val="NaN"'),
        ("word/styles.xml", b'w:val="22"', b'w:val="9999999"'),
        (BODY, b'w:w="11906"', b'w:w="satu"'),
        (BODY, b'w:top="1701"', b'w:top="-99999999999999999999"'),
        ("word/styles.xml", b'<w:basedOn w:val="Normal"/>', b'<w:basedOn w:val="Heading1"/>'),
    ],
)
def test_measures_that_are_none_are_passed_over(name: str, old: bytes, new: bytes) -> None:
    got = read_reference(changed(name, old, new))
    assert isinstance(got, Reference)
    assert all(0 < look.size < 100_000 for look in got.looks.values())


def test_a_picture_from_outside_is_not_fetched() -> None:
    name = "word/_rels/header1.xml.rels"
    members = parts(GOOD)
    (rels,) = (n for n in members if n.startswith("word/_rels/header"))
    data = members[rels].replace(
        b'Target="media/image1.png"', b'Target="http://x.example/a.png" TargetMode="External"'
    )
    assert data != members[rels], name
    got = read_reference(packed({**members, rels: data}))
    assert isinstance(got, Reference) and got.head is not None and got.head.picture is None
    assert "gambar kop" in " ".join(got.untaken)
