"""Model that the API does not have.

What it does
    Reports a name in `request_models` or `response_models` that is no model of the API. `Empty` and `Error` exist in every one.
Why it matters
    The service refuses the method or the response with "Invalid model identifier specified".
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.pets.id
      name         = "Pet"
      content_type = "application/json"
      schema       = jsonencode({ type = "object" })
    }

    resource "aws_api_gateway_method" "add_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "POST"
      authorization = "AWS_IAM"

      request_models = {
        "application/json" = "pet"
                             ^^^^^ unknown-model
      }
    }
    ```
    ```cloudformation
    Resources:
      Api:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Api
          ResourceId: !GetAtt Api.RootResourceId
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          MethodResponses:
            - StatusCode: "400"
              ResponseModels:
                application/json: Errors
                                  ^^^^^^ unknown-model
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_model" "pet" {
      rest_api_id  = aws_api_gateway_rest_api.pets.id
      name         = "Pet"
      content_type = "application/json"
      schema       = jsonencode({ type = "object" })
    }

    resource "aws_api_gateway_method" "add_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_rest_api.pets.root_resource_id
      http_method   = "POST"
      authorization = "AWS_IAM"

      request_models = {
        "application/json" = aws_api_gateway_model.pet.name
      }
    }
    ```
When it stays quiet
    When the API is not declared in the same project, when an OpenAPI document may define models, when others may add some, and when the
    name of a model is not known.
"""

from collections.abc import Iterator

from gatewright.inside import entries
from gatewright.model import Block, Text
from gatewright.model.graph import Api, OfApi
from gatewright.model.wish import Pointer, ReplaceValue
from gatewright.rules.phrases import listed
from gatewright.rules.questions.schemas import BUILT_IN, known_models
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import nearest

RULE = Rule(
    name="unknown-model",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.method", "rest.method_response"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html",),
    errors=("Invalid model identifier specified",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each name that certainly no model has."""
    api = ctx.graph.node(block, of=OfApi).api
    written = block.get("request_models" if block.kind == "rest.method" else "response_models")
    if not api or written is None:
        return
    models = known_models(api)
    for entry in entries(written.value) if models is not None else ():
        name = entry.value
        if isinstance(name, Text) and models is not None and name.text not in (*models, *BUILT_IN):
            yield _finding(name, models, api, ctx)


def _finding(name: Text, models: dict[str, OfApi], api: Api, ctx: RuleContext) -> Finding:
    other = nearest(name.text, (*models, *BUILT_IN))
    way = f"Did you mean `{other}`?" if other else f"Its models are {listed([*models, *BUILT_IN])}."
    fixes = (Fix(f"Change to `{other}`", (ReplaceValue(name, _reference(other, models.get(other), ctx)),), certain=False),) if other else ()
    return Finding(
        name.span, f'`{api.block.name}` has no model `{name.text}`; it fails with "Invalid model identifier specified". {way}', fixes=fixes
    )


def _reference(name: str, model: OfApi | None, ctx: RuleContext) -> str | Pointer:
    """A reference to the model, so that it is made first, where one can be written here."""
    if model is None or model.project is not ctx.project or not model.certain:
        return name
    return Pointer(model.address, "name" if ctx.dialect == "terraform" else None)
