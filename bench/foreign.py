"""What the trees of `bench` do not hold: the adapters refuse it, rather than leave it out."""

from __future__ import annotations


def foreign(node: object) -> ValueError:
    """The error for a node that the documents of `bench.trees` never have."""
    return ValueError(f"bench has no adapter for a {type(node).__name__}")
