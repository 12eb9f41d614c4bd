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
    On patterns that cannot be known, and on all that only some dialects of regular expressions have.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import ReplaceValue
from gatewright.rules.questions.patterns import compiled
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

_UNLIKE_OURS = re.compile(r"\\[QpPhHR]|\(\?<|&&")
"""What the service's dialect has and Python's has not, or reads in another way."""

_FAULTS = {
    "unterminated character set": "a bracket is not closed",
    "missing ), unterminated subpattern": "a parenthesis is not closed",
    "unbalanced parenthesis": "a parenthesis closes nothing",
}
"""What no dialect takes, by Python's words for it."""

_DANGLING = re.compile(r"(^|(?<!\\)[(|])[*+?]")
_GROUP = re.compile(r"\(\?[:=!>a-z-]")


def check(response: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a known pattern that no dialect of regular expressions can read."""
    pattern = ctx.value(response, "selection_pattern")
    fault = _fault(pattern) if isinstance(pattern, str) else None
    attribute = response.get("selection_pattern")
    if fault is None or attribute is None:
        return
    meant = re.sub(r"^\*|\*$", ".*", str(pattern))
    fix = (
        Fix(f"Change to `{meant}`", (ReplaceValue(attribute.value, meant),), certain=False)
        if meant != pattern and not _fault(meant)
        else None
    )
    yield Finding(
        attribute.value.span,
        f'`{pattern}` is no regular expression ({fault}); it fails with "Invalid regex pattern specified".',
        fixes=(fix,) if fix else (),
    )


def _fault(pattern: str) -> str | None:
    """Why nobody can read a pattern."""
    if _UNLIKE_OURS.search(pattern):
        return None
    dangling = _DANGLING.search(_GROUP.sub("(", pattern))
    if dangling:
        return f"`{dangling.group()[-1]}` repeats nothing"
    try:
        compiled(pattern)
    except re.error as error:
        return _FAULTS.get(error.msg)
    return None
