"""Stage is none of the API's.

What it does
    Reports a usage plan, a mapping of a custom domain or method settings that name a stage which the API does not have.
Why it matters
    The call is refused: a usage plan with "API Stage not found", a mapping with "Invalid stage identifier specified".
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

    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      domain_name = aws_api_gateway_domain_name.pets.domain_name
      stage_name  = "prod"
                    ^^^^^^ unknown-stage
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
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
      Partners:
        Type: AWS::ApiGateway::UsagePlan
        Properties:
          ApiStages:
            - ApiId: !Ref Pets
              Stage: prod
                     ^^^^ unknown-stage
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      domain_name = aws_api_gateway_domain_name.pets.domain_name
      stage_name  = aws_api_gateway_stage.live.stage_name
    }
    ```
When it stays quiet
    When the name of any stage of the API is computed, when a deployment, SAM or the quick creation of an HTTP API may make the stage,
    when the API goes to a module or a stack that the files do not show, and when the project has no stage of the API at all.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import ReplaceValue
from gatewright.rules.phrases import listed
from gatewright.rules.questions.stage_names import NAMES, name_of, named_by, plain_name, reference_to_name, refusal
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="unknown-stage",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=tuple(NAMES),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html",),
    errors=("API Stage not found", "Invalid stage identifier specified"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a plain name that no stage of the API has, where all of them are known."""
    name, node = plain_name(block), named_by(block, ctx)
    api = node.api
    if not name or not api or api.is_handed_on or node.stage is not None:
        return
    stages = {stage: written.text for stage in api.stages if (written := name_of(stage))}
    # A name that comes from a variable may be this one in another environment.
    if not stages or len(stages) < len(api.stages):
        return
    own = [stage for stage in stages if stage.certain and stage.project is ctx.project]
    yield Finding(
        name.span,
        f"`{api.top.name}` has no stage `{name.text}`, so this {refusal(block)}. It has {listed(stages.values())}.",
        tuple(Related(stage.block.uri, stage.block.name_span, f"Stage `{text}`.") for stage, text in stages.items()),
        tuple(Fix(f"Take the stage `{stages[one]}`", (ReplaceValue(name, reference_to_name(one, ctx)),), certain=False) for one in own),
    )
