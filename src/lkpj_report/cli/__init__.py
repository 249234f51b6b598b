"""The command line: thin; reads options, calls `build`, shows what came of it, sets the exit code.

Exit codes (`codes`): 0 good, 1 faults in the input, 2 wrong usage, 3 warnings under --strict, 70 our bug,
74 disk or permission. Help and messages are Indonesian; commands and options also have English
names, which scripts use.
"""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Entry point of the `lkpj` command."""
    # One report makes many small objects that all live to the end, and loading the program many more:
    # looking for rubbish among them again and again took a sixth of the time. A long run still looks.
    gc.set_threshold(1_000_000, 20, 20)
    from lkpj_report.cli.app import run

    code = run(sys.argv[1:])
    gc.freeze()  # Python looks once more when it ends
    sys.exit(code)
