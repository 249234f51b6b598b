"""Jinja as the papers may use it: strict, sandboxed, checked before it runs, with line numbers kept.

In: template names and a context of views. Out: Markdown text with placeholders, and for each of
its lines the file and line of the template that it came from. All static faults of a template are
found at once when it is loaded; the first one at run time stops that paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.loaders import FunctionLoader
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from lkpj_report.diagnostics import Diagnostic, Related, Severity, Span, fault
from lkpj_report.templates.audit import TESTS, Reference, audit, forbidden_letters, syntax_fault, unreadable
from lkpj_report.templates.body import plain_name
from lkpj_report.templates.compiled import NOTHING_KEPT, Store, key_of, make_of, packed, unpacked
from lkpj_report.templates.filters import FILTERS
from lkpj_report.templates.limits import (
    CALL,
    CONCAT,
    LOOP,
    MAX_DEPTH,
    MAX_TEXT,
    START,
    Budget,
    joined,
    metered,
)
from lkpj_report.templates.lines import Expanded, LineMarks, unmark
from lkpj_report.templates.values import Book, TemplateFault

ReadTemplate = Callable[[str], tuple[str, str] | None]
"""Name of a template file to its text and its shown path; None when there is none."""


# pass_context also keeps Jinja from folding constants through these at compile time
@pass_context
def _finalize(context: Context, value: object) -> object:
    env = _ours(context)
    printed = env.book.printed(value)
    env.budget.text(printed)
    return printed


@pass_context
def _start(context: Context, size: int) -> str:
    return _ours(context).budget.start(size)


@pass_context
def _loop(context: Context, items: object, weight: int) -> object:
    return _ours(context).budget.loop(items, weight)


@pass_context
def _concat(context: Context, pieces: list[object]) -> object:
    env = _ours(context)
    made = joined(env.book, pieces)
    env.budget.text(made)
    return made


def _ours(context: Context) -> Environment:
    assert isinstance(context.environment, Environment)
    return context.environment


class Environment(ImmutableSandboxedEnvironment):
    """Templates of one set of folders; each parsed once for audit and code, run for many documents."""

    def __init__(self, read: ReadTemplate, store: Store = NOTHING_KEPT) -> None:
        super().__init__(
            loader=FunctionLoader(self._load),
            autoescape=True,
            finalize=_finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=[LineMarks],
            cache_size=400,
            auto_reload=False,
            optimized=False,  # nothing here is constant, so folding only takes time
        )
        self.book = Book()
        self.budget = Budget()
        self.read = read
        self.shown: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        self.trees: dict[str, nodes.Template] = {}
        self.uses: dict[str, tuple[str, ...]] = {}
        self.store = store
        self.make = make_of() if store is not NOTHING_KEPT else b""
        self.ready: dict[str, CodeType] = {}
        self.good: dict[str, tuple[str, bytes, tuple[Reference, ...]]] = {}
        self.filters = {**FILTERS, START: _start, LOOP: _loop, CONCAT: _concat}
        self.tests = {k: v for k, v in self.tests.items() if k in TESTS}
        self.globals = {}

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        got = self.read(name)
        if got is None:
            return None
        text, shown = got
        self.shown[shown] = name
        self.sizes[name] = len(text)
        return text, shown, lambda: True

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree that `check` has looked at; a name always has the same text here."""
        key = name or ""
        if key not in self.trees:
            self.trees[key] = super()._parse(source, name, filename)
        return self.trees[key]

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Python code of a tree. The code generator may change the tree, so it is made only once."""
        self.trees.pop(name or "", None)
        metered(source, self.sizes.get(name or "", 0))
        return super()._generate(source, name, filename, defer_init)

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *rest: Any) -> Any:
        """Code that was kept, or made now and kept when `check` has found nothing wrong."""
        code = self.ready.pop(name or "", None)
        if code is not None:
            return code
        code = super().compile(source, name, filename, *rest)
        if name in self.good and isinstance(code, CodeType):
            shown, key, references = self.good.pop(name)
            self.store.put(shown, key, packed(code, references))
        return code

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Calls of templates: macros and the methods of `loop`, counted and not too deep."""
        if not isinstance(obj, Macro) and not isinstance(getattr(obj, "__self__", None), LoopContext):
            raise TemplateFault("T107", "di templat ini hanya makro yang dapat dipanggil dengan tanda kurung")
        self.budget.depth += 1
        if self.budget.depth > MAX_DEPTH:
            raise TemplateFault("T209", "makro saling memanggil tanpa henti")
        self.budget.pay(CALL)
        made = super().call(context, obj, *args, **kwargs)
        self.budget.depth -= 1
        self.budget.text(made)
        return made

    def check(self, name: str, names: Iterable[str]) -> list[Diagnostic]:
        """All static faults of a template and of those that it names; `names` are what the context holds."""
        found: list[Diagnostic] = []
        known = frozenset(names)
        asked: dict[str, tuple[Reference, ...]] = {}
        todo: list[tuple[str, Span | None]] = [(name, None)]
        while todo:
            current, place = todo.pop()
            if current in asked:
                continue
            faults, asked[current] = self._check_one(current, place, known)
            found += faults
            todo += [(r.name, r.place) for r in asked[current]]
        self.uses[name] = tuple(asked)  # what a later run must find unchanged
        return found + _circles(name, asked)

    def _check_one(
        self, name: str, place: Span | None, known: frozenset[str]
    ) -> tuple[list[Diagnostic], tuple[Reference, ...]]:
        got = self.read(name) if plain_name(name) else None
        if got is None:
            return [fault("T101", f'templat "{name}" tidak ditemukan', place)], ()
        text, shown = got
        if len(text) > MAX_TEXT:
            return [
                fault("T114", "templat terlalu besar", Span(shown, 1), f"paling banyak {MAX_TEXT} huruf")
            ], ()
        key = key_of(self.make, known, text, name, shown) if self.make else b""
        kept = self.store.get(shown, key) if key else None
        if kept is not None:
            self.ready[name], references = unpacked(kept)
            return [], references
        letters = forbidden_letters(text, shown)
        if letters:
            return letters, ()
        try:
            tree = self.parse(text, name, shown)
        except TemplateSyntaxError as e:
            return [syntax_fault(e, shown)], ()
        except (RecursionError, ValueError, MemoryError):
            return [unreadable(shown)], ()
        found, references = audit(tree, text, shown, known)
        if self.make and not found:
            self.good[name] = shown, key, references
        return found, references

    def expand(
        self, name: str, context: Mapping[str, object], book: Book
    ) -> tuple[Expanded | None, list[Diagnostic]]:
        """Run a template; a fault of it is a diagnostic at its line."""
        self.book, self.budget = book, Budget()
        self._forget_modules()
        try:
            text = self.get_template(name).render(context)
        except TemplateFault as e:
            related = (Related(e.related, "nilainya dari sini"),) if e.related is not None else ()
            return None, [Diagnostic(Severity.FAULT, e.code, e.message, self._place(e), e.hints, related)]
        except TemplateSyntaxError as e:
            return None, [syntax_fault(e, e.filename or name)]
        except TemplateNotFound as e:
            return None, [fault("T101", f'templat "{e.name}" tidak ditemukan', self._place(e))]
        except SecurityError as e:
            return None, [fault("T211", "templat memakai sesuatu yang tidak diizinkan", self._place(e))]
        except UndefinedError as e:
            if str(e.message).startswith("'None' has no attribute"):
                message = f"{_quoted(e)} tidak dapat diambil, karena pokoknya tidak ada di masukan"
                cure = "periksa dulu pokoknya dengan {% if … %}"
                return None, [fault("T204", message, self._place(e), cure)]
            return None, [fault("T203", f"nama di baris ini tidak dikenal: {_quoted(e)}", self._place(e))]
        except RecursionError as e:
            return None, [fault("T209", "makro atau templat saling memanggil tanpa henti", self._place(e))]
        except SyntaxError as e:  # Python's own bounds: blocks inside blocks
            return None, [unreadable(e.filename or name)]
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as e:
            return None, [
                fault(
                    "T299",
                    "templat tidak dapat dijalankan di baris ini",
                    self._place(e),
                    "periksa nama dan filternya",
                )
            ]
        return unmark(text), []

    def _forget_modules(self) -> None:
        """What an imported template has set at its top belongs to the document that it was set for."""
        for template in (self.cache or {}).values():
            template._module = None

    def _place(self, error: BaseException) -> Span | None:
        """The innermost line of a template in the traceback (Jinja maps it to template lines)."""
        place = None
        tb = error.__traceback__
        while tb is not None:
            shown = tb.tb_frame.f_code.co_filename
            if shown in self.shown:
                place = Span(shown, tb.tb_lineno)
            tb = tb.tb_next
        return place


def _circles(start: str, asked: Mapping[str, tuple[Reference, ...]]) -> list[Diagnostic]:
    """Templates that include themselves, by way of others or not; each at the line that closes the circle."""
    found: list[Diagnostic] = []
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        for r in asked.get(name, ()):
            if r.name in (*way, name):
                found.append(fault("T115", f'templat "{r.name}" menyertakan dirinya sendiri', r.place))
            elif r.name not in done:
                visit(r.name, (*way, name))
        done.add(name)

    visit(start, ())
    return found


def _quoted(error: UndefinedError) -> str:
    m = re.search(r"'([^']*)'(?: is undefined)?$", str(error.message or ""))
    return f'"{m[1]}"' if m else "periksa ejaannya"
