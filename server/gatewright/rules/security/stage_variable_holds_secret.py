"""Stage variable holds a secret.

What it does
    Reports a stage variable with a written value whose name says password, secret, token or key, or whose value has the
    form of an access key, a token or a private key.
Why it matters
    Everybody who may read the stage can read its variables, they show in logs and in the console, and the value stands in
    version control.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      variables = {
        table       = "pets"
        db_password = "wauwau-2024"
                      ^^^^^^^^^^^^^ stage-variable-holds-secret
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
          Variables:
            table: pets
            dbPassword: wauwau-2024
                        ^^^^^^^^^^^ stage-variable-holds-secret
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      variables = {
        table = "pets"
      }

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }
    ```
When it stays quiet
    Values that come from elsewhere, ARNs, URLs, paths and dynamic references (`{{resolve:...}}`), and short or wordlike
    values, which are more often the name of a secret.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block, Mapping, Text
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="stage-variable-holds-secret",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=(
        "http.stage",
        "rest.deployment",
        "rest.deployment.stage_description",
        "rest.stage",
        "rest.stage.canary_settings",
        "sam.api",
        "sam.http_api",
    ),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html",),
)

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|-")
_TELLING_NAME = re.compile(r"(^|_)(password|passwd|pwd|secret|token|credentials?|(api|access|private|secret)_?key)$")
_PLAIN_VALUE = re.compile(r"[^\s:/{}]{8,}")
_TELLING_VALUE = re.compile(
    r"\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_\w{36}|\b[sr]k_live_\w{16}|\bxox[abeprs]-\w{8}"
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each written value that is certainly meant to be secret."""
    for name in ("variables", "stage_variables", "stage_variable_overrides"):
        attribute = block.get(name)
        for entry in attribute.value.entries if attribute and isinstance(attribute.value, Mapping) else ():
            if isinstance(entry.value, Text) and entry.key and _is_secret(entry.key, entry.value.text):
                yield Finding(
                    entry.value.span,
                    f"`{entry.key}` looks like a secret; everybody who may read the stage can read its variables. "
                    "Let the backend fetch it from Secrets Manager.",
                )


def _is_secret(name: str, value: str) -> bool:
    words = _HUMP.sub("_", name).lower()
    telling = _TELLING_NAME.search(words) and _PLAIN_VALUE.fullmatch(value) and any(letter.isdigit() for letter in value)
    return bool(telling or _TELLING_VALUE.search(value))
