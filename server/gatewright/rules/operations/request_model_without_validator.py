"""What a method declares of its requests is not checked.

What it does
    Reports a method with a model for the body, or with a required header or query parameter, and no request validator.
Why it matters
    Without `request_validator_id` models and required parameters are documentation: the backend gets every request as it comes.
Example
    ```terraform
    resource "aws_api_gateway_method" "add_pet" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      resource_id   = aws_api_gateway_resource.pets.id
      http_method   = "POST"
      authorization = "AWS_IAM"

      request_models = {
      ^^^^^^^^^^^^^^ request-model-without-validator
        "application/json" = aws_api_gateway_model.pet.name
      }
    }
    ```
    ```cloudformation
    Resources:
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref PetsPath
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          RequestModels:
          ^^^^^^^^^^^^^ request-model-without-validator
            application/json: !Ref Pet
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_request_validator" "all" {
      name                        = "all"
      rest_api_id                 = aws_api_gateway_rest_api.pets.id
      validate_request_body       = true
      validate_request_parameters = true
    }

    resource "aws_api_gateway_method" "add_pet" {
      rest_api_id          = aws_api_gateway_rest_api.pets.id
      resource_id          = aws_api_gateway_resource.pets.id
      http_method          = "POST"
      authorization        = "AWS_IAM"
      request_validator_id = aws_api_gateway_request_validator.all.id

      request_models = {
        "application/json" = aws_api_gateway_model.pet.name
      }
    }
    ```
When it stays quiet
    Path parameters, which are always there, the models `Empty` and `Error` that every API has, and mappings that are put together by
    a function.
"""

from collections.abc import Iterator

from gatewright.model import Attribute, Block, Mapping
from gatewright.model.graph import Method
from gatewright.model.wish import AddResource, Pointer, SetParam
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.apis import id_of, only_one
from gatewright.rules.questions.given import is_true
from gatewright.rules.questions.methods import validators_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="request-model-without-validator",
    level=Level.INFORMATION,
    category=Category.OPERATIONS,
    on=("rest.method",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html",),
)


def check(method: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports what is declared where nothing checks it, once a method."""
    if method.sets("request_validator_id"):
        return
    declared = _models(method, ctx) or _required(method, ctx)
    if declared is None:
        return
    name = ctx.spelled(method, "request_validator_id")
    yield Finding(
        declared.name_span,
        f"Nothing checks requests against `{declared.name}`; set `{name}`, or it is documentation only.",
        fixes=tuple(_fixes(method, ctx)),
    )


def _fixes(method: Block, ctx: RuleContext) -> Iterator[Fix]:
    """The only validator of the API, or a new one where it has none."""
    api, validators = ctx.graph.node(method, of=Method).api, validators_of(method, ctx)
    validator = only_one(validators)
    if validator:
        use = SetParam(method, "request_validator_id", id_of(validator, ctx))
        yield Fix(f"Use the validator `{validator.name}`", (use,), certain=False)
    elif api and not validators and api.project is ctx.project:
        address = new_address(ctx, "rest.request_validator", "validate all")
        checks = {"validate_request_body": True, "validate_request_parameters": True}
        add = AddResource(method, "rest.request_validator", address, {"name": "all", "rest_api_id": id_of(api.block, ctx), **checks})
        use = SetParam(method, "request_validator_id", Pointer(address, "id" if ctx.dialect == "terraform" else None))
        yield Fix("Add a validator for body and parameters", (use, add), certain=False)


def _models(method: Block, ctx: RuleContext) -> Attribute | None:
    models = method.get("request_models")
    match models.value if models else None:
        case Mapping(entries=entries) if any(ctx.known(entry.value) not in ("Empty", "Error", None) for entry in entries):
            return models
        case _:
            return None


def _required(method: Block, ctx: RuleContext) -> Attribute | None:
    parameters = method.get("request_parameters")
    match parameters.value if parameters else None:
        case Mapping(entries=entries) if any(
            entry.key and ".path." not in entry.key and is_true(ctx.known(entry.value)) for entry in entries
        ):
            return parameters
        case _:
            return None
