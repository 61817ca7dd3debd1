"""Folding: Python folds for the index as the browser folds what is typed."""

import json
import subprocess
from pathlib import Path
from shutil import which

from catalogue.cli.search import ENGINE
from catalogue.outputs.search.folding import fold, without_female, without_gender

WORDS = [
    "Führung",
    "FUEHRUNG",
    "Mängelmelder",
    "Straße",
    "STRASSE",
    "Quelle",
    "aktuell",
    "neuen",
    "genaue",
    "Betreuer",
    "E-Akte",
    "eAkte",
    "Mitarbeiter*innen",
    "Mitarbeiter:innen",
    "Mitarbeiter_innen",
    "Mitarbeiter/-innen",
    "MitarbeiterInnen",
    "Mitarbeiterinnen",
    "Kolleg*innen",
    "jede*r",
    "jede:r",
    "Bürger*innen-Portal",
    "Café",
    "naïve",
    "Œuvre",
    "Łódź",
    "ﬁnden",
    "Lehrerin",
    "Termin",
    "Juristinnen",
    "Learn@Lunch",
    "Q&A",
    "O'Neill",
    "Windows10",
    "Ärzt*innen",
]


def test_python_and_browser_fold_alike() -> None:
    node = which("node")
    assert node
    script = f"""
        import {{ fold, withoutFemale, withoutGender }} from {json.dumps(Path(ENGINE).with_name("words.js").as_uri())};
        const words = {json.dumps(WORDS)};
        console.log(JSON.stringify(words.map((word) => [withoutGender(word), fold(word), withoutFemale(word.toLowerCase())])));
    """
    done = subprocess.run(
        [node, "--input-type=module", "-e", script], capture_output=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stdout) == [[without_gender(w), fold(w), without_female(w.lower())] for w in WORDS]
