"""Path has a form that API Gateway does not take.

What it does
    Reports a path of an OpenAPI document or of an event in a SAM template that does not start with a slash or that has a segment which
    no API of its kind can have: a variable that fills only a part of the segment, or, in a REST API, other characters than letters,
    digits and `.` `_` `-` `:` `,` `$`.
Why it matters
    The import fails with "Unable to create resource at path '/...': Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path
    variable and curly braces at the beginning and the end".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = jsonencode({
        openapi = "3.0.1"
        info    = { title = "pets", version = "1" }
        paths = {
          "/pets/{id}.json" = {
                 ^^^^^^^^^ path-malformed
            get = {
              x-amazon-apigateway-integration = {
                type       = "http_proxy"
                httpMethod = "GET"
                uri        = "https://pets.example.com/"
              }
            }
          }
        }
      })
    }
    ```
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      ListPets:
        Type: AWS::Serverless::Function
        Properties:
          Handler: pets.list
          Runtime: python3.13
          CodeUri: src/
          Events:
            List:
              Type: Api
              Properties:
                Path: /pets/of the day
                              ^ path-malformed
                Method: get
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = jsonencode({
        openapi = "3.0.1"
        info    = { title = "pets", version = "1" }
        paths = {
          "/pets/{id}" = {
            get = {
              x-amazon-apigateway-integration = {
                type       = "http_proxy"
                httpMethod = "GET"
                uri        = "https://pets.example.com/"
              }
            }
          }
        }
      })
    }
    ```
When it stays quiet
    When the path is not known. Parts of paths in resources of their own have the rule `path-part-malformed`, route keys
    `route-key-malformed`.
"""

from collections.abc import Iterator

from gatewright.expressions.resource_path import Fault, Malformed, read_segment
from gatewright.expressions.route_key import read_http_key
from gatewright.model import Block, Text
from gatewright.rules.questions.mappings import stretch
from gatewright.rules.questions.openapi import HOLDERS, document_of, protocol_of_document
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="path-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(*HOLDERS, "sam.api_event", "sam.http_api_event", "sam.state_machine_api_event"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",),
    errors=(
        "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end",
        "Unable to create resource at path '…'",
    ),
)

_WAYS = {
    Fault.EMPTY: "leave the slash out",
    Fault.SLASH: "a segment has no slash",
    Fault.BRACES: "a variable fills a whole segment, as in `/{petId}`",
    Fault.PLUS: "a plus sign stands only before the closing brace, as in `/{proxy+}`",
    Fault.CHARACTER: "a segment has letters, digits and `.` `_` `-` `:` `,` `$` only",
}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first thing that is wrong with each path."""
    if block.kind not in HOLDERS:
        yield from _in_event(block, ctx)
        return
    document = document_of(block, ctx)
    protocol = protocol_of_document(block, ctx) if document and document.paths else None
    for one in document.paths.entries if document and document.paths and protocol else ():
        if one.key is None or one.key.startswith("x-"):
            continue
        fault = _fault(one.key, protocol or "") or (None if one.key.startswith(("/", "$default")) else _unrooted(one.key))
        if fault:
            span, way = fault
            exact = len(one.key) == one.key_span.end - one.key_span.start
            place = span.shift(one.key_span.start) if exact else one.key_span
            yield Finding(place, f"The path is `{one.key}`; {way}.")


def _in_event(event: Block, ctx: RuleContext) -> Iterator[Finding]:
    """A path that does not start with a slash does not fit the pattern in the docs index, which is said already."""
    attribute = event.get("path")
    text = ctx.known(attribute.value) if attribute else None
    fault = _fault(text, "HTTP" if event.kind == "sam.http_api_event" else "REST") if isinstance(text, str) else None
    if attribute and fault:
        span, way = fault
        place = stretch(attribute.value, span) if isinstance(attribute.value, Text) else attribute.value.span
        yield Finding(place, f"`{attribute.name}` is `{text}`; {way}.")


def _unrooted(path: str) -> tuple[Span, str]:
    return Span(0, len(path)), "a path starts with `/`"


def _fault(path: str, protocol: str) -> tuple[Span, str] | None:
    """What is wrong behind the first slash, and where."""
    if not path.startswith("/"):
        return None
    if protocol == "HTTP":
        faults = read_http_key(f"GET {path}").faults
        return (Span(max(0, faults[0].span.start - 4), max(0, faults[0].span.end - 4)), faults[0].message) if faults else None
    start = 1
    for text in path[1:].split("/"):
        wrong = read_segment(text) if text else None
        if isinstance(wrong, Malformed):
            return wrong.span.shift(start), _WAYS[wrong.fault]
        start += len(text) + 1
    return None
