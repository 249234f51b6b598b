"""A new year's input out of last year's: what is constant stays, what must be new is emptied and listed.

In: a year folder's files. Out: the files of the next year and what was done to each; `folder` alone looks at
the disk. `nasib` is the table of what becomes of which field, `ubah` does it to one file's text.
"""

from __future__ import annotations

from lkpj_report.build.rollover.folder import Lanjutan, susun_tahun_baru
from lkpj_report.build.rollover.ubah import Berkas, Catatan, Hal, ubah_berkas

__all__ = ["Berkas", "Catatan", "Hal", "Lanjutan", "susun_tahun_baru", "ubah_berkas"]
