"""Access log shows a variable that this kind of API does not have.

What it does
    Reports a `$context` variable in an access-log format that does not exist, or that only APIs of another kind fill in.
Why it matters
    The stage deploys, and the log shows `-` in its place on every line.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestID $context.requestId $context.status"
                           ^^^^^^^^^^^^^^^^^^ access-log-variable-unknown
      }
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: $default
          AutoDeploy: true
          AccessLogSettings:
            DestinationArn: !GetAtt Access.Arn
            Format: $context.requestId $context.resourcePath
                                       ^^^^^^^^^^^^^^^^^^^^^ access-log-variable-unknown
    ```
Write instead
    ```terraform
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
    On `$context.authorizer.` with any name behind it, on names that no list has and that resemble none, since AWS may have added
    them, and where it is not known what kind of API the stage belongs to and one of the kinds has the variable.
"""

from collections.abc import Iterator

from gatewright.expressions.access_log import closest, is_among, variables
from gatewright.model import Block, Text, Value
from gatewright.model.value import walk
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.access_logs import KINDS, protocols_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="access-log-variable-unknown",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.stage.access_log_settings", "http.stage.access_log_settings"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=(
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html",
    ),
)

_TAKEN_EVERYWHERE = ("$context.integrationErrorMessage",)
"""What only the list of HTTP APIs has, and the others take from older formats."""


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares the variables in the words of the format with those of the kind of API; of what no list has, only slips are certain."""
    attribute = settings.get("format")
    protocols, listed = protocols_of(settings, ctx.project), ctx.index.context_variables
    known = [name for name, one in listed.items() if any(f"{protocol.lower()}-log" in one.valid for protocol in protocols)]
    for place, name in _shown(attribute.value) if attribute else ():
        if is_among(name, (*known, *_TAKEN_EVERYWHERE)):
            continue
        meant = closest(name, known)
        if meant or is_among(name, listed):
            fixes = (Fix(f"Change to `{meant}`", (ReplaceWords(TextEdit(place, meant)),)),) if meant else ()
            yield Finding(place, _message(name, meant, protocols), fixes=fixes)


def _shown(value: Value) -> Iterator[tuple[Span, str]]:
    """The variables in the words of a format, with their places in the file."""
    for text in walk(value):
        if isinstance(text, Text):
            yield from ((text.map.span(variable.span), variable.name) for variable in variables(text.text))


def _message(name: str, meant: str | None, protocols: tuple[str, ...]) -> str:
    way = f"; did you mean `{meant}`?" if meant else "."
    kinds = " and ".join(KINDS[protocol] for protocol in protocols)
    return f"`{name}` is no variable of the access log of {kinds}; it shows as `-`{way}"
