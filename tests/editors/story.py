"""What every editor has to show: the files that it opens, and the answers that it gets.

A place of a file is named by words, or by `<|>` where the cursor is, so that each editor counts in its own unit.
"""

from __future__ import annotations

from dataclasses import dataclass

from gatewright.features.card import Card
from gatewright.features.hover import hover
from harness.snippets import place

NAMES = {"terraform": "main.tf", "cloudformation": "template.yaml", "json": "template.json"}

TERRAFORM = """\
resource "aws_api_gateway_integration" "photo" {
  type = "HTTP"
  /* 🐾 */ content_handling = "CONVERT_TO_JSON"
}
"""
CLOUDFORMATION = """\
Resources:
  GetCover:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Library
      ResourceId: !Ref Cover
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      Integration: { Type: HTTP, IntegrationHttpMethod: GET, Uri: "https://covers.example/📚", ContentHandling: CONVERT_TO_JSON }
"""
JSON = """\
{
  "Resources": {
    "GetCover": {
      "Type": "AWS::ApiGateway::Method",
      "Properties": {
        "RestApiId": { "Ref": "Library" },
        "ResourceId": { "Ref": "Cover" },
        "HttpMethod": "GET",
        "AuthorizationType": "AWS_IAM",
        "Integration": { "Type": "HTTP", "IntegrationHttpMethod": "GET", "Uri": "https://covers.example/📚", "ContentHandling": "CONVERT_TO_JSON" }
      }
    }
  }
}
"""
FILES = {"terraform": TERRAFORM, "cloudformation": CLOUDFORMATION, "json": JSON}
"""In each, `wrong-value` is found behind an emoji on its line, which is one, two or four units wide."""

STRANGER = "services:\n  web:\n    image: nginx\n    Type: CONVERT_TO_JSON\n"
"""YAML that is none of our business."""


@dataclass(frozen=True)
class Hovered:
    """The words to hover on, and the first line of what is shown (in Markdown)."""

    words: str
    title: str


HOVERS = {
    "terraform": Hovered("content_handling", "**`content_handling`** string, optional, changed in place"),
    "cloudformation": Hovered("ContentHandling", "**`ContentHandling`** string, optional, changed in place"),
    "json": Hovered("ContentHandling", "**`ContentHandling`** string, optional, changed in place"),
}


def card(dialect: str) -> Card:
    """What the server has to say of the words that are hovered on."""
    words = HOVERS[dialect].words
    answer = hover(place(FILES[dialect].replace(words, f"<|>{words}"), dialect))
    assert answer is not None
    return answer.card


@dataclass(frozen=True)
class Found:
    """A finding and a fix for it: its rule, the words under which it stands, what else is offered, and the words after the fix."""

    rule: str
    words: str
    fix: str
    fixed: str
    other: str = "Change to `CONVERT_TO_TEXT`"


FINDINGS = {
    "terraform": Found("wrong-value", '"CONVERT_TO_JSON"', "Change to `CONVERT_TO_BINARY`", '"CONVERT_TO_BINARY"'),
    "cloudformation": Found("wrong-value", "CONVERT_TO_JSON", "Change to `CONVERT_TO_BINARY`", "CONVERT_TO_BINARY"),
    "json": Found("wrong-value", '"CONVERT_TO_JSON"', "Change to `CONVERT_TO_BINARY`", '"CONVERT_TO_BINARY"'),
}


@dataclass(frozen=True)
class Completed:
    """A file with its cursor, what is offered there (of it, what goes on with the word at the cursor), and the file with its cursor once `chosen` was taken.

    Where a client has no snippets, the cursor stands at the end of what was inserted (`plain`).
    """

    dialect: str
    before: str
    offered: tuple[str, ...]
    chosen: str
    after: str
    plain: str = ""

    def ends(self, snippets: bool) -> str:
        """The file with its cursor at the end, in an editor with or without snippets."""
        return self.after if snippets or not self.plain else self.plain


def cursor(text: str) -> tuple[str, int, str]:
    """A file without the mark of its cursor, the cursor's line from zero, and what stands before it on its line."""
    before, _, behind = text.partition("<|>")
    return before + behind, before.count("\n"), before.rpartition("\n")[2]


_INTEGRATION = 'resource "aws_api_gateway_integration" "photo" {\n  type = "HTTP"\n%s\n}\n'
_METHOD = "Resources:\n  Photo:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      Integration:\n%s\n"
_PHOTOS = 'resource "aws_api_gateway_rest_api" "photos" {\n  name = "photos"\n}\n\nresource "aws_api_gateway_deployment" "now" {\n%s\n}\n'
_CONVERSIONS = ("CONVERT_TO_BINARY", "CONVERT_TO_TEXT")

COMPLETIONS = {
    "a name": Completed(
        "terraform",
        _INTEGRATION % "  content<|>",
        ("content_handling",),
        "content_handling",
        _INTEGRATION % '  content_handling = "<|>"',
        _INTEGRATION % '  content_handling = ""<|>',
    ),
    "a value": Completed(
        "terraform",
        _INTEGRATION % '  content_handling = "<|>"',
        _CONVERSIONS,
        "CONVERT_TO_BINARY",
        _INTEGRATION % '  content_handling = "CONVERT_TO_BINARY<|>"',
    ),
    "a reference": Completed(
        "terraform",
        _PHOTOS % "  rest_api_id = <|>",
        ("aws_api_gateway_rest_api.photos.id", "aws_api_gateway_rest_api.photos"),
        "aws_api_gateway_rest_api.photos.id",
        _PHOTOS % "  rest_api_id = aws_api_gateway_rest_api.photos.id<|>",
    ),
    "a name in YAML": Completed(
        "cloudformation",
        _METHOD % "        Content<|>",
        ("ContentHandling",),
        "ContentHandling",
        _METHOD % "        ContentHandling: <|>",
    ),
    "a value in YAML": Completed(
        "cloudformation",
        _METHOD % "        ContentHandling: CON<|>",
        _CONVERSIONS,
        "CONVERT_TO_BINARY",
        _METHOD % "        ContentHandling: CONVERT_TO_BINARY<|>",
    ),
}
