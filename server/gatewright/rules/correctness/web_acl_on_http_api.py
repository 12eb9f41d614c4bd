"""Web ACL is put in front of an HTTP or WebSocket API.

What it does
    Reports an association of a WAF web ACL whose `resource_arn` is an API or stage of the second generation.
Why it matters
    WAF refuses it: only stages of REST APIs have a web ACL. In front of an HTTP API put CloudFront with a web ACL of its own.
Example
    ```terraform
    resource "aws_apigatewayv2_stage" "live" {
      api_id = aws_apigatewayv2_api.pets.id
      name   = "live"
    }

    resource "aws_wafv2_web_acl_association" "pets" {
      resource_arn = aws_apigatewayv2_stage.live.arn
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ web-acl-on-http-api
      web_acl_arn  = aws_wafv2_web_acl.shield.arn
    }
    ```
    ```cloudformation
    Resources:
      Guard:
        Type: AWS::WAFv2::WebACLAssociation
        Properties:
          ResourceArn: !Sub arn:aws:apigateway:${AWS::Region}::/apis/${Pets}/stages/live
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ web-acl-on-http-api
          WebACLArn: !GetAtt Shield.Arn
    ```
Write instead
    ```terraform
    resource "aws_wafv2_web_acl_association" "pets" {
      resource_arn = aws_api_gateway_stage.live.arn
      web_acl_arn  = aws_wafv2_web_acl.shield.arn
    }
    ```
When it stays quiet
    When the resource cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.removal import removal
from gatewright.rules.questions.uris import rendered
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="web-acl-on-http-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("neighbor.wafv2_web_acl_association",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html",),
)

_SECOND_GENERATION = re.compile(r"arn:[^:]*:apigateway:[^:]*::/apis/")


def check(association: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a resource that certainly is of the second generation."""
    resource, target = association.get("resource_arn"), ctx.target(association, "resource_arn")
    if resource is None:
        return
    named = target is not None and target.kind in ("http.api", "http.stage")
    if not named and not _SECOND_GENERATION.match(rendered(resource.value, ctx.project)):
        return
    yield Finding(
        resource.value.span,
        "HTTP and WebSocket APIs cannot have a web ACL, only stages of REST APIs; guard this one with CloudFront in front of it.",
        fixes=removal(association, "Remove the association", ctx),
    )
