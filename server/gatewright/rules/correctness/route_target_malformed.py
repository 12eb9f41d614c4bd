"""Route target that is not `integrations/` and an id.

What it does
    Reports a `target` of a route that lacks the prefix: the bare id of an integration, an ARN, a URL.
Why it matters
    The service refuses it: "Unexpected or malformed target in route. Correct format should be integrations/<integration_id>."
Example
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_function.pets.invoke_arn
      payload_format_version = "2.0"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      authorization_type = "AWS_IAM"
      target             = aws_apigatewayv2_integration.pets.id
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ route-target-malformed
    }
    ```
    ```cloudformation
    Resources:
      Backend:
        Type: AWS::ApiGatewayV2::Integration
        Properties:
          ApiId: !Ref Pets
          IntegrationType: AWS_PROXY
          IntegrationUri: !GetAtt Function.Arn
          PayloadFormatVersion: "2.0"
      GetPet:
        Type: AWS::ApiGatewayV2::Route
        Properties:
          ApiId: !Ref Pets
          RouteKey: GET /pets/{id}
          AuthorizationType: AWS_IAM
          Target: !Ref Backend
                  ^^^^^^^^^^^^ route-target-malformed
    ```
Write instead
    ```terraform
    resource "aws_apigatewayv2_integration" "pets" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_function.pets.invoke_arn
      payload_format_version = "2.0"
    }

    resource "aws_apigatewayv2_route" "get_pet" {
      api_id             = aws_apigatewayv2_api.pets.id
      route_key          = "GET /pets/{id}"
      authorization_type = "AWS_IAM"
      target             = "integrations/${aws_apigatewayv2_integration.pets.id}"
    }
    ```
When it stays quiet
    When the target comes from a variable, a module or a condition.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, Value
from gatewright.model.wish import Pointer, ReplaceValue, Words
from gatewright.rules.questions.given import picked
from gatewright.rules.questions.uris import ANYTHING, rendered, shown
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="route-target-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.route",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html",),
    errors=("Unexpected or malformed target in route",),
)

_PREFIX = "integrations/"


def check(route: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a reference to an integration without the prefix, and words that do not start with it."""
    target = route.get("target")
    if target is None:
        return
    ref, start = picked(target.value), rendered(target.value, ctx.project)
    integration = ctx.project.target(ref) if ref else None
    bare = integration is not None and integration.kind == "http.integration"
    if not bare and (not start or start[0] == ANYTHING or _may_have_prefix(start)):
        return
    what = "is the bare id of an integration" if bare else f"is `{shown(start)}`"
    fixes = (Fix("Put `integrations/` in front", (ReplaceValue(target.value, _prefixed(ref, ctx)),)),) if bare and ref else ()
    yield Finding(
        target.value.span,
        f'`{target.name}` {what}; the call fails with "Unexpected or malformed target in route. '
        'Correct format should be integrations/<integration_id>."',
        fixes=fixes if _is_plain(target.value) else (),
    )


def _may_have_prefix(text: str) -> bool:
    """Whether a text with gaps is, or may turn out to be, the prefix and an id."""
    known, gap, _ = text.partition(ANYTHING)
    return known.startswith(_PREFIX) if not gap else known.startswith(_PREFIX) or _PREFIX.startswith(known)


def _is_plain(value: Value) -> bool:
    """Whether the reference leads to one integration, not to one of several."""
    return isinstance(value, Ref) and value.exact


def _prefixed(ref: Ref, ctx: RuleContext) -> Words:
    return Words((_PREFIX, Pointer(ref.target, "id" if ctx.dialect == "terraform" else None)))
