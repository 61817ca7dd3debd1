"""The index of the demonstration, made once for all who ask it."""

from pathlib import Path
from unittest.mock import patch

import pytest

from catalogue.outputs.search import shards
from tests.search.measure import write_index


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index as it is published."""
    return write_index(tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def looked_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index as if the catalogue had thousands of offers: there most words are looked up; here every second is."""
    with patch.object(shards, "LARGEST_HEAD", 800):
        return write_index(tmp_path_factory.mktemp("looked-up"))
