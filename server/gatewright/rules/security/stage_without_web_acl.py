"""No web ACL guards the stage.

What it does
    Reports a stage of a REST API that the internet reaches and that no web ACL is associated with.
Why it matters
    A web ACL turns away floods, scanners and known attacks before they cost invocations. Some policies demand one on every
    public endpoint.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ stage-without-web-acl
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      Live:
        Type: AWS::ApiGateway::Stage
              ^^^^^^^^^^^^^^^^^^^^^^ stage-without-web-acl
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }

    resource "aws_wafv2_web_acl_association" "live" {
      resource_arn = aws_api_gateway_stage.live.arn
      web_acl_arn  = aws_wafv2_web_acl.guard.arn
    }
    ```
When it stays quiet
    Private APIs, stages whose API is not declared in the module or template, and as soon as an association may be for the
    stage. That a CDN with a web ACL stands in front cannot be seen.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddResource, Pointer
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.apis import only_one
from gatewright.rules.questions.stages import is_certainly_public
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="stage-without-web-acl",
    level=Level.OFF,
    category=Category.SECURITY,
    on=("rest.stage",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",),
    strict=Level.INFORMATION,
)

_MESSAGE = "No web ACL is associated with the stage; attacks and floods reach the API, and its backends, unfiltered."


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a public stage that no association can be for."""
    kinds = ("neighbor.wafv2_web_acl_association", "neighbor.wafregional_web_acl_association")
    if is_certainly_public(stage, ctx) and not any(_may_be_for(one, stage, ctx) for kind in kinds for one in ctx.of_kind(kind)):
        acl = only_one(ctx.of_kind("neighbor.wafv2_web_acl"))
        yield Finding(header(stage), _MESSAGE, fixes=tuple(_fixes(stage, acl, ctx)) if acl else ())


def _may_be_for(association: Block, stage: Block, ctx: RuleContext) -> bool:
    """Whether an association names the stage, or nothing that is certainly another one."""
    stages = [target for ref in association.references if (target := ctx.project.target(ref)) and target.kind == "rest.stage"]
    return stage in stages or not stages


def _fixes(stage: Block, acl: Block, ctx: RuleContext) -> Iterator[Fix]:
    if ctx.dialect == "terraform" and ctx.value(acl, "scope") == "REGIONAL" and not stage.conditional:
        params = {"resource_arn": Pointer(stage.address, "arn"), "web_acl_arn": Pointer(acl.address, "arn")}
        address = new_address(ctx, "neighbor.wafv2_web_acl_association", stage.name)
        add = AddResource(stage, "neighbor.wafv2_web_acl_association", address, params)
        yield Fix(f"Guard it with `{acl.name}`", (add,), certain=False)
