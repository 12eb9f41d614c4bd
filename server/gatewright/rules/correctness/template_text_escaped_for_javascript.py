"""Text is escaped for JavaScript where JSON is written.

What it does
    Marks `$util.escapeJavaScript(...)` between the quotes of a JSON text, without a `.replaceAll` behind it that takes out the
    escaped apostrophes.
Why it matters
    The function writes `\\'` for an apostrophe. JSON has no such escape, so that a message with `don't` in it cannot be read by
    the backend.
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
          {"note": "$util.escapeJavaScript($input.path('$.note'))"}
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-text-escaped-for-javascript
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
                {"note": "$util.escapeJavaScript($input.path('$.note'))"}
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-text-escaped-for-javascript
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
          {"note": "$util.escapeJavaScript($input.path('$.note')).replaceAll("\\\\'", "'")"}
        EOT
      }
    }
    ```
When it stays quiet
    Outside of quotes, where the text may be for something else than JSON, and on templates of proxy integrations, and what
    comes from outside the file.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity.tree import Method, Reference
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.questions.templates import KINDS, Written, templates
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import Span, TextEdit

RULE = Rule(
    name="template-text-escaped-for-javascript",
    level=Level.HINT,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=(
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference",
    ),
)

_WITHOUT_ESCAPED_APOSTROPHES = """.replaceAll("\\\\'", "'")"""


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Marks each that fills a JSON text alone."""
    for written in templates(block, ctx):
        text = written.template.text
        for part in written.printed:
            match part:
                case Reference(name="util", links=(Method(name="escapeJavaScript"),)) if text[part.start - 1 : part.start] == '"':
                    if text[part.end : part.end + 1] == '"' and not written.strand.is_part:
                        yield Finding(
                            written.place(part.span),
                            f"An apostrophe becomes `\\'`, which JSON refuses; append `{_WITHOUT_ESCAPED_APOSTROPHES}`.",
                            fixes=_fix(part, written, ctx),
                        )
                case _:
                    pass


def _fix(reference: Reference, written: Written, ctx: RuleContext) -> tuple[Fix, ...]:
    """To append it, where quotes and backslashes are written in the file as they are."""
    place = written.strand.place
    raw = ctx.document.text[place.start - 1 : place.end]
    if "'" in raw[:1] or raw.count('"') != written.template.text.count('"') or '\\"' in raw:
        return ()
    end = written.place(Span.at(reference.end))
    return (Fix("Take out the escaped apostrophes", (ReplaceWords(TextEdit(end, _WITHOUT_ESCAPED_APOSTROPHES)),)),)
