"""Reads a fresh input as our own reader does."""

from __future__ import annotations

from pathlib import Path

from lkpj_report.source.tree import Empty, Mapping, Node, Scalar, Sequence
from lkpj_report.source.yaml_reader import read_yaml


def inputs(folder: str = "kota-uji") -> list[Path]:
    """The YAML files below a region folder."""
    return sorted(Path(folder).rglob("*.yaml"))


def tree(path: Path, text: str | None = None) -> Mapping:
    """A file as our reader sees it; it finds nothing wrong."""
    data = path.read_bytes() if text is None else text.encode("utf-8")
    file, found = read_yaml(path.name, data)
    assert found == ()
    assert file.root is not None
    return file.root


def scalars(node: Node) -> list[str]:
    """All values of a tree."""
    match node:
        case Scalar(text):
            return [text]
        case Mapping(entries):
            return [s for e in entries for s in scalars(e.value)]
        case Sequence(items):
            return [s for item in items for s in scalars(item)]
        case Empty():
            return []
