"""What trees and files say: a word that a file lacks, or has too many, is told."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.adapters import load

from bench import reading, trees

LOOK = trees.theme()


def test_two_seeds_never_give_one_document() -> None:
    texts = [
        piece.text
        for seed in (1, 2)
        for piece in reading.told(trees.nota(seed, LOOK))
        if piece.kind == "paragraph"
    ]
    assert [t for t, n in Counter(texts).items() if n > 1] == []
    assert trees.nota(1, LOOK) == trees.nota(1, LOOK)


def test_twelve_notas_hold_many_word_forms() -> None:
    forms = set().union(*(trees.words(trees.nota(seed, LOOK)) for seed in range(1, 13)))
    assert len(forms) >= 1_500


def test_the_book_has_its_tables_and_paragraphs() -> None:
    kinds = Counter(type(block).__name__ for block in trees.book(1, LOOK).blocks)
    assert kinds["Table"] == 120
    assert kinds["Paragraph"] >= 900


@pytest.mark.parametrize("name", ["pdf_ours", "docx_ours"])
def test_our_files_say_what_the_tree_says(name: str) -> None:
    document, adapter = trees.nota(1, LOOK), load(name)
    data = adapter.render(adapter.prepare(document, LOOK))
    words = reading.pdf_words(data) if adapter.KIND == "pdf" else reading.docx_words(data)
    assert reading.differences(document, words, adapter.KIND) == []


def test_a_word_left_out_and_a_word_too_many_are_told() -> None:
    document = trees.nota(1, LOOK)
    words = [w for piece in reading.told(document) for w in f"{piece.label} {piece.text}".split()]
    assert reading.differences(document, words, "pdf") == []
    assert len(reading.differences(document, words[1:], "pdf")) == 1
    assert reading.differences(document, [*words, "tambahan"], "pdf") == ["has 1 x 'tambahan' too many"]


def test_words_that_a_reader_joins_are_not_lost_but_a_lost_one_beside_them_is() -> None:
    document = trees.nota(1, LOOK)
    words = [w for piece in reading.told(document) for w in f"{piece.label} {piece.text}".split()]
    one, two, three, *rest = words
    assert reading.differences(document, [one + two + three, *rest], "pdf") == []
    assert len(reading.differences(document, [one + two, *rest], "pdf")) == 1
