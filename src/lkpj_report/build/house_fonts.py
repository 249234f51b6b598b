"""Which shipped font stands in for a font that offices use, and how high a single line of it is in Word.

In: a font's name and Word's class of it. Out: a `Face`, and finding W304 for one that the PDF can't have. Only free fonts can be embedded in a PDF, so a font
of Windows keeps its name in Word and has a stand-in of the same widths in the PDF, where there is one. The
height of a single line is ascent + descent + line gap of the font as Word counts them, in ems.
"""

from __future__ import annotations

from lkpj_report.diagnostics import Diagnostic, info, warning
from lkpj_report.document.theme import FontFamily
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.reference.model import Reference

Files = tuple[str, str, str, str]
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


def _files(stem: str) -> Files:
    regular, bold, italic, both = (f"{stem}-{style}.ttf" for style in _STYLES)
    return (regular, bold, italic, both)


SERIF = ("Liberation Serif", _files("liberation/LiberationSerif"))
SANS = ("Liberation Sans", _files("liberation/LiberationSans"))
BOOK = ("TeX Gyre Bonum", _files("bonum/LKPJBonum"))


@dataclass(frozen=True, slots=True)
class Face:
    """A font of a document: its family in the theme, the stand-in's name, whether widths are the same, and
    the height of a single line in ems."""

    family: FontFamily
    stand_in: str
    same_widths: bool
    natural: float


_SAME = {
    "times new roman": (SERIF, 1.149), "times": (SERIF, 1.149), "liberation serif": (SERIF, 1.149),
    "tinos": (SERIF, 1.149), "arial": (SANS, 1.149), "helvetica": (SANS, 1.149), "liberation sans": (SANS, 1.149),
    "arimo": (SANS, 1.149), "bookman old style": (BOOK, 1.17), "bookman": (BOOK, 1.17), "urw bookman": (BOOK, 1.17),
    "tex gyre bonum": (BOOK, 1.2),
}  # fmt: skip
_LIKE = {
    "cambria": (SERIF, 1.172), "georgia": (SERIF, 1.136), "garamond": (SERIF, 1.125), "book antiqua": (SERIF, 1.25),
    "palatino linotype": (SERIF, 1.35), "century": (SERIF, 1.2), "century schoolbook": (BOOK, 1.2),
    "calibri": (SANS, 1.22), "carlito": (SANS, 1.22), "tahoma": (SANS, 1.207), "verdana": (SANS, 1.215),
    "segoe ui": (SANS, 1.33), "aptos": (SANS, 1.28), "century gothic": (SANS, 1.226), "trebuchet ms": (SANS, 1.16),
    "arial narrow": (SANS, 1.149), "open sans": (SANS, 1.362), "candara": (SANS, 1.22),
}  # fmt: skip
_NATURAL = 1.17


def face_of(name: str, word_class: str = "") -> Face:
    """A font by its name; one that is not known goes by Word's class (`swiss`, `modern`: without serifs)."""
    key = name.casefold().strip()
    same = key in _SAME
    by_class = SANS if word_class in ("swiss", "modern") or "sans" in key else SERIF
    (stand_in, files), natural = _SAME.get(key) or _LIKE.get(key) or (by_class, _NATURAL)
    alternatives = (stand_in,) if stand_in.casefold() != key else ()
    return Face(FontFamily(name, alternatives, files), stand_in, same, natural)


class Faces:
    """The fonts met so far: a key of the theme for each, the body's first."""

    def __init__(self, reference: Reference) -> None:
        self._families = reference.families or {}
        self._keys: dict[str, str] = {}
        self._used: dict[str, Face] = {}
        self.key(reference.looks["isi"].font, "isi")
        title = reference.looks.get("judul", reference.looks["isi"])
        self._title = self.face(title.font)

    def key(self, font: str, wanted: str) -> str:
        """The key of a font; a new one is named after the role that met it first."""
        known = font.casefold()
        if known not in self._keys:
            taken = set(self._keys.values())
            self._keys[known] = wanted if wanted not in taken else f"{wanted}-{len(taken)}"
            self._used[self._keys[known]] = self.face(font)
        return self._keys[known]

    def face(self, font: str) -> Face:
        """What is known of a font."""
        return face_of(font, self._families.get(font.casefold(), ""))

    def families(self) -> dict[str, FontFamily]:
        """The fonts of the theme; `judul` is what marks and dialogs use."""
        out = {key: face.family for key, face in self._used.items()}
        out.setdefault("judul", self._title.family)
        return out

    def found(self) -> list[Diagnostic]:
        """A finding for each font that the PDF can't have."""
        met = [f for f in dict.fromkeys([*self._used.values(), self._title]) if f.family.docx != f.stand_in]
        same = [f"{f.family.docx} dengan {f.stand_in}" for f in met if f.same_widths]
        told = f"huruf yang tetap dipakai di Word, di PDF diganti yang lebarnya sama: {', '.join(same)}"
        return [_substituted(f) for f in met if not f.same_widths] + ([info("W304", told)] if same else [])


def _substituted(face: Face) -> Diagnostic:
    message = f'huruf "{face.family.docx}" tetap dipakai di Word; PDF memakai {face.stand_in}'
    return warning(
        "W304", f"{message}, yang lebar hurufnya lain", None,
        "baris dan halaman di Word dapat berbeda dari PDF; cetak dari PDF, atau pilih huruf yang lebarnya sama "
        "(Times New Roman, Arial, Bookman Old Style)",
    )  # fmt: skip
