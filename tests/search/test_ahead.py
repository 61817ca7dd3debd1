"""The record of the best hit is asked for beside the postings wherever the vocabulary tells which it is."""

import json
import subprocess
from pathlib import Path
from shutil import which

from catalogue.cli.search import ENGINE
from tests.search.measure import TODAY, queries


def test_the_best_record_comes_with_the_postings(index: Path) -> None:
    node = which("node")
    assert node, "the search is tested with Node"
    command = [node, str(Path(__file__).with_name("ahead.mjs")), str(ENGINE), str(index), str(TODAY)]
    # What several words have in common only their postings tell.
    asked = json.dumps([one.query for one in queries() if " " not in one.query][::2])
    done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=True)
    answers = [one for one in json.loads(done.stdout) if one["best"]]
    records = [[name for name in one["early"] if name.startswith("r")] for one in answers]
    assert all(len(names) <= 1 for names in records)
    guessed = [(one["best"], *names) for one, names in zip(answers, records, strict=True) if names]
    assert len(guessed) > 0.9 * len(answers)
    assert sum(best == name for best, name in guessed) > 0.9 * len(guessed)
