"""Stage deploys by itself and is given a deployment, too.

What it does
    Reports `deployment_id` of an HTTP or WebSocket API's stage beside `auto_deploy`.
Why it matters
    With `auto_deploy` the service chooses the deployment. It refuses another one, or puts its own back, so that every plan shows a
    change.
Example
    ```terraform
    resource "aws_apigatewayv2_deployment" "pets" {
      api_id     = aws_apigatewayv2_api.pets.id
      depends_on = [aws_apigatewayv2_route.get_pet]
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id        = aws_apigatewayv2_api.pets.id
      name          = "live"
      auto_deploy   = true
      deployment_id = aws_apigatewayv2_deployment.pets.id
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-id-with-auto-deploy
    }
    ```
    ```cloudformation
    Resources:
      Release:
        Type: AWS::ApiGatewayV2::Deployment
        DependsOn: GetPet
        Properties:
          ApiId: !Ref Pets
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: live
          AutoDeploy: true
          DeploymentId: !Ref Release
          ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-id-with-auto-deploy
    ```
Write instead
    ```terraform
    resource "aws_cloudwatch_log_group" "access" {
      name              = "/pets/access"
      retention_in_days = 30
    }

    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.pets.id
      name        = "live"
      auto_deploy = true

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.routeKey $context.status"
      }
    }
    ```
When it stays quiet
    When `auto_deploy` cannot be known, or the deployment comes from a variable that may be null.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.given import given, is_true
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="deployment-id-with-auto-deploy",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.stage",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html",),
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a deployment that is there for certain where the stage deploys by itself."""
    auto, deployment = stage.get("auto_deploy"), given(stage, "deployment_id", ctx)
    if auto and deployment and is_true(ctx.known(auto.value)):
        yield Finding(
            deployment.span,
            f"`{deployment.name}` cannot be set beside `{auto.name}`: the stage then chooses its deployment itself.",
            fixes=tuple(Fix(f"Remove `{one.name}`", (Remove(one),), certain=False) for one in (deployment, auto)),
        )
