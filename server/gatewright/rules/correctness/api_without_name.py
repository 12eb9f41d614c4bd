"""REST API has neither a name nor a document that names it.

What it does
    Reports a `RestApi` of a template without `Name`, `Body` and `BodyS3Location`. In Terraform `name` is always required, and
    `missing-required-attribute` says so.
Why it matters
    The service makes no API without a name: "Invalid API name specified". Only an OpenAPI document brings one of its own, in its
    `info.title`.
Example
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
              ^^^^^^^^^^^^^^^^^^^^^^^^ api-without-name
        Properties:
          Description: The pets and their owners
    ```
Write instead
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGateway::RestApi
        Properties:
          Name: pets
          Description: The pets and their owners
    ```
When it stays quiet
    When the name comes from a condition, or anything in the resource from a transform.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="api-without-name",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.api",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html",),
    errors=("Invalid API name specified",),
)


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an API that nothing names, where the dialect lets the name be left out."""
    param = ctx.param(api, "name")
    if param is None or param.required_in(ctx.dialect) or any(api.sets(name) for name in ("name", "body", "body_s3_location")):
        return
    yield Finding(
        header(api),
        'The API has neither `Name` nor an OpenAPI document; the service refuses it with "Invalid API name specified".',
        fixes=(Fix("Add `Name`", (SetParam(api, "name", api.name),), certain=False),),
    )
