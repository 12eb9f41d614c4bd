"""The value behind a Terraform reference: variables, locals, module outputs, and what another resource sets."""

from __future__ import annotations

from gatewright.model import Attribute, Block, Origin, Project, Ref, Role
from gatewright.model.evaluate import Found
from gatewright.model.watch import ANYTHING


def find(project: Project, ref: Ref) -> Found | None:
    """The value that a file gives a reference, with the place where it stands."""
    head, _, name = ref.target.partition(".")
    match head:
        case "var":
            return _variable(project, ref, name)
        case "module":
            return _output(project, ref)
        case "local":
            block = project.target(ref)
            return _set_in(project, block, block.attributes[0], "local", ref, 0) if block else None
        case _:
            return _resource(project, ref)


def _variable(project: Project, ref: Ref, name: str) -> Found | None:
    """A file of values that is always loaded wins; then what the calling module passes; then the default."""
    loaded = [assignment for assignment in project.assignments if assignment.variable == name and assignment.loaded]
    if loaded:
        return Found(project, loaded[-1].value, loaded[-1].origin, ref.path)
    if project.caller and name in project.inputs:
        value = project.inputs[name]
        call = next(address for address, module in project.caller.modules.items() if module is project)
        return Found(project.caller, value, Origin(project.caller.by_address[call].uri, value.span, "module argument"), ref.path)
    block = project.target(ref)
    default = block.written("default") if block else None
    return _set_in(project, block, default, "default", ref, 0) if block and default else None


def _output(project: Project, ref: Ref) -> Found | None:
    project.watch.note(ANYTHING)  # what stands in another module is not watched
    module = project.modules.get(ref.target)
    block = module.by_address.get(f"output.{ref.path[0].name}") if module and ref.path else None
    value = block.written("value") if block else None
    return _set_in(module, block, value, "output", ref, 1) if module and block and value else None


def _resource(project: Project, ref: Ref) -> Found | None:
    """`aws_api_gateway_method.get.http_method` is what that method sets."""
    block = project.target(ref)
    if block is None or not ref.path or block.role not in (Role.RESOURCE, Role.DATA):
        return None
    attribute = block.written(ref.path[0].name)
    return _set_in(project, block, attribute, "attribute", ref, 1) if attribute else None


def _set_in(project: Project, block: Block, attribute: Attribute, what: str, ref: Ref, used: int) -> Found:
    return Found(project, attribute.value, Origin(block.uri, attribute.value.span, what), ref.path[used:])
