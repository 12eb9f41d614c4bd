"""Method settings are for a method that the API does not have.

What it does
    Reports method settings for a path and verb of which the API has no method.
Why it matters
    They concern no method, so logging, throttling or caching stay as they were for the one that was meant.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_resource" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "pets"
    }

    resource "aws_api_gateway_method" "list_pets" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "GET"
      authorization = "AWS_IAM"
    }

    resource "aws_api_gateway_method_settings" "list_pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "pet/GET"
                    ^^^^^^^^^ method-settings-of-unknown-method

      settings {
        metrics_enabled = true
      }
    }
    ```
    ```cloudformation
    Resources:
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      Pets:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Api
          ParentId: !GetAtt Api.RootResourceId
          PathPart: pets
      ListPets:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !Ref Pets
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: MOCK
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Api
          DeploymentId: !Ref Release
          StageName: live
          MethodSettings:
            - ResourcePath: /~1pet
                            ^^^^^^ method-settings-of-unknown-method
              HttpMethod: GET
              MetricsEnabled: true
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_method_settings" "list_pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "pets/GET"

      settings {
        metrics_enabled = true
      }
    }
    ```
When it stays quiet
    About entries with `*`, and about a path that has an `ANY` method. When the path or verb of any method of the API cannot be
    known, when an OpenAPI document may define methods, and when the API goes to a module or a stack that the files do not show.
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.graph import Api, Setting
from gatewright.model.wish import SetParam, Wish
from gatewright.rules.questions.stages import methods_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import nearest

RULE = Rule(
    name="method-settings-of-unknown-method",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.method_settings.settings",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html",),
)

_VERBS = ("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an entry for no method, where all methods of the API are known."""
    wanted = methods_of(settings, ctx)
    api = ctx.graph.node(settings, of=Setting).api
    if wanted is UNKNOWN or "*" in wanted or not api or api.is_described or api.is_handed_on or api.may_have("rest.method"):
        return
    path, _, verb = wanted.rpartition("/")
    methods = _methods(api)
    if not methods or verb not in _VERBS or wanted in methods or f"{path}/ANY".lstrip("/") in methods:
        return
    apart = settings.outermost.kind == "rest.method_settings"
    block, name = (settings.outermost, "method_path") if apart else (settings, "resource_path")
    if apart and str(ctx.value(block, name)).startswith("/"):
        return  # method-settings-path-malformed speaks of that
    close = nearest(wanted, methods)
    hint = f" Did you mean `{_label(close)}`?" if close else ""
    yield Finding(
        ctx.place(block, name),
        f"`{api.top.name}` has no method `{_label(wanted)}`, so the settings have no effect.{hint}",
        fixes=(Fix(f"Set up `{_label(close)}`", _wishes(block, close, apart=apart), certain=False),) if close else (),
    )


def _methods(api: Api) -> list[str]:
    """The methods as `methods_of` writes them; none where one cannot be known."""
    known = [f"{method.path}/{method.verb}".lstrip("/") for method in api.methods if method.path and method.verb in _VERBS]
    return known if len(known) == len(api.methods) else []


def _label(method: str) -> str:
    path, _, verb = method.rpartition("/")
    return f"{verb} /{path}"


def _wishes(block: Block, method: str, *, apart: bool) -> tuple[Wish, ...]:
    if apart:
        return (SetParam(block, "method_path", method),)
    path, _, verb = method.rpartition("/")
    escaped = path.replace("/", "~1")
    return (SetParam(block, "resource_path", f"/~1{escaped}" if path else "/"), SetParam(block, "http_method", verb))
