"""`catalogue schema`: what is printed is the schema, as UTF-8 whatever the terminal speaks."""

import json
import os
import subprocess
import sys

import pytest

from catalogue.cli.schema import KINDS, schema_of


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_schema_is_printed_as_utf8(kind: str, encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "catalogue", "schema", kind],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert json.loads(done.stdout.decode()) == schema_of(kind)
