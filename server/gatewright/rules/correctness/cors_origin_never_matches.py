"""Allowed origin is in a form that no browser sends.

What it does
    Reports entries of `allow_origins` that are not `*` or scheme, host and port: a trailing slash, a path, no scheme, a pattern for
    subdomains. Verbs of `allow_methods` that are not in capitals are of the same sort.
Why it matters
    Origins and verbs are compared as text with what the browser sends, such as `https://pets.example.com` and `GET`. An entry in
    another form never matches, and the page gets a CORS error.
Example
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_origins = ["https://pets.example.com/"]
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ cors-origin-never-matches
        allow_methods = ["GET"]
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
          CorsConfiguration:
            AllowOrigins:
              - pets.example.com
                ^^^^^^^^^^^^^^^^ cors-origin-never-matches
            AllowMethods: [GET]
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_api" "pets" {
      name          = "pets"
      protocol_type = "HTTP"

      cors_configuration {
        allow_origins = ["https://pets.example.com"]
        allow_methods = ["GET"]
      }
    }
    ```
When it stays quiet
    On entries that cannot be known, and on schemes other than `http`, which apps and extensions of browsers send.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.lists import Item, known_items
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="cors-origin-never-matches",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("http.api.cors_configuration",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",),
    errors=(
        "Response to preflight request doesn't pass access control check",
        "No 'Access-Control-Allow-Origin' header is present on the requested resource",
    ),
)

_WILDCARDS = ("*", "http://*", "https://*")
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#\s*]+)(?P<path>[/?#]\S*)?", re.IGNORECASE)
_BARE = re.compile(r"(localhost|[\w-]+(\.[\w-]+)+)(?P<port>:\d+)?/?")


def check(cors: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each entry that can be equal to nothing that a browser sends."""
    for item in known_items(cors, "allow_origins", ctx):
        found = _ORIGIN.fullmatch(item.text)
        origin = f"{found['scheme']}://{found['host']}".lower() if found else None
        if item.text == origin or item.text in _WILDCARDS:
            continue
        if "*" in item.text:
            yield Finding(
                item.place, f"`{item.text}` is taken literally; only `*` and `https://*` stand for many origins, so list each one."
            )
        elif found:
            what = "ends in a slash" if found["path"] == "/" else "has a path" if found["path"] else "is not in lower case"
            yield _unlike(item, f"`{item.text}` {what}, and browsers send `{origin}`; it never matches.", origin)
        elif _BARE.fullmatch(item.text):
            host = item.text.removesuffix("/")
            scheme = "http" if host.startswith(("localhost", "127.")) else "https"
            message = f"`{item.text}` has no scheme, and browsers send one, as in `{scheme}://{host}`; it never matches."
            yield _unlike(item, message, f"{scheme}://{host}", certain=False)
    for item in known_items(cors, "allow_methods", ctx):
        if item.text != item.text.upper():
            verb = item.text.upper()
            yield _unlike(item, f"`{item.text}` is not in capitals, and browsers send `{verb}`; it never matches.", verb)


def _unlike(item: Item, message: str, meant: str | None, certain: bool = True) -> Finding:
    fixes = (Fix(f"Change to `{meant}`", (ReplaceValue(item.written, meant),), certain),) if item.written and meant else ()
    return Finding(item.place, message, fixes=fixes)
