"""Two files to double-click on Windows: check the input, make its papers; no command line needed.

In: the year. Out: `.cmd` files with Windows line ends, in ASCII, since the console reads them before the
code page is changed. They look for the program in a `.venv` beside or above the region folder first, since a
double click knows nothing of an activated one, then for `py`, `lkpj` and `python`.
"""

from __future__ import annotations

PERIKSA, BUAT = "Periksa", "Buat"

_VENV = r".venv\Scripts\python.exe"

_LINES = r"""
@echo off
rem {title}: klik dua kali berkas ini.
setlocal
chcp 65001 >nul
set "PYTHONUTF8=1"
set "LKPJ="
if exist "%~dp0{venv}" set LKPJ="%~dp0{venv}" -m lkpj_report
if exist "%~dp0..\{venv}" set LKPJ="%~dp0..\{venv}" -m lkpj_report
if exist "%~dp0..\..\{venv}" set LKPJ="%~dp0..\..\{venv}" -m lkpj_report
if defined LKPJ goto jalan
py -m lkpj_report --version >nul 2>nul
if not errorlevel 1 set "LKPJ=py -m lkpj_report"
if defined LKPJ goto jalan
lkpj --version >nul 2>nul
if not errorlevel 1 set "LKPJ=lkpj"
if defined LKPJ goto jalan
python -m lkpj_report --version >nul 2>nul
if not errorlevel 1 set "LKPJ=python -m lkpj_report"
if defined LKPJ goto jalan
echo Program lkpj belum terpasang di komputer ini. Lihat docs\panduan.md, bagian Memasang.
pause
exit /b 2
:jalan
%LKPJ% {call}
set "KODE=%errorlevel%"
echo.
pause
exit /b %KODE%
"""


def cmd_files(tahun: str) -> tuple[tuple[str, bytes], ...]:
    """`Periksa.cmd` and `Buat.cmd` of a year; the papers go to the folder `hasil` beside them."""
    return (
        (f"{PERIKSA}.cmd", _cmd(f"Memeriksa isian tahun {tahun}", f'periksa "%~dp0{tahun}"')),
        (f"{BUAT}.cmd", _cmd(f"Membuat naskah tahun {tahun}", f'buat "%~dp0{tahun}" -o "%~dp0hasil"')),
    )


def _cmd(title: str, call: str) -> bytes:
    text = _LINES.lstrip("\n").format(title=title, call=call, venv=_VENV)
    return text.replace("\n", "\r\n").encode("ascii")
