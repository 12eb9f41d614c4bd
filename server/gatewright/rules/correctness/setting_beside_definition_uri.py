"""Setting cannot be written into a document that stands elsewhere.

What it does
    Reports settings of a SAM API that SAM writes into the OpenAPI document, such as `Auth` and `Cors`, beside `DefinitionUri`.
Why it matters
    SAM does not open the file behind `DefinitionUri`. It stops with "Cors works only with inline Swagger specified in 'DefinitionBody'
    property", and alike for the others.
Example
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
        Properties:
          StageName: prod
          DefinitionUri: s3://pets/openapi.yaml
          Cors: "'https://pets.example.com'"
          ^^^^ setting-beside-definition-uri
    ```
Write instead
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::Api
        Properties:
          StageName: prod
          AccessLogSetting: {DestinationArn: !GetAtt Log.Arn, Format: $context.requestId}
          OpenApiVersion: 3.0.1
          Cors: "'https://pets.example.com'"
          DefinitionBody:
            Fn::Transform:
              Name: AWS::Include
              Parameters:
                Location: openapi.yaml
    ```
When it stays quiet
    When the setting or the location may turn out to be left out, by `Fn::If`, and for what `Globals` brings.
"""

from collections.abc import Iterator

from gatewright.model import Attribute, Block, Choice, Null
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="setting-beside-definition-uri",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("sam.api", "sam.http_api"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html",),
    errors=(
        "works only with inline Swagger specified in 'DefinitionBody' property",
        "works only with inline OpenApi specified in the 'DefinitionBody' property",
        "DisableExecuteApiEndpoint works only within 'DefinitionBody' property",
    ),
)

_IN_DOCUMENT = {
    "sam.api": ("auth", "cors", "gateway_responses", "models", "disable_execute_api_endpoint"),
    "sam.http_api": ("auth", "cors_configuration", "tags", "name", "description", "disable_execute_api_endpoint"),
}
"""What SAM writes into the document, as of its translator 1.115."""


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports everything that would have to be written into the file."""
    uri = api.get("definition_uri")
    if not uri or _may_be_missing(uri) or api.sets("definition_body"):
        return
    for name in _IN_DOCUMENT[api.kind or ""]:
        written = _written(api, name)
        if written:
            spelled, place = written
            yield Finding(place, f"SAM writes `{spelled}` into the document, which it cannot do beside `{uri.name}`; use `DefinitionBody`.")


def _written(api: Block, name: str) -> tuple[str, Span] | None:
    attribute, nested = api.get(name), api.nested(name)
    if attribute:
        return None if _may_be_missing(attribute) else (attribute.name, attribute.name_span)
    said = bool(nested) and bool(nested[0].attributes or nested[0].children)
    return (nested[0].name, nested[0].name_span) if said else None


def _may_be_missing(attribute: Attribute) -> bool:
    return isinstance(attribute.value, Choice | Null)
