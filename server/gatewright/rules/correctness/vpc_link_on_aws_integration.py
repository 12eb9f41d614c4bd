"""VPC link on an integration that cannot use one.

What it does
    Reports `connection_type` `VPC_LINK` on an integration of the type `AWS`, `AWS_PROXY` or `MOCK`.
Why it matters
    A VPC link carries HTTP calls to a load balancer; only `HTTP` and `HTTP_PROXY` go through it. A Lambda function inside a
    VPC needs none: API Gateway calls the Lambda service, which reaches the function.
Example
    ```terraform
    resource "aws_api_gateway_vpc_link" "pets" {
      name        = "pets"
      target_arns = [aws_lb.pets.arn]
    }

    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
      connection_type         = "VPC_LINK"
                                ^^^^^^^^^^ vpc-link-on-aws-integration
      connection_id           = aws_api_gateway_vpc_link.pets.id
    }
    ```
    ```cloudformation
    Resources:
      GetPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            ConnectionType: VPC_LINK
                            ^^^^^^^^ vpc-link-on-aws-integration
            ConnectionId: !Ref PetsLink
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${GetPetFunction.Arn}/invocations
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
    }
    ```
When it stays quiet
    When the type or the connection type cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.uris import AWS_TYPES
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="vpc-link-on-aws-integration",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a link beside a type that never goes through one."""
    kind, connection = type_of(integration, ctx), integration.get("connection_type")
    if kind not in (*AWS_TYPES, "MOCK") or connection is None or ctx.known(connection.value) != "VPC_LINK":
        return
    name = ctx.spelled(integration, parts_of(integration).type)
    link = [Remove(attribute) for attribute in (connection, integration.get("connection_id")) if attribute]
    yield Finding(
        connection.value.span,
        f"`{connection.name}` is `VPC_LINK` and `{name}` is `{kind}`; only `HTTP` and `HTTP_PROXY` go through a VPC link.",
        fixes=(Fix("Remove the link", tuple(link), certain=False),),
    )
