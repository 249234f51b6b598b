"""How a whole run is to be done: plain data, made from the manifest and the command line together."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
import zlib

from lkpj_report import __version__
from lkpj_report.batch.find import Choice, Target
from lkpj_report.build.job import Job, Mode
from lkpj_report.records import dataclass
from lkpj_report.writers import FORMATS

LIMIT = 300.0
"""Seconds that one report may take; the longest real one takes some seconds."""

SHAPING = ("reportlab", "jinja2", "markdown-it-py", "pyyaml")
"""Libraries whose version may change the bytes of a paper."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What to build of each report and where to; the papers of ROOT/a/2024 go to OUTPUT/a/2024."""

    root: str
    output: str
    choice: Choice = Choice()
    papers: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    templates: tuple[str, ...] = ()
    mode: Mode = Mode.AUTOMATIC
    theme: str = ""
    limit: float = LIMIT
    verify: bool = False

    def job(self, target: Target, only: tuple[str, ...] = ()) -> Job:
        """The job of one report."""
        return Job(
            target.input,
            self.papers,
            self.formats,
            self.templates,
            self.mode,
            theme=self.theme,
            only=only,
            verify=self.verify,
        )

    def fingerprint(self) -> str:
        """What the options add to a result: another value, and all is built anew."""
        parts: list[object] = [
            list(self.papers), sorted(self.formats), list(self.templates), self.mode.value, self.theme,
        ]  # fmt: skip
        parts += ["verify"] if self.verify else []
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def program() -> str:
    """The program that a result was made with: our version, Python's, and those that shape the bytes."""
    libraries = " ".join(f"{name} {importlib.metadata.version(name)}" for name in SHAPING)
    return f"lkpj {__version__}, Python {platform.python_version()}, zlib {zlib.ZLIB_RUNTIME_VERSION}, {libraries}"
