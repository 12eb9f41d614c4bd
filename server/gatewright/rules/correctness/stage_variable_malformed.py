"""Stage variable has a name or value that the service refuses.

What it does
    Reports a stage variable whose name is no word (letters, digits, underscore; at most 64 characters), or whose value is longer
    than 512 characters or has other characters than letters, digits, blanks and `-._:/?&=,~#`.
Why it matters
    The service refuses the stage with "Invalid stage variable name: ... Please use names with only word characters", or with
    "Invalid stage variable value of key ...".
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      variables = {
        pets-table = "pets-live"
        ^^^^^^^^^^ stage-variable-malformed
      }

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId"
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          DeploymentId: !Ref Deployment
          StageName: live
          AccessLogSetting:
            DestinationArn: !GetAtt Access.Arn
            Format: $context.requestId
          Variables:
            contact: vet@example.com
                        ^ stage-variable-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      variables = {
        petsTable = "pets-live"
      }

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId"
      }
    }
    ```
When it stays quiet
    On what cannot be known of a value.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.value import MapEntry
from gatewright.rules.questions.mappings import MARKS, stretch, written_keys
from gatewright.rules.questions.uris import rendered
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="stage-variable-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=(
        "rest.stage",
        "rest.stage.canary_settings",
        "rest.deployment",
        "rest.deployment.stage_description",
        "rest.deployment.deployment_canary_settings",
        "http.stage",
        "sam.api",
        "sam.http_api",
        "sam.websocket_api",
    ),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html",),
    errors=("Invalid stage variable name", "Invalid stage variable value of key"),
)

_MAPS = ("variables", "stage_variables", "stage_variable_overrides")
_NAME = re.compile(r"\w{1,64}", re.ASCII)
_REFUSED = re.compile(r"[^A-Za-z0-9 ._:/?&=,~#-]")
_LONGEST = 512


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Looks at the names and values of every map of variables."""
    for name in _MAPS:
        for key, entry in written_keys(block, name):
            if not _NAME.fullmatch(key):
                way = "use letters, digits and `_`" if len(key) <= 64 else "a name has at most 64 characters"
                yield Finding(entry.key_span, f'`{key}` fails with "Invalid stage variable name"; {way}.')
            yield from _value(key, entry, ctx)


def _value(key: str, entry: MapEntry, ctx: RuleContext) -> Iterator[Finding]:
    text = MARKS.sub("x", rendered(entry.value, ctx.project))
    refused = _REFUSED.search(text)
    if refused:
        message = (
            f'`{refused.group()}` in `{key}` fails with "Invalid stage variable value"; '
            "values have letters, digits, blanks and `-`, `.`, `_`, `:`, `/`, `?`, `&`, `=`, `,`."
        )
        yield Finding(stretch(entry.value, Span(*refused.span())), message)
    elif len(text) > _LONGEST:
        yield Finding(entry.value.span, f"`{key}` has {len(text)} characters; a stage variable has at most {_LONGEST}.")
