"""Icons: found in the first folder that has them, with a size that holds without styles."""

from pathlib import Path

import pytest

from catalogue.mkdocs_build.icons import OwnIcons, icons_in


@pytest.mark.parametrize(
    ("svg", "shown"),
    [
        ('<svg viewBox="0 0 1 1"><path/></svg>', '<svg width="24" height="24" viewBox="0 0 1 1"><path/></svg>'),
        ('<svg width="80" height="40"><svg/></svg>', '<svg width="80" height="40"><svg/></svg>'),
        ('<svg stroke-width="2"><rect width="1"/></svg>', '<svg width="24" height="24" stroke-width="2"><rect width="1"/></svg>'),
    ],
)  # fmt: skip
def test_an_icon_has_one_size(tmp_path: Path, svg: str, shown: str) -> None:
    first, second = tmp_path / "own", tmp_path / "theme"
    for folder, text in ((first, svg), (second, "<svg/>")):
        folder.mkdir()
        (folder / "mark.svg").write_text(text, encoding="utf-8")
    assert (
        icons_in([first, second], OwnIcons(first))("mark") == f'<span class="tc-icon" aria-hidden="true">{shown}</span>'
    )


def test_what_is_no_icon_is_nothing(tmp_path: Path) -> None:
    assert icons_in([tmp_path], OwnIcons(None))("mark") == ""
    assert icons_in([tmp_path / "own", tmp_path], OwnIcons(tmp_path / "own"))("mark") == ""


def test_an_icon_in_another_encoding_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_bytes('<svg width="1"><title>Tür</title><path/></svg>'.encode("latin-1"))
    assert "<path/></svg>" in icons_in([tmp_path], OwnIcons(None))("mark")


def test_an_icon_is_what_its_mark_stands_for_whatever_is_saved_meanwhile(tmp_path: Path) -> None:
    own, file = tmp_path / "own", tmp_path / "own/city/arms.svg"
    file.parent.mkdir(parents=True)
    file.write_text("<svg>first</svg>", encoding="utf-8")
    icons = OwnIcons(own)
    file.write_text("<svg>second</svg>", encoding="utf-8")
    assert "first" in icons_in([own, tmp_path], icons)("city/arms")
    assert OwnIcons(own).mark != icons.mark
    file.write_text("<svg>first</svg>", encoding="utf-8")
    assert OwnIcons(own).mark == icons.mark
