"""Makes papers of whole inputs for the tests of the templates, and gives what a reader would read."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from lkpj_report.build import Job, JobResult, open_library
from lkpj_report.build.paper import Ready
from lkpj_report.build.run import build_set
from lkpj_report.diagnostics import Origin
from lkpj_report.document.speech import SILENT
from lkpj_report.document.tree import Block, Document, Inlines, ListBlock, Paragraph, Quote, Strong, Value

ROOT = Path(__file__).resolve().parents[2]
CONTOH = "inputs/kabupaten-contoh/2024"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = (f"{W}t", f"{W}br", f"{W}tab")


@dataclass(frozen=True, slots=True)
class Made:
    """The papers of one run: result, settled trees, files by name."""

    result: JobResult
    trees: dict[str, Ready]
    files: dict[str, bytes]

    def tree(self, name: str) -> Document:
        """The tree of a paper; it must have been made."""
        assert name in self.trees, [str(d) for d in self.result.found]
        return self.trees[name].document

    def file(self, name: str, kind: str) -> bytes:
        """A paper's file, konsep or not."""
        return self.files[f"{name}-konsep.{kind}" if self.tree(name).konsep else f"{name}.{kind}"]


def made(
    input_: str | Path, *papers: str, base: Path = ROOT, formats: tuple[str, ...] = ("docx", "pdf")
) -> Made:
    """Build papers of an input; without names the whole set."""
    job = Job(str(input_), papers=papers, base=str(base), formats=formats)
    result, _, trees = build_set(job, open_library(job))
    return Made(result, dict(trees), {n: data for p in result.papers for n, data in p.files})


@cache
def contoh(*papers: str) -> Made:
    """Papers of the shipped example, made once."""
    return made(CONTOH, *papers)


def copy_of_contoh(folder: Path) -> Path:
    """The example's region in another place, to be changed; gives the region's folder."""
    region = folder / "kabupaten-contoh"
    shutil.copytree(ROOT / "inputs" / "kabupaten-contoh", region)
    return region


def change(file: Path, old: str, new: str) -> None:
    """Change one thing in a file; the thing must be there."""
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def running(blocks: tuple[Block, ...]) -> Iterator[Inlines]:
    """What a speaker reads: paragraphs and items, no tables, titles or notes."""
    for block in blocks:
        match block:
            case Paragraph(children, role) if role not in SILENT:
                yield children
            case ListBlock(items):
                for item in items:
                    yield from running(item.blocks)
            case Quote(kids):
                yield from running(kids)
            case _:
                pass


def amounts(document: Document) -> dict[Origin | None, str]:
    """The amounts of money that are read out, by where they come from."""
    return {v.origin: v.text for line in running(document.blocks) for v in _values(line) if _amount(v.text)}


def _values(children: Inlines) -> Iterator[Value]:
    for node in children:
        if isinstance(node, Value):
            yield node
        elif isinstance(node, Strong):
            yield from _values(node.children)


def _amount(text: str) -> bool:
    return re.match(r"-?Rp[0-9]", text) is not None


def docx_lines(data: bytes) -> list[str]:
    """The paragraphs of a DOCX as a plain walk over its XML gives them, headers and notes too."""
    out: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        parts = [
            n for n in z.namelist() if re.fullmatch(r"word/(document|footnotes|header\d*|footer\d*)\.xml", n)
        ]
        for name in sorted(parts):
            for p in ElementTree.fromstring(z.read(name)).iter(f"{W}p"):
                out.append(
                    "".join(t.text or "" if t.tag == f"{W}t" else "\t" for t in p.iter() if t.tag in TEXT)
                )
    return [line for line in out if line.strip()]
