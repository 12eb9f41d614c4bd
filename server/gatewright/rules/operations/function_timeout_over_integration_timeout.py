"""Lambda function may run longer than its integration waits.

What it does
    Reports an integration with a Lambda function whose `timeout` is longer than the integration's: by default 29 seconds in REST
    and WebSocket APIs, 30 in HTTP APIs.
Why it matters
    When the integration gives up, the client gets an error, and the function goes on working and costing for nobody. A retry then
    does the work twice.
Example
    ```terraform
    resource "aws_lambda_function" "report" {
      function_name = "report"
      role          = aws_iam_role.report.arn
      timeout       = 120
    }

    resource "aws_apigatewayv2_integration" "report" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_function.report.invoke_arn
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ function-timeout-over-integration-timeout
      payload_format_version = "2.0"
    }
    ```
    ```cloudformation
    Resources:
      ReportFunction:
        Type: AWS::Lambda::Function
        Properties:
          Role: !GetAtt ReportRole.Arn
          Code:
            S3Bucket: pets-code
            S3Key: report.zip
          Runtime: python3.13
          Handler: index.handler
          Timeout: 20
      GetReport:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref Report
          HttpMethod: GET
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            TimeoutInMillis: 10000
                             ^^^^^ function-timeout-over-integration-timeout
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${ReportFunction.Arn}/invocations
    ```
Write instead
    ```terraform
    resource "aws_lambda_function" "report" {
      function_name = "report"
      role          = aws_iam_role.report.arn
      timeout       = 28
    }

    resource "aws_lambda_permission" "report" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.report.function_name
      principal     = "apigateway.amazonaws.com"
      source_arn    = "${aws_apigatewayv2_api.pets.execution_arn}/*/*"
    }

    resource "aws_apigatewayv2_integration" "report" {
      api_id                 = aws_apigatewayv2_api.pets.id
      integration_type       = "AWS_PROXY"
      integration_uri        = aws_lambda_function.report.invoke_arn
      payload_format_version = "2.0"
    }
    ```
When it stays quiet
    When one of the two cannot be known, on streamed answers, and on calls that do not wait for the function
    (`X-Amz-Invocation-Type`).
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.graph import Function, Integration
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import protocol_of
from gatewright.rules.questions.integrations import parts_of
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext

RULE = Rule(
    name="function-timeout-over-integration-timeout",
    level=Level.INFORMATION,
    category=Category.OPERATIONS,
    on=("rest.integration", "http.integration"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",),
    errors=("Endpoint request timed out",),
)


def check(integration: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known timeout of a known function that is longer than the wait."""
    called = ctx.graph.node(integration, of=Integration).function
    function = called.base if called else None
    timeout = function.value("timeout") if function else None
    wait = _wait(integration, ctx)
    if (
        function is None
        or not isinstance(timeout, (int, float))
        or wait is None
        or timeout * 1000 <= wait
        or _is_decoupled(integration, ctx)
    ):
        return
    yield Finding(
        ctx.place(integration, "timeout_milliseconds" if integration.get("timeout_milliseconds") else parts_of(integration).uri),
        f"The function may run {timeout:g} s and the integration waits {wait / 1000:g} s; after that the client gets an error "
        "and the function works for nobody.",
        related=(_place(function, ctx),),
        fixes=tuple(_fixes(function, wait, ctx)),
    )


def _wait(integration: Block, ctx: RuleContext) -> float | None:
    """Milliseconds that the integration waits."""
    wait = ctx.value(integration, "timeout_milliseconds")
    if wait is ABSENT:
        shorter = integration.kind == "rest.integration" or protocol_of(integration, ctx.project) == "WEBSOCKET"
        return 29_000 if shorter else 30_000
    return wait if isinstance(wait, (int, float)) else None


def _is_decoupled(integration: Block, ctx: RuleContext) -> bool:
    """Whether the answer may be streamed, or nobody may wait for it."""
    if ctx.effective(integration, "response_transfer_mode") not in (ABSENT, "BUFFERED"):
        return True
    mapped = ctx.value(integration, "request_parameters")
    if mapped is ABSENT:
        return False
    return not isinstance(mapped, dict) or any("x-amz-invocation-type" in str(key).lower() for key in mapped)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def _fixes(function: Function, wait: float, ctx: RuleContext) -> Iterator[Fix]:
    seconds = int(wait // 1000)
    if function.block.get("timeout") and function.project is ctx.project and seconds:
        yield Fix(f"Stop the function after {seconds} s", (SetParam(function.block, "timeout", seconds),), certain=False)


def _place(function: Function, ctx: RuleContext) -> Related:
    attribute = function.block.get("timeout")
    span = attribute.value.span if attribute else function.block.name_span
    return Related(function.block.uri, span, f"The timeout of `{function.block.name}`.")
