"""Places: where a part takes place, in words that feeds and pages share."""


def said_once(*texts: str | None) -> tuple[str, ...]:
    """Returns the pieces of texts such as "Training centre, Room 1", each once: a name often ends with the room."""
    return tuple(dict.fromkeys(piece for text in texts if text for piece in text.split(", ")))
