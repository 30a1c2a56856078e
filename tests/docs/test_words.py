"""The pages are spelled right, and a stranger does not have to read a sentence twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, name, sentences

LONGEST = 25
"""Words of a sentence. A list or a table says what takes more."""

MEANT = "opne,titel,aadd"
"""Words that the pages show as somebody's mistakes."""


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_sentences_are_short(page: Path) -> None:
    """At most 25 words, and 15 on the average of a page."""
    lengths = {sentence: len(sentence.split()) for sentence in sentences(page)}
    assert [s for s, words in lengths.items() if words > LONGEST] == []
    assert sum(lengths.values()) <= 15 * len(lengths)


def test_the_words_are_spelled_right() -> None:
    """codespell knows the common misspellings; programs and forms are read, too."""
    read = [*map(name, PAGES), "CHANGELOG.md", "examples", "website", ".github"]
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words-list", MEANT]
    done = subprocess.run(
        [*command, *read], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
