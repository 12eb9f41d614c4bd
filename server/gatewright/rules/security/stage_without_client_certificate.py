"""HTTP backend cannot tell API Gateway from anybody else.

What it does
    Reports a stage without `client_certificate_id` whose API calls HTTP backends over the internet.
Why it matters
    With a client certificate, the backend can ask for it in the TLS handshake and turn away requests that go around the
    API. It says nothing about the API's own clients.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/1"
    }

    resource "aws_api_gateway_stage" "live" {
              ^^^^^^^^^^^^^^^^^^^^^ stage-without-client-certificate
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
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
          Integration:
            Type: HTTP_PROXY
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/pets/1
      Live:
        Type: AWS::ApiGateway::Stage
              ^^^^^^^^^^^^^^^^^^^^^^ stage-without-client-certificate
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "HTTP_PROXY"
      integration_http_method = "GET"
      uri                     = "https://pets.example.com/pets/1"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id           = aws_api_gateway_rest_api.pets.id
      deployment_id         = aws_api_gateway_deployment.pets.id
      stage_name            = "live"
      client_certificate_id = aws_api_gateway_client_certificate.live.id

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }
    ```
When it stays quiet
    APIs without an HTTP integration in the same module or template, private integrations, and values that cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import AddResource, Pointer, SetParam
from gatewright.rules.newcomers import new_address
from gatewright.rules.questions.apis import api_of, id_of, only_one
from gatewright.rules.questions.uris import HTTP_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="stage-without-client-certificate",
    level=Level.OFF,
    category=Category.SECURITY,
    on=("rest.stage",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html",),
    strict=Level.HINT,
)


def check(stage: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a stage without certificate in front of a certain HTTP backend."""
    api = api_of(stage, ctx)
    if api and not stage.sets("client_certificate_id") and any(_is_http(one, ctx) for one in _integrations(api, ctx)):
        name = ctx.spelled(stage, "client_certificate_id")
        yield Finding(
            header(stage),
            f"The stage has no `{name}`; the HTTP backends of `{api.name}` cannot tell its requests from anybody's.",
            fixes=tuple(_fixes(stage, ctx)),
        )


def _fixes(stage: Block, ctx: RuleContext) -> Iterator[Fix]:
    """The only certificate of the project, or a new one where it has none."""
    certificates = ctx.of_kind("rest.client_certificate")
    certificate = only_one(certificates)
    if certificate:
        use = SetParam(stage, "client_certificate_id", id_of(certificate, ctx))
        yield Fix(f"Show the certificate `{certificate.name}`", (use,), certain=False)
    elif not certificates:
        address = new_address(ctx, "rest.client_certificate", f"{stage.name} certificate")
        use = SetParam(stage, "client_certificate_id", Pointer(address, "id" if ctx.dialect == "terraform" else None))
        add = AddResource(stage, "rest.client_certificate", address, {"description": "Shown to the backends."})
        yield Fix("Add a client certificate", (use, add), certain=False)


def _integrations(api: Block, ctx: RuleContext) -> Iterator[Block]:
    for owner in (*ctx.of_kind("rest.integration"), *ctx.of_kind("rest.method")):
        if api_of(owner, ctx) is api:
            yield from (owner,) if owner.kind == "rest.integration" else owner.nested("integration")


def _is_http(integration: Block, ctx: RuleContext) -> bool:
    return ctx.value(integration, "type") in HTTP_TYPES and ctx.effective(integration, "connection_type") == "INTERNET"
