"""Packing: what is written in few bytes can be read again, and is the same every time."""

import gzip
import zlib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.outputs.search.packing import CAPITAL, coded_steps, front_coded, packed, varint

WORD = st.text(alphabet="abcäöüßABC", min_size=1, max_size=40)


def unfront(shares: bytes, rests: list[str]) -> list[str]:
    words: list[str] = []
    for shared, rest in zip(shares, rests, strict=True):
        words.append((words[-1][: shared % CAPITAL] if words else "") + rest)
    return [
        word if shared < CAPITAL else word[0].upper() + word[1:] for shared, word in zip(shares, words, strict=True)
    ]


@given(st.lists(WORD, max_size=30))
def test_front_coded_words_come_back(words: list[str]) -> None:
    ordered = sorted(set(words))
    assert unfront(*front_coded(ordered)) == ordered


def test_letters_that_browsers_count_twice_are_not_shared() -> None:
    assert front_coded(["a𝐀b", "a𝐀c"]) == (b"\0\1", ["a𝐀b", "𝐀c"])


@given(st.binary(max_size=2000))
def test_a_packed_file_is_gzip_and_always_the_same(data: bytes) -> None:
    assert gzip.decompress(packed(data)) == data
    assert packed(data) == packed(data)
    assert packed(data)[3:10] == b"\x00\x00\x00\x00\x00\x00\xff"


@pytest.mark.parametrize(("number", "code"), [(0, b"\x00"), (127, b"\x7f"), (128, b"\x80\x01"), (300, b"\xac\x02")])
def test_varint(number: int, code: bytes) -> None:
    assert varint(number) == code


@pytest.mark.parametrize(
    ("numbers", "code"), [([], b""), ([3, 4, 130], bytes([3, 1, 126])), ([3, 4, 204], bytes([3, 1, 0xC8, 0x01]))]
)
def test_steps_lead_from_number_to_number(numbers: list[int], code: bytes) -> None:
    assert coded_steps(numbers) == code


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_numbers_between_text_come_back_too(data: bytes, borders: list[int]) -> None:
    places = sorted(borders)
    numbers = [slice(*both) for both in zip(places[::2], places[1::2], strict=False)]
    assert zlib.decompress(packed(data, numbers=numbers), wbits=31) == data
    # A browser takes one gzip file, and nothing behind it.
    whole = zlib.decompressobj(wbits=31)
    assert whole.decompress(packed(data, numbers=numbers)) == data
    assert whole.eof
    assert not whole.unused_data


def test_numbers_are_pressed_in_a_way_of_their_own() -> None:
    text = " ".join(f"word{number % 7}" for number in range(500)).encode()
    chance = Random(1)
    numbers = bytes(chance.choices(range(10), weights=range(1, 11), k=4000))
    data = text + numbers + text
    assert len(packed(data, numbers=[slice(len(text), -len(text))])) < 0.9 * len(packed(data))
    assert len(packed(numbers, numbers=[slice(None)])) < 0.9 * len(packed(numbers))


def test_numbers_that_never_come_again_are_not_looked_for() -> None:
    chance = Random(1)
    steps = bytes(chance.choices(range(12), weights=[2.0**-step for step in range(12)], k=4000))
    alone = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 8, zlib.Z_FILTERED)
    assert len(packed(steps, numbers=[slice(None)])) < 0.9 * len(alone.compress(steps) + alone.flush())


@given(st.binary(max_size=300), st.lists(st.integers(0, 400), max_size=4))
def test_texts_of_several_kinds_come_back(data: bytes, places: list[int]) -> None:
    assert gzip.decompress(packed(data, texts=sorted(places))) == data


def test_a_text_of_another_kind_has_letters_of_its_own() -> None:
    chance = Random(1)
    low, high = ("".join(chance.choices(letters, k=6000)).encode() for letters in ("abcdef", "uvwxyz"))
    assert len(packed(low + high, texts=[len(low)])) < 0.99 * len(packed(low + high))


def test_each_kind_of_numbers_is_pressed_for_itself() -> None:
    chance = Random(1)
    low, high = (bytes(chance.choices(range(start, start + 10), k=4000)) for start in (0, 100))
    both = [slice(len(low)), slice(len(low), None)]
    assert len(packed(low + high, numbers=both)) < 0.9 * len(packed(low + high, numbers=[slice(None)]))


def test_words_share_letters_whether_they_begin_with_a_capital_or_not() -> None:
    assert front_coded(["abfahren", "Abfahrt", "IT", "Ölen"]) == (
        bytes((0, 128 + 6, 128, 128)),
        ["abfahren", "t", "iT", "ölen"],
    )
