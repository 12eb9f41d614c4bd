"""Stage lacks a variable that its API uses.

What it does
    Reports a stage without a variable that an integration, an authorizer or a response of its API names:
    `${stageVariables.backend}` in a URI, `stageVariables.backend` in a mapping, `$stageVariables.backend` in a template.
Why it matters
    An empty text stands in its place. The call goes to a wrong backend, or fails with "Invalid endpoint address" or "Invalid
    function ARN or invalid uri".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://$${stageVariables.backend}/pets"
    }

    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ undefined-stage-variable
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
          Integration:
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: https://${stageVariables.backend}/pets
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Release
          StageName: live
          Variables:
          ^^^^^^^^^ undefined-stage-variable
            backed: pets.example.com
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "list_pets" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://$${stageVariables.backend}/pets"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      variables = {
        backend = "pets.example.com"
      }

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.status"
      }
    }
    ```
When it stays quiet
    When the names of the stage's variables cannot be known, when Terraform ignores changes of them, about `$!stageVariables.x`
    and templates with an `#if`, which reckon with its absence, about comments in templates, and about what a condition may leave
    out.
"""

from collections.abc import Iterator

from gatewright.model import ABSENT, Block
from gatewright.model.graph import Node, Stage
from gatewright.model.wish import AddEntry
from gatewright.rules.phrases import listed
from gatewright.rules.questions.stage_variables import users_of_stage_variables
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header
from gatewright.text import nearest

RULE = Rule(
    name="undefined-stage-variable",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.stage", "http.stage"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html",),
    errors=("Invalid endpoint address", "Invalid function ARN or invalid uri"),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a stage whose variables are all known, and are not all that its API uses."""
    stage = ctx.graph.node(block, of=Stage)
    name = "stage_variables" if block.kind == "http.stage" else "variables"
    defined, api = ctx.value(block, name), stage.api
    known: list[str] = [] if defined is ABSENT else list(defined) if isinstance(defined, dict) else []  # pyright: ignore[reportUnknownArgumentType]
    if not api or not (defined is ABSENT or isinstance(defined, dict)) or _is_ignored(block):
        return
    used = ctx.once("stage variables", api.top, lambda: users_of_stage_variables(api))
    missing = [one for one in used if one not in known]
    if not missing:
        return
    close = nearest(missing[0], known) if len(missing) == 1 else None
    hint = f" Did you mean `{close}`?" if close else ""
    attribute = block.get(name)
    yield Finding(
        attribute.name_span if attribute else header(block),
        f"The stage has no variable {listed(missing)}, which its API uses; an empty text stands in its place.{hint}",
        tuple(_related(used[one][0], one) for one in missing[:3]),
        (Fix(f"Add {listed(missing)}", tuple(AddEntry(block, name, one, one.upper()) for one in missing), certain=False),),
    )


def _is_ignored(stage: Block) -> bool:
    """Whether Terraform leaves the variables to somebody else."""
    return any(child.name == "lifecycle" and child.written("ignore_changes") for child in stage.children)


def _related(user: Node, name: str) -> Related:
    return Related(user.block.uri, header(user.block), f"This uses `{name}`.")
