"""Deployment describes a stage that it does not name.

What it does
    Reports `stage_description` or canary settings of a deployment without `stage_name`.
Why it matters
    A deployment makes a stage only when it is told its name. Otherwise there is nothing that the settings could be of, and the
    service refuses them: "Canary deployments need a non-empty stage name" or a message like it.
Example
    ```cloudformation
    Resources:
      Release:
        Type: AWS::ApiGateway::Deployment
        Properties:
          RestApiId: !Ref Pets
          StageDescription:
          ^^^^^^^^^^^^^^^^ stage-description-without-stage-name
            MetricsEnabled: true
    ```
    ```terraform
    resource "aws_api_gateway_deployment" "release" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      stage_description = "The public stage"
      ^^^^^^^^^^^^^^^^^ stage-description-without-stage-name
    }
    ```
Write instead
    ```cloudformation
    Resources:
      Release:
        Type: AWS::ApiGateway::Deployment
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          StageDescription:
            MetricsEnabled: true
    ```
When it stays quiet
    When the name may come from a condition or a transform.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="stage-description-without-stage-name",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.deployment",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",),
    errors=("Non null and non empty stageName must be provided for canary deployment",),
)


def check(deployment: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each part that is about a stage where none is named."""
    if deployment.sets("stage_name"):
        return
    for name in ("stage_description", "deployment_canary_settings"):
        part = given(deployment, name, ctx) or next(iter(deployment.nested(name)), None)
        if part:
            yield Finding(
                part.name_span,
                f"`{part.name}` is about a stage, and `{ctx.spelled(deployment, 'stage_name')}` is not set; "
                "name the stage, or move the settings to a stage of its own.",
                fixes=(Fix(f"Remove `{part.name}`", (Remove(part),), certain=False),),
            )
