"""Frozen, slotted dataclasses that are cheap to define: what `dataclasses.dataclass` gives, sooner.

Below all rooms. The standard decorator writes and compiles six functions for each class, half a millisecond,
and a build loads some 250 classes before it has read a line. Here only `__init__` is written, when the first
object is made; equality, hash, order, repr and the refusal to be changed are the same few functions for all.
What comes out is a dataclass to `dataclasses.fields`, `replace` and `is_dataclass`, and to mypy the very same.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from types import CellType, CodeType, FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, init=False, repr=False, eq=False)
class _Frozen:
    model: int


@dataclasses.dataclass(init=False, repr=False, eq=False)
class _Open:
    model: int


# How `dataclasses` marks a class and a field as its own; it has no public name for either.
_FIELDS, _PARAMS = "__dataclass_fields__", "__dataclass_params__"
_OWN: Any = vars(_Open)[_FIELDS]["model"]._field_type


def _dataclass(
    *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True, kw_only: bool = False
) -> Callable[[type[T]], type[T]]:
    """As `dataclasses.dataclass`; `slots` must be true, `ClassVar` and `InitVar` are not known here."""
    assert slots, "only slotted classes"

    def made(cls: type[T]) -> type[T]:
        own = _own_fields(cls, kw_only)
        inherited = [vars(base).get(_FIELDS, {}) for base in cls.__mro__[:0:-1]]
        fields = {name: f for of_base in (*inherited, own) for name, f in of_base.items()}
        members = {
            k: v for k, v in vars(cls).items() if k not in own and k not in ("__dict__", "__weakref__")
        }
        taken = {name for base in cls.__mro__[1:] for name in vars(base).get("__slots__", ())}
        members["__slots__"] = tuple(name for name in own if name not in taken)
        members[_FIELDS] = fields
        members[_PARAMS] = getattr(_Frozen if frozen else _Open, _PARAMS)
        positional = tuple(f.name for f in fields.values() if f.init and not f.kw_only)
        for name, value in _methods(fields, frozen, order, eq).items():
            members.setdefault(name, value)
        members.setdefault("__match_args__", positional)
        if members.get("__doc__") is None:
            members["__doc__"] = cls.__name__
        if eq and frozen and members.get("__hash__") is None:  # Python itself writes None beside `__eq__`
            members["__hash__"] = _hash(_values([f for f in fields.values() if f.compare]))
        metaclass: Any = type(cls)
        new: type[T] = metaclass(cls.__name__, cls.__bases__, members)
        new.__qualname__ = cls.__qualname__
        if "__init__" not in members:
            type.__setattr__(new, "__init__", _first_init(new, tuple(fields.values())))
        return new

    return made


if not TYPE_CHECKING:
    dataclass = _dataclass


def _own_fields(cls: type, kw_only: bool) -> dict[str, Field[Any]]:
    """The fields that the class itself names, in its order."""
    own: dict[str, Field[Any]] = {}
    for name, kind in vars(cls).get("__annotations__", {}).items():
        default = vars(cls).get(name, MISSING)
        made: Any = default if isinstance(default, Field) else dataclasses.field(default=default)
        assert "ClassVar" not in str(kind) and "InitVar" not in str(kind)
        made.name, made.type, made._field_type = name, kind, _OWN
        if made.kw_only is MISSING:
            made.kw_only = kw_only
        own[name] = made
    return own


def _methods(fields: dict[str, Field[Any]], frozen: bool, order: bool, eq: bool) -> dict[str, Any]:
    """What a class gets where it does not say otherwise itself."""
    out: dict[str, Any] = {"__repr__": _repr(tuple(f.name for f in fields.values() if f.repr))}
    compared = _values([f for f in fields.values() if f.compare])
    if eq:
        out["__eq__"] = _eq(compared)
        if not frozen:
            out["__hash__"] = None
    if order:
        out |= _order(compared)
    if frozen:
        out |= {"__setattr__": _no_change, "__delattr__": _no_removal}
        out |= {"__getstate__": _getstate, "__setstate__": _setstate}
    return out


def _values(fields: list[Field[Any]]) -> Callable[[Any], Any]:
    """The values to compare by; of a single field in a tuple too, as `nan` is equal to itself only there."""
    names = [f.name for f in fields]
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda obj: ()
    single = attrgetter(names[0])
    return lambda obj: (single(obj),)


def _eq(values: Callable[[Any], Any]) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:
        if other.__class__ is self.__class__:
            return bool(values(self) == values(other))
        return NotImplemented

    return __eq__


def _hash(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _order(values: Callable[[Any], Any]) -> dict[str, Any]:
    def __lt__(self: Any, other: Any) -> bool:
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self: Any, other: Any) -> bool:
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self: Any, other: Any) -> bool:
        return values(self) > values(other) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self: Any, other: Any) -> bool:
        return values(self) >= values(other) if other.__class__ is self.__class__ else NotImplemented

    return {f.__name__: f for f in (__lt__, __le__, __gt__, __ge__)}


def _repr(names: tuple[str, ...]) -> Callable[[Any], str]:
    @recursive_repr()
    def __repr__(self: Any) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    return __repr__


def _no_change(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_removal(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[object]:
    return [getattr(self, f.name) for f in dataclasses.fields(self)]


def _setstate(self: Any, state: list[object]) -> None:
    for f, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, f.name, value)


_LEFT = object()
"""Stands for an argument that was not given where a default is made anew for each object."""


def _first_init(cls: type, fields: tuple[Field[Any], ...]) -> Callable[..., None]:
    """An `__init__` that puts the real one in its place and calls it."""

    def __init__(self: object, *args: object, **named: object) -> None:
        if vars(cls)["__init__"] is __init__:
            type.__setattr__(cls, "__init__", _init(cls, fields))
        vars(cls)["__init__"](self, *args, **named)

    return __init__


def _init(cls: type, fields: tuple[Field[Any], ...]) -> Callable[..., None]:
    """The `__init__` of a class: it puts each value into its slot directly.

    Compiled once for all classes with as many fields of the same kinds, and then given their names.
    """
    ordered = sorted(
        (f for f in fields if f.init or _has_default(f)), key=lambda f: f.init and bool(f.kw_only)
    )
    inside: dict[str, Any] = {"left": _LEFT}
    given: dict[str, Any] = {}
    for i, f in enumerate(ordered):
        inside[f"put{i}"] = getattr(cls, f.name).__set__
        inside[f"make{i}"] = f.default if f.default_factory is MISSING else f.default_factory
        if f.init and _has_default(f):
            given[f.name] = f.default if f.default_factory is MISSING else _LEFT
    code = _code(tuple(_kind(f) for f in ordered), hasattr(cls, "__post_init__"))
    names = tuple(f.name for f in ordered if f.init)
    positional = [f.name for f in ordered if f.init and not f.kw_only]
    values = tuple(given[name] for name in positional if name in given)
    assert all(name in given for name in positional[len(positional) - len(values) :]), "defaults come last"
    init = FunctionType(
        code.replace(co_varnames=("self", *names)),
        vars(sys.modules[cls.__module__]),
        "__init__",
        values,
        tuple(CellType(inside[name]) for name in code.co_freevars),
    )
    init.__kwdefaults__ = {f.name: given[f.name] for f in ordered if f.kw_only and f.name in given}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {f.name: f.type for f in fields if f.init} | {"return": None}
    return init


def _has_default(f: Field[Any]) -> bool:
    return f.default is not MISSING or f.default_factory is not MISSING


def _kind(f: Field[Any]) -> tuple[bool, bool, bool]:
    """Whether a field is an argument, by keyword only, with a default that is made anew."""
    return bool(f.init), bool(f.kw_only), f.default_factory is not MISSING


@cache
def _code(kinds: tuple[tuple[bool, bool, bool], ...], finish: bool) -> CodeType:
    """Code of an `__init__` whose arguments are called a0, a1, …; its free names are those of `_init`."""
    parameters, body = ["self"], []
    for i, (argument, by_keyword, anew) in enumerate(kinds):
        made = f"make{i}()" if anew else f"make{i}"
        if argument:
            parameters += ["*"] if by_keyword and "*" not in parameters else []
            parameters.append(f"a{i}")
            made = f"{made} if a{i} is left else a{i}" if anew else f"a{i}"
        body.append(f"  put{i}(self, {made})")
    if finish:
        body.append("  self.__post_init__()")
    free = ["left", *(f"{word}{i}" for i in range(len(kinds)) for word in ("put", "make"))]
    lines = [f"def made({', '.join(free)}):", f" def __init__({', '.join(parameters)}):", *body, "  pass"]
    space: dict[str, Any] = {}
    exec("\n".join([*lines, " return __init__"]), space)
    code: CodeType = space["made"](*free).__code__
    return code
