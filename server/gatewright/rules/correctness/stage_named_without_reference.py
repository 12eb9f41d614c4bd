"""Stage is named without waiting for it.

What it does
    Reports a usage plan, a mapping of a custom domain or method settings that name a stage of the project by its words, and do not depend
    on it in any other way.
Why it matters
    Both are made at the same time. When the stage comes second, a usage plan fails with "API Stage not found" and a mapping with
    "Invalid stage identifier specified"; the next apply works, and so does nobody's fresh environment.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"
    }

    resource "aws_api_gateway_usage_plan" "partners" {
      name = "partners"

      api_stages {
        api_id = aws_api_gateway_rest_api.pets.id
        stage  = "live"
                 ^^^^^^ stage-named-without-reference
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
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: live
          AutoDeploy: true
      PetsMapping:
        Type: AWS::ApiGatewayV2::ApiMapping
        Properties:
          ApiId: !Ref Pets
          DomainName: !Ref Domain
          Stage: live
                 ^^^^ stage-named-without-reference
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_usage_plan" "partners" {
      name = "partners"

      api_stages {
        api_id = aws_api_gateway_rest_api.pets.id
        stage  = aws_api_gateway_stage.live.stage_name
      }

      throttle_settings {
        rate_limit  = 50
        burst_limit = 100
      }
    }
    ```
When it stays quiet
    When anything leads to the stage, `depends_on` and `DependsOn` too, also over other resources; and when a condition decides whether the
    stage is there.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Stage
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.stage_names import NAMES, named_by, reference_to_name, refusal
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="stage-named-without-reference",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=tuple(NAMES),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html",),
    errors=("API Stage not found", "Invalid stage identifier specified"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a name whose stage is in the module, and may be made later."""
    written, node = block.get(NAMES[block.kind or ""]), named_by(block, ctx)
    stage = node.stage
    if not written or not isinstance(stage, Stage) or not stage.certain or stage.project is not ctx.project:
        return
    # A stage that waits for what names it cannot come first.
    if stage.address in node.waits_for or node.address in stage.waits_for:
        return
    yield Finding(
        written.value.span,
        f"Nothing makes this wait for the stage `{stage.top.name}`; made before it, it {refusal(block)}. Refer to the stage.",
        (Related(stage.block.uri, header(stage.block), f"Stage `{stage.top.name}`."),),
        (Fix(f"Refer to `{stage.top.name}`", (ReplaceValue(written.value, reference_to_name(stage, ctx)),)),),
    )
