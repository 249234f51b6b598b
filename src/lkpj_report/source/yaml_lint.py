"""The lines of a YAML file before the parser sees them: each mistake with its line and its cure.

The parser stops at its first fault, in English, often some lines late, and says nothing where it
misreads in silence. This pass knows only the form that we accept (block style, one entry a line),
follows its levels by indentation, and reports each line that doesn't fit. In: the lines of a file
(text of `encoding.decode`). Out: findings, S101 to S120 and S122.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkpj_report.diagnostics import Diagnostic, Span
from lkpj_report.source.yaml_key import Key, check_key, find_key
from lkpj_report.source.yaml_levels import Level, Levels
from lkpj_report.source.yaml_sheet import Enough, Sheet
from lkpj_report.source.yaml_value import (
    BULLET,
    EXOTIC,
    EXOTIC_CHAR,
    KEY_VALUE,
    Shape,
    check_escapes,
    check_hash,
    check_tail,
    closing,
    read_value,
    short,
)

_QUOTE_LINES = 400  # a quoted text longer than this has lost its closing quote

_LEAD = re.compile(f"[ \t{EXOTIC}]*")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]")
_GLUED_DASH = re.compile(r"-(?:[^\W\d]|[\"'“])")  # "-nama: x", not "-5"


def lint(name: str, lines: Sequence[str]) -> tuple[list[Diagnostic], bool]:
    """Findings over the lines of a file, and whether it was scanned whole (else it isn't to be parsed)."""
    scan = _Scan(name, lines)
    try:
        scan.run()
    except Enough:
        return scan.found, False
    return scan.found, True


class _Scan(Sheet):
    """One pass over the lines: what each holds, and what the line above left open."""

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        super().__init__(name, lines)
        self.open = Levels(self)
        self.plain_above: int | None = None  # indent of the owner of plain text that may go on
        self.alone: int | None = None  # number of the line above when it holds text only
        self.block: tuple[int, int] | None = None  # indent of a block's owner; of its text (0: not known yet)
        self.begun = self.ended = False

    def run(self) -> None:
        """Scan all lines."""
        self._invisible()
        while self.line < len(self.lines):
            self.line += 1
            raw = self.lines[self.line - 1]
            if self.block is not None and self._in_block(raw):
                continue
            self._line(raw)

    def _invisible(self) -> None:
        for number, text in enumerate(self.lines, 1):
            if text.isascii():
                continue
            for m in _INVISIBLE.finditer(text):
                span = Span(self.name, number, m.start() + 1, m.start() + 2)
                message = f"ada karakter yang tidak tampak (U+{ord(m[0]):04X})"
                self.report_at(span, "S103", message, ("hapus karakter itu, atau ketik ulang bagian ini",))

    def _line(self, raw: str) -> None:
        self.shift = 0
        indent, tab = self._lead(raw)
        text = raw[indent:].rstrip(" \t")
        if not text:
            return
        if text[0] == "#":
            self.plain_above = None
            return
        if indent == 0 and self._marker(text):
            return
        if self.ended:
            self._many_documents()
        self.begun = True
        self.opens = text[-1] == ":"
        if tab:
            self._tabbed(text, indent)
            return
        if self.plain_above is not None and indent > self.plain_above and self._continues(text, indent):
            return
        self.plain_above = self.alone = None
        self._content(text, indent, settled=False)

    def _lead(self, raw: str, start: int = 0) -> tuple[int, bool]:
        """Check the blanks at the start of a line; their number, and whether a tab is among them."""
        lead = _LEAD.match(raw)
        assert lead is not None
        end = lead.end()
        if lead[0].count(" ") == end:
            return end, False
        at = next(i for i in range(start, end) if raw[i] != " ")
        if raw[at] == "\t":
            hint = "ganti tab dengan spasi; satu tingkat dua spasi"
            self.report("S101", at + 1, 1, "ada tanda tab pada awal baris", hint)
        else:
            self._exotic(at + 1, raw[at])
        return end, "\t" in lead[0]

    def _exotic(self, col: int, char: str) -> None:
        name = "spasi tak-putus" if char == "\u00a0" else "spasi khusus"
        self.report(
            "S102",
            col,
            1,
            f"ada {name} (U+{ord(char):04X}), bukan spasi biasa",
            "hapus, lalu ketik spasi biasa",
        )

    def _marker(self, text: str) -> bool:
        """Lines that belong to YAML itself: document marks and directives."""
        if text[0] == "%":
            self.report(
                "S118", 1, len(text), f'baris "{short(text)}" adalah perintah khusus YAML', "hapus baris ini"
            )
            return True
        if text[:3] not in ("---", "...") or text[3:4] not in ("", " ", "\t"):
            return False
        self.plain_above = None
        if text[:3] == "...":
            self.ended = True
        elif self.begun or text.strip("- \t"):
            self._many_documents()
        self.begun = True
        return True

    def _many_documents(self) -> None:
        self.ended = False
        self.report(
            "S118", 1, 3, "satu berkas hanya boleh memuat satu dokumen", "hapus baris --- dan ...; gabungkan isinya"
        )  # fmt: skip

    def _in_block(self, raw: str) -> bool:
        """Whether the line is text of the block that is open; closes the block when it is not."""
        assert self.block is not None
        owner, body = self.block
        text = raw.lstrip(" ")
        indent = len(raw) - len(text)
        if not text.strip():
            return True
        if body and indent >= body:
            return True
        if text[0] == "\t" or EXOTIC_CHAR.match(text):
            self._lead(raw, indent)
            return True
        if indent <= owner:
            self.block = None
            return False
        if body and text[0] != "#":
            self.report(
                "S114", 1, indent, "baris teks ini kurang menjorok dibandingkan dengan baris teks di atasnya",
                f"ratakan: beri {body} spasi di awal baris",
            )  # fmt: skip
        elif not body:
            self.block = (owner, indent)
        return True

    def _tabbed(self, text: str, indent: int) -> None:
        """A line whose width nobody knows: it is put where it fits best, so that others are judged rightly."""
        is_item = _is_item(text)
        if not is_item and find_key(text) is None:
            return
        self.plain_above = self.alone = None
        place, below = 0, self.indent_below()
        owns_below = self.opens or (is_item and find_key(text) is not None)
        for level in reversed(self.open.levels):
            if owns_below and below is not None and level.indent > below - self.opens:
                continue
            if level.pending and not level.is_list:
                place = level.indent + 2
                break
            if level.is_list == is_item:
                place = level.indent
                break
        self.shift = place - indent
        self._content(text, place, settled=False)

    def _continues(self, text: str, indent: int) -> bool:
        """Plain text that goes on in this line; a key or an item here has lost its parent instead."""
        is_item = _is_item(text) or BULLET.match(text) is not None
        alone = self.alone
        if not is_item and find_key(text) is None:
            if KEY_VALUE.match(text):
                self._glued(text, indent)
            check_hash(text, indent + 1, self.report)
            self.alone = None
            return True
        if alone is not None and is_item and _is_item(self.lines[alone - 1].lstrip()):
            alone = None
        if alone is not None and indent >= self.column(alone):
            self.no_colon(alone)
            if indent > self.column(alone):
                self.open.push(self.column(alone), is_list=False)
            self.open.push(indent, is_item)
        else:
            self.open.orphan(indent, is_item)
        self.plain_above = self.alone = None
        self._content(text, indent, settled=True)
        return True

    def _content(self, text: str, indent: int, settled: bool) -> None:
        """An item, an entry, or text, which starts in column `indent` + 1."""
        while _is_item(text) or BULLET.match(text) or _GLUED_DASH.match(text):
            if not settled:
                indent = self.open.settle(indent, is_item=True, is_key=False)
            settled = False
            text = self._dash(text, indent)
            owner = self.open.top
            owner.label, owner.label_line, owner.pending = f"butir {short(text, 25)}", self.line, True
            rest = text[1:].lstrip(" \t")
            if rest and EXOTIC_CHAR.match(rest):
                self._exotic(indent + 1 + len(text) - len(rest), rest[0])
                rest = rest.lstrip()
            indent, text = indent + len(text) - len(rest), rest
            if not text or text[0] == "#":
                check_hash(text, indent + 1, self.report)
                return
        key = find_key(text)
        if key is None:
            self._text(text, indent)
            return
        if not settled:
            indent = self.open.settle(indent, is_item=False, is_key=True)
        self._entry(key, text, indent)

    def _dash(self, text: str, indent: int) -> str:
        """The text of an item with a right dash in front, whatever was typed."""
        if _is_item(text):
            return text
        if text[0] != "-":
            self.report(
                "S104", indent + 1, 1, f'butir daftar diawali "{text[0]}", bukan tanda hubung biasa',
                "ganti dengan tanda hubung dan spasi: - …",
            )  # fmt: skip
            return "-" + text[1:]
        self.report(
            "S113", indent + 1, 2, f'tidak ada spasi sesudah tanda hubung pada "{short(text)}"',
            f"tulis: - {short(text[1:])}",
        )  # fmt: skip
        self.shift += 1
        return "- " + text[1:]

    def _entry(self, key: Key, text: str, indent: int) -> None:
        level = self.open.top
        check_key(key, indent + 1, self.report)
        col = indent + 1 - self.shift
        span = Span(self.name, self.line, col, col + len(key.written))
        if key.name not in level.keys:
            level.keys[key.name] = span
        elif self.shift == 0:
            self.open.twin(key.name, span, level)
        level.label, level.label_line, level.pending = short(key.name), self.line, False
        after = text[key.end :].lstrip(" \t")
        if after and EXOTIC_CHAR.match(after):
            self._exotic(indent + 1 + len(text) - len(after), after[0])
            after = after.lstrip()
        self._value(after, indent + len(text) - len(after), level)

    def _text(self, text: str, indent: int) -> None:
        """A line without a key: the value of the key or item above, or a mistake."""
        if text[0] in "]}":  # the end of a flow that was reported where it began
            return
        pending = bool(self.open.levels) and self.open.top.pending and indent > self.open.top.indent
        if text[0] == "?" and text[1:2] in ("", " ", "\t"):
            hint = 'tulis "kunci: nilai"'
            self.report("S117", indent + 1, len(text), f'baris "{short(text)}" diawali tanda tanya', hint)
        elif pending and not KEY_VALUE.match(text):
            self.alone = self.line
            self._value(text, indent, self.open.top)
            return
        else:
            faults = len(self.found)
            indent = self.open.settle(indent, is_item=False, is_key=pending)
            if len(self.found) == faults:
                self._not_entry(text, indent)
        if self.open.levels:
            level = self.open.top
            level.label, level.label_line = short(text), self.line
            level.pending = True  # lines below it are not to blame

    def _not_entry(self, text: str, indent: int) -> None:
        if KEY_VALUE.match(text):
            self._glued(text, indent)
        elif text[0] in "{[":
            self._value(text, indent, self.open.top)
        else:
            self.no_colon(self.line)

    def _glued(self, text: str, indent: int) -> None:
        colon = text.index(":")
        self.report(
            "S111", indent + 1 + colon, 1, f'tidak ada spasi sesudah titik dua pada "{short(text)}"',
            f"tulis: {short(text[:colon])}: {short(text[colon + 1 :])}",
        )  # fmt: skip

    def _value(self, text: str, indent: int, owner: Level) -> None:
        value = read_value(text, indent + 1, self.report)
        owner.pending = value.shape in (Shape.NOTHING, Shape.BAD)
        match value.shape:
            case Shape.PLAIN:
                self.plain_above = owner.indent
            case Shape.BLOCK:
                body = max(0, owner.indent) + value.indent if value.indent else 0
                self.block = (owner.indent, body)
            case Shape.QUOTED if value.open_quote:
                self._open_quote(text, indent, owner.indent, value.open_quote)
            case Shape.FLOW:
                self._skip_flow(text, owner.indent)
            case _:
                pass

    def _open_quote(self, text: str, indent: int, owner: int, quote: str) -> None:
        """Look for the closing quote in the deeper lines below; without one the opening line is at fault."""
        last = min(len(self.lines), self.line + _QUOTE_LINES)
        for number in range(self.line + 1, last + 1):
            raw = self.lines[number - 1]
            if raw.strip() and len(raw) - len(raw.lstrip(" ")) <= owner:
                break
            end = closing(raw, quote, 0)
            if end is None:
                continue
            if quote == '"':
                check_escapes(text, indent + 1, self.report)
            while self.line < number:
                self.line += 1
                line = self.lines[self.line - 1]
                self._lead(line)
                if quote == '"':
                    check_escapes(line if self.line < number else line[:end], 1, self.report)
            check_tail(raw[end:], end + 1, self.report)
            return
        self.report(
            "S108", indent + 1, len(text), f"tanda kutip pembuka {quote} tidak punya pasangan",
            "tutup tanda kutipnya di akhir nilai" if quote == '"' else 'apit seluruh nilai dengan tanda kutip dua: "…"',
        )  # fmt: skip

    def _skip_flow(self, text: str, owner: int) -> None:
        """Pass over the other lines of a flow, which is reported once, at its start."""
        depth = _brackets(text)
        while depth > 0 and self.line < len(self.lines):
            raw = self.lines[self.line]
            text = raw.strip()
            if text and len(raw) - len(raw.lstrip(" ")) <= owner and text[0] not in "]}":
                return
            depth += _brackets(text)
            self.line += 1


def _is_item(text: str) -> bool:
    return text[0:1] == "-" and (text[1:2] in ("", " ", "\t") or EXOTIC_CHAR.match(text, 1) is not None)


def _brackets(text: str) -> int:
    return text.count("{") + text.count("[") - text.count("}") - text.count("]")
