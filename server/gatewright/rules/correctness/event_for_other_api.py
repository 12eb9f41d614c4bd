"""Event names an API of another kind.

What it does
    Reports an event of type `Api` whose `RestApiId` is an HTTP API, and one of type `HttpApi` whose `ApiId` is a REST API.
Why it matters
    SAM stops with "RestApiId must be a valid reference to an 'AWS::Serverless::Api' resource in same template", or, the other way
    round, with "Invalid OpenApi document".
Example
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::HttpApi
        Properties:
          StageName: prod
      GetPet:
        Type: AWS::Serverless::Function
        Properties:
          Handler: pets.get
          Runtime: python3.13
          CodeUri: src/
          Events:
            Get:
              Type: Api
              Properties:
                RestApiId: !Ref Pets
                                ^^^^ event-for-other-api
                Path: /pets/{id}
                Method: get
    ```
Write instead
    ```cloudformation
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Pets:
        Type: AWS::Serverless::HttpApi
        Properties:
          StageName: prod
          AccessLogSettings: {DestinationArn: !GetAtt Log.Arn, Format: $context.requestId}
      GetPet:
        Type: AWS::Serverless::Function
        Properties:
          Handler: pets.get
          Runtime: python3.13
          CodeUri: src/
          Events:
            Get:
              Type: HttpApi
              Properties:
                ApiId: !Ref Pets
                Path: /pets/{id}
                Method: get
    ```
When it stays quiet
    When the reference leads to no API of the template.
"""

from collections.abc import Iterator

from gatewright.model import Block, Ref
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="event-for-other-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("sam.api_event", "sam.http_api_event", "sam.state_machine_api_event"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html",),
    errors=(
        "RestApiId must be a valid reference to an 'AWS::Serverless::Api' resource in same template",
        "Invalid OpenApi document",
    ),
)

_OTHERS = {"sam.api": "a REST API", "sam.http_api": "an HTTP API"}
"""SAM does not look at APIs that are plain CloudFormation."""


def check(event: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a reference to an API that the type of the event does not fit."""
    name, fits, type_ = ("api_id", "an HTTP API", "HttpApi") if event.kind == "sam.http_api_event" else ("rest_api_id", "a REST API", "Api")
    api, attribute = ctx.target(event, name), event.get(name)
    other = _OTHERS.get(api.kind or "") if api else None
    if api and attribute and isinstance(attribute.value, Ref) and other and other != fits:
        refused = (
            "Invalid OpenApi document"
            if name == "api_id"
            else "RestApiId must be a valid reference to an 'AWS::Serverless::Api' resource in same template"
        )
        yield Finding(
            attribute.value.target_span,
            f'`{api.name}` is {other}, and an event of type `{type_}` is for {fits}; SAM stops with "{refused}".',
        )
