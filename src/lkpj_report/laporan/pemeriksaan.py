"""Subject `pemeriksaan`: how heavy a region wants the findings of a check to weigh, by code."""

from __future__ import annotations

from enum import StrEnum


class Bobot(StrEnum):
    """The weights that a region may give; the first three are those that a finding has by itself."""

    KESALAHAN = "kesalahan"
    PERINGATAN = "peringatan"
    CATATAN = "catatan"
    ABAIKAN = "abaikan"
