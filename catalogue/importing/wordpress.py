"""Square brackets of WordPress ([caption …], [vc_column]): what stands between them stays, they themselves go."""

import re

from catalogue.importing.note import Say

# What may also be a word of an author ("[video]") is one of these only with something behind it.
_TAG = re.compile(
    r"\[(?:(?P<closing>/(?:caption|embed|audio|video|gallery|playlist))|(?P<alone>gallery|playlist|audio|video|contact-form-7)(?=\s+[\w-]+=)|"
    r"(?P<open>caption(?=\s+[\w-]+=)|embed)|(?P<builder>/?(?:vc|et_pb|fusion|av|elementor)_\w+))(?P<rest>(?:\s[^\[\]]*+)?)\](?![(:])"
)


def without_brackets(text: str, say: Say) -> str:
    """Returns `text` without the tags of WordPress and its page builders; each sort is told once."""
    told: set[str] = set()

    def remove(match: re.Match[str]) -> str:
        name = match["alone"] or match["open"] or (match["builder"] or "/")
        if not name.startswith("/") and (name not in told or match["alone"]):
            say("shortcode-dropped" if match["alone"] else "shortcode-unwrapped", value=match[0])
            told.add(name)
        return "\n\n" if match["builder"] else ""

    return _TAG.sub(remove, text) if "[" in text else text
