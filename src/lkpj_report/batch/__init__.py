"""Many reports in one unattended run: find, plan, build, deliver, sum up. The room above `build`.

`find` and `manifest` say which reports there are; `plan` which of them are stale and why, by the `record`
of the last run; a `Runner` (the port in `runner`, with the adapters `local` and `remote`) has `build_one` done
elsewhere; `deliver` writes what comes back, in this process only; `tally` and `recap` tell what came of it;
`run` drives all of these. One report's fault never touches another's.
"""

from __future__ import annotations
