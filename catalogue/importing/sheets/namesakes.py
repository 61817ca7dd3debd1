"""Namesakes: the courses of a table that have one title; which of them a row goes with is found without asking each."""

from bisect import insort
from collections.abc import Iterable, Mapping
from heapq import merge


class Namesakes:
    """Courses of one title by their numbers, with the texts that each tells about any of `fields`."""

    def __init__(self, fields: Iterable[str]) -> None:
        self._told: dict[int, dict[str, set[str]]] = {}
        self._telling: dict[tuple[str, str], list[int]] = {}
        self._silent: dict[str, dict[int, None]] = {field: {} for field in fields}

    def agreeing(self, told: Mapping[str, str]) -> int:
        """Returns the first course of which nothing in `told` is told otherwise; -1 if there is none."""
        return next((course for course in self._likely(told) if self._agrees(course, told)), -1)

    def add(self, course: int, told: Mapping[str, str]) -> None:
        """Adds what a row of a course tells; courses come in the order of their numbers."""
        if course not in self._told:
            self._told[course] = {}
            for field, silent in self._silent.items():
                if field not in told:
                    silent[course] = None
        own = self._told[course]
        for field, text in told.items():
            if text not in own.setdefault(field, set()):
                own[field].add(text)
                insort(self._telling.setdefault((field, text), []), course)
            self._silent[field].pop(course, None)

    def _likely(self, told: Mapping[str, str]) -> Iterable[int]:
        """The courses that may agree, in their order: those with the same text in the field that leaves the fewest, or with none."""
        if not told:
            return self._told
        pairs = [(self._telling.get(each, []), self._silent[each[0]]) for each in told.items()]
        return merge(*min(pairs, key=lambda pair: len(pair[0]) + len(pair[1])))

    def _agrees(self, course: int, told: Mapping[str, str]) -> bool:
        own = self._told[course]
        return all(text in own.get(field, (text,)) for field, text in told.items())
