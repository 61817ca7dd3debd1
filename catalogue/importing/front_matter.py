"""Front matter: fields to YAML in the style authors write, and the Markdown file around it."""

from collections.abc import Mapping
from typing import Any

import yaml

_NULLS = ["~", "null", "Null", "NULL", ""]
_BOOLEANS = ["true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "YES", "no", "No", "NO", "on", "off"]


class _Flow(dict[str, Any]):
    """A mapping to be written on one line."""


class _FlowList(list[Any]):
    """A list to be written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes texts plainly where YAML allows it: readers of this format keep every scalar as text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indents lists below their key."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Writes everything out: anchors are errors in front matter."""
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style="'" if value in (*_NULLS, *_BOOLEANS) else None
    )


_Dumper.yaml_implicit_resolvers = {}
_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    _Flow, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)
)
_Dumper.add_representer(
    _FlowList, lambda dumper, value: dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)
)


def yaml_text(fields: Mapping[str, Any]) -> str:
    """Returns `fields` as YAML: one key a line, short lists and mappings on one line."""
    styled = {name: _styled(name, value) for name, value in fields.items()}
    text: str = yaml.dump(
        styled, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=False
    )
    return text


def _styled(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        inner = {key: _styled(key, each) for key, each in value.items()}
        return inner if name not in ("registration", "capacity") else _Flow(inner)
    if isinstance(value, list | tuple):
        if name == "parts":
            return [_Flow({key: str(each) for key, each in part.items()}) for part in value]
        items = [_styled("", each) for each in value]
        return items if name in ("sessions", "objectives") else _FlowList(items)
    return str(value)


def offer_text(fields: Mapping[str, Any], body: str) -> str:
    """Returns the whole file of an offer."""
    return f"---\n{yaml_text(fields)}---\n" + (f"\n{body}\n" if body else "")
