"""Records are dataclasses: whatever can be asked of them is answered as the standard decorator's would."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.records import dataclass

Decorate = Callable[..., Any]


def family(decorate: Decorate) -> dict[str, Any]:
    """The same few classes, by either decorator."""

    @decorate(frozen=True, slots=True, order=True)
    class Point:
        """Two numbers."""

        x: int
        y: int = 0

    @decorate(frozen=True, slots=True, kw_only=True)
    class Base:
        """What others stand on."""

        place: str = field(default="here", compare=False, repr=False)

    @decorate(frozen=True, slots=True, kw_only=True)
    class Part(Base):
        """A part with a list and a note."""

        name: str
        notes: list[str] = field(default_factory=list)

    @decorate(slots=True)
    class Desk:
        """May be changed."""

        width: int
        kept: dict[str, int] = field(default_factory=dict, init=False)
        area: int = field(init=False)

        def __post_init__(self) -> None:
            self.area = self.width * self.width

    @decorate(frozen=True, slots=True, eq=False)
    class Alone:
        """Equal to itself only."""

        value: int

    @decorate(frozen=True, slots=True)
    class Bare:
        """Nothing inside."""

    return {c.__name__: c for c in (Point, Base, Part, Desk, Alone, Bare)}


OURS, THEIRS = family(dataclass), family(dataclasses.dataclass)
NAMES = sorted(OURS)
MADE: dict[str, Callable[[Any], Any]] = {
    "Point": lambda c: c(1, y=2), "Base": lambda c: c(), "Part": lambda c: c(name="a", place="there"),
    "Desk": lambda c: c(3), "Alone": lambda c: c(value=1), "Bare": lambda c: c(),
}  # fmt: skip


def shown(obj: object) -> str:
    return repr(obj).rpartition("<locals>.")[2]


@dataclass(frozen=True, slots=True)
class Sent:
    """At the top of a module, as what is pickled must be."""

    name: str
    parts: tuple[int, ...] = ()


@pytest.mark.parametrize("name", NAMES)
def test_the_fields_are_the_same(name: str) -> None:
    def told(cls: Any) -> list[tuple[object, ...]]:
        return [(f.name, f.type, f.init, f.repr, f.compare, f.kw_only) for f in dataclasses.fields(cls)]

    assert told(OURS[name]) == told(THEIRS[name])
    assert OURS[name].__match_args__ == THEIRS[name].__match_args__
    assert OURS[name].__slots__ == THEIRS[name].__slots__


@pytest.mark.parametrize("name", NAMES)
def test_an_object_is_shown_the_same(name: str) -> None:
    assert shown(MADE[name](OURS[name])) == shown(MADE[name](THEIRS[name]))


@pytest.mark.parametrize("name", NAMES)
def test_the_signature_is_the_same_once_an_object_is_made(name: str) -> None:
    def told(cls: Any) -> list[tuple[object, ...]]:
        MADE[name](cls)
        return [(p.name, p.kind) for p in inspect.signature(cls).parameters.values()]

    assert told(OURS[name]) == told(THEIRS[name])


@pytest.mark.parametrize("name", NAMES)
def test_equality_and_hash_are_the_same(name: str) -> None:
    for cls in (OURS[name], THEIRS[name]):
        one, two = MADE[name](cls), MADE[name](cls)
        assert (one == two) is (name != "Alone")
        assert one != object()
    assert (OURS[name].__hash__ is None) is (THEIRS[name].__hash__ is None)
    if OURS[name].__hash__ is not None and name not in ("Alone", "Part"):
        assert hash(MADE[name](OURS[name])) == hash(MADE[name](OURS[name]))


def test_what_is_not_compared_does_not_count() -> None:
    part = OURS["Part"]
    assert part(name="a", place="x") == part(name="a", place="y")
    assert part(name="a") != part(name="b")


@given(st.tuples(st.integers(), st.integers()), st.tuples(st.integers(), st.integers()))
def test_order_is_the_order_of_the_values(one: tuple[int, int], two: tuple[int, int]) -> None:
    point = OURS["Point"]
    assert (point(*one) < point(*two)) is (one < two)
    assert (point(*one) >= point(*two)) is (one >= two)


def test_another_class_is_not_ordered() -> None:
    with pytest.raises(TypeError):
        assert OURS["Point"](1) < THEIRS["Point"](1)


@pytest.mark.parametrize("name", ["Point", "Part", "Alone", "Bare"])
def test_what_is_frozen_cannot_be_changed(name: str) -> None:
    obj = MADE[name](OURS[name])
    with pytest.raises(dataclasses.FrozenInstanceError):
        obj.x = 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        del obj.x


def test_what_is_not_frozen_can_be_changed() -> None:
    desk = OURS["Desk"](3)
    desk.width = 4
    assert (desk.width, desk.area, desk.kept) == (4, 9, {})
    with pytest.raises(AttributeError):
        desk.unheard_of = 1


def test_a_default_made_anew_is_not_shared() -> None:
    part = OURS["Part"]
    assert part(name="a").notes is not part(name="a").notes


def test_a_missing_argument_is_told_by_name() -> None:
    with pytest.raises(TypeError, match="'name'"):
        OURS["Part"]()
    with pytest.raises(TypeError, match="unheard_of"):
        OURS["Part"](name="a", unheard_of=1)


def test_a_copy_with_a_change_keeps_the_rest() -> None:
    part = OURS["Part"](name="a", place="there")
    changed = dataclasses.replace(part, name="b")
    assert (changed.name, changed.place) == ("b", "there")
    assert dataclasses.is_dataclass(part)
    rows: dict[str, Any] = dataclasses.asdict(OURS["Part"](name="a", place="there"))
    assert rows == {"name": "a", "place": "there", "notes": []}


def test_a_record_can_be_sent_to_another_process() -> None:
    sent = Sent("a", (1, 2))
    assert pickle.loads(pickle.dumps(sent)) == sent
    assert copy.deepcopy(sent) == sent


def test_a_record_can_be_matched_by_position() -> None:
    match Sent("a", (1,)):
        case Sent(name, (first,)):
            assert (name, first) == ("a", 1)
        case _:
            pytest.fail("no match")


def test_types_can_be_looked_up() -> None:
    assert typing.get_type_hints(Sent)["parts"] == tuple[int, ...]


def test_a_standard_dataclass_may_stand_on_a_record() -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Later(Sent):
        """By the standard decorator."""

        more: int = 0

    assert Later("a", (1,), 2) == Later("a", more=2, parts=(1,))
    assert Later("a").parts == ()


def test_no_class_is_written_out_before_it_is_used() -> None:
    fresh = family(dataclass)["Point"]
    before = fresh.__init__
    fresh(1)
    assert fresh.__init__ is not before
