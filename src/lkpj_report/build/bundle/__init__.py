"""One folder or zip with all that belongs to a set of papers: to hand over, to keep, to make again.

In: a `Job`. Out: the result of the build and a `Bundle`, names with bytes in a fixed order; nothing is written
here. Same input, same bytes: members are sorted, the zip has no times.
"""

from __future__ import annotations

from lkpj_report.build.bundle.pack import as_zip
from lkpj_report.build.bundle.whole import Bundle, bundle_one

__all__ = ["Bundle", "as_zip", "bundle_one"]
