"""Which names in a folder are input, and why others are passed over. Pure; used by `folder`.

Windows hides endings, so Notepad's "penghargaan.yaml.txt" looks right to its author: such a file is
named together with what it should be called. Pictures and tables are no concern of this table.
"""

from __future__ import annotations

import re

from lkpj_report.records import dataclass

RESERVED = ("lkpj.yaml", "lkpj.yml", "batch.yaml", "batch.yml")
_YAML = re.compile(r"\.ya?ml$", re.IGNORECASE)
_YAML_INSIDE = re.compile(r"^(.+?)\.ya?ml(?:[.~_ ].*)$", re.IGNORECASE)
_MISSPELT = re.compile(r"^(.+)\.(?:yam|ymal|yalm|yaml1|yamll|yml1|tml|aml|yaaml|jaml|yamel)$", re.IGNORECASE)
_COPY = re.compile(
    r"^(?:(?:Copy of|Salinan dari|Salinan) )?(.+?)(?:(?: - |[ _-])(?:Copy|Salinan))?(?: ?\(\d+\))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that was not read: shown name, why, the name it should have ("" when nothing is amiss)."""

    name: str
    reason: str
    rename: str = ""


def is_yaml(name: str) -> bool:
    """Whether the name ends as YAML files do."""
    return _YAML.search(name) is not None


def judge(name: str) -> PassedOver | None:
    """Why a name (without folder) is passed over; None for input and for what is not our concern."""
    if name.startswith("~$"):
        return PassedOver(name, "berkas sementara Office")
    if is_yaml(name):
        return _yaml(name)
    inside = _YAML_INSIDE.match(name)
    if inside is not None:
        if re.search(r"(~|\.(bak|old|orig|swp|tmp|lama))$", name, re.IGNORECASE):
            return PassedOver(name, "berkas cadangan")
        if not name.startswith("."):
            return PassedOver(name, "akhiran namanya bukan .yaml", inside[1] + ".yaml")
    misspelt = _MISSPELT.match(name)
    if misspelt is not None:
        return PassedOver(name, "akhiran namanya bukan .yaml", misspelt[1] + ".yaml")
    return None


def _yaml(name: str) -> PassedOver | None:
    if name.startswith("."):
        return PassedOver(name, "berkas tersembunyi")
    if name.lower() in RESERVED:
        return PassedOver(name, "pengaturan program, bukan isian")
    stem = _YAML.sub("", name)
    copy = _COPY.match(stem)
    if copy is not None and copy[1] != stem:
        return PassedOver(name, "tampaknya salinan berkas lain", copy[1] + ".yaml")
    return None
