"""The one rounding of the program: half away from zero, as staff round by hand.

Whatever is printed with fewer digits than it has goes through `round_half_up`; nothing else rounds.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal

# Formatting asks for the same two or three exponents thousands of times.
_STEPS = {n: Decimal((0, (1,), -n)) for n in range(-15, 16)}
_USUAL = Context(prec=60, rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round to `decimals` places; 0,5 goes away from zero (2,5 -> 3; -2,5 -> -3); never gives -0.

    Negative `decimals` round to tens, thousands and so on (-3: thousands). Any size is exact; the
    caller's decimal context has no say. Raises ValueError for NaN and infinity.
    """
    if not value.is_finite():
        raise ValueError(f"cannot round {value}")
    step = _STEPS.get(decimals) or langkah_desimal(decimals)
    digits = value.adjusted() + decimals + 2
    context = _USUAL
    if digits > 60:
        context = Context(prec=digits, rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN)
    rounded = value.quantize(step, context=context)
    if decimals < 0:
        rounded = geser(rounded, 0)
    return rounded if rounded else rounded.copy_abs()


def langkah_desimal(decimals: int) -> Decimal:
    """The step of the last digit of a number with so many decimals: 2 -> 0.01, 0 -> 1, -9 -> 1E+9."""
    return Decimal((0, (1,), -decimals))


def geser(value: Decimal, power: int) -> Decimal:
    """`value` times ten to `power`, exactly, whatever its size; a positive exponent is written out."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"cannot shift {value}")
    exponent += power
    if exponent > 0:
        return Decimal((sign, digits + (0,) * exponent, 0))
    return Decimal((sign, digits, exponent))
