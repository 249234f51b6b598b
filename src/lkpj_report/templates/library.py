"""Finds templates, themes, fonts and reference tables, file by file: the user's folder first, then
the region's own, then the package's. All reading goes through the one gate `Bahan`."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Bahan, as_key
from lkpj_report.source.encoding import decode
from lkpj_report.source.tree import Mapping, SourceFile
from lkpj_report.source.yaml_reader import read_yaml

OWN_FOLDER = "templat"
"""The folder inside a region's folder that holds its own templates."""


def package_folder() -> Path:
    """The shipped templates: inside the installed package, or the checkout's `report_templates/`."""
    inside = Path(__file__).resolve().parent.parent / "report_templates"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "report_templates"


ReadTree = Callable[[str, bytes], tuple[SourceFile, tuple[Diagnostic, ...]]]
"""A file's shown name and bytes to its tree: `read_yaml`, or one that remembers."""


@dataclass(frozen=True, slots=True)
class Library:
    """Folders in order of precedence (keys of the gate). A file is read once and kept.

    `asked` are the names that were asked for since somebody emptied it: what a paper depends on.
    """

    bahan: Bahan
    folders: tuple[str, ...]
    read_tree: ReadTree = read_yaml
    asked: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _kept: dict[str, tuple[bytes, str] | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def data(self, name: str) -> tuple[bytes, str] | None:
        """The bytes of the first file of that name, and its shown path."""
        self.asked.add(name)
        if name not in self._kept:
            self._kept[name] = self._find(name)
        return self._kept[name]

    def _find(self, name: str) -> tuple[bytes, str] | None:
        for folder in self.folders:
            key = posixpath.join(folder, name)
            if self.bahan.exists(key):
                got = self.bahan.read(key)
                if isinstance(got, bytes):
                    return got, shown(key)
        return None

    def text(self, name: str) -> tuple[str, str] | None:
        """A template's text and shown path."""
        got = self.data(name)
        if got is None:
            return None
        decoded = decode(got[1], got[0])
        return (decoded.text, got[1]) if decoded.text is not None else None

    def tree(self, name: str) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
        """A YAML file as raw tree."""
        got = self.data(name)
        if got is None:
            return None, (fault("T101", f'berkas "{name}" tidak ada di folder templat'),)
        file, found = self.read_tree(got[1], got[0])
        return file.root, found

    def line(self, file: str, number: int) -> str | None:
        """A line of a template file, by its shown path, for excerpts."""
        for folder in self.folders:
            if file.startswith(shown(folder)):
                got = self.bahan.read(posixpath.join(folder, file.removeprefix(shown(folder)).lstrip("/")))
                if isinstance(got, bytes):
                    lines = decode(file, got).shown.split("\n")
                    return lines[number - 1] if 0 < number <= len(lines) else None
        return None

    def has_paper(self, name: str) -> bool:
        """Whether there is a paper of that name: a plain folder name with a `dokumen.yaml` in it."""
        plain = name not in ("", ".", "..") and not {"/", "\\"} & set(name)
        return plain and self.data(f"{name}/dokumen.yaml") is not None

    def papers(self) -> tuple[str, ...]:
        """Names of all papers: folders that hold a `dokumen.yaml`."""
        names = {n for folder in self.folders for n in self.bahan.list_dir(folder)}
        return tuple(
            sorted(
                n
                for n in names
                if any(self.bahan.exists(posixpath.join(f, n, "dokumen.yaml")) for f in self.folders)
            )
        )


def shown(key: str) -> str:
    """A path as messages show it: the shipped folder by its own name, not by where it is installed."""
    own = as_key(package_folder())
    return "report_templates" + key[len(own) :] if key == own or key.startswith(own + "/") else key


def unknown_paper(name: str, papers: tuple[str, ...]) -> Diagnostic:
    """The finding for a paper that doesn't exist."""
    return fault("T112", f'naskah "{name}" tidak dikenal', None, "yang ada: " + ", ".join(papers))
