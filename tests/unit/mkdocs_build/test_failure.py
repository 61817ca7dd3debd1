"""What the preview tells of failures that bring no words of their own."""

from pathlib import Path

from mkdocs.exceptions import Abort

from catalogue.mkdocs_build.failure import report_of
from catalogue.reading.translations import read_translation

WORDS = read_translation("en")


def test_a_plugin_that_ends_the_program_is_told_by_its_code() -> None:
    assert "ended the build (code 100)" in report_of(SystemExit(100), WORDS, site=Path())


def test_the_host_says_itself_why_it_ends() -> None:
    assert report_of(Abort("Why."), WORDS, site=Path()) == "Why."
