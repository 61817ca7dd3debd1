"""Variables of the environment that a build heeds, and the mistake of one whose value means nothing."""

import os


class BadVariableError(ValueError):
    """A variable holds what means nothing there: `name` is the variable, `value` what stands in it."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}={value}")
        self.name, self.value = name, value


def variable(name: str) -> str:
    """Returns what stands in a variable, without blanks around it; nothing where it is not set."""
    return os.environ.get(name, "").strip()
