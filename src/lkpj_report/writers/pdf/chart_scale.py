"""The value axis of a chart: where it begins and ends, and its ticks.

In: the chart's numbers. Out: a `Scale` of round numbers. Decimal throughout; floats only as places on paper.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from lkpj_report.bahasa.bilangan import format_bilangan

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_FAR = Decimal("0.6")  # lines that all lie above this part of their maximum do not start at zero


class Scale(NamedTuple):
    """An axis from `low` to `high` in whole steps; `decimals` are what its tick labels need."""

    low: Decimal
    high: Decimal
    step: Decimal
    decimals: int

    def ticks(self) -> tuple[Decimal, ...]:
        """The values that are marked, from the lowest on."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * n for n in range(count + 1))

    def share(self, value: Decimal) -> float:
        """How high a value stands: 0 at `low`, 1 at `high`."""
        return float((value - self.low) / (self.high - self.low))

    def word(self, tick: Decimal) -> str:
        """A tick as it is printed."""
        return format_bilangan(tick, self.decimals)


def scale_of(values: list[Decimal], from_zero: bool, most: int, decimals: int) -> Scale:
    """The axis for some values: at most about `most` steps, none finer than the numbers' own decimals.

    `from_zero` makes zero a part of it; lines far from zero may do without.
    """
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if from_zero or not _far_from_zero(low, high):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = _round_step((high - low) / most, decimals)
    low = (low / step).to_integral_value(ROUND_FLOOR) * step
    high = (high / step).to_integral_value(ROUND_CEILING) * step
    return Scale(low, high, step, _decimals(step))


def _far_from_zero(low: Decimal, high: Decimal) -> bool:
    if low > 0:
        return low > high * _FAR
    return high < 0 and -high > -low * _FAR


def _round_step(least: Decimal, decimals: int) -> Decimal:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`."""
    power = max(least.adjusted(), -decimals)
    while True:
        for factor in _STEPS:
            step = factor.scaleb(power)
            if step >= least and _decimals(step) <= decimals:
                return step
        power += 1


def _decimals(step: Decimal) -> int:
    exponent = step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
