"""The look of a paragraph as Word shows it: defaults, styles and direct settings, one over the other.

In: elements of WordprocessingML and the style sheet. Out: `Look`. ECMA-376 part 1, 17.7.2: document
defaults, the paragraph style's chain, the run's character style, then what is set directly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from lkpj_report.records import dataclass
from lkpj_report.writers.docx.markup import W
from lkpj_report.writers.docx.reference.model import Look

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MM = 25.4 / 1440
_ALIGN = {
    "both": "rata", "distribute": "rata", "left": "kiri", "start": "kiri", "center": "tengah", "right": "kanan",
    "end": "kanan",
}  # fmt: skip
_AUTO_SPACE = 14.0  # points that Word takes for "automatic" spaces of paragraphs
Facts = dict[str, str]


def w(name: str) -> str:
    """A name of WordprocessingML as lxml spells it."""
    return f"{{{W}}}{name}"


def val(element: Any, name: str) -> str | None:
    """The `w:val` of a child; "" when the child has none, None when there is no such child."""
    child = element.find(w(name)) if element is not None else None
    return None if child is None else child.get(w("val"), "")


@dataclass(slots=True)
class Sheet:
    """The style sheet: style elements by id, the document's defaults, the fonts of its theme."""

    styles: Mapping[str, Any]
    defaults: Facts
    default_paragraph: str
    theme_fonts: Mapping[str, str]
    _chains: dict[str, Facts] = field(default_factory=dict)

    def style_facts(self, style_id: str) -> Facts:
        """What a style and those below it say."""
        known = self._chains.get(style_id)
        if known is None:
            known = {}
            for element in reversed(list(self.chain(style_id))):
                known |= self.facts(element)
            self._chains[style_id] = known
        return known

    def chain(self, style_id: str) -> Iterator[Any]:
        """A style and those it is based on, itself first; a circle is cut."""
        seen: set[str] = set()
        while style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            element = self.styles[style_id]
            yield element
            style_id = val(element, "basedOn") or ""

    def facts(self, element: Any) -> Facts:
        """What the `w:pPr` and `w:rPr` of an element say."""
        out: Facts = {}
        if (ppr := element.find(w("pPr"))) is not None:
            out |= _paragraph_facts(ppr)
        if (rpr := element.find(w("rPr"))) is not None:
            out |= self.run_facts(rpr)
        return out

    def run_facts(self, rpr: Any) -> Facts:
        """What a `w:rPr` says; a font of the theme by its name."""
        out: Facts = {}
        fonts = rpr.find(w("rFonts"))
        if fonts is not None:
            themed = self.theme_fonts.get((fonts.get(w("asciiTheme")) or "")[:5])
            if name := themed or fonts.get(w("ascii")) or fonts.get(w("hAnsi")):
                out["font"] = name
        for name in ("b", "i", "caps"):
            if (said := val(rpr, name)) is not None:
                out[name] = "" if said in ("0", "false", "off") else "1"
        for name in ("sz", "color"):
            if said := val(rpr, name):
                out[name] = said
        return out

    def paragraph(self, paragraph: Any) -> Look:
        """The look of a paragraph, its letters as those of most of its words."""
        base = self._paragraph_base(paragraph)
        weights: Counter[tuple[tuple[str, str], ...]] = Counter()
        for run in paragraph.iter(w("r")):
            letters = sum(len(t.text or "") for t in run.iter(w("t")))
            weights[tuple(sorted(self._run(run).items()))] += letters
        if weights:
            base |= dict(max(weights.items(), key=lambda item: item[1])[0])
        return as_look(base)

    def run_look(self, paragraph: Any, run: Any) -> Look:
        """The look of one run."""
        return as_look(self._paragraph_base(paragraph) | self._run(run))

    def style_look(self, style_id: str) -> Look:
        """The look of a style by itself."""
        return as_look(self.defaults | self.style_facts(style_id))

    def style_of(self, paragraph: Any) -> str:
        """The id of a paragraph's style."""
        ppr = paragraph.find(w("pPr"))
        return val(ppr, "pStyle") or self.default_paragraph

    def name_of(self, style_id: str) -> str:
        """Word's own name of a style, in small letters."""
        element = self.styles.get(style_id)
        return (val(element, "name") or "").casefold()

    def _paragraph_base(self, paragraph: Any) -> Facts:
        ppr = paragraph.find(w("pPr"))
        direct = _paragraph_facts(ppr) if ppr is not None else {}
        return self.defaults | self.style_facts(self.style_of(paragraph)) | direct

    def _run(self, run: Any) -> Facts:
        rpr = run.find(w("rPr"))
        if rpr is None:
            return {}
        styled = self.style_facts(val(rpr, "rStyle") or "")
        return {k: v for k, v in styled.items() if k in _LETTERS} | self.run_facts(rpr)


_LETTERS = frozenset({"font", "b", "i", "caps", "sz", "color"})


def read_sheet(styles: Any, theme: Any) -> Sheet:
    """The style sheet of a file; `theme` is the root of its theme part, None without one."""
    by_id = {s.get(w("styleId"), ""): s for s in styles.iter(w("style"))}
    default = next(
        (
            i
            for i, s in by_id.items()
            if s.get(w("type")) == "paragraph" and s.get(w("default")) in ("1", "true")
        ),
        "",
    )
    sheet = Sheet(by_id, {}, default, _theme_fonts(theme))
    for kind in ("rPr", "pPr"):
        holder = styles.find(f"{w('docDefaults')}/{w(kind + 'Default')}")
        if holder is not None:
            sheet.defaults |= sheet.facts(holder)
    return sheet


def _theme_fonts(theme: Any) -> dict[str, str]:
    """The fonts of the theme by the first letters of Word's names for them (`minorHAnsi`, `majorAscii`)."""
    out: dict[str, str] = {}
    for kind in ("major", "minor"):
        found = theme.find(f".//{{{A}}}{kind}Font/{{{A}}}latin") if theme is not None else None
        if found is not None and found.get("typeface"):
            out[kind] = found.get("typeface")
    return out


def _paragraph_facts(ppr: Any) -> Facts:
    out: Facts = {}
    if align := val(ppr, "jc"):
        out["jc"] = align
    for name, keys in (("spacing", _SPACING), ("ind", _INDENT)):
        element = ppr.find(w(name))
        if element is None:
            continue
        for key, fact in keys.items():
            if (said := element.get(w(key))) is not None:
                out[fact] = said
        if element.get(w("firstLine")) is not None:  # it takes the place of a style's hanging indent
            out["hanging"] = element.get(w("hanging"), "0")
    if (said := val(ppr, "keepNext")) is not None:
        out["keepNext"] = "" if said in ("0", "false", "off") else "1"
    return out


_SPACING = {
    "before": "before", "after": "after", "line": "line", "lineRule": "rule", "beforeAutospacing": "auto_before",
    "afterAutospacing": "auto_after",
}  # fmt: skip
_INDENT = {
    "left": "left", "start": "left", "right": "right", "end": "right", "firstLine": "firstLine", "hanging": "hanging",
}  # fmt: skip


def as_look(facts: Facts) -> Look:
    """Facts in Word's words as a look; what nobody says is Word's own default (17.7.5)."""
    rule = facts.get("rule", "auto")
    line = number(facts.get("line"), 240.0)
    colour = facts.get("color", "auto").upper()
    hanging = number(facts.get("hanging"), 0.0)
    return Look(
        font=facts.get("font", "Times New Roman"),
        size=number(facts.get("sz"), 20.0) / 2,
        bold=bool(facts.get("b")),
        italic=bool(facts.get("i")),
        caps=bool(facts.get("caps")),
        colour="" if colour in ("AUTO", "000000") or len(colour) != 6 else colour,
        align=_ALIGN.get(facts.get("jc", "left"), "kiri"),
        line=("auto", line / 240) if rule not in ("atLeast", "exact") else (rule, line / 20),
        before=_AUTO_SPACE if _on(facts.get("auto_before")) else number(facts.get("before"), 0.0) / 20,
        after=_AUTO_SPACE if _on(facts.get("auto_after")) else number(facts.get("after"), 0.0) / 20,
        first_indent=-hanging * _MM if hanging else number(facts.get("firstLine"), 0.0) * _MM,
        left=number(facts.get("left"), 0.0) * _MM,
        right=number(facts.get("right"), 0.0) * _MM,
        keep_with_next=bool(facts.get("keepNext")),
    )


def _on(text: str | None) -> bool:
    return text in ("1", "true", "on")


def number(text: str | None, default: float) -> float:
    """A measure of Word: a plain number of its unit, or one with a unit of its own ("12pt") in twips."""
    if text is None:
        return default
    units = {"pt": 20.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "in": 1440.0}
    try:
        factor = units.get(text[-2:])
        value = float(text[:-2]) * factor if factor else float(text)
    except ValueError:
        return default
    return value if abs(value) < 100_000 else default  # neither NaN nor infinite
