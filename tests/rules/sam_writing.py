"""Short ways to write SAM templates for the tests of rules."""

import textwrap

HEAD = "Resources:\n"
POOL = "Auth:\n  Authorizers:\n    Users:\n      UserPoolArn: !GetAtt UserPool.Arn"


def api(lines: str = "", kind: str = "Api", name: str = "Pets", meta: str = "") -> str:
    """An API with `lines` of its own; a stage has a name only where it must."""
    stage = "StageName: prod\nOpenApiVersion: 3.0.1\n" if kind == "Api" else "StageName: prod\n"
    return f"  {name}:\n    Type: AWS::Serverless::{kind}\n{meta}    Properties:\n{_indented(stage + lines, 6)}"


def event(lines: str = "", kind: str = "Api", name: str = "Get", function: str = "GetPet", meta: str = "") -> str:
    """A function with one event that has `lines` of its own."""
    head = f"  {function}:\n    Type: AWS::Serverless::Function\n{meta}    Properties:\n"
    return (
        f"{head}      Handler: pets.get\n      Runtime: python3.13\n      CodeUri: src/\n      Events:\n        {name}:\n"
        f"          Type: {kind}\n          Properties:\n{_indented(lines, 12)}"
    )


def route(lines: str = "", path: str = "/pets", verb: str = "get", **more: str) -> str:
    """A function with an event of the REST API `Pets`."""
    return event(f"RestApiId: !Ref Pets\nPath: {path}\nMethod: {verb}\n{lines}", **more)


def template(*parts: str, globals_: str = "") -> str:
    """A template of some resources, with a section of `Globals` behind them, and a parameter `X` of which nothing is known."""
    behind = f"Globals:\n{_indented(globals_, 2)}" if globals_ else ""
    return HEAD + "".join(parts) + behind + "Parameters:\n  X:\n    Type: String\n"


def marked(before: str, words: str, rule: str) -> str:
    """A line, and the mark under its last words."""
    return f"{before}{words}\n{' ' * len(before)}{'^' * len(words)} {rule}"


def _indented(lines: str, by: int) -> str:
    return textwrap.indent(textwrap.dedent(lines).strip("\n"), " " * by) + "\n"
