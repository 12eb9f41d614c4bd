"""What do others say of API Gateway's parameters? Facts in one form, whoever says them, and those that are kept in the repository.

`tests/data/facts/` has the facts that the content was last compared with, one resource a line; `index/upstream/` reads them anew from
what is installed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Names = dict[str, dict[str, Any]]
"""The facts of each name: `required`, `read_only`, `replace`, `enum`, the bounds, `block` and `many`, and what is `inside`.
`types` are the types that the index may give it; what stands `aside` is nothing to set, and the index need not describe it."""

PREFIXES = {
    "terraform": ("aws_api_gateway_", "aws_apigatewayv2_", "data.aws_api_gateway_", "data.aws_apigatewayv2_"),
    "cloudformation": ("AWS::ApiGateway::", "AWS::ApiGatewayV2::"),
    "sam": ("AWS::Serverless::Api", "AWS::Serverless::HttpApi", "AWS::Serverless::WebSocketApi"),
    "openapi": ("x-amazon-apigateway-",),
}
"""How the names of API Gateway's own resources start."""

SNAPSHOTS: dict[str, frozenset[str]] = {
    "terraform": frozenset({"required", "read_only", "replace"}),
    "cloudformation": frozenset({"required", "read_only", "replace"}),
    "sam": frozenset({"required"}),
    "openapi": frozenset(),
}
"""The files that are kept, with the yes-or-no facts that each states. The guide on OpenAPI says of few keys whether they are required."""


@dataclass(frozen=True)
class Upstream:
    """What one source says.

    Attributes:
        source: `terraform`, `cloudformation`, `sam`, `openapi` or `api`.
        version: which edition of it this is, for people.
        resources: the names of each resource; a resource that the dialect does not name has the id of its kind.
        states: the yes-or-no facts that it speaks of; of these, what is not said is not so.
    """

    source: str
    version: str
    resources: dict[str, Names]
    states: frozenset[str]

    @property
    def dialect(self) -> str:
        """In whose names it speaks. A SAM template is a CloudFormation template, and hands much on to it."""
        return "cloudformation" if self.source == "sam" else self.source


def snapshots(folder: Path) -> list[tuple[Path, Upstream]]:
    """The facts that are kept in a folder, with their files."""
    paths = ((folder / f"{source}.json", source) for source in SNAPSHOTS)
    return [(path, _read(path, source)) for path, source in paths if path.exists()]


def line_of(path: Path, resource: str) -> int:
    """The line (from one) on which a file of facts has a resource."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(f" {json.dumps(resource)}:"))


def _read(path: Path, source: str) -> Upstream:
    data = json.loads(path.read_text(encoding="utf-8"))
    return Upstream(source, data["from"], data["resources"], SNAPSHOTS[source])
