"""Runs one measurement: `python -m bench [cold|batch|peers|quality] …`; `make bench` runs the first.

`cold` needs nothing but the program; the others need the peers of requirements.txt. `--help` after the
name shows its options.
"""

from __future__ import annotations

import importlib
import sys

MEASUREMENTS = {
    "cold": "CPU time of `lkpj build` from a cold process, and where it goes",
    "batch": "the yearly run over 546 regions, against docxtpl with Typst and with LibreOffice",
    "check": "CPU time and memory of reading and checking a whole LKPj input",
    "book": "CPU time and memory of the book of a whole region in both formats",
    "peers": "time, memory and size against other makers of DOCX and PDF",
    "quality": "how well the pages are set, read from the PDFs",
}
"""Modules of this folder, each with `main(argv) -> exit code`."""


def main(argv: list[str]) -> int:
    """Hand over to a measurement; the first one when none is named."""
    name = argv[0] if argv and not argv[0].startswith("-") else "cold"
    if name not in MEASUREMENTS:
        print("\n".join(["measurements:", *(f"  {n:9}{what}" for n, what in MEASUREMENTS.items())]))
        return 2
    code: int = importlib.import_module(f"bench.{name}").main(argv[1:] if argv[:1] == [name] else argv)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
