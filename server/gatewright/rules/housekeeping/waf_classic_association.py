"""Stage is guarded by WAF Classic.

What it does
    Reports a web ACL of WAF Classic in front of a stage.
Why it matters
    WAF Classic was superseded in November 2019, and AWS is closing it down, with dates by Region: its web ACLs stop being
    kept up, then stop working.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }

    resource "aws_wafregional_web_acl_association" "live" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ waf-classic-association
      resource_arn = aws_api_gateway_stage.live.arn
      web_acl_id   = aws_wafregional_web_acl.guard.id
    }
    ```
    ```cloudformation
    Resources:
      Guarded:
        Type: AWS::WAFRegional::WebACLAssociation
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ waf-classic-association
        Properties:
          ResourceArn: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Pets}/stages/${Live}
          WebACLId: !Ref Guard
    ```
Write instead
    ```terraform
    resource "aws_wafv2_web_acl_association" "live" {
      resource_arn = aws_api_gateway_stage.live.arn
      web_acl_arn  = aws_wafv2_web_acl.guard.arn
    }
    ```
When it stays quiet
    On associations with a load balancer, or with something that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.uris import rendered
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext, Tag, header

RULE = Rule(
    name="waf-classic-association",
    level=Level.INFORMATION,
    category=Category.HOUSEKEEPING,
    on=("neighbor.wafregional_web_acl_association",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/waf/latest/developerguide/waf-migrating-from-classic.html",),
)

_SUCCESSORS = {"terraform": "aws_wafv2_web_acl_association", "cloudformation": "AWS::WAFv2::WebACLAssociation"}


def check(association: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an association that is with a stage for certain."""
    arn = association.get("resource_arn")
    if arn is None:
        return
    stage = ctx.target(association, "resource_arn")
    if (stage and stage.kind == "rest.stage") or ":apigateway:" in rendered(arn.value, ctx.project):
        yield Finding(
            header(association),
            f"`{association.spelled}` belongs to WAF Classic, which AWS is closing down; use `{_SUCCESSORS.get(ctx.dialect)}`.",
            tags=(Tag.DEPRECATED,),
        )
