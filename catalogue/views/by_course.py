"""What is told of each course by itself, found out when somebody asks for that course."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from catalogue.model.offer import Course

T = TypeVar("T")


class ByCourse(Mapping[str, T]):
    """Something of each course by its slug; without the courses for which `find` has nothing to tell."""

    def __init__(self, courses: Iterable[Course], find: Callable[[Course], T | None]) -> None:
        self._courses = {course.slug: course for course in courses}
        self._find = find
        self._found: dict[str, T | None] = {}

    def follow(self, other: "ByCourse[T]", *, but: Collection[str]) -> None:
        """Takes what `other` has found of courses that are the same, all but those named by their slugs."""
        self._found.update((slug, found) for slug, found in other._found.items() if slug not in but)

    def __getitem__(self, slug: str) -> T:
        if slug not in self._found:
            self._found[slug] = self._find(self._courses[slug])
        found = self._found[slug]
        if found is None:
            raise KeyError(slug)
        return found

    def __iter__(self) -> Iterator[str]:
        return (slug for slug in self._courses if self.get(slug) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
