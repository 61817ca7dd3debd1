"""The stock: a folder that is looked at while it is brought up to date."""

import errno
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from catalogue.outputs.output import Leads, Planned
from catalogue.publishing.manifest import Manifest
from catalogue.publishing.stock import Stock

PATIENCE = 30.0
WORLD = b"world"


def planned(files: Mapping[str, str], *, leads: Leads = ()) -> list[Planned]:
    """Files that say what their keys are."""
    return [
        Planned(path, text.encode(), lambda text=text: text.encode(), lambda: leads)  # type: ignore[misc]
        for path, text in files.items()
    ]


def plan(
    stock: Stock, files: Mapping[str, str], *, world: bytes = WORLD, leads: Leads = (), holds: bool = True
) -> None:
    stock.plan(planned(files, leads=leads), world=world, holds=lambda _: holds)


def bring(stock: Stock, files: Mapping[str, str], **wishes: object) -> list[str]:
    """Makes all that is owed, and names what is another one now."""
    plan(stock, files, **wishes)  # type: ignore[arg-type]
    new = [path for path in tuple(stock.owed) if stock.make(path)]
    stock.finish(files, world=WORLD)
    return new


def waiting(stock: Stock, path: str) -> threading.Thread:
    """Somebody who waits for a file, and is heard."""
    thread = threading.Thread(target=lambda: stock.wait_for(path, patience=PATIENCE))
    thread.start()
    while thread.is_alive() and path not in stock._asked:
        thread.join(0.01)
    return thread


@pytest.fixture
def stock(tmp_path: Path) -> Stock:
    (tmp_path / "site").mkdir()
    return Stock(tmp_path / "site", Manifest({}, WORLD))


FILES = {"index.html": "start", "a/index.html": "a", "a/b.ics": "b"}


def test_only_what_is_not_as_it_should_be_is_owed(stock: Stock, tmp_path: Path) -> None:
    assert bring(stock, FILES) == list(FILES)
    assert bring(stock, FILES) == []
    assert bring(stock, {**FILES, "a/index.html": "new"}) == ["a/index.html"]
    assert (tmp_path / "site/a/index.html").read_text(encoding="utf-8") == "new"
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["a", "index.html"]


def test_a_file_without_a_key_is_made_each_time_and_written_once(stock: Stock) -> None:
    whole = Planned("index.html", b"", lambda: b"same")
    for new in (True, False):
        stock.plan([whole], world=WORLD, holds=lambda _: True)
        assert stock.make("index.html") is new


def test_a_plan_that_was_left_is_taken_up_where_it_stood(stock: Stock) -> None:
    bring(stock, FILES)
    plan(stock, dict.fromkeys(FILES, "new"))
    stock.make("index.html")
    stock.doubt()
    plan(stock, dict.fromkeys(FILES, "new"))
    assert list(stock.owed) == ["a/index.html", "a/b.ics"]
    stock.doubt()
    plan(stock, FILES)
    assert list(stock.owed) == ["index.html"]


def test_links_are_looked_at_until_all_files_have_seen_the_same_addresses(stock: Stock) -> None:
    leads: Leads = (("a.md", "b.md", "kurse/b/"),)
    bring(stock, FILES, leads=leads)
    plan(stock, FILES, leads=leads, holds=False)
    assert not stock.owed
    plan(stock, FILES, leads=leads, holds=False, world=b"other")
    assert list(stock.owed) == list(FILES)
    stock.make("index.html")
    stock.doubt()
    plan(stock, FILES, leads=leads, holds=False)
    assert list(stock.owed) == list(FILES)


def test_a_page_put_ahead_of_the_plan_is_made_anew(stock: Stock, tmp_path: Path) -> None:
    bring(stock, FILES)
    assert stock.put("index.html", b"first")
    assert not stock.put("index.html", b"first")
    assert (tmp_path / "site/index.html").read_bytes() == b"first"
    assert bring(stock, FILES) == ["index.html"]


def test_a_page_put_ahead_of_a_plan_is_known_to_whoever_removes_what_is_gone(stock: Stock) -> None:
    bring(stock, FILES)
    assert stock.put("new/index.html", b"first")
    assert "new/index.html" in stock.rows
    bring(stock, FILES)
    assert list(stock.rows) == list(FILES)


def test_a_file_that_is_doubtful_is_owed_again(stock: Stock) -> None:
    bring(stock, FILES)
    stock.spoil("index.html")
    plan(stock, FILES)
    assert list(stock.owed) == ["index.html"]


def test_who_asks_for_an_owed_file_waits_until_it_is_made_and_is_heard_first(stock: Stock, tmp_path: Path) -> None:
    bring(stock, FILES)
    plan(stock, dict.fromkeys(FILES, "new"))
    browser = waiting(stock, "a/b.ics")
    assert list(stock.asked()) == ["a/b.ics"]
    assert browser.is_alive()
    stock.make("a/b.ics")
    browser.join(PATIENCE)
    assert not browser.is_alive()


def test_what_is_in_doubt_waits_for_the_plan_and_nothing_else_does(stock: Stock) -> None:
    bring(stock, {**FILES, "a.css": "look"})
    stock.doubt()
    stock.put("index.html", b"first")
    for path in ("index.html", "a.css", "none/index.html"):
        stock.wait_for(path, patience=PATIENCE)  # comes back at once
    browser, calendar = waiting(stock, "a/index.html"), waiting(stock, "a/b.ics")
    assert list(stock.asked()) == []
    stock.plan(planned({"index.html": "new", "a/index.html": "a"}), world=WORLD, holds=bool, doubt=frozenset({".ics"}))
    browser.join(PATIENCE)
    assert (browser.is_alive(), calendar.is_alive()) == (False, True)
    assert list(stock.asked()) == []
    plan(stock, {"a/b.ics": "new"})
    assert list(stock.asked()) == ["a/b.ics"]
    stock.make("a/b.ics")
    calendar.join(PATIENCE)
    assert not calendar.is_alive()


def test_what_is_planned_is_out_of_doubt_though_others_of_its_ending_are_not(stock: Stock) -> None:
    bring(stock, FILES)
    stock.doubt()
    lists, offers = waiting(stock, "index.html"), waiting(stock, "a/index.html")
    stock.plan(planned({"index.html": "new"}), world=WORLD, holds=bool, doubt=frozenset({".html", ".ics"}))
    assert list(stock.asked()) == ["index.html"]
    stock.make("index.html")
    lists.join(PATIENCE)
    assert (lists.is_alive(), offers.is_alive()) == (False, True)
    plan(stock, FILES)
    offers.join(PATIENCE)
    assert not offers.is_alive()


def test_nobody_waits_when_it_is_settled(stock: Stock) -> None:
    bring(stock, FILES)
    stock.doubt()
    browser = waiting(stock, "a/index.html")
    stock.settle()
    browser.join(PATIENCE)
    assert not browser.is_alive()
    stock.wait_for("a/index.html", patience=PATIENCE)


def test_a_full_disk_leaves_the_old_file_whole_and_no_half_one(
    stock: Stock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_pieces: object, file: str) -> None:
        Path(file).write_bytes(b"ne")
        raise OSError(errno.ENOSPC, "No space left", file)

    bring(stock, {"index.html": "old"})
    plan(stock, {"index.html": "new"})
    with monkeypatch.context() as then:
        then.setattr("catalogue.publishing.stock.write_new", half)
        with pytest.raises(OSError, match="No space left"):
            stock.make("index.html")
    assert [(file.name, file.read_text(encoding="utf-8")) for file in (tmp_path / "site").iterdir()] == [
        ("index.html", "old")
    ]
    assert stock.make("index.html")
