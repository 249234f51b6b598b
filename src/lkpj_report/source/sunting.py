"""Edits of an input file by its places: comments, order and layout stay as somebody wrote them.

In: the lines of a file and places of its raw tree. Out: `Suntingan` (stretches of lines with what comes in their
place), and the lines after all of them. Only block style is known here; the reader refuses all other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lkpj_report.diagnostics import Place, Span
from lkpj_report.records import dataclass
from lkpj_report.source import tree
from lkpj_report.source.yaml_value import closing

_COMMENT = re.compile(r"\s+#.*$")


@dataclass(frozen=True, slots=True, order=True)
class Suntingan:
    """Lines `awal` to `akhir` (from 1, both included) become `baris`; `akhir` = `awal` - 1 puts them before `awal`."""

    awal: int
    akhir: int
    baris: tuple[str, ...]


def terapkan(lines: Sequence[str], edits: Iterable[Suntingan]) -> list[str]:
    """The lines after all edits; they must not overlap (our bug)."""
    out = list(lines)
    before = len(lines) + 1
    for edit in sorted(edits, reverse=True):
        assert edit.akhir < before, f"overlapping edits at line {edit.awal}"
        out[edit.awal - 1 : edit.akhir] = edit.baris
        before = edit.awal
    return out


def ganti_nilai(lines: Sequence[str], value: tree.Scalar, new: str) -> Suntingan:
    """Another text for a value that stands on one line, in the quotes that it has."""
    span = _span(value.place)
    line = lines[span.line - 1]
    old, _ = _value_and_rest(line, span.col)
    quote = old[0] if old[:1] in ('"', "'") else ""
    text = line[: span.col - 1] + quote + new + quote + line[span.col - 1 + len(old) :]
    return Suntingan(span.line, span.line, (text,))


def kosongkan(
    lines: Sequence[str],
    entry: tree.Entry,
    above: Sequence[str] = (),
    below: Sequence[str] = (),
) -> Suntingan:
    """A key without its value: remarks `above` it, remarks `below` it; comments inside the value stay."""
    key = _span(entry.key_place)
    line = lines[key.line - 1]
    end = _end(lines, key.line, key.col - 1, isinstance(entry.value, tree.Sequence))
    colon = line.index(":", max(key.end_col - 1, key.col))
    kept = _comments(lines[key.line : end], entry.value)
    margin = " " * (key.col + 1)
    return Suntingan(
        key.line,
        end,
        (
            *_remarks(above, " " * _indent(line)),
            line[: colon + 1] + _tail(lines, entry.value, key.line),
            *_remarks(below, margin),
            *kept,
        ),
    )


def kosongkan_butir(lines: Sequence[str], value: tree.Scalar, above: Sequence[str] = ()) -> Suntingan:
    """A list item of one value, left as a dash alone."""
    span = _span(value.place)
    line = lines[span.line - 1]
    dash = line.rindex("-", 0, span.col - 1)
    end = _end(lines, span.line, dash, False)
    return Suntingan(
        span.line,
        end,
        (*_remarks(above, " " * _indent(line)), line[: dash + 1] + _tail(lines, value, span.line)),
    )


def buang(lines: Sequence[str], entry: tree.Entry) -> Suntingan:
    """A key taken away with all below it; at the dash of a list item it is only emptied."""
    key = _span(entry.key_place)
    if lines[key.line - 1][: key.col - 1].strip():
        return kosongkan(lines, entry)
    end = _end(lines, key.line, key.col - 1, isinstance(entry.value, tree.Sequence))
    return Suntingan(key.line, end, tuple(_comments(lines[key.line : end], entry.value)))


def sesudah(lines: Sequence[str], entry: tree.Entry, new: str) -> Suntingan:
    """A line behind a key and all below it, as far in as the key."""
    key = _span(entry.key_place)
    end = _end(lines, key.line, key.col - 1, isinstance(entry.value, tree.Sequence))
    return Suntingan(end + 1, end, (" " * (key.col - 1) + new,))


def _end(lines: Sequence[str], line: int, margin: int, is_list: bool) -> int:
    """The last line of what begins on a line and stands deeper than `margin`; dashes of a list may stand at it."""
    end = line
    for number, text in enumerate(lines[line:], line + 1):
        indent, start = _indent(text), text.lstrip()
        if not start or (start.startswith("#") and indent > margin):
            continue
        if indent > margin or (is_list and indent == margin and (start + " ").startswith("- ")):
            end = number
        else:
            break
    return end


def _comments(lines: Iterable[str], value: tree.Node) -> list[str]:
    """Lines of comment inside a value; in a text they would be text."""
    return [] if isinstance(value, tree.Scalar) else [t for t in lines if t.lstrip().startswith("#")]


def _tail(lines: Sequence[str], value: tree.Node, line: int) -> str:
    """The comment behind a value on its line, with the blanks before it; "" for none."""
    if not isinstance(value, tree.Scalar):
        return ""
    span = _span(value.place)
    if span.line != line or lines[line - 1][span.col - 1 : span.col] in ("|", ">"):
        return ""
    return _value_and_rest(lines[line - 1], span.col)[1].rstrip()


def _value_and_rest(line: str, col: int) -> tuple[str, str]:
    """The value that begins at a column, quotes included, and what follows it on the line."""
    text = line[col - 1 :]
    if text[:1] in ('"', "'"):
        end = closing(text, text[0], 1)
        return (text, "") if end is None else (text[:end], text[end:])
    found = _COMMENT.search(text)
    if found is None:
        return text.rstrip(), ""
    return text[: found.start()], text[found.start() :]


def _remarks(texts: Iterable[str], margin: str) -> list[str]:
    return [f"{margin}# {text}" for text in texts]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _span(place: Place) -> Span:
    assert isinstance(place, Span), "only YAML is edited"
    return place
