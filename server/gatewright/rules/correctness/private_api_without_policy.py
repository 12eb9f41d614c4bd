"""Private API has no resource policy.

What it does
    Reports a private REST API that has no resource policy.
Why it matters
    A policy is what lets anybody into a private API. Without one its deployment fails with "Private REST API doesn't have a resource policy
    attached to it".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "orders" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ private-api-without-policy
      name = "orders"

      endpoint_configuration {
        types            = ["PRIVATE"]
        vpc_endpoint_ids = [aws_vpc_endpoint.execute_api.id]
      }
    }
    ```
    ```cloudformation
    Resources:
      Orders:
        Type: AWS::ApiGateway::RestApi
              ^^^^^^^^^^^^^^^^^^^^^^^^ private-api-without-policy
        Properties:
          Name: orders
          EndpointConfiguration:
            Types: [PRIVATE]
            VpcEndpointIds: [!Ref ExecuteApi]
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"

      endpoint_configuration {
        types            = ["PRIVATE"]
        vpc_endpoint_ids = [aws_vpc_endpoint.execute_api.id]
      }

      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "execute-api:Invoke"
          Resource  = "execute-api:/*"
          Condition = { StringEquals = { "aws:SourceVpce" = aws_vpc_endpoint.execute_api.id } }
        }]
      })
    }
    ```
When it stays quiet
    When an OpenAPI document may bring the policy, when a policy resource may be for the API, and when the API goes to a module or a stack
    that the files do not show.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref, Sequence
from gatewright.model.graph import Api
from gatewright.model.wish import Code, Literal, Pointer, SetParam
from gatewright.rules.questions.apis import endpoint_types, id_of, only_one
from gatewright.rules.questions.sam import settings_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="private-api-without-policy",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.api", "sam.api"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html",),
    errors=("Private REST API doesn't have a resource policy attached to it",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a private API for which no policy is written."""
    if block.kind == "sam.api":
        yield from _in_sam(block, ctx)
        return
    api = ctx.graph.node(block, of=Api)
    if "PRIVATE" not in (endpoint_types(block, ctx) or ()) or block.sets("policy") or api.is_described:
        return
    if api.policies or api.may_have("rest.api_policy") or api.is_handed_on:
        return
    yield Finding(
        header(block),
        f"The API is private and has no `{ctx.spelled(block, 'policy')}`; its deployment fails with "
        '"Private REST API doesn\'t have a resource policy attached to it".',
        fixes=tuple(_fixes(block, ctx)),
    )


def _in_sam(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """SAM also writes a policy from `ResourcePolicy` of `Auth`; a document may hold one."""
    private = any(ctx.value(one, "type") == "PRIVATE" for one in api.nested("endpoint_configuration"))
    settings = settings_of(api, ctx)
    written = any(one.sets(name) for one in settings for name in ("policy", "definition_body", "definition_uri"))
    guarded = any(part.sets("resource_policy") for one in settings for part in one.nested("auth")) or any(
        one.sets("auth") and not one.nested("auth") for one in settings
    )
    if private and not written and not guarded and not any(event.sets("auth") for event in ctx.graph.node(api, of=Api).events):
        yield Finding(
            header(api),
            "The API is private and has no `Policy` and no `ResourcePolicy` in `Auth`; its deployment fails with \"Private REST API doesn't "
            'have a resource policy attached to it".',
        )


def _fixes(api: Block, ctx: RuleContext) -> Iterator[Fix]:
    """To let in what comes by the endpoints of the API, or by the only one of the project."""
    endpoints = _endpoints(api, ctx)
    if endpoints:
        yield Fix("Let in calls by the VPC endpoint", (SetParam(api, "policy", _policy(endpoints, ctx)),), certain=False)


def _endpoints(api: Block, ctx: RuleContext) -> list[Pointer]:
    for configuration in api.nested("endpoint_configuration"):
        if configuration.sets("vpc_endpoint_ids"):
            listed = configuration.get("vpc_endpoint_ids")
            items = listed.value.items if listed and isinstance(listed.value, Sequence) else ()
            named = [Pointer(item.target, item.attribute) for item in items if isinstance(item, Ref) and item.exact]
            return named if len(named) == len(items) else []
    endpoint = only_one(ctx.of_kind("neighbor.vpc_endpoint"))
    return [id_of(endpoint, ctx)] if endpoint else []


def _policy(endpoints: list[Pointer], ctx: RuleContext) -> Literal:
    """A policy that names no API: `execute-api:/*` is the one that it stands in."""
    if ctx.dialect == "terraform":
        listed = ", ".join(f"{one.address}.{one.attribute}" if one.attribute else one.address for one in endpoints)
        return Code(_TERRAFORM.replace("LISTED", listed))
    condition: Literal = {"StringEquals": {"aws:SourceVpce": endpoints}}
    allow: Literal = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "execute-api:Invoke",
        "Resource": "execute-api:/*",
        "Condition": condition,
    }
    return {"Version": "2012-10-17", "Statement": [allow]}


_TERRAFORM = """jsonencode({
  Version = "2012-10-17"
  Statement = [{
    Effect    = "Allow"
    Principal = "*"
    Action    = "execute-api:Invoke"
    Resource  = "execute-api:/*"
    Condition = { StringEquals = { "aws:SourceVpce" = [LISTED] } }
  }]
})"""
