"""Remarks: a `say` for tests that keeps what it is told."""


class Remarks:
    """Collects codes and details."""

    def __init__(self) -> None:
        self.told: list[tuple[str, dict[str, str]]] = []

    def __call__(self, code: str, **details: object) -> None:
        self.told.append((code, {name: str(value) for name, value in details.items()}))

    @property
    def codes(self) -> list[str]:
        """What was told, in order."""
        return [code for code, _ in self.told]
