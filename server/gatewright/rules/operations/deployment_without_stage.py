"""Deployment is served by no stage.

What it does
    Reports a deployment of a REST API that no stage serves.
Why it matters
    A deployment alone has no URL. Nobody can call the API until a stage serves it.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = file("pets.json")
    }

    resource "aws_api_gateway_deployment" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-stage
      rest_api_id = aws_api_gateway_rest_api.pets.id

      triggers = {
        redeployment = filesha1("pets.json")
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          BodyS3Location:
            Bucket: pets-api
            Key: pets.json
      Release:
        Type: AWS::ApiGateway::Deployment
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ deployment-without-stage
        Properties:
          RestApiId: !Ref Pets
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_deployment" "pets" {
      rest_api_id = aws_api_gateway_rest_api.pets.id

      lifecycle {
        create_before_destroy = true
      }
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.status"
      }
    }
    ```
When it stays quiet
    When the deployment names a stage itself, when anything but a `DependsOn` refers to it, when a stage may serve it because its
    deployment cannot be known, and when the API has no methods yet, or goes to a module or a stack that the files do not show.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, walk
from gatewright.model.graph import Api, Deployment
from gatewright.model.wish import AddResource, CreateBeforeDestroy
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.apis import id_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="deployment-without-stage",
    level=Level.HINT,
    category=Category.OPERATIONS,
    on=("rest.deployment",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a deployment that nothing refers to and no stage may serve."""
    deployment = ctx.graph.node(block, of=Deployment)
    api = deployment.api
    if not api or api.is_handed_on or block.sets("stage_name") or _is_used(block, ctx) or _may_be_served(api):
        return
    if not api.is_described and not api.methods:
        return
    yield Finding(
        header(block),
        "No stage serves this deployment, so it has no URL; add a stage.",
        fixes=tuple(_fixes(deployment, api, ctx)),
    )


def _is_used(block: Block, ctx: RuleContext) -> bool:
    """Whether anything takes its id; what only waits for it does not."""
    users = (ctx.graph.node(user).said for user, _ in ctx.project.references_to(block.address))
    return any(inner.target == block.address for user in users for inner in _taken(user))


def _taken(user: Block) -> Iterator[Ref]:
    written = (attribute for part in user.family() for attribute in (*part.attributes, *part.contents.meta))
    values = (attribute.value for attribute in written if attribute.name not in ("depends_on", "DependsOn"))
    yield from (inner for value in values for inner in walk(value) if isinstance(inner, Ref))


def _may_be_served(api: Api) -> bool:
    """Whether a stage may serve it: any of the API's whose deployment is not known, and any that may be of the API."""
    return any(not stage.deployment for stage in api.stages) or api.may_have("rest.stage")


def _fixes(deployment: Deployment, api: Api, ctx: RuleContext) -> Iterator[Fix]:
    if api.project is ctx.project and deployment.certain and not api.stages:
        params = {"rest_api_id": id_of(api.block, ctx), "deployment_id": id_of(deployment.block, ctx), "stage_name": "live"}
        stage = AddResource(deployment.block, "rest.stage", new_address(ctx, "rest.stage", "live"), params)
        # With a stage on it, it cannot be taken away before the next one is there.
        yield Fix("Add a stage `live`", (stage, CreateBeforeDestroy(deployment.block)), certain=False)
