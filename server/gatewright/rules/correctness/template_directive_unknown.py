"""Template uses a directive that does not exist.

What it does
    Reports words of other languages and misspelled directives in a mapping template, such as `#elsif`, `#endif` and `#forEach`,
    a `#set` without parentheses, and `#include` and `#parse`, which read files that API Gateway does not have.
Why it matters
    Velocity prints what it does not know as text, so that the condition or the loop is none, and the words end up in the
    message.
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
          #if($input.path('$.kind') == "dog")
          {"bark": true}
          #elsif($input.path('$.kind') == "cat")
          ^^^^^^ template-directive-unknown
          {"bark": false}
          #end
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
                #set $id = $input.params('petId')
                ^^^^ template-directive-unknown
                {"id": "$id"}
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
          #if($input.path('$.kind') == "dog")
          {"bark": true}
          #elseif($input.path('$.kind') == "cat")
          {"bark": false}
          #end
        EOT
      }
    }
    ```
When it stays quiet
    On words that resemble no directive, which may well be meant as text, on macros that the template defines, and on templates
    of proxy integrations, and what comes from outside the file.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity import Fault, walk
from gatewright.expressions.velocity.tree import Command
from gatewright.model import Block
from gatewright.rules.questions.templates import KINDS, Written, templates
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="template-directive-unknown",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://velocity.apache.org/engine/1.7/user-guide.html",),
)

_READING = ("include", "parse")
_TEXT_WITHOUT_PARENTHESES = ("#set", "#{set}", "#foreach", "#{foreach}")


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports what is printed although it was meant to do something."""
    for written in templates(block, ctx):
        yield from _printed(written)
        for part in walk(written.template.nodes):
            if isinstance(part, Command) and part.word.text in _READING:
                yield Finding(
                    written.place(part.word.span), f"`#{part.word.text}` reads a file, and API Gateway has none; write its words here."
                )


def _printed(written: Written) -> Iterator[Finding]:
    for fault in written.template.faults:
        words = fault.span.of(written.template.text)
        if fault.fault is Fault.UNKNOWN_DIRECTIVE and fault.meant:
            meant = f"#{fault.meant}"
            yield Finding(
                written.place(fault.span),
                f"`{words}` is no directive of Velocity and is printed as text; use `{meant}`.",
                fixes=written.change(fault.span, meant),
            )
        elif fault.fault is Fault.NO_CONDITION and words in _TEXT_WITHOUT_PARENTHESES:
            yield Finding(written.place(fault.span), f"`{words}` without parentheses is printed as text; write `{words}(...)`.")
