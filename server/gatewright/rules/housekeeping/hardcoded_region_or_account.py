"""ARN names its Region or account outright.

What it does
    Reports a Region or an account number that is written out in the ARN of an integration, an authorizer or a permission.
Why it matters
    The same code cannot be deployed to another Region or account, and deployed there by mistake it calls the backend of
    this one.
Example
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.get_pet.arn}/invocations"
                                                    ^^^^^^^^^ hardcoded-region-or-account
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
          Integration:
            Type: AWS_PROXY
            IntegrationHttpMethod: POST
            Uri: !Sub arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${GetPetFunction.Arn}/invocations
                                         ^^^^^^^^^ hardcoded-region-or-account
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "get_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pet.id
      http_method             = "GET"
      type                    = "AWS_PROXY"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.get_pet.invoke_arn
    }
    ```
When it stays quiet
    Words that come from a variable, a pseudo parameter or another resource: only what stands in the value itself counts.
"""

import re
from collections.abc import Iterator

from gatewright.model import Block, Text, walk
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="hardcoded-region-or-account",
    level=Level.OFF,
    category=Category.HOUSEKEEPING,
    on=("http.authorizer", "http.integration", "neighbor.lambda_permission", "rest.authorizer", "rest.integration"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",),
    strict=Level.HINT,
)

_ARNS = ("uri", "integration_uri", "authorizer_uri", "source_arn", "credentials", "credentials_arn")
_FIXED = re.compile(r"(?<=:)((?P<region>(af|ap|ca|cn|eu|il|me|mx|sa|us)(-gov)?-[a-z]+-\d)|\d{12})(?=:)")
_WAYS = {
    "terraform": ("`data.aws_region`", "`data.aws_caller_identity`"),
    "cloudformation": ("`AWS::Region`", "`AWS::AccountId`"),
}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each Region and account in the words of an ARN."""
    for name in _ARNS:
        attribute = block.get(name)
        texts = [value for value in walk(attribute.value) if isinstance(value, Text)] if attribute else []
        if not any("arn:" in text.text for text in texts):
            continue
        for text in texts:
            yield from (_finding(text, found, ctx) for found in _FIXED.finditer(text.text))


def _finding(text: Text, found: re.Match[str], ctx: RuleContext) -> Finding:
    region = found["region"] is not None
    span = Span(text.map.to_source(found.start()), text.map.to_source(found.end()))
    way = _WAYS[ctx.dialect][0 if region else 1]
    return Finding(span, f"`{found.group()}` is a fixed {'Region' if region else 'account'}; take it from {way}, or refer to the resource.")
