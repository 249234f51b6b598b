"""The process in which an adapter is measured; it imports nothing that the adapter doesn't need.

python -m bench.adapters NAME prepare TREE FILE SEED...   documents of these seeds to sources, pickled
python -m bench.adapters NAME cold FILE OUT               the first source to a file
python -m bench.adapters NAME warm FILE OUT               all sources; the first only warms up; JSON on stdout
python -m bench.adapters NAME profile FILE OUT            the same under cProfile, the dearest 15 on stdout
"""

from __future__ import annotations

import json
import pickle
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.adapters import load


def _cpu() -> float:
    """CPU seconds of this process and the children it has waited for, user and system."""
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(r.ru_utime + r.ru_stime for r in both)


def _peak() -> int:
    """Peak memory in kilobytes: the larger of this process and its largest child."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def _sources(file: Path) -> Iterator[Any]:
    """The sources of a file, one at a time, so that they don't count as the tool's memory all at once."""
    with file.open("rb") as stream:
        while True:
            try:
                yield pickle.load(stream)
            except EOFError:
                return


def _prepare(name: str, tree: str, file: Path, seeds: list[int]) -> None:
    from bench import trees

    look = trees.theme()
    adapter = load(name)
    with file.open("wb") as stream:
        for seed in seeds:
            document = {"nota": trees.nota, "book": trees.book}[tree](seed, look) if tree != "table" else (
                trees.table(seed=seed, look=look)
            )  # fmt: skip
            pickle.dump(adapter.prepare(document, look), stream)


def _warm(name: str, file: Path, out: Path) -> dict[str, Any]:
    adapter = load(name)
    cpu, wall = [], []
    for n, source in enumerate(_sources(file)):
        before, start = _cpu(), time.perf_counter()
        data = adapter.render(source)
        if n:
            cpu.append(_cpu() - before)
            wall.append(time.perf_counter() - start)
        (out.parent / f"{out.stem}-{n}{out.suffix}").write_bytes(data)
    return {"cpu": cpu, "wall": wall, "peak": _peak()}


def _profile(name: str, file: Path) -> None:
    import cProfile
    import pstats

    adapter = load(name)
    sources = list(_sources(file))
    if len(sources) > 1:
        adapter.render(sources.pop(0))
    profile = cProfile.Profile()
    for source in sources:
        profile.runcall(adapter.render, source)
    pstats.Stats(profile).sort_stats("tottime").print_stats(15)


def main(argv: list[str]) -> int:
    """Run one of the four modes."""
    name, mode, *rest = argv
    match mode:
        case "prepare":
            _prepare(name, rest[0], Path(rest[1]), [int(s) for s in rest[2:]])
        case "cold":
            Path(rest[1]).write_bytes(load(name).render(next(_sources(Path(rest[0])))))
        case "warm":
            json.dump(_warm(name, Path(rest[0]), Path(rest[1])), sys.stdout)
        case "profile":
            _profile(name, Path(rest[0]))
        case _:
            raise ValueError(mode)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
