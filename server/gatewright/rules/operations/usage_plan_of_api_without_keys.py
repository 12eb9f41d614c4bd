"""Usage plan meters an API that asks for no key.

What it does
    Reports a stage in a usage plan of whose API no method requires an API key.
Why it matters
    Limits and quotas of a plan count by key. Where no method asks for one, every request passes unmetered, with a key or
    without.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id      = aws_api_gateway_rest_api.pets.id
      resource_id      = aws_api_gateway_resource.pet.id
      http_method      = "GET"
      authorization    = "AWS_IAM"
      api_key_required = false
    }

    resource "aws_api_gateway_usage_plan" "shops" {
      name = "shops"

      api_stages {
        api_id = aws_api_gateway_rest_api.pets.id
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ usage-plan-of-api-without-keys
        stage  = aws_api_gateway_stage.live.stage_name
      }

      quota_settings {
        limit  = 1000
        period = "DAY"
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          ApiKeyRequired: false
      Shops:
        Type: AWS::ApiGateway::UsagePlan
        Properties:
          ApiStages:
            - ApiId: !Ref Pets
                     ^^^^^^^^^ usage-plan-of-api-without-keys
              Stage: !Ref Live
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "get_pet" {
      rest_api_id      = aws_api_gateway_rest_api.pets.id
      resource_id      = aws_api_gateway_resource.pet.id
      http_method      = "GET"
      authorization    = "AWS_IAM"
      api_key_required = true
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = aws_api_gateway_method.get_pet.http_method
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/1"
    }

    resource "aws_api_gateway_usage_plan" "shops" {
      name = "shops"

      api_stages {
        api_id = aws_api_gateway_rest_api.pets.id
        stage  = aws_api_gateway_stage.live.stage_name
      }

      quota_settings {
        limit  = 1000
        period = "DAY"
      }
    }
    ```
When it stays quiet
    When a method of the API may stand elsewhere: an OpenAPI document, another module, a method or a flag that cannot be
    known, an API whose keys come from its authorizer.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.rules.questions.apis import api_of, described_elsewhere
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="usage-plan-of-api-without-keys",
    level=Level.INFORMATION,
    category=Category.OPERATIONS,
    on=("rest.usage_plan.api_stages",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html",),
)


def check(entry: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a stage of an API whose methods are all known and all ask for no key."""
    api = ctx.target(entry, "api_id")
    if api is None or api.kind != "rest.api" or described_elsewhere(api) or api.sets("api_key_source"):
        return
    methods = [method for method in ctx.of_kind("rest.method") if api_of(method, ctx) in (api, None)]
    asks = [ctx.effective(method, "api_key_required") if api_of(method, ctx) else UNKNOWN for method in methods]
    if asks and all(flag in (False, "false") for flag in asks):
        name = ctx.spelled(methods[0], "api_key_required")
        yield Finding(
            ctx.place(entry, "api_id"),
            f"No method of `{api.name}` has `{name}`; the limits of the plan count for nobody. Require keys, or throttle the stage.",
        )
