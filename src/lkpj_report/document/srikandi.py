"""The places that SRIKANDI fills in: tokens that a letter keeps whole until it is numbered and signed there.

SRIKANDI is the government's application for official letters. It takes a DOCX, puts the number, the date and
the signatory's data where it finds these very letters, and has the letter signed. A token that is parted over
two runs, hyphenated or corrected is not found, so both writers leave it as it is.
"""

from __future__ import annotations

from lkpj_report.diagnostics import Generated
from lkpj_report.document.tree import Value

NAMES = (
    "nomor_naskah",  # number of the letter
    "tanggal_naskah",  # its date
    "ttd_pengirim",  # the electronic signature
    "nama_pengirim",  # name of the signatory
    "nip_pengirim",
    "jabatan_pengirim",  # office of the signatory
)
"""All names, as SRIKANDI spells them."""

TOKENS = {name: f"${{{name}}}" for name in NAMES}
_WHOLE = frozenset(TOKENS.values())


def token(name: str) -> Value:
    """The token of a name; KeyError for a name that SRIKANDI does not know."""
    return Value(TOKENS[name], Generated("SRIKANDI"))


def is_token(node: Value) -> bool:
    """Whether a value is a token: data that happens to spell one has another origin."""
    return node.text in _WHOLE and isinstance(node.origin, Generated)
