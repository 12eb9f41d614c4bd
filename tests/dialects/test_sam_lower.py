"""SAM in the eyes of the CloudFormation dialect: its types, the events of functions, and Globals."""

from __future__ import annotations

import pytest

from gatewright.features.card import markdown
from gatewright.features.completion.complete import complete
from gatewright.features.hover import hover
from gatewright.model import Block, Role
from harness.snippets import check, document, place

TEMPLATE = """
Transform: AWS::Serverless-2016-10-31
Globals:
  Api:
    OpenApiVersion: 3.0.1
    Auth:
      DefaultAuthorizer: Login
Resources:
  Pets:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      Cors: "'*'"
      AccessLogSetting:
        DestinationArn: !GetAtt Log.Arn
        Format: $context.requestId
      Auth:
        Authorizers:
          Login:
            UserPoolArn: !GetAtt Pool.Arn
  Get:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Rest:
          Type: Api
          Properties: {Path: /pets, Method: get}
        Http:
          Type: HttpApi
          Properties:
            Path: /pets
        Tick:
          Type: Schedule
          Properties: {Schedule: rate(1 minute)}
"""


def tree(block: Block, depth: int = 0) -> list[str]:
    """A block and what is nested in it: names and kinds."""
    return [f"{'  ' * depth}{block.name} {block.kind}", *(line for child in block.children for line in tree(child, depth + 1))]


def test_what_is_nested_in_what() -> None:
    found = document(TEMPLATE, "cloudformation").outline.blocks
    assert [line for block in found for line in tree(block)] == [
        "Api sam.globals.api",
        "  Auth sam.api.auth",
        "Pets sam.api",
        "  AccessLogSetting rest.stage.access_log_settings",
        "  Auth sam.api.auth",
        "    Login sam.api.auth.authorizers",
        "Get sam.function",
        "  Rest sam.function.events",
        "    Properties sam.api_event",
        "  Http sam.function.events",
        "    Properties sam.http_api_event",
        "  Tick sam.function.events",
    ]
    assert (found[0].role, found[0].address) == (Role.OTHER, "Globals.Api")


@pytest.mark.parametrize(
    ("words", "title", "summary"),
    [
        ("OpenApiVersion: 3", "**`OpenApiVersion`** string, optional", "Version of the document that SAM writes"),
        ("DestinationArn", "**`DestinationArn`** string", ""),
        ("AWS::Serverless::Api", "**`AWS::Serverless::Api`** REST API of a SAM template", "A REST API with its deployment and one stage"),
        ("DefaultAuthorizer", "**`DefaultAuthorizer`** string, optional", ""),
        ("Path: /pets, Method", "**`Path`** string, required", ""),
    ],
)
def test_hover(words: str, title: str, summary: str) -> None:
    found = hover(place(TEMPLATE.replace(words, f"<|>{words}", 1), "cloudformation"))
    assert found is not None
    assert markdown(found.card).startswith(title)
    assert summary in found.card.summary


def test_a_template_without_the_transform_is_offered_no_type_of_sam() -> None:
    typing = "Resources:\n  Pets:\n    Type: <|>\n"
    plain = {item.label for item in complete(place(typing, "cloudformation"))}
    sam = {item.label for item in complete(place("Transform: AWS::Serverless-2016-10-31\n" + typing, "cloudformation"))}
    assert sam - plain == {
        "AWS::Serverless::Api",
        "AWS::Serverless::Function",
        "AWS::Serverless::HttpApi",
        "AWS::Serverless::StateMachine",
        "AWS::Serverless::WebSocketApi",
    }


def test_keys_in_globals_and_in_an_event() -> None:
    above = TEMPLATE.replace("    OpenApiVersion: 3.0.1\n", "    <|>\n    OpenApiVersion: 3.0.1\n")
    labels = [item.label for item in complete(place(above, "cloudformation"))]
    assert "TracingEnabled" in labels
    assert "StageName" not in labels
    event = TEMPLATE.replace("            Path: /pets\n", "            Path: /pets\n            <|>\n")
    assert {"Method", "ApiId", "PayloadFormatVersion"} <= {item.label for item in complete(place(event, "cloudformation"))}


def test_facts_of_sam_are_checked() -> None:
    check(
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api:
            StageName: live
            ^^^^^^^^^ unknown-attribute
        Resources:
          Pets:
            Type: AWS::Serverless::Api
                  ^^^^^^^^^^^^^^^^^^^^ missing-required-attribute, stage-without-access-logs
            Properties:
              EndpointConfiguration: REGIONAL
              OpenApiVersion: 3.0.1
              TracingEnabeld: true
              ^^^^^^^^^^^^^^ unknown-attribute
        """,
        "cloudformation",
    )
