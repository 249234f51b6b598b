"""Bytes to text: what is read, what is refused, and where the first wrong byte stands."""

from __future__ import annotations

import pytest

from lkpj_report.diagnostics import Span
from lkpj_report.source.encoding import decode


@pytest.mark.parametrize(
    "data",
    [
        "é: “x”\n".encode(),
        "\ufeffé: “x”\n".encode(),
        "\ufeffé: “x”\n".encode("utf-16-le"),
        "\ufeffé: “x”\n".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be"],
)
def test_unicode_encodings_are_read(data: bytes) -> None:
    assert decode("x", data).text == "é: “x”\n"


def test_line_ends_become_one() -> None:
    assert decode("x", b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_windows_1252_is_refused_at_its_first_byte_with_the_cure() -> None:
    found = decode("x", "a: 1\r\nbé: “x”\r\n".encode("cp1252")).diagnostics
    assert [(d.code, d.place) for d in found] == [("S130", Span("x", 2, 2, 3))]
    assert "é" in found[0].message
    assert "Save As" in found[0].hints[0]


def test_a_refused_file_still_shows_its_lines() -> None:
    assert decode("x", "bé: x".encode("cp1252")).shown == "bé: x"


@pytest.mark.parametrize(
    "data", ["a: b\n".encode("utf-16-le"), "a: b\n".encode("utf-16-be"), b"\xff\xfea", b"\xff\xfe\x00\xd8"]
)
def test_utf16_without_mark_or_broken_is_refused(data: bytes) -> None:
    assert [d.code for d in decode("x", data).diagnostics] == ["S130"]


def test_utf32_is_refused() -> None:
    assert [d.code for d in decode("x", "a: b".encode("utf-32")).diagnostics] == ["S130"]


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7", b"\x89PNG"])
def test_office_files_with_a_false_name_are_refused(head: bytes) -> None:
    decoded = decode("x", head + b"\x00" * 50)
    assert decoded.text is None
    assert [d.code for d in decoded.diagnostics] == ["S132"]


@pytest.mark.parametrize(
    "char",
    ["\0", "\x0b", "\x0c", "\x7f", "\x85", "\u2028", "\u2029", "\ue000", "\uf0b7", "\ufffe", "\U000f0000"],
)
def test_forbidden_characters_are_named_and_replaced(char: str) -> None:
    decoded = decode("x", f"a: 1\nb: {char}x\n".encode())
    assert decoded.text == "a: 1\nb:  x\n"
    assert [(d.code, d.place) for d in decoded.diagnostics] == [("S131", Span("x", 2, 4, 5))]


def test_a_bullet_of_word_gets_its_own_hint() -> None:
    assert "tanda hubung" in decode("x", "\uf0b7 x".encode()).diagnostics[0].hints[0]


def test_other_scripts_signs_and_emoji_are_read() -> None:
    text = "a: السلام عليكم 𝐀 👩‍🎓 …\t“x”\n"
    assert decode("x", text.encode()).text == text
    assert not decode("x", text.encode()).diagnostics
