"""Inline forms of the papers beside bold and italic: `[@sasaran]`, `^[catatan kaki]`, `[teks](alamat)`,
`[[srikandi nomor_naskah]]`, `[[isian tanggal 60]]`.

In: the raw source of one inline stretch, in which data is placeholders, so that none of it is ever read as
a form. Out: tokens `rujukan` (its name), `catatan` (its children), `tautan` (children, address in `content`)
`srikandi` (the name) and `isian` (words for who can't see it, dots in `meta`) for `inlines`, or `salah` with a message where a form is begun and not well made.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.document.srikandi import NAMES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

NAME = re.compile("[A-Za-z0-9][A-Za-z0-9-]*")
"""Names of headings, tables and figures that a reference can lead to."""

NAME_RULE = "nama sasaran terdiri atas huruf, angka, dan tanda hubung"

_TARGET = re.compile(r"\(((?:[^()\n]|\([^()\n]{0,500}\)){0,2000})\)")
_SRIKANDI = re.compile(r"\[\[srikandi(?: +([^\[\]\n]*?))? *\]\]")
_BLANK = re.compile(r"\[\[isian(?: +([^\[\]\n0-9]*?))?(?: +([0-9]{1,3}))? *\]\]")
_DOT_MM = 4.2  # what a sign of three dots takes at 12 pt
_BLANK_MM = 40
_INSIDE = "dalam"


def add_forms(parser: MarkdownIt) -> None:
    """Teach a parser these forms."""
    parser.inline.ruler.push("catatan", _note)
    parser.inline.ruler.push("kurung", _bracket)


@lru_cache(maxsize=8)
def _partners(source: str) -> dict[int, int]:
    """The closing bracket of each opening one; a bracket after a backslash is only a letter."""
    pairs: dict[int, int] = {}
    open_at: list[int] = []
    for m in re.finditer(r"\\.|[\[\]]", source, re.DOTALL):
        if m[0] == "[":
            open_at.append(m.start())
        elif m[0] == "]" and open_at:
            pairs[open_at.pop()] = m.start()
    return pairs


def _note(state: StateInline, silent: bool) -> bool:
    at = state.pos
    if not state.src.startswith("^[", at):
        return False
    end = _partners(state.src).get(at + 1)
    if end is None:
        _wrong(state, "catatan kaki ^[…] tidak ditutup", "tutup dengan ], atau tulis \\^ untuk tanda biasa")
        state.pos = at + 2
        return True
    if _inside(state):
        _wrong(state, f"catatan kaki tidak dapat ditulis di dalam {_inside(state)}")
    elif not state.src[at + 2 : end].strip():
        _wrong(state, "catatan kaki ^[…] tidak berisi apa-apa")
    else:
        _held(state, "catatan", state.src[at + 2 : end], "catatan kaki")
    state.pos = end + 1
    return True


def _bracket(state: StateInline, silent: bool) -> bool:
    at = state.pos
    if state.src[at] != "[":
        return False
    end = _partners(state.src).get(at)
    if state.src.startswith("[[srikandi", at):
        return _srikandi(state, at)
    if state.src.startswith("[[isian", at):
        return _blank(state, at)
    if state.src.startswith("[@", at):
        return _reference(state, at, end)
    target = _TARGET.match(state.src, end + 1) if end is not None else None
    if end is None or target is None:
        return False
    if state.src[at - 1 : at] == "!" and state.src[at - 2 : at - 1] != "\\":
        _wrong(state, "gambar tidak dapat ditulis di dalam kalimat", 'pakai perintah "::: gambar"')
    elif _inside(state) == "tautan":
        _wrong(state, "tautan tidak dapat ditulis di dalam tautan")
    elif not state.src[at + 1 : end].strip():
        _wrong(state, "tautan memerlukan teks", "tulis seperti [teks](https://…)")
    else:
        _held(state, "tautan", state.src[at + 1 : end], "tautan").content = target[1].strip()
    state.pos = target.end()
    return True


def _reference(state: StateInline, at: int, end: int | None) -> bool:
    name = state.src[at + 2 : end] if end is not None else ""
    state.pos = at + 2 if end is None else end + 1
    if not NAME.fullmatch(name):
        _wrong(state, "rujukan [@…] tidak menyebut nama sasaran", NAME_RULE, "tulis \\[ untuk kurung biasa")
    elif _inside(state) == "tautan":
        _wrong(state, "rujukan tidak dapat ditulis di dalam tautan")
    else:
        state.push("rujukan", "", 0).content = name
    return True


def _srikandi(state: StateInline, at: int) -> bool:
    found = _SRIKANDI.match(state.src, at)
    state.pos = found.end() if found else at + len("[[srikandi")
    name = (found[1] or "").strip() if found else ""
    if found is None:
        _wrong(state, "tanda [[srikandi …]] tidak lengkap", "tulis seperti [[srikandi nomor_naskah]]")
    elif name not in NAMES:
        near = [f'mungkin maksudnya "{other}"' for other in terdekat(name, NAMES)]
        _wrong(
            state, f'SRIKANDI tidak mengenal tanda "{name[:40]}"', *near, f"yang dikenal: {', '.join(NAMES)}"
        )
    else:
        state.push("srikandi", "", 0).content = name
    return True


def _blank(state: StateInline, at: int) -> bool:
    """Room to write by hand: what belongs there, and how many millimetres it takes."""
    found = _BLANK.match(state.src, at)
    state.pos = found.end() if found else at + len("[[isian")
    if found is None:
        _wrong(state, "tempat isian [[isian …]] tidak lengkap", "tulis seperti [[isian tanggal 60]]")
        return True
    token = state.push("isian", "", 0)
    token.content = (found[1] or "").strip()
    token.meta = {"titik": max(2, round(int(found[2] or _BLANK_MM) / _DOT_MM))}
    return True


def _inside(state: StateInline) -> str:
    return str(state.env.get(_INSIDE, ""))


def _held(state: StateInline, kind: str, source: str, inside: str) -> Token:
    """A token with the tokens of its own words; forms stand at most two inside each other."""
    token = state.push(kind, "", 0)
    token.children = []
    state.md.inline.parse(source.strip(), state.md, {**state.env, _INSIDE: inside}, token.children)
    return token


def _wrong(state: StateInline, message: str, *hints: str) -> None:
    token = state.push("salah", "", 0)
    token.content, token.meta = message, {"saran": hints}
