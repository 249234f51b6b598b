"""What stands on one line after a key or a dash: is it a value that YAML reads as it was meant?

Called by `yaml_lint` for each value; pure functions over one line. A value is plain text, text in
quotes, the head of a block (`|`), or nothing; all else is a finding with its cure. The silent
misreadings are the reason for this module: ` #` cuts a name, `{x: 82,77}` splits a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from lkpj_report.records import dataclass
from lkpj_report.source.encoding import FORBIDDEN, forbidden_name

# Blanks that look like a space and are none: no-break, en and em spaces, ideographic and others.
EXOTIC = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
EXOTIC_CHAR = re.compile(f"[{EXOTIC}]")
BULLETS = "–—•▪▫‣·●○◦■□➢➤✓✔‐‑−*"
BULLET = re.compile(f"[{BULLETS}](?=[ \t{EXOTIC}]|$)")
COLON = re.compile(r":(?=[ \t]|$)")
KEY_VALUE = re.compile(r"[^\W\d]\w*:(?!//|\\)\S")  # "nama:Budi", but not "https://…", "13:09", "C:\…"
QUOTE_CURE = 'beri tanda kutip: "…"'

_HASH = re.compile(r"(?:^|(?<=[ \t]))#+")
_BLOCK = re.compile(r"[|>](?:[+-]?([1-9])?|([1-9])[+-])(?:[ \t]+#.*)?$")
_ESCAPE = re.compile(r'\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(["\\/nt ]|$)|.)')
_SPECIAL = "*&!%@`|>,]}"


class Shape(Enum):
    """What a value turned out to be."""

    NOTHING = "nothing"  # the value may stand on the next lines
    PLAIN = "plain"  # text that may go on in the next lines
    BLOCK = "block"  # head of a block of lines
    QUOTED = "quoted"  # whole, or open until a later line
    FLOW = "flow"
    BAD = "bad"


Report = Callable[..., None]
"""(code, column, width, message, *hints): columns count characters from 1."""


@dataclass(frozen=True, slots=True)
class Value:
    """Shape of a value; `indent` is the digit of a block's head; `open_quote` is a quote not yet closed."""

    shape: Shape
    indent: int = 0
    open_quote: str = ""


def short(text: str, limit: int = 40) -> str:
    """A text cut for a message."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def read_value(text: str, col: int, report: Report) -> Value:
    """Judge the value `text` (no blanks at its ends) that starts at column `col`."""
    if not text:
        return Value(Shape.NOTHING)
    match text[0]:
        case "#":
            check_hash(text, col, report)
            return Value(Shape.NOTHING)
        case '"' | "'":
            return _quoted(text, col, report)
        case "{" | "[":
            report(
                "S105", col, 1, f'nilai "{short(text)}" memakai kurung {text[0]}',
                "tulis satu baris satu isian, tanpa kurung; bila isinya memang tidak ada, hapus barisnya",
                f"bila ini teks biasa, {QUOTE_CURE}",
            )  # fmt: skip
            return Value(Shape.FLOW)
        case "|" | ">" if head := _BLOCK.match(text):
            return Value(Shape.BLOCK, int(head[1] or head[2] or 0))
        case c if c in _SPECIAL:
            report(
                "S109", col, 1, f'nilai "{short(text)}" diawali tanda "{c}" yang punya arti khusus', QUOTE_CURE
            )  # fmt: skip
            return Value(Shape.BAD)
        case "-" | "?" | ":" if text[1:2] in ("", " ", "\t"):
            return _bare_sign(text, col, report)
    check_plain(text, col, report)
    return Value(Shape.PLAIN)


def check_plain(text: str, col: int, report: Report) -> None:
    """Findings inside plain text: a `#` that cuts it, a colon that YAML takes for a key."""
    end = check_hash(text, col, report)
    colon = COLON.search(text, 0, len(text) if end is None else end)
    if colon:
        report(
            "S107", col + colon.start(), 1, f'ada titik dua di dalam nilai "{short(text)}"',
            'apit seluruh nilai dengan tanda kutip: "…"',
        )  # fmt: skip


def check_hash(text: str, col: int, report: Report) -> int | None:
    """Where a comment starts. `# ` is one; `#1` after a blank was surely meant as text: a finding."""
    for sign in _HASH.finditer(text):
        after = text[sign.end() : sign.end() + 1]
        if after in ("", " ", "\t"):
            return sign.start()
        lost = text[sign.start() :]
        report(
            "S106", col + sign.start(), len(lost), f'tanda # memotong nilai: "{short(lost)}" tidak akan terbaca',
            'apit seluruh nilai dengan tanda kutip: "…"', "bila ini keterangan, beri spasi sesudah tanda #",
        )  # fmt: skip
        return sign.start()
    return None


def strip_comment(text: str) -> str:
    """Plain text without a comment behind it."""
    sign = _HASH.search(text)
    return text[: sign.start()].rstrip() if sign else text


def closing(text: str, quote: str, start: int) -> int | None:
    """Index past the closing quote, searched from `start`; None when the text ends before."""
    i = start
    while (i := text.find(quote, i)) >= 0:
        if quote == "'":
            if text[i + 1 : i + 2] != "'":
                return i + 1
            i += 2
            continue
        slashes = i - len(text[:i].rstrip("\\"))
        if slashes % 2 == 0:
            return i + 1
        i += 1
    return None


def check_tail(tail: str, col: int, report: Report) -> bool:
    """After a closing quote only a comment may stand; whether that holds."""
    rest = tail.strip(" \t")
    if not rest:
        return True
    at = col + len(tail) - len(tail.lstrip(" \t"))
    if rest[0] == "#" and tail[0] in " \t":
        check_hash(rest, at, report)
        return True
    report(
        "S108", at, len(rest), f'masih ada teks sesudah tanda kutip penutup: "{short(rest)}"',
        'apit seluruh nilai dengan satu pasang tanda kutip; bila di dalamnya ada ", pakai \' di luarnya, dan sebaliknya',
    )  # fmt: skip
    return False


def check_escapes(text: str, col: int, report: Report) -> None:
    """Findings on backslashes between double quotes."""
    for m in _ESCAPE.finditer(text):
        digits = m[1] or m[2] or m[3]
        if m[4] is not None:
            continue
        if digits is None:
            report(
                "S122", col + m.start(), len(m[0]), f'garis miring terbalik "{m[0]}" tidak dikenal',
                "pakai tanda kutip satu: '…', atau tulis garis miringnya dua kali",
            )  # fmt: skip
        elif int(digits, 16) > 0x10FFFF or FORBIDDEN.match(char := chr(int(digits, 16))) or char < " ":
            name = (
                forbidden_name(chr(int(digits, 16)))
                if int(digits, 16) <= 0x10FFFF
                else "karakter di luar Unicode"
            )
            report("S122", col + m.start(), len(m[0]), f'"{m[0]}" menghasilkan {name}', "hapus bagian itu")


def _bare_sign(text: str, col: int, report: Report) -> Value:
    if text == "-":
        report(
            "S109", col, 1, 'nilai hanya berupa tanda "-"', "hapus barisnya bila tidak ada isinya",
            "kosongkan nilainya bila masih akan diisi",
        )  # fmt: skip
    elif text[0] == "-":
        report(
            "S115", col, len(text), f'butir daftar "{short(text)}" ditulis di belakang kunci',
            "tulis tiap butir di baris baru di bawah kuncinya", f"bila ini teks biasa, {QUOTE_CURE}",
        )  # fmt: skip
    else:
        report("S109", col, 1, f'nilai "{short(text)}" diawali tanda "{text[0]}"', QUOTE_CURE)
    return Value(Shape.BAD)


def _quoted(text: str, col: int, report: Report) -> Value:
    quote = text[0]
    end = closing(text, quote, 1)
    if end is None:
        return Value(Shape.QUOTED, open_quote=quote)
    if quote == '"':
        check_escapes(text[:end], col, report)
    check_tail(text[end:], col + end, report)
    return Value(Shape.QUOTED)
