"""Web ACL for CloudFront is associated with a stage.

What it does
    Reports an association whose web ACL has the scope `CLOUDFRONT`.
Why it matters
    WAF refuses it: associations are for resources of a region, and stages of edge-optimized APIs count as such, too. A CloudFront
    distribution names its web ACL itself.
Example
    ```terraform
    resource "aws_wafv2_web_acl" "shield" {
      name  = "shield"
      scope = "CLOUDFRONT"
    }

    resource "aws_wafv2_web_acl_association" "pets" {
      resource_arn = aws_api_gateway_stage.live.arn
      web_acl_arn  = aws_wafv2_web_acl.shield.arn
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cloudfront-web-acl-on-stage
    }
    ```
    ```cloudformation
    Resources:
      Guard:
        Type: AWS::WAFv2::WebACLAssociation
        Properties:
          ResourceArn: !Sub arn:aws:apigateway:${AWS::Region}::/restapis/${Pets}/stages/live
          WebACLArn: arn:aws:wafv2:us-east-1:111122223333:global/webacl/shield/a1b2
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cloudfront-web-acl-on-stage
    ```
Write instead
    ```terraform
    resource "aws_wafv2_web_acl" "shield" {
      name  = "shield"
      scope = "REGIONAL"
    }

    resource "aws_wafv2_web_acl_association" "pets" {
      resource_arn = aws_api_gateway_stage.live.arn
      web_acl_arn  = aws_wafv2_web_acl.shield.arn
    }
    ```
When it stays quiet
    When the scope cannot be known.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.uris import rendered
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="cloudfront-web-acl-on-stage",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("neighbor.wafv2_web_acl_association",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",),
)

_GLOBAL = re.compile(r"arn:[^:]*:wafv2:[^:]*:[^:]*:global/webacl/")


def check(association: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a web ACL that certainly is for CloudFront."""
    written, acl = association.get("web_acl_arn"), ctx.target(association, "web_acl_arn")
    if written is None:
        return
    related, fixes = tuple[Related, ...](), tuple[Fix, ...]()
    if acl and acl.kind == "neighbor.wafv2_web_acl":
        if ctx.value(acl, "scope") != "CLOUDFRONT":
            return
        related = (Related(acl.uri, ctx.place(acl, "scope"), "the scope"),)
        fixes = (Fix("Change the scope to `REGIONAL`", (SetParam(acl, "scope", "REGIONAL"),), certain=False),)
    elif not _GLOBAL.match(rendered(written.value, ctx.project)):
        return
    yield Finding(
        written.value.span,
        "The scope of this web ACL is `CLOUDFRONT`; a stage takes one whose scope is `REGIONAL`, in its own region.",
        related=related,
        fixes=fixes,
    )
