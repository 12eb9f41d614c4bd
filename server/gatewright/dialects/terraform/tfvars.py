"""What a file of variable values (`*.tfvars`, `*.tfvars.json`) assigns."""

from __future__ import annotations

from gatewright.dialects.terraform.json_form import lower_value
from gatewright.dialects.terraform.values import lower_expression
from gatewright.model import Origin
from gatewright.model.project import Assignment, file_name
from gatewright.syntax import hcl, json
from gatewright.syntax.hcl.tree import Attribute
from gatewright.text import LineIndex


def is_loaded(name: str) -> bool:
    """Whether Terraform reads the file without being told to."""
    return name in ("terraform.tfvars", "terraform.tfvars.json") or name.endswith((".auto.tfvars", ".auto.tfvars.json"))


def strength(name: str) -> tuple[int, str]:
    """The order in which Terraform lets one file win over another: later is stronger."""
    return (int(".auto." in name), name)


def assignments(uri: str, text: str) -> tuple[Assignment, ...]:
    """Each variable that the file sets, in the order written."""
    name = file_name(uri)
    loaded = is_loaded(name)
    if name.endswith(".json"):
        pairs = [(entry.key.text, lower_value(entry.value, base)) for base, entry in json.parse(text).entries()]
    else:
        regions = hcl.parse(text).regions
        items = [(region.base, item) for region in regions for item in region.content.body.items if isinstance(item, Attribute)]
        pairs = [(item.name, lower_expression(item.value, base)) for base, item in items]
    lines = LineIndex(text)
    origins = [Origin(uri, value.span, name, lines.line_of(value.span.start)) for _, value in pairs]
    return tuple(Assignment(variable, value, origin, loaded) for (variable, value), origin in zip(pairs, origins, strict=True))
