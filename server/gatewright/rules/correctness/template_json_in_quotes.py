"""Template puts quotes around JSON.

What it does
    Reports `$input.json(...)` in quotes.
Why it matters
    `$input.json` gives JSON: a text brings its own quotes, a list its brackets. In quotes it becomes `""Rex""`, which no
    backend can read.
Example
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.add_pet.invoke_arn

      request_templates = {
        "application/json" = <<-EOT
          {"name": "$input.json('$.name')"}
                    ^^^^^^^^^^^^^^^^^^^^^ template-json-in-quotes
        EOT
      }
    }
    ```
    ```cloudformation
      AddPet:
        Type: AWS::ApiGateway::Method
        Properties:
          RestApiId: !Ref Pets
          ResourceId: !Ref PetsPath
          HttpMethod: POST
          AuthorizationType: AWS_IAM
          Integration:
            Type: AWS
            IntegrationHttpMethod: POST
            Uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${AddPet.Arn}/invocations
            RequestTemplates:
              application/json: |
                {"name": "$input.json('$.name')"}
                          ^^^^^^^^^^^^^^^^^^^^^ template-json-in-quotes
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration" "add_pet" {
      rest_api_id             = aws_api_gateway_rest_api.pets.id
      resource_id             = aws_api_gateway_resource.pets.id
      http_method             = "POST"
      type                    = "AWS"
      integration_http_method = "POST"
      uri                     = aws_lambda_function.add_pet.invoke_arn

      request_templates = {
        "application/json" = <<-EOT
          {"name": $input.json('$.name')}
        EOT
      }
    }
    ```
When it stays quiet
    On numbers of DynamoDB, `{"N": "$input.json('$.age')"}`, when something is chained to it, when the quotes are themselves
    part of a text (`\\"`), in the arguments of functions and in templates of proxy integrations, and what comes from
    outside the file.
"""

import re
from collections.abc import Iterator

from gatewright.expressions.velocity.tree import Method, Reference
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.templates import KINDS, Written, templates
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="template-json-in-quotes",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html",),
)

_NUMBER = re.compile(r'"NS?"\s*:\s*\[?\s*"\Z')
"""DynamoDB takes numbers as text, and a number is the same as JSON."""

_FAR = 40
"""As many characters of it as are looked at."""

_MESSAGE = "`$input.json` is JSON and brings its own quotes; leave those around it out."
_ENCODED = "`jsonencode` puts quotes around `$input.json`, which is JSON and brings its own; write the template as text."


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each in quotes of the template, or in those that `jsonencode` writes."""
    for written in templates(block, ctx):
        text = written.template.text
        for part in written.printed:
            if not (isinstance(part, Reference) and _is_json(part)) or "input" in written.own_names:
                continue
            before, behind = text[max(part.start - 2, 0) : part.start], text[part.end : part.end + 1]
            if before.endswith('"') and before != '\\"' and behind == '"' and not _is_number(text[: part.start]):
                yield Finding(written.place(part.span), _MESSAGE, fixes=_without_quotes(part, written))
            elif written.strand.is_part and part.span == Span(0, len(text)):
                yield Finding(written.place(part.span), _ENCODED)


def _is_number(before: str) -> bool:
    """Whether what stands before makes it a number of DynamoDB."""
    return bool(_NUMBER.search(before, max(len(before) - _FAR, 0)))


def _is_json(reference: Reference) -> bool:
    """Whether all of it is `$input.json(...)`."""
    match reference:
        case Reference(name="input", links=(Method(name="json"),)):
            return True
        case _:
            return False


def _without_quotes(reference: Reference, written: Written) -> tuple[Fix, ...]:
    quotes = (Span(reference.start - 1, reference.start), Span(reference.end, reference.end + 1))
    return (Fix("Remove the quotes", tuple(ReplaceWords(TextEdit(written.place(quote), "")) for quote in quotes)),)
