"""A YAML file's bytes to its raw tree: text, places, and all findings of the file.

`encoding` makes text, `yaml_lint` reports what doesn't fit our form, then PyYAML's events (its C
parser where there is one) are built into `source.tree` nodes. Events instead of nodes: nothing
recursive, so depth is bounded by us; no guessing, since tags are never resolved. A file with
findings still gives a tree when the parser can read it, so that the model's findings come in
the same run. Bounds: 6 MB, 300,000 lines, 30 levels; references between values are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from lkpj_report.diagnostics import Diagnostic, Place, Related, Severity, Span, fault, info
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import MB, YAML_LIMIT
from lkpj_report.source.encoding import decode
from lkpj_report.source.tree import Empty, Entry, Mapping, Node, Scalar, Sequence, SourceFile, Tabel
from lkpj_report.source.yaml_key import normal
from lkpj_report.source.yaml_levels import MAX_DEPTH
from lkpj_report.source.yaml_lint import lint
from lkpj_report.source.yaml_value import QUOTE_CURE, short

MAX_LINES = 300_000
MAX_VALUES = 500_000  # only reached by brackets: else one line holds one value
MAX_SHOWN = 200
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read_yaml(name: str, data: bytes) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    """Read a file shown as `name`. Never raises for any bytes; the root is None when nothing could be read.

    Findings: S101 to S134, in the order of lines. An empty file gives an empty mapping and a remark.
    """
    if (refused := _too_large(name, data)) is not None:
        return SourceFile(name, None), (refused,)
    decoded = decode(name, data)
    lines = tuple(decoded.shown.split("\n"))
    if decoded.text is None:
        return SourceFile(name, None, lines), decoded.diagnostics
    found, whole = lint(name, lines)
    found += decoded.diagnostics
    root: Mapping | None = None
    if whole:
        builder = _Builder(name, _lines(found))
        root = builder.build(decoded.text)
        known = {(d.code, d.place) for d in found}
        if root is not None or not found:
            found += [d for d in builder.found if (d.code, d.place) not in known]
        if root is None and not found:
            found.append(builder.stopped)
    return SourceFile(name, root, lines), _in_order(name, found)


def _too_large(name: str, data: bytes) -> Diagnostic | None:
    """Refusal before any work is done, so that it comes at once."""
    hints = ("pecah isinya menjadi beberapa berkas", "pindahkan tabel besar ke berkas CSV atau Excel")
    if len(data) > YAML_LIMIT:
        return fault("S133", f"berkas lebih besar daripada {YAML_LIMIT // MB} MB", Span(name, 1, 1), *hints)
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        return fault("S121", "berkas ini memuat lebih dari 300.000 baris", Span(name, 1, 1), *hints)
    return None


def _lines(found: list[Diagnostic]) -> frozenset[int]:
    places = [d.place for d in found] + [r.place for d in found for r in d.related]
    return frozenset(place.line for place in places if isinstance(place, Span))


def _in_order(name: str, found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    def key(d: Diagnostic) -> tuple[int, int, str]:
        assert isinstance(d.place, Span)
        return (d.place.line, d.place.col, d.code)

    found = sorted(found, key=key)
    if len(found) <= MAX_SHOWN:
        return tuple(found)
    more = fault(
        "S124",
        "masih ada kesalahan lain di berkas ini",
        found[MAX_SHOWN].place,
        "perbaiki dahulu yang di atas",
    )
    return (*found[:MAX_SHOWN], more)


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being built; `key` waits for its value."""

    is_map: bool
    place: Span
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    seen: dict[str, Span] = field(default_factory=dict)
    key: tuple[str, Span] | None = None
    flow: bool = False
    twin: bool = False  # the waiting key is a second one of its name: its value is dropped


class _Stop(Exception):
    """Ends building; the finding is in `stopped`."""


class _Builder:
    """Builds the tree from events with a stack of its own."""

    def __init__(self, name: str, reported: frozenset[int]) -> None:
        self.name = name
        self.reported = reported  # lines that have a finding already
        self.found: list[Diagnostic] = []
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.count = 0
        self.stopped = fault("S123", "susunan baris tidak dapat dibaca", Span(name, 1, 1))

    def build(self, text: str) -> Mapping | None:
        """The root, or None when the text can't be read; then `stopped` says where."""
        try:
            for event in _events(text):
                self._event(event)
        except _Stop:
            return None
        except _yaml_error() as error:
            self._parser_stopped(error)
            return None
        match self.root:
            case Mapping():
                return self.root
            case None | Empty():
                self.found.append(info("S134", "berkas ini kosong", Span(self.name, 1, 1)))
                return Mapping((), Span(self.name, 1, 1))
            case Scalar(_, place) | Sequence(_, place) | Tabel(place):
                self._stop("S119", _line_of(place), place.col if isinstance(place, Span) else 1, (
                    "berkas harus dimulai dengan kunci, bukan daftar atau teks",
                    'tulis kuncinya di baris pertama, misalnya "penghargaan:", lalu isinya menjorok di bawahnya',
                ))  # fmt: skip
                return None

    def _stop(self, code: str, line: int, col: int, words: tuple[str, ...]) -> None:
        self.stopped = fault(code, words[0], Span(self.name, line, col, col + 1), *words[1:])

    def _parser_stopped(self, error: Any) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, col = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        self._stop("S123", line, col, (
            "susunan baris ini atau baris di atasnya tidak dapat dibaca",
            'periksa titik dua, tanda kutip, dan jarak tepi; satu baris satu isian "kunci: nilai"',
        ))  # fmt: skip

    # ------------------------------------------------------------ events

    def _event(self, event: Any) -> None:
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "MappingStartEvent" | "SequenceStartEvent":
                self._open(event)
            case "MappingEndEvent" | "SequenceEndEvent":
                self._close()
            case "AliasEvent":
                self._special(event, "*")
                self._take(Empty(self._span(event)))
            case "DocumentStartEvent" if self.root is not None:
                self._stop(
                    "S118", event.start_mark.line + 1, 1, ("satu berkas hanya boleh memuat satu dokumen",)
                )
                raise _Stop
            case _:
                pass

    def _scalar(self, event: Any) -> None:
        self.count += 1
        span = self._span(event)
        if self.count > MAX_VALUES:
            self._stop("S121", span.line, span.col, (
                f"satu berkas memuat lebih dari {MAX_VALUES} nilai", "pindahkan tabel besar ke berkas CSV atau Excel",
            ))  # fmt: skip
            raise _Stop
        if event.anchor or event.tag:
            self._special(event, "&" if event.anchor else "!")
        if self.stack and self.stack[-1].is_map and self.stack[-1].key is None:
            self._key(event, span)
            return
        plain = not event.style
        value: str = event.value.strip(" \t\r\n")
        self._take(Empty(span) if (value in _NULLS if plain else not value) else Scalar(value, span))

    def _key(self, event: Any, span: Span) -> None:
        frame = self.stack[-1]
        name = normal(event.value.strip(" \t\r\n"))
        if (not name or name == "<<") and span.line not in self.reported:
            self.found.append(
                fault(
                    "S117",
                    f'kunci "{short(name)}" tidak dapat dipakai',
                    span,
                    "tulis kunci sebagai kata biasa",
                )
            )
        first = frame.seen.get(name)
        frame.twin = first is not None
        if first is None:
            frame.seen[name] = span
        elif span.line not in self.reported:
            self.found.append(
                Diagnostic(
                    Severity.FAULT, "S116", f'kunci "{short(name)}" sudah ditulis di baris {first.line}', span,
                    ("hapus salah satunya, atau gabungkan isinya",), (Related(first, "pertama kali ditulis di sini"),),
                )
            )  # fmt: skip
        frame.key = (name, span)

    def _open(self, event: Any) -> None:
        is_map = type(event).__name__ == "MappingStartEvent"
        span = self._span(event)
        if len(self.stack) >= MAX_DEPTH:
            self._stop("S120", span.line, span.col, (f"isian bertingkat lebih dari {MAX_DEPTH} tingkat",))
            raise _Stop
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.is_map and parent.key is None:
            self._stop(
                "S117", span.line, span.col, ("kunci harus berupa kata biasa, bukan daftar atau isian lain",)
            )
            raise _Stop
        if event.anchor or event.tag:
            self._special(event, "&" if event.anchor else "!")
        flow = bool(event.flow_style)
        if flow and span.line not in self.reported and not (parent and parent.flow):
            self._flow(span)
        # What is missing inside is looked for at the line that owns it: the key's, or the item's first.
        self.stack.append(_Frame(is_map, parent.key[1] if parent and parent.key else span, flow=flow))

    def _flow(self, span: Span) -> None:
        self.reported |= {span.line}
        self.found.append(
            fault("S105", "isian memakai kurung { } atau [ ]", span, "tulis satu baris satu isian, tanpa kurung", f"bila ini teks biasa, {QUOTE_CURE}")
        )  # fmt: skip

    def _close(self) -> None:
        frame = self.stack.pop()
        place = frame.place
        if (
            self.stack
            and not self.stack[-1].is_map
            and frame.entries
            and isinstance(frame.entries[0].key_place, Span)
        ):
            place = frame.entries[0].key_place
        self._take(
            Mapping(tuple(frame.entries), place) if frame.is_map else Sequence(tuple(frame.items), place)
        )

    def _take(self, node: Node) -> None:
        if not self.stack:
            self.root = (
                node if not isinstance(node, Mapping) else Mapping(node.entries, Span(self.name, 1, 1))
            )
            return
        frame = self.stack[-1]
        if not frame.is_map:
            frame.items.append(node)
        elif frame.key is None:  # a reference as a key
            self._stop("S117", _line_of(node.place), 1, ("kunci harus berupa kata biasa",))
            raise _Stop
        else:
            if not frame.twin:
                frame.entries.append(Entry(frame.key[0], frame.key[1], node))
            frame.key = None

    def _special(self, event: Any, sign: str) -> None:
        span = self._span(event)
        if span.line not in self.reported:
            self.found.append(
                fault("S109", f'tanda "{sign}" di awal nilai punya arti khusus', span, QUOTE_CURE)
            )

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        col = start.column + 1
        same_line = end.line == start.line and end.column > start.column
        return Span(self.name, start.line + 1, col, end.column + 1 if same_line else col + 1)


def _events(text: str) -> Iterator[Any]:
    import yaml

    parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
            if isinstance(event, yaml.StreamEndEvent):
                return
    finally:
        parser.dispose()


def _yaml_error() -> type[Exception]:
    import yaml

    return yaml.YAMLError


def _line_of(place: Place) -> int:
    return place.line if isinstance(place, Span) else 1
