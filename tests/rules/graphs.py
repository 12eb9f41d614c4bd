"""Short ways to write whole small APIs for the tests of rules that look at more than one resource."""

from rules.writing import VARIABLE

API = 'resource "aws_api_gateway_rest_api" "pets" {\n  name = "pets"\n}\n'
ROOT = "aws_api_gateway_rest_api.pets.root_resource_id"
TEMPLATE = (
    "Parameters:\n  X:\n    Type: String\nResources:\n  Pets:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: pets\n"
)


def resource(kind: str, name: str, lines: str = "", meta: str = "") -> str:
    """A resource of the API in Terraform, with `lines` of its own."""
    inside = "".join(f"  {line}\n" for line in lines.strip().splitlines())
    return f'resource "aws_api_gateway_{kind}" "{name}" {{\n{meta}  rest_api_id = aws_api_gateway_rest_api.pets.id\n{inside}}}\n'


def on(kind: str, name: str, lines: str = "", verb: str = '"GET"', path: str = ROOT, meta: str = "") -> str:
    """A resource of a method on a path, `/` by default."""
    return resource(kind, name, f"resource_id = {path}\nhttp_method = {verb}\n{lines}", meta)


def method(name: str = "get", lines: str = "", verb: str = '"GET"', path: str = ROOT, meta: str = "") -> str:
    """A method, signed requests only."""
    return on("method", name, f'authorization = "AWS_IAM"\n{lines}', verb, path, meta)


def integration(name: str = "get", verb: str = '"GET"', path: str = ROOT, meta: str = "", lines: str = "") -> str:
    """An integration with an HTTP backend."""
    words = f'type = "HTTP_PROXY"\nintegration_http_method = "GET"\nuri = "https://pets.example.com/"\n{lines}'
    return on("integration", name, words, verb, path, meta)


def api(*parts: str) -> str:
    """The API and its parts in Terraform, with a variable `x` of which nothing is known."""
    return VARIABLE + API + "".join(parts)


def template(*parts: str) -> str:
    """The API and its parts in CloudFormation, with a parameter `X`; each part as `indented` gives it."""
    return TEMPLATE + "".join(parts)


def logical(name: str, kind: str, lines: str = "", meta: str = "") -> str:
    """A resource of a template: its type below `AWS::`, and lines of properties."""
    inside = "".join(f"      {line}\n" for line in lines.strip("\n").splitlines())
    return f"  {name}:\n    Type: AWS::{kind}\n{meta}    Properties:\n{inside}"
