"""Tests of the room of the language."""
