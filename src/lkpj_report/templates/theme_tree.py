"""The tree of a theme file, with what it takes from the theme that it is based on.

In: a theme's name and a reader of files below the template folders. Out: one tree; `dasar: naskah-dinas` gives
all that the file itself leaves out, key by key. A list replaces the list of the base.
"""

from __future__ import annotations

from collections.abc import Callable

from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.source.tree import Empty, Entry, Mapping, Node, Scalar

ReadTree = Callable[[str], tuple[Mapping | None, tuple[Diagnostic, ...]]]
"""Name of a file below the template folders to its tree."""


def theme_tree(
    name: str, read: ReadTree, above: tuple[str, ...] = ()
) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """The tree of `tema/<name>.yaml`; None with the faults of a file, or D128 for a base that leads back."""
    root, found = read(f"tema/{name}.yaml")
    entry = root.get("dasar") if root is not None else None
    if root is None or entry is None or isinstance(entry.value, Empty):
        return root, found
    if not isinstance(entry.value, Scalar):
        return root, found  # the reader of the file says what is wrong
    base = entry.value.text
    if base in (*above, name):
        cure = "pakai nama tema yang lain, misalnya naskah-dinas"
        wrong = fault("D128", f'tema "{name}" kembali ke dirinya sendiri', entry.value.place, cure)
        return None, (*found, wrong)
    below, wrongs = theme_tree(base, read, (*above, name))
    if below is None:
        return None, (*found, *wrongs)
    own, theirs = root.get("tema"), below.get("tema")
    if theirs is None:
        return root, (*found, *wrongs)
    joined = theirs if own is None else Entry(own.key, own.key_place, merged(theirs.value, own.value))
    others = tuple(e for e in root.entries if e.key != "tema")
    return Mapping((*others, joined), root.place), (*found, *wrongs)


def merged(base: Node, own: Node) -> Node:
    """Both mappings as one, the own values before those of the base; anything else is the own."""
    if not isinstance(base, Mapping) or not isinstance(own, Mapping):
        return own
    mine = {e.key: e for e in own.entries}
    out: list[Entry] = []
    for entry in base.entries:
        new = mine.pop(entry.key, None)
        out.append(entry if new is None else Entry(new.key, new.key_place, merged(entry.value, new.value)))
    return Mapping((*out, *mine.values()), own.place)
