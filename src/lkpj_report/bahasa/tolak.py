"""What a reader of typed text gives back instead of raising: the text is refused, and what to do.

The readers of this room return a value or a `Tolak`; the room that knows the place in the input
makes a diagnostic of it.
"""

from __future__ import annotations

from lkpj_report.records import dataclass

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Tolak:
    """A refusal: `pesan` says what is wrong and quotes the text, `saran` what to write; Indonesian phrases
    without a final point. Where a text can be read in two ways, both are shown."""

    pesan: str
    saran: tuple[str, ...] = ()


def kutip(text: str) -> str:
    """A text in quotes for a message, cut when it is long ("…" marks the cut)."""
    return f'"{text}"' if len(text) <= SHOWN else f'"{text[: SHOWN - 1]}…"'
