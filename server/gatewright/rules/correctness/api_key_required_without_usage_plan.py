"""Method asks for an API key, and no usage plan covers the API.

What it does
    Reports the first method of a REST API that asks for an API key, where no usage plan covers any stage of the API.
Why it matters
    A key counts only in a usage plan for the stage that is called. Without one every call is answered with 403 "Forbidden", whatever key it
    carries.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id      = aws_api_gateway_rest_api.pets.id
      resource_id      = aws_api_gateway_rest_api.pets.root_resource_id
      http_method      = "GET"
      authorization    = "AWS_IAM"
      api_key_required = true
                         ^^^^ api-key-required-without-usage-plan
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      ListPets:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !GetAtt Pets.RootResourceId
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          ApiKeyRequired: true
                          ^^^^ api-key-required-without-usage-plan
          Integration:
            Type: MOCK
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
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

    resource "aws_api_gateway_api_key" "partner" {
      name = "partner"
    }

    resource "aws_api_gateway_usage_plan_key" "partner" {
      key_id        = aws_api_gateway_api_key.partner.id
      key_type      = "API_KEY"
      usage_plan_id = aws_api_gateway_usage_plan.partners.id
    }
    ```
When it stays quiet
    When a usage plan may cover the API, because its stages cannot be known, when the project has no stage of the API, and when the API or a
    stage of it goes to a module or a stack that the files do not show. Keys themselves are not looked for: they often come from elsewhere.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Api, Method, UsagePlan
from gatewright.model.wish import AddResource, Literal, Pointer
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.apis import id_of
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.stage_names import reference_to_name
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="api-key-required-without-usage-plan",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.method",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first method with a key of an API whose stages no usage plan may cover."""
    method = ctx.graph.node(block, of=Method)
    api, name = method.api, "api_key_required"
    if not is_true(ctx.value(block, name)) or not api or not api.stages or _is_handed_on(api) or _may_be_covered(api, ctx):
        return
    if _first(api, ctx) is method:
        yield Finding(
            ctx.place(block, name),
            f'No usage plan covers a stage of `{api.top.name}`, so every call that asks for a key is answered with 403 "Forbidden". Add a '
            "usage plan with a key.",
            fixes=tuple(_fixes(api, ctx)),
        )


def _first(api: Api, ctx: RuleContext) -> Method | None:
    """The first method of the API that asks for a key."""
    return ctx.once("first with a key", api.top, lambda: next((one for one in api.methods if _asks(one)), None))


def _asks(method: Method) -> bool:
    """Whether a method asks for a key; a preflight that does is another rule's."""
    return method.verb != "OPTIONS" and is_true(method.value("api_key_required"))


def _is_handed_on(api: Api) -> bool:
    return any(one.is_passed_on or one.is_published for one in (api, *api.stages))


def _may_be_covered(api: Api, ctx: RuleContext) -> bool:
    return ctx.graph.may_make_more or any(_may_cover(plan, api) for plan in ctx.graph.all(UsagePlan, "rest.usage_plan"))


def _may_cover(plan: UsagePlan, api: Api) -> bool:
    """Whether one of its stages is of the API, or may be."""
    covered = plan.covered
    return (plan.sets("api_stages") and not covered) or any(not one.api or one.api is api for one in covered)


def _fixes(api: Api, ctx: RuleContext) -> Iterator[Fix]:
    """A plan for the only stage of the API, with a key in it."""
    stage = api.stages[0]
    if len(api.stages) != 1 or not stage.certain or any(one.project is not ctx.project for one in (stage, api)):
        return
    after, name = stage.block, api.top.name
    plan, key = new_address(ctx, "rest.usage_plan", f"{name} plan"), new_address(ctx, "rest.api_key", f"{name} key")
    member = new_address(ctx, "rest.usage_plan_key", f"{name} plan key")
    covers: Literal = {"api_id": id_of(api.block, ctx), "stage": reference_to_name(stage, ctx)}
    attribute = "id" if ctx.dialect == "terraform" else None
    in_plan: dict[str, Literal] = {"key_id": Pointer(key, attribute), "key_type": "API_KEY", "usage_plan_id": Pointer(plan, attribute)}
    wishes = (
        AddResource(after, "rest.usage_plan", plan, {"name": f"{name}-plan", "api_stages": [covers]}),
        AddResource(after, "rest.api_key", key, {"name": f"{name}-key", "enabled": True}),
        AddResource(after, "rest.usage_plan_key", member, in_plan),
    )
    yield Fix("Add a usage plan with a key", wishes, certain=False)
