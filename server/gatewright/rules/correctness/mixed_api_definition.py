"""API is defined by a document and by resources.

What it does
    Reports a REST API that imports an OpenAPI document in the mode `overwrite`, and has methods, models, authorizers or the like in
    resources of their own.
Why it matters
    Each import makes the API match the document and deletes the rest. What the resources made is gone after the next change of
    the document, and they bring it back one run later.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
      body = file("pets.json")
      ^^^^ mixed-api-definition
    }

    resource "aws_api_gateway_resource" "health" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "health"
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Mode: overwrite
          BodyS3Location:
          ^^^^^^^^^^^^^^ mixed-api-definition
            Bucket: pets-api
            Key: pets.json
      Health:
        Type: AWS::ApiGateway::Resource
        Properties:
          RestApiId: !Ref Pets
          ParentId: !GetAtt Pets.RootResourceId
          PathPart: health
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name              = "pets"
      body              = file("pets.json")
      put_rest_api_mode = "merge"
    }

    resource "aws_api_gateway_resource" "health" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      parent_id   = aws_api_gateway_rest_api.pets.root_resource_id
      path_part   = "health"
    }
    ```
When it stays quiet
    In the mode `merge`, which is what CloudFormation starts from, when the mode cannot be known, and about resources that a condition may
    leave out.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Api, Node
from gatewright.model.wish import SetParam
from gatewright.rules.phrases import listed
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header
from gatewright.text import Span

RULE = Rule(
    name="mixed-api-definition",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.api",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/import-export-api-endpoints.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a document that overwrites what certainly is there besides."""
    place = _document(block)
    if place is None or ctx.effective(block, "put_rest_api_mode") != "overwrite":
        return
    parts = [one for one in _parts(ctx.graph.node(block, of=Api)) if one.certain]
    if parts:
        yield Finding(
            place,
            f"Each import of the document deletes what it does not describe, {listed(dict.fromkeys(one.address for one in parts))} too. "
            f"Set `{ctx.spelled(block, 'put_rest_api_mode')}` to `merge`, or define the API in one place.",
            tuple(Related(one.block.uri, header(one.block), "Deleted by each import.") for one in parts[:3]),
            (Fix("Merge the document with the rest", (SetParam(block, "put_rest_api_mode", "merge"),), certain=False),),
        )


def _document(api: Block) -> Span | None:
    """The name of the parameter that holds the document or says where it lies."""
    for name in ("body", "body_s3_location"):
        attribute, nested = api.get(name), api.nested(name)
        if attribute or nested:
            return attribute.name_span if attribute else header(nested[0])
    return None


def _parts(api: Api) -> tuple[Node, ...]:
    return (*api.resources, *api.methods, *api.integrations, *api.models, *api.authorizers, *api.validators, *api.gateway_responses)
