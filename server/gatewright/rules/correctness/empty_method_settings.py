"""Method settings that set nothing.

What it does
    Reports method settings that say which method they are for and nothing else.
Why it matters
    The service drops such an entry without a word, so what somebody meant to set is not set.
Example
    ```terraform
    resource "aws_api_gateway_method_settings" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {}
      ^^^^^^^^ empty-method-settings
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
          MethodSettings:
          ^^^^^^^^^^^^^^ empty-method-settings
            - HttpMethod: "*"
              ResourcePath: "/*"
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_settings" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        metrics_enabled = true
      }
    }
    ```
When it stays quiet
    When a setting may come from a condition or a transform.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove, Wish
from gatewright.rules.questions.stages import sets_nothing
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="empty-method-settings",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.method_settings.settings",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports settings in which nothing but the method is written."""
    if not sets_nothing(settings):
        return
    # Terraform requires the block, so the resource around it goes.
    target, fixes = settings if ctx.dialect == "cloudformation" else settings.outermost, tuple[Fix, ...]()
    if target is settings or not any(ctx.project.references_to(target.address)):
        wish: Wish = Remove(target)
        fixes = (Fix("Remove the method settings", (wish,), certain=False),)
    yield Finding(header(settings), "These method settings set nothing; the service drops them without a word.", fixes=fixes)
