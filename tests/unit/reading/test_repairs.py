"""Advice: followed to the letter it makes the check pass, and says what the author meant."""

import re
from pathlib import Path

import pytest

from catalogue.model.problem import Problem, Severity
from tests.unit.reading.project import checked, offer, write

TERMS = {
    "courses/_vocabulary/audiences.yml": "alle: {name: Alle}\nazubis: {name: Auszubildende}\n",
    "courses/_vocabulary/venues.yml": "rathaus-170: {name: 'Rathaus, Raum 170'}\nzoom: {name: Zoom}\n",
    "courses/_vocabulary/contacts.yml": "fb11: {name: FB 11}\n",
}
SESSION = "sessions:\n  - id: a\n    start: 2027-02-18 13:00\n    end: 2027-02-18 16:00\n"


def errors(root: Path, text: str) -> list[Problem]:
    write(root, {**TERMS, "courses/a.md": text})
    return [each for each in checked(root) if each.severity is Severity.ERROR]


def followed(text: str, problem: Problem) -> str:
    """Returns the file after what the problem advises has been done, and nothing else."""
    lines = text.split("\n")
    line, column = lines[problem.place.line - 1], problem.place.column - 1
    meant, told = problem.details.get("suggestion", ""), problem.details.get("value", problem.details.get("field", ""))
    if problem.code == "wrong-fence":
        line = "---"
    elif repair := problem.details.get("repair", "") or (meant if re.match(r"\w+: ", meant) else ""):
        line = line[: len(line) - len(line.lstrip())] + repair
    elif problem.code == "session-without-end":
        line = f"{line}\n    end: {problem.details['example']}"
    elif problem.details.get("reason") == "indent-by":
        line = " " * int(problem.details["count"]) + line.lstrip()
    else:
        assert meant, problem
        line = line[:column] + line[column:].replace(told, meant, 1)
    lines[problem.place.line - 1] = line
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("duration: P3H", "duration: PT3H"), ("duration: 3:30 Std.", "duration: PT210M"), ("duration: PT1,5H", "duration: PT90M"), ("duration: ½ Tag", "duration: PT4H"),
        ("review: {by: fb11, last: 2026-10-01, every: halbjährlich}", "review: {by: fb11, last: 2026-10-01, every: P6M}"),
        ("capacity: 15", "capacity: {max: 15}"), ("capacity: max. 15 Personen", "capacity: {max: 15}"), ("capacity: 6–15 TN", "capacity: {min: 6, max: 15}"),
        ("capacity: mind. 6", "capacity: {min: 6}"), ("capacity: min: 6, max: 15", "capacity: {min: 6, max: 15}"), ("capacity: (max: 15)", "capacity: {max: 15}"),
        ("registration: kurse@stadt.example", "registration: {email: kurse@stadt.example}"), ("registration: nicht nötig", "registration: none"),
        ("registration: www.stadt.example/a", 'registration: {url: "https://www.stadt.example/a"}'),
        ("registration: {email: mailto:kurse@stadt.example}", "registration: {email: kurse@stadt.example}"),
        ("registration: {email: kurse (at) stadt.example}", "registration: {email: kurse@stadt.example}"),
        ("registration: {url: lernen.stadt.example/a}", "registration: {url: https://lernen.stadt.example/a}"),
        ("registration: {email: a@stadt.example, approval: Führungskraft}", "registration: {email: a@stadt.example, approval: line-manager}"),
        ("accessibility: [Höranlage]", "accessibility: [induction-loop]"), ("status: Entwurf", "status: draft"),
        ("audiences: [alle; azubis]", "audiences: [alle, azubis]"), ("audiences: [alle und Auszubildende]", "audiences: [alle, azubis]"),
        ("audiences: (alle)", "audiences: [alle]"),
        ("cost: 80 Euro: intern frei", 'cost: "80 Euro: intern frei"'), ('cost: "80" Euro', "cost: '\"80\" Euro'"), ("cost: [neu] 80", "cost: '[neu] 80'"),
        ("**cost**: frei", "cost: frei"), ("- cost: frei", "cost: frei"), (" cost: frei", "cost: frei"),
        ("registration: url: https://x.example/a, closes: P7D", "registration: {url: https://x.example/a, closes: P7D}"),
        ("capacity: min: 3, max: 5 # c", "capacity: {min: 3, max: 5} # c"), ("cost: x: y # Kommentar", 'cost: "x: y" # Kommentar'),
        ('cost: "80" Euro # c', "cost: '\"80\" Euro' # c"), ('cost: "80 # c" Euro', "cost: '\"80 # c\" Euro'"),
        ("**cost:** 80 Euro: frei", 'cost: "80 Euro: frei"'), ("- capacity: min: 3", "capacity: {min: 3}"),
        ('cost: "Er sagt "Los" laut"', "cost: 'Er sagt \"Los\" laut'"), ('cost: "80" und "90"', "cost: '\"80\" und \"90\"'"),
        ("registration: Keine Anmeldung erforderlich.", "registration: none"),
        (SESSION.replace("    start: 2027-02-18 13:00", "    start: 2027/02/18 13.00 Uhr"), SESSION),
        (SESSION.replace("start: 2027-02-18 13:00", "start: 2027-02-18 13:00-16:00"), SESSION),
        (SESSION.replace("start: 2027-02-18 13:00", "start: Do., 18.2.27, 13 – 16 Uhr"), SESSION),
        (SESSION.replace("end: 2027-02-18 16:00", "end: 16 Uhr"), SESSION),
        (SESSION.replace("end: 2027-02-18 16:00", "end: 2027-02-18 13:00-16:00"), SESSION), (SESSION.replace("end: 2027-02-18 16:00", "end: 18.2.27, 13 bis 16 Uhr"), SESSION),
        (SESSION.replace("end: 2027-02-18 16:00", "end: 2027-02-18 13:00 – 16.00 Uhr"), SESSION),
        (SESSION.replace("  - id: a", "  – id: a"), SESSION), (SESSION.replace("    start", "   start"), SESSION),
        (SESSION + "    status: fällt aus\n", SESSION + "    status: cancelled\n"),
        (SESSION.replace("start:", "Beginn:"), SESSION), (SESSION.replace("end:", "bis:"), SESSION),
        (SESSION.replace("    end: 2027-02-18 16:00\n", ""), SESSION.replace("    start: 2027-02-18 13:00\n    end: 2027-02-18 16:00", "    end: 2027-02-18 16:00\n    start: 2027-02-18 13:00")),
    ],
)  # fmt: skip
def test_a_field_is_as_it_was_meant_after_following_the_advice(wrong: str, right: str, tmp_path: Path) -> None:
    text = offer(wrong.rstrip("\n") + "\n")
    (problem, *_) = errors(tmp_path, text)
    text = followed(text, problem)
    assert text == offer(right.rstrip("\n") + "\n")
    assert errors(tmp_path, text) == []


@pytest.mark.parametrize("dashes", ["–––", "—", "----", "***", "+++", " ---", "```yaml"])
def test_a_fence_that_is_none_is_told_alone(dashes: str, tmp_path: Path) -> None:
    text = offer("objectives:\n- Sie lernen\n").replace("---", dashes, 1)
    found = checked(write(tmp_path, {"courses/a.md": text}))
    assert [(each.code, each.place.line) for each in found] == [("wrong-fence", 1)]
    assert errors(tmp_path, followed(text, found[0])) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("Titel: Anders\n", [("same-field-twice", "title")]), ("'': x\n", [("unknown-key", "")]),
        ("Ort: Rathaus\n", [("field-of-sessions", "venue")]), ("places_left: 3\n", [("field-of-sessions", "places_left")]),
        ("capacity:\nmin: 3\nmax: 12\n", [("unknown-key", "capacity: {min: 3, max: 12}")] * 2),
        ("capacity: {max: 12}\nmin: 3\n", [("belongs-inside", "")]),
        ("min: 3\n", [("unknown-key", "capacity: {min: 3}")]), ("Maximum: 12\n", [("unknown-key", "capacity: {max: 12}")]),
        ("closes: P7D\n", [("unknown-key", "")]),
        ("registration:\ncloses: P7D\nurl: https://a.example/{course}\n", [("unknown-key", 'registration: {closes: P7D, url: "https://a.example/{course}"}')] * 2),
        ("draft: true\n", [("unknown-key", "status")]),
        ("sessions:\n  - {id: a, Beginn: 2027-02-18, Ende: 2027-02-18}\n", [("unknown-key", "start"), ("unknown-key", "end")]),
        ("sessions:\n  - {id: a, start: 2027-02-18, end: 2027-02-18, venue: Rathaus Raum 17}\n", [("unknown-term", "")]),
    ],
)  # fmt: skip
def test_no_advice_leads_to_another_mistake(fields: str, told: list[tuple[str, str]], tmp_path: Path) -> None:
    found = errors(tmp_path, offer(fields))
    assert [(each.code, each.details.get("name", each.details.get("suggestion", ""))) for each in found] == told


@pytest.mark.parametrize(
    "fields",
    [
        *(SESSION.replace("2027-02-18 16:00", end) for end in ("09:00", "13 Uhr", "18.2.27, 9 Uhr", "17.2.2027", "2027-02-18 11:00–12:00")),
        "registration: nicht über das Portal, nur telefonisch", "registration: url: https://x.example/{course}: 1", "capacity: {min: 3, max: 5 # c}",
    ],
)  # fmt: skip
def test_nothing_is_proposed_where_nobody_knows(fields: str, tmp_path: Path) -> None:
    (problem,) = errors(tmp_path, offer(f"{fields}\n"))
    assert (problem.details.get("suggestion", ""), problem.details.get("repair", "")) == ("", "")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("audiences", "Alle: {name: Alle}\n", [("bad-id", "alle")]),
        ("venues", "rathaus: {name: Rathaus, kind: Raum}\n", [("unknown-choice", "room")]),
        ("formats", "seminar: {name: Seminar, mode: Präsenz}\n", [("unknown-choice", "onsite")]),
        ("tools", "zoom: {name: Zoom, url: www.zoom.example}\n", [("bad-url", "https://www.zoom.example")]),
        ("tools", "zoom: {name: Zoom, url: www.https://zoom.example}\n", [("bad-url", "")]),
    ],
)  # fmt: skip
def test_a_mistake_in_a_list_is_told_once_and_where_it_stands(
    name: str, text: str, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    write(
        tmp_path,
        {
            f"courses/_vocabulary/{name}.yml": text,
            "courses/a.md": offer("audiences: [alle]\n" if name == "audiences" else ""),
        },
    )
    assert [(each.code, each.details.get("suggestion")) for each in checked(tmp_path)] == told
