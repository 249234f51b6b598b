"""What is wrong with a template before it runs: unknown names, filters and directives, and constructs
that the language doesn't offer. All at once, each with file and line.

In: a parsed template with its text. Out: its findings (T1xx, T201, T211), and the templates that it
includes or imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import TemplateSyntaxError, nodes

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.diagnostics import Diagnostic, Span, fault
from lkpj_report.records import dataclass
from lkpj_report.templates.directives import DIRECTIVES
from lkpj_report.templates.filters import FILTERS
from lkpj_report.templates.limits import walk

ARITHMETIC = (
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Pow,
    nodes.Neg,
    nodes.Pos,
)
"""Refused: a figure that a reader sees is computed by the program, where it is checked and traced."""

UNUSED = (
    nodes.FilterBlock,
    nodes.ScopedEvalContextModifier,
    nodes.EvalContextModifier,
    nodes.Dict,
    nodes.Slice,
    nodes.NSRef,
)
"""Refused: they would print past the trace, or make something that nothing bounds."""

TESTS = frozenset({"none", "odd", "even"})

TAGS = frozenset({"for", "if", "elif", "else", "set", "macro", "call", "include", "import", "from", "raw"})
"""Commands that a template may use, for hints."""

SPECIAL = frozenset({"loop", "caller"})
"""Names that the language itself gives inside loops and macros."""

_DIRECTIVE = re.compile(r"^[ \t]*:::[ \t]*([^\s{:]+)", re.MULTILINE)
_PRIVATE = re.compile("[\ue000-\ue005\0]")
"""Letters with which this room marks values and lines."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A template that another one includes or imports, and where."""

    name: str
    place: Span


def audit(
    tree: nodes.Template, source: str, shown: str, known: frozenset[str]
) -> tuple[list[Diagnostic], tuple[Reference, ...]]:
    """Faults of one template, and the templates that it names."""
    found = list(_directives(source, shown))
    everything = walk(tree)
    modules = {n.target for n in everything if isinstance(n, nodes.Import)}
    references: list[Reference] = []
    for node in everything:
        if isinstance(node, nodes.TemplateData | nodes.Output | nodes.Name | nodes.If):
            continue
        found += _node(node, shown, modules)
        match node:
            case (
                nodes.Include(template=t)
                | nodes.Import(template=t)
                | nodes.FromImport(template=t)
                | nodes.Extends(template=t)
            ):
                if isinstance(t, nodes.Const) and isinstance(t.value, str):
                    references.append(Reference(t.value, Span(shown, node.lineno)))
                else:
                    message = "nama templat yang disertakan harus ditulis langsung"
                    found.append(fault("T106", message, Span(shown, node.lineno)))
            case _:
                pass
    found += _names(everything, shown, known)
    return found, tuple(references)


def forbidden_letters(source: str, shown: str) -> list[Diagnostic]:
    """Letters that this room keeps for itself."""
    return [
        fault(
            "T114",
            "huruf khusus ini tidak boleh ada di templat",
            Span(shown, source.count("\n", 0, m.start()) + 1),
        )
        for m in _PRIVATE.finditer(source)
    ][:20]


def _directives(source: str, shown: str) -> Iterator[Diagnostic]:
    if ":::" not in source:
        return
    for m in _DIRECTIVE.finditer(source):
        if m[1] not in DIRECTIVES:
            line = source.count("\n", 0, m.start(1)) + 1
            col = m.start(1) - source.rfind("\n", 0, m.start(1))
            place = Span(shown, line, col, col + len(m[1]))
            yield fault("T104", f'perintah "::: {m[1]}" tidak dikenal', place, _near(m[1], DIRECTIVES))


def _node(node: nodes.Node, shown: str, modules: set[str]) -> Iterator[Diagnostic]:
    place = Span(shown, node.lineno)
    match node:
        case nodes.Getattr(attr=str(name)) | nodes.Getitem(arg=nodes.Const(value=str(name))) if (
            name.startswith("_")
        ):
            yield fault("T211", f'"{name}" tidak dapat dipakai di templat', place)
        case nodes.Filter(name=str(name)) if name not in FILTERS:
            yield fault("T102", f'filter "{name}" tidak dikenal', place, _near(name, FILTERS))
        case nodes.Test(name=str(name)) if name not in TESTS:
            yield fault(
                "T103", f'uji "is {name}" tidak dikenal', place, "yang ada: " + ", ".join(sorted(TESTS))
            )
        case nodes.List(items=items) | nodes.Tuple(items=items, ctx="load") if not _constant(items):
            yield fault("T105", "daftar di templat hanya boleh berisi kata atau angka", place)
        case nodes.For(recursive=True):
            yield fault("T105", "perulangan bertingkat (recursive) tidak dipakai di templat ini", place)
        case _ if isinstance(node, UNUSED):
            yield fault(
                "T105", "bentuk ini tidak dipakai di templat (filter, autoescape, kamus, potongan)", place
            )
        case nodes.Call():
            yield from _call(node, place, modules)
        case _ if isinstance(node, ARITHMETIC):
            yield fault("T108", "templat tidak menghitung; pakai angka yang sudah dihitung program", place)
        case _:
            pass


def _constant(items: Iterable[nodes.Expr]) -> bool:
    return all(isinstance(i, nodes.Const) for i in items)


def _call(node: nodes.Call, place: Span, modules: set[str]) -> Iterator[Diagnostic]:
    match node.node:
        case nodes.Name():
            pass
        case nodes.Getattr(node=nodes.Name(name=base)) if base in modules or base == "loop":
            pass
        case _:
            yield fault("T107", "di templat ini hanya makro yang dapat dipanggil dengan tanda kurung", place)
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield fault("T107", "isi makro ditulis satu per satu, tanpa * dan **", place)


def _names(everything: Iterable[nodes.Node], shown: str, known: frozenset[str]) -> Iterator[Diagnostic]:
    """Names that nothing gives: neither the context nor any assignment, loop, macro or import here."""
    own: set[str] = set()
    used: dict[tuple[str, int], None] = {}
    for node in everything:
        match node:
            case nodes.Name(name=name, ctx="load"):
                used[name, node.lineno] = None
            case nodes.Name(name=name) | nodes.Macro(name=name) | nodes.Import(target=name):
                own.add(name)
            case nodes.FromImport(names=names):
                own |= {n if isinstance(n, str) else n[1] for n in names}
            case _:
                pass
    for name, line in used:
        if name not in own and name not in known and name not in SPECIAL:
            yield fault("T201", f'nama "{name}" tidak dikenal', Span(shown, line), _near(name, known | own))


def _near(word: str, choices: Iterable[str]) -> str:
    names = sorted(choices)
    near = terdekat(word, names)
    return f'mungkin maksudnya "{near[0]}"' if near else "yang ada: " + ", ".join(names[:7])


_SYNTAX = (
    (r"unknown tag '(.+?)'", 'perintah "{{% {0} %}}" tidak dikenal'),
    (r"unexpected end of template|Unexpected end", "templat berakhir sebelum sebuah blok ditutup"),
    (r"unexpected '(.+?)'", 'tanda "{0}" tidak pada tempatnya'),
    (r"expected token '(.+?)', got '(.+?)'", 'di sini seharusnya "{0}", bukan "{1}"'),
    (r"unexpected char '(.+?)'", 'huruf "{0}" tidak pada tempatnya'),
    (r"Missing end of comment tag", "{{# tidak ditutup dengan #}}, atau sasaran {{#…}} tidak di akhir judul"),
    (r"No filter named '(.+?)'", 'filter "{0}" tidak dikenal'),
)
"""Jinja's words for a slip, and ours."""


def syntax_fault(error: TemplateSyntaxError, shown: str) -> Diagnostic:
    """A template that can't be read, in Indonesian."""
    text = str(error.message or "")
    message, hints = "tata tulis templat salah", ["lihat docs/templat.md"]
    for pattern, ours in _SYNTAX:
        m = re.search(pattern, text)
        if m:
            message = ours.format(*m.groups())
            if "unknown tag" in pattern:
                hints.insert(0, _near(m[1], TAGS))
            break
    return fault("T100", message, Span(error.filename or shown, error.lineno), *hints)


def unreadable(shown: str) -> Diagnostic:
    """A template that goes past what the language can hold: too many brackets or blocks inside each other."""
    return fault(
        "T100", "templat terlalu bersusun-susun atau memuat angka yang terlalu panjang", Span(shown, 1)
    )
