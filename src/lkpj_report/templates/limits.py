"""How far a template may run: one budget a paper, counted in the template's own constructs.

Jinja has no bounds: ten nested loops or forty doublings fill the memory. Before a template is
compiled, `metered` puts a count at its start, at each loop, and at each `~`; calls and printed
pieces are counted by the environment. Comes in and goes out: Jinja's syntax tree.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from markupsafe import Markup

from lkpj_report.templates.values import Book, Counted, Leaf, TemplateFault, View, is_gap

MAX_STEPS = 400_000
"""Steps of one paper: an iteration, a call, 50 printed characters. A book of 3,000 rows takes a tenth."""

MAX_DEPTH = 60
"""Macros inside macros."""

MAX_TEXT = 200_000
"""Characters of one template file."""

CHARACTERS = 50
"""Characters that count as one step."""

CALL = 5
"""Steps of a macro's call or of a template's start, by the time that they take."""

START, LOOP, CONCAT = "__awal", "__ulang", "__sambung"
"""Names of the filters that count. A template can't name them: the audit only knows its own."""


class Budget:
    """What one run has used."""

    __slots__ = ("depth", "steps")

    def __init__(self) -> None:
        self.steps = 0
        self.depth = 0

    def pay(self, steps: int) -> None:
        """Count; T209 when it is too much."""
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise TemplateFault(
                "T209", "templat tidak selesai-selesai", "periksa perulangan dan makro yang saling memanggil"
            )

    def text(self, value: object) -> None:
        """Count printed text by its length."""
        if isinstance(value, str):
            self.pay(1 + len(value) // CHARACTERS)

    def start(self, size: int) -> str:
        """A template begins (again)."""
        self.pay(CALL + size // CHARACTERS)
        return ""

    def loop(self, items: Any, weight: int) -> Any:
        """The items of a loop, after paying for all of them."""
        if items is None:
            raise TemplateFault(
                "T204", "daftar yang diulangi di sini tidak ada di masukan", "periksa dulu dengan {% if … %}"
            )
        if isinstance(items, Leaf) and is_gap(items):
            items = (items,)  # an empty list of the input is one gap
        if isinstance(items, View | Leaf | str):
            raise TemplateFault("T206", "ini bukan daftar, jadi tidak dapat diulangi dengan {% for %}")
        self.pay(len(items) * weight)
        return items


def joined(book: Book, pieces: list[object]) -> object:
    """`a ~ b`: what is not text of a template is printed as a leaf, so that it can't become markup."""
    if all(isinstance(p, str) and not isinstance(p, Markup) for p in pieces):
        kind = Counted if any(isinstance(p, Counted) for p in pieces) else str
        return kind("".join(str(p) for p in pieces))
    filled = [p for p in pieces if not (type(p) is str and not p)]
    return Markup("").join(p if isinstance(p, Markup) else Markup(str(book.printed(p))) for p in filled)


def metered(tree: nodes.Template, size: int) -> nodes.Template:
    """The same template, counting."""
    for node in walk(tree):
        match node:
            case nodes.For():
                weight = (
                    1
                    + sum(len(t.data) for t in walk(node) if isinstance(t, nodes.TemplateData)) // CHARACTERS
                )
                node.iter = _filter(node.iter, LOOP, nodes.Const(weight, lineno=node.lineno))
            case nodes.Concat():
                node.nodes = [_filter(nodes.List(node.nodes, lineno=node.lineno), CONCAT)]
            case _:
                pass
    tree.body.insert(0, nodes.ExprStmt(_filter(nodes.Const(size, lineno=1), START), lineno=1))
    return tree


def walk(node: nodes.Node) -> list[nodes.Node]:
    """All nodes below one, in the order of the text; Jinja's own `find_all` takes ten times as long."""
    found: list[nodes.Node] = []
    todo = [node]
    while todo:
        current = todo.pop()
        below: list[nodes.Node] = []
        for name in current.fields:
            item = getattr(current, name)
            if isinstance(item, list):
                below += [i for i in item if isinstance(i, nodes.Node)]
            elif isinstance(item, nodes.Node):
                below.append(item)
        found += below
        todo += reversed(below)
    return found


def _filter(node: nodes.Node, name: str, *args: nodes.Expr) -> nodes.Filter:
    assert isinstance(node, nodes.Expr)
    return nodes.Filter(node, name, list(args), [], None, None, lineno=node.lineno)
