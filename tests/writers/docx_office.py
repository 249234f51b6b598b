"""LibreOffice as a second office for the tests: the pages it makes of a DOCX, and its own contents lists.

Each caller gives a folder of its own; the profile lives there, so that nothing of a user's is read.
"""

from __future__ import annotations

import html
import subprocess
from pathlib import Path

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = "http://openoffice.org/2000/library"
_MACRO = """Sub Perbarui(asal As String, tujuan As String)
  Dim diam(0) As New com.sun.star.beans.PropertyValue
  diam(0).Name = "Hidden" : diam(0).Value = True
  naskah = StarDesktop.loadComponentFromURL(asal, "_blank", 0, diam())
  daftar = naskah.getDocumentIndexes()
  For kali = 1 To 2
    For i = 0 To daftar.getCount() - 1
      daftar.getByIndex(i).update()
    Next i
  Next kali
  naskah.getTextFields().refresh()
  Dim bentuk(0) As New com.sun.star.beans.PropertyValue
  bentuk(0).Name = "FilterName" : bentuk(0).Value = "writer_pdf_Export"
  naskah.storeToURL(tujuan, bentuk())
  naskah.close(True)
End Sub
"""


def converted(data: bytes, folder: Path, *options: str) -> str:
    """What pdftotext says of the PDF that LibreOffice makes."""
    source = folder / "naskah.docx"
    source.write_bytes(data)
    _office(folder, "--convert-to", "pdf", "--outdir", str(folder), str(source))
    return _words(folder / "naskah.pdf", *options)


def exported(data: bytes, folder: Path, kind: str, source_kind: str = "docx") -> bytes:
    """The file as LibreOffice writes it in another format ("fodt")."""
    source = folder / f"naskah.{source_kind}"
    source.write_bytes(data)
    _office(folder, "--convert-to", kind, "--outdir", str(folder), str(source))
    return (folder / f"naskah.{kind.partition(chr(58))[0]}").read_bytes()


def pages(data: bytes, folder: Path) -> list[str]:
    """The words of each page."""
    return converted(data, folder, "-layout").split("\f")[:-1]


def updated_pages(data: bytes, folder: Path) -> list[str]:
    """The same after LibreOffice has made all contents lists and fields anew, as staff do with F9.

    Twice: the first time it counts pages that the new lists may move.
    """
    converted(data, folder)  # makes the profile, which a macro must be put into afterwards
    _install_macro(folder / "profil" / "user" / "basic")
    source, target = folder / "naskah.docx", folder / "baru.pdf"
    _office(folder, f'macro:///Standard.Kerja.Perbarui("{source.as_uri()}","{target.as_uri()}")')
    return _words(target, "-layout").split("\f")[:-1]


def _office(folder: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def _words(pdf: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _install_macro(basic: Path) -> None:
    spaces = f'xmlns:library="{_LIBRARY}" xmlns:xlink="http://www.w3.org/1999/xlink"'
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(
        f'{_DECLARATION}<library:libraries {spaces}><library:library library:name="Standard"'
        ' xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>'
    )
    (basic / "Standard" / "script.xlb").write_text(
        f'{_DECLARATION}<library:library {spaces} library:name="Standard" library:readonly="false"'
        ' library:passwordprotected="false"><library:element library:name="Kerja"/></library:library>'
    )
    (basic / "Standard" / "Kerja.xba").write_text(
        f'{_DECLARATION}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Kerja"'
        f' script:language="StarBasic">{html.escape(_MACRO)}</script:module>'
    )
