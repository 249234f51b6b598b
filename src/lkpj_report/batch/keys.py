"""What a result was made from, as it is remembered and as it is now.

The log of a job names files by the paths of one machine and one command line. Here they get names that
last (`masukan/kota-kupang/2023/anggaran.yaml`, `report_templates/tema/naskah-dinas.yaml`) and are looked up
again later: changed, gone, come anew. Each file is hashed once a run, however many reports read it.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
from collections.abc import Iterable
from pathlib import Path

from lkpj_report.batch.settings import Settings
from lkpj_report.source.bahan import SEEN, Log, as_key
from lkpj_report.source.names import is_yaml, judge
from lkpj_report.templates.library import OWN_FOLDER, package_folder

NAMES = "nama:"
"""Before the names of a folder that count, with "/" between."""

INPUT, PACKAGE = "masukan", "report_templates"


class Keys:
    """Lasting names of what one run reads, and the state of the disk behind them."""

    def __init__(self, settings: Settings) -> None:
        root = as_key(settings.root)
        self._places = [
            (as_key(package_folder()), PACKAGE),
            *((as_key(folder), f"templat-{n}") for n, folder in enumerate(settings.templates, 1)),
            (root, INPUT),
            (Path(os.path.abspath(root)).as_posix(), INPUT),
        ]
        self._templates = [f"templat-{n}" for n, _ in enumerate(settings.templates, 1)]
        self._states: dict[str, str | None] = {}

    def lasting(self, key: str) -> str:
        """The name that a key of a log is remembered by; a key outside of all known folders stays."""
        for place, name in self._places:
            if key == place or key.startswith(place.rstrip("/") + "/"):
                return name + key[len(place.rstrip("/")) :]
            if place == ".":
                return key if key.startswith(("/", "..")) else f"{name}/{key}"
        return key

    def path(self, name: str) -> Path:
        """Where a remembered name lies now."""
        head, _, rest = name.partition("/")
        for place, known in self._places:
            if head == known:
                return Path(place) / rest
        return Path(name)

    def template_folders(self, region: str) -> tuple[str, ...]:
        """The template folders of a region in order of precedence, by lasting names."""
        return (*self._templates, f"{INPUT}/{region}/{OWN_FOLDER}", PACKAGE)

    def of_names(self, names: Iterable[str], region: str) -> tuple[str, ...]:
        """All places where a template file of these names could lie for a region."""
        return tuple(posixpath.join(f, n) for n in names for f in self.template_folders(region))

    def state(self, name: str, was: str | None = "") -> str | None:
        """The state of a name now, in the words of a log: a hash, `SEEN` where only that was asked, or None."""
        if name not in self._states:
            listing = name.endswith("/")
            by_names = listing and was is not None and was.startswith(NAMES)
            self._states[name] = _relevant(self.path(name)) if by_names else _state(self.path(name), listing)
        now = self._states[name]
        return SEEN if was == SEEN and now is not None else now

    def listing(self, name: str, was: str | None) -> str | None:
        """How a listed folder is remembered: by the names that reading looks at, so that next year's folder
        or a note beside the input makes nothing stale. When the folder has changed since, as it was logged."""
        path = self.path(name)
        return _relevant(path) if _state(path, listing=True) == was else was

    def changed(self, log: Log) -> tuple[str, str] | None:
        """The first name of a log whose state is another now, and what happened to it; None: all the same."""
        for name, was in log:
            now = self.state(name, was)
            if now == was:
                continue
            if was is not None and now is not None and was.startswith(NAMES):
                return _one_name(name, was, now)
            if was is None:
                return name, "baru ada"
            return name, "tidak ada lagi" if now is None else _HAPPENED[name.endswith("/")]
        return None


def _one_name(folder: str, was: str, now: str) -> tuple[str, str]:
    """The first name that came to a folder or went from it."""
    before, after = (set(text.removeprefix(NAMES).split("/")) for text in (was, now))
    gone = sorted(before - after)
    return (folder + gone[0], "tidak ada lagi") if gone else (folder + min(after - before), "baru ada")


_HAPPENED = {False: "berubah", True: "bertambah atau berkurang isinya"}


def _relevant(path: Path) -> str:
    """The names in a folder that are input, or look like it."""
    names = os.listdir(path) if path.is_dir() else []
    return NAMES + "/".join(sorted(n for n in names if is_yaml(n) or judge(n) is not None))


def _state(path: Path, listing: bool) -> str | None:
    try:
        if listing:
            names = "\n".join(sorted(os.listdir(path)))
            return hashlib.sha256(names.encode("utf-8", "surrogateescape")).hexdigest()
        if path.is_dir():
            return SEEN
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return _nothing(listing)


def _nothing(listing: bool) -> str | None:
    """A folder that is not there is logged as one without names."""
    return hashlib.sha256(b"").hexdigest() if listing else None
