"""The gate that every DOCX of the tests must pass: our own reader's findings, then two validators of others."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from tests.writers.docx_reader import faults


def packed(members: dict[str, bytes]) -> bytes:
    """Members as a file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def own_findings(members: dict[str, bytes]) -> list[str]:
    """Our own findings; XML that can't be read is one."""
    try:
        return faults(members)
    except (etree.XMLSyntaxError, KeyError) as error:
        return [f"unreadable: {error}"]


def audit_findings(data: bytes, folder: Path, name: str = "naskah.docx") -> list[str]:
    """What openxml-audit finds."""
    audit = _package("openxml_audit")
    return [str(e) for e in audit.OpenXmlValidator().validate(_file(data, folder, name)).errors]


def integrity_findings(data: bytes, folder: Path) -> list[str]:
    """What ooxml-integrity finds."""
    return [str(f) for f in _package("ooxml_integrity").check(_file(data, folder, "naskah.docx"))]


def _file(data: bytes, folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _package(name: str):  # type: ignore[no-untyped-def]
    return pytest.importorskip(name, reason=f"butuh paket Python {name.replace('_', '-')} (pip install)")
