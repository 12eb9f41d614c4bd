"""Proxy integration calls an AWS service that takes none.

What it does
    Reports an integration of the type `AWS_PROXY` whose `uri` calls a service other than Lambda.
Why it matters
    A proxy integration hands over the request as a Lambda event, which no queue, table or bucket understands. The service
    refuses it: "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations".
Example
    ```terraform
    resource "aws_api_gateway_integration" "start" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "POST"
      type                    = "AWS_PROXY"
                                ^^^^^^^^^^^ aws-proxy-to-other-service
      integration_http_method = "POST"
      credentials             = aws_iam_role.workflow.arn
      uri                     = "arn:aws:apigateway:eu-west-1:states:action/StartExecution"
    }
    ```
    ```cloudformation
    Resources:
      Start:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Pet
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS_PROXY
                  ^^^^^^^^^ aws-proxy-to-other-service
            IntegrationHttpMethod: POST
            Credentials: !GetAtt WorkflowRole.Arn
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "start" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      credentials             = aws_iam_role.workflow.arn
      uri                     = "arn:aws:apigateway:eu-west-1:states:action/StartExecution"
    }
    ```
When it stays quiet
    When the service in the `uri` cannot be known.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.integrations import parts_of, type_of
from gatewright.rules.questions.methods import default_response, responses_of
from gatewright.rules.questions.uris import service_of, uri_text
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="aws-proxy-to-other-service",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html",),
    errors=("Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a proxy to a service that is known and neither Lambda nor Firehose."""
    service = service_of(uri_text(integration, ctx))
    if type_of(integration, ctx) != "AWS_PROXY" or service in (None, "lambda", "firehose"):
        return
    part, fixes = parts_of(integration).type, list[Fix]()
    way = "Name the action in `" + ctx.spelled(integration, "integration_subtype") + "` instead."
    if integration.kind == "rest.integration" or protocol_of(integration, ctx.project) == "WEBSOCKET":
        way = "Use `AWS` with mapping templates."
        # Behind `AWS` the answers of the service need a way to the client.
        pending = integration.kind == "rest.integration" and responses_of(integration, ctx) == []
        answers = default_response(integration, ctx) if pending else ()
        fixes.append(Fix("Change to `AWS`", (SetParam(integration, part, "AWS"), *answers), certain=False))
    yield Finding(
        ctx.place(integration, part),
        f'`AWS_PROXY` calls `{service}` here; it "currently only supports Lambda function and Firehose stream invocations". {way}',
        fixes=tuple(fixes),
    )
