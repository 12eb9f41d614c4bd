"""Selection pattern is no regular expression.

What it does
    Reports a selection pattern that starts with a quantifier, or in which a parenthesis or bracket is not closed.
Why it matters
    The service refuses the integration response with "Invalid regex pattern specified". A pattern is a regular expression, not
    a wildcard: what contains "error" is `.*error.*`.
Example
    ```terraform
    resource "aws_api_gateway_integration_response" "failed" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.pet.id
      http_method       = "GET"
      status_code       = "500"
      selection_pattern = "*error*"
                          ^^^^^^^^^ selection-pattern-malformed
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
          MethodResponses:
            - StatusCode: "404"
          Integration:
            Type: HTTP
            IntegrationHttpMethod: GET
            Uri: https://pets.example.com/pets
            IntegrationResponses:
              - StatusCode: "404"
                SelectionPattern: 4(04|10
                                  ^^^^^^^ selection-pattern-malformed
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration_response" "failed" {
      rest_api_id       = aws_api_gateway_rest_api.pets.id
      resource_id       = aws_api_gateway_resource.pet.id
      http_method       = "GET"
      status_code       = "500"
      selection_pattern = ".*error.*"
    }
    ```
When it stays quiet
    On patterns that cannot be known, and on all that Java may take for something else.
"""

import re
from collections.abc import Iterator

from gatewright.expressions.java_pattern import read
from gatewright.model import Block
from gatewright.model.wish import ReplaceValue
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="selection-pattern-malformed",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.integration_response",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html",),
    errors=("Invalid regex pattern specified",),
)


def check(response: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known pattern that no engine can read."""
    pattern = ctx.value(response, "selection_pattern")
    fault = read(pattern).fault if isinstance(pattern, str) else None
    attribute = response.get("selection_pattern")
    if fault is None or attribute is None:
        return
    meant = re.sub(r"^\*|\*$", ".*", str(pattern))
    fix = (
        Fix(f"Change to `{meant}`", (ReplaceValue(attribute.value, meant),), certain=False)
        if meant != pattern and not read(meant).fault
        else None
    )
    yield Finding(
        attribute.value.span,
        f'`{pattern}` is no regular expression ({fault}); it fails with "Invalid regex pattern specified".',
        fixes=(fix,) if fix else (),
    )
