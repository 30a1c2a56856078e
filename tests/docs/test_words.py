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


SEARCHED = (
    "requests", "responses", "authentication", "errors", "retries", "rate limits",
    "pagination", "logging", "proxies", "testing", "webhooks",
)  # fmt: skip
"""Words that people search for."""


def test_titles_have_the_words_that_people_search_for() -> None:
    """A page is found by its title."""
    titles = " ".join(page.read_text("utf-8").partition("\n")[0] for page in PAGES)
    assert [word for word in SEARCHED if word not in titles.lower()] == []


def test_the_words_are_spelled_right() -> None:
    """codespell knows the common misspellings; programs and forms are read, too."""
    read = [*map(name, PAGES), "CHANGELOG.md", "examples", "website", ".github"]
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words-list", MEANT]
    done = subprocess.run(
        [*command, *read], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
