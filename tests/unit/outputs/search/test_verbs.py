"""Verbs in two pieces, found as one."""

import pytest

from catalogue.outputs.search.verbs import whole_verbs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sie reichen Vorlagen elektronisch ein, halten Fristen ein und sehen den Stand.", ["einreichen", "einhalten"]),
        ("Sie planen ein Meeting und laden Kolleginnen, Kollegen und Externe dazu ein.", ["einladen"]),
        ("Sie stellen Stuhl und den Tisch ein.", ["einstellen"]),
        ("Sie geben ein Fenster frei und arbeiten mit", ["freigeben", "mitarbeiten"]),
        ("Sie lernen gern.\nSie führen drei Übungen durch, auch zu Hause.", ["durchführen"]),
        ("Ordner einrichten. Womit?", []),
        ("Was dabei auffällt: Kommen Sie mit.", []),
        ("Auch wir machen mit.", []),
        ("", []),
    ],
)
def test_verbs_in_two_pieces_are_one(text: str, found: list[str]) -> None:
    assert list(whole_verbs(text, "de")) == found


def test_english_parts_no_verbs() -> None:
    assert not list(whole_verbs("You take part in it and sign in.", "en"))
