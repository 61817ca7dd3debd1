"""The QR codes that a browser draws for notices, held against those of segno, field by field."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import segno
import segno.encoder

MODULE = Path(__file__).parents[3] / "catalogue/theme/assets/catalogue/qr.js"
# The most bytes that each version from 1 to 10 holds; one less, and there is room to be padded.
FULL = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
TEXTS = [
    "https://fortbildung.musterstadt.example/kurse/zoom-online-seminar/",
    *("x" * length for full in FULL for length in (full, full - 1, full - 7)),
]


@pytest.fixture(scope="module")
def drawn() -> list[list[list[int]] | None]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is needed")
    script = f"import {{ qr }} from {json.dumps(MODULE.as_uri())}; console.log(JSON.stringify(JSON.parse(process.argv[1]).map(qr)))"
    texts = json.dumps([*TEXTS, "x" * 214])
    command = [node, "--input-type=module", "--eval", script, texts]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found: list[list[list[int]] | None] = json.loads(done.stdout)
    return found


def test_every_code_is_the_one_that_segno_makes(
    drawn: list[list[list[int]] | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    # segno 1.6 pads a text that ends at a byte by eight more bits, which the standard (7.4.10) does not ask for.
    monkeypatch.setattr(
        segno.encoder, "write_padding_bits", lambda buff, version, length: buff.extend([0] * (-length % 8))
    )
    for text, found in zip(TEXTS, drawn, strict=False):
        code = segno.make(text, micro=False, error="m", boost_error=False, mask=2, mode="byte")
        assert found == [list(row) for row in code.matrix], len(text)


def test_a_text_that_is_too_long_has_no_code(drawn: list[list[list[int]] | None]) -> None:
    assert drawn[-1] is None
