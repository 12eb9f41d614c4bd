"""URI of an integration names an action that its service does not have.

What it does
    Reports an action behind `action/` in the `uri` of an AWS integration that is nearly, but not quite, one of the actions of
    the service: `SendMesage` for `SendMessage`. Case counts.
Why it matters
    API Gateway takes any name. The service then answers each call with "UnknownOperationException", or says that it cannot
    determine which operation to authorize.
Example
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      credentials             = aws_iam_role.table.arn
      uri                     = "arn:aws:apigateway:eu-west-1:dynamodb:action/putItem"
                                                                              ^^^^^^^ integration-action-unknown
    }
    ```
    ```cloudformation
    Resources:
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS
            IntegrationHttpMethod: POST
            Credentials: !GetAtt MachineRole.Arn
            Uri: !Sub arn:aws:apigateway:${AWS::Region}:states:action/StartExecutions
                                                                      ^^^^^^^^^^^^^^^ integration-action-unknown
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      credentials             = aws_iam_role.table.arn
      uri                     = "arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem"
    }
    ```
When it stays quiet
    On names that resemble none, which may be newer than Gatewright, and on services of which it does not know every action.
"""

from collections.abc import Iterator

from gatewright.expressions.uri import Role, is_unknown, read
from gatewright.inside import strands_of
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.uris import service_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import TextEdit, nearest
from gatewright.text.nearest import SLIP

RULE = Rule(
    name="integration-action-unknown",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",),
    errors=("UnknownOperationException", "Unable to determine service/operation name to be authorized"),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares the words behind `action/` with the actions of the service; only slips are certain."""
    attribute = integration.get(parts_of(integration).uri)
    if attribute is None or type_of(integration, ctx) != "AWS":
        return
    for strand in strands_of(integration, attribute):
        action = read(strand.text).piece(Role.ACTION)
        service = ctx.index.services.get(service_of(strand.text) or "")
        if action is None or service is None or not service.others or is_unknown(action.text):
            continue
        names = (*service.actions, *service.others)
        close = nearest(action.text, names, SLIP)
        if close and action.text not in names:
            place = strand.in_file(action.span)
            yield Finding(
                place,
                f"`{action.text}` is no action of {service.title}, and each call fails; did you mean `{close}`?",
                fixes=(Fix(f"Change to `{close}`", (ReplaceWords(TextEdit(place, close)),)),),
            )
