"""How a reference document numbers its headings: by Word's lists, or by hand.

In: heading styles, `w:numbering`, the words of headings. Out: patterns of the theme by level, "" for none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lkpj_report.writers.docx.reference.looks import Sheet, val, w

_FORMATS = {
    "decimal": "{angka}", "upperRoman": "{ROMAWI}", "lowerRoman": "{romawi}", "upperLetter": "{HURUF}",
    "lowerLetter": "{huruf}",
}  # fmt: skip
_BY_HAND = (
    (re.compile(r"(BAB )?([IVX]+)\.?(?=\s)"), "{ROMAWI}"),
    (re.compile(r"()([A-Z])\.(?=\s)"), "{HURUF}"),
    (re.compile(r"()(\d{1,2})[.)](?=\s)"), "{angka}"),
    (re.compile(r"()([a-z])[.)](?=\s)"), "{huruf}"),
)


def read_numbers(
    headings: Mapping[int, Sequence[tuple[Any, str]]], styles: Mapping[int, str], numbering: Any, sheet: Sheet
) -> tuple[tuple[str, ...], list[str]]:
    """Patterns of the three levels, and what of them a theme can't hold.

    `headings` are paragraphs with their words by level, `styles` the ids of the heading styles.
    """
    patterns: list[str] = []
    untaken: list[str] = []
    for level in (1, 2, 3):
        used = headings.get(level, ())
        counted = _counted(used[0][0] if used else None, styles.get(level, ""), numbering, sheet)
        pattern = counted if counted is not None else _by_hand([text for _, text in used])
        own = re.sub(r"%\d[.)]?\s?", "", pattern)
        if own != pattern:
            untaken.append(
                f'nomor judul tingkat {level} yang memuat nomor di atasnya: hanya "{own}" yang dipakai'
            )
        patterns.append(own if _is_pattern(own) else "")
    return tuple(patterns), untaken


def _is_pattern(text: str) -> bool:
    return (
        len(text) <= 30
        and re.sub(r"\{(angka|romawi|ROMAWI|huruf|HURUF)\}", "", text).isprintable()
        and "{" in text
    )


def _counted(paragraph: Any, style: str, numbering: Any, sheet: Sheet) -> str | None:
    """The pattern of Word's list at a heading; None when it has none."""
    if numbering is None:
        return None
    direct = paragraph.find(f"{w('pPr')}/{w('numPr')}") if paragraph is not None else None
    for holder in [direct, *(s.find(f"{w('pPr')}/{w('numPr')}") for s in sheet.chain(style))]:
        if holder is None:
            continue
        level = _level(numbering, val(holder, "numId"), val(holder, "ilvl"), style)
        return _pattern(level) if level is not None else None
    return None


def _level(numbering: Any, number: str | None, depth: str | None, style: str) -> Any:
    num = next((n for n in numbering.iter(w("num")) if n.get(w("numId")) == number), None)
    abstract = val(num, "abstractNumId")
    for one in numbering.iter(w("abstractNum")):
        if one.get(w("abstractNumId")) == abstract and abstract is not None:
            levels = one.findall(w("lvl"))
            bound = [v for v in levels if val(v, "pStyle") == style]
            return next(iter([*bound, *(v for v in levels if v.get(w("ilvl")) == (depth or "0"))]), None)
    return None


def _pattern(level: Any) -> str | None:
    own = _FORMATS.get(val(level, "numFmt") or "")
    text = (val(level, "lvlText") or "").replace("{", "").replace("}", "")
    depth = int(level.get(w("ilvl"), "0")) + 1 if level.get(w("ilvl"), "0").isdecimal() else 1
    return text.replace(f"%{depth}", own) if own and f"%{depth}" in text else None


def _by_hand(texts: Sequence[str]) -> str:
    """The pattern that most headings begin with; "" when most have no number."""
    found = Counter(pattern for text in texts if (pattern := _written(text)))
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] * 2 > len(texts) else ""


def _written(text: str) -> str:
    for shape, name in _BY_HAND:
        if match := shape.match(text):
            return text[: match.start(2)] + name + text[match.end(2) : match.end()]
    return ""
