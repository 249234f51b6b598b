"""The key at the start of a line: where it ends and whether it is a plain word.

Called by `yaml_lint`. Keys are compared in Unicode's composed form (NFC), since two spellings that
look the same are the same key; values are never changed.
"""

from __future__ import annotations

import re
import unicodedata

from lkpj_report.records import dataclass
from lkpj_report.source.yaml_value import COLON, EXOTIC, QUOTE_CURE, Report, short

# A colon with a no-break space behind it: YAML sees no key there, a reader does.
_EXOTIC_COLON = re.compile(f"[\\w.() -]+:(?=[{EXOTIC}])")
_QUOTED_KEY = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?=[ \t]|$)""")
_HASH = re.compile(r"[ \t]#")


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its text, as written, and the index past its colon."""

    name: str
    written: str
    end: int


def find_key(text: str) -> Key | None:
    """The key that a line starts with; None when the line holds none."""
    if text[:1] in ('"', "'"):
        quoted = _QUOTED_KEY.match(text)
        if quoted is None:
            return None
        written = quoted[0][:-1].rstrip(" \t")
        return Key(normal(written[1:-1]), quoted[0][:-1], quoted.end())
    colon = COLON.search(text)
    exotic = _EXOTIC_COLON.match(text)
    if exotic is not None and (colon is None or exotic.end() <= colon.start()):
        end = exotic.end()
    elif colon is not None:
        end = colon.end()
    else:
        return None
    if text[:1] in "{[" and text[:1] != "" and _opens_flow(text, end):
        return None
    hash_sign = _HASH.search(text)
    if hash_sign is not None and hash_sign.start() < end:
        return None
    return Key(normal(text[: end - 1].strip(" \t")), text[: end - 1], end)


def normal(name: str) -> str:
    """A key in composed form."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def check_key(key: Key, col: int, report: Report) -> None:
    """Findings on a key that starts at column `col`."""
    written = key.written.rstrip(" \t")
    if written != key.written:
        report(
            "S112", col + len(written), len(key.written) - len(written), f'ada spasi sebelum titik dua pada "{short(written)}"',
            f"tulis: {short(written)}:",
        )  # fmt: skip
    if not key.name or key.name == "<<" or written[0] in "?|>" or written[0] in "[{":
        report(
            "S117", col, max(1, len(written)), f'kunci "{short(written)}" tidak dapat dipakai', "tulis kunci sebagai kata biasa, misalnya nama: …"
        )  # fmt: skip
    elif written[0] in "&*!%@`,]}":
        report("S109", col, 1, f'baris diawali tanda "{written[0]}" yang punya arti khusus', QUOTE_CURE)
    elif written[0] == "-" and len(written) > 1:
        report(
            "S113",
            col,
            2,
            f'tidak ada spasi sesudah tanda hubung pada "{short(written)}"',
            f"tulis: - {short(written[1:])}:",
        )


def _opens_flow(text: str, end: int) -> bool:
    """Whether the colon stands inside the brackets that the line starts with."""
    head = text[: end - 1]
    return head.count("{") + head.count("[") > head.count("}") + head.count("]")
