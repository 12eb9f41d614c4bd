"""Template sets what can only be read.

What it does
    Reports a `#set` of something in `$context` that is no override, or of an override of a kind that does not exist.
Why it matters
    Only `$context.requestOverride` and `$context.responseOverride` take values. Whatever else is set has no effect on the call.
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
          #set($context.responseOverride.headers.X-Shop = "pets")
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ template-context-not-settable
          $input.json('$')
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
                #set($context.stage = "live")
                     ^^^^^^^^^^^^^^ template-context-not-settable
                $input.json('$')
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
          #set($context.responseOverride.header.X-Shop = "pets")
          $input.json('$')
        EOT
      }
    }
    ```
When it stays quiet
    On names that are not written here, on parts of the overrides in brackets, and on templates of proxy integrations, and what
    comes from outside the file.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity import HOLE, walk
from gatewright.expressions.velocity.tree import Property, Reference, Set
from gatewright.model import Block
from gatewright.rules.questions.templates import KINDS, templates
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import nearest

RULE = Rule(
    name="template-context-not-settable",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html",),
)

_SETTABLE = {"requestOverride": ("header", "path", "querystring"), "responseOverride": ("header", "status")}


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Compares what is set with what the service looks at afterwards."""
    for written in templates(block, ctx):
        for part in walk(written.template.nodes):
            if not (isinstance(part, Set) and part.target and part.target.name == "context"):
                continue
            wrong = _wrong(part.target)
            if wrong:
                owner, link, known = wrong
                meant = nearest(link.name, known)
                yield Finding(
                    written.place(part.target.span),
                    f"`{owner}` has no `{link.name}` that can be set; {_way(owner, known, meant)}",
                    fixes=written.change(link.name_span, meant) if meant else (),
                )


def _wrong(target: Reference) -> tuple[str, Property, tuple[str, ...]] | None:
    """The first name that cannot be set: what it belongs to, itself, and what can be."""
    owner, known = "$context", tuple(_SETTABLE)
    for link in target.links[:2]:
        if not isinstance(link, Property) or HOLE in link.name:
            return None
        if link.name not in known:
            return owner, link, known
        owner, known = f"{owner}.{link.name}", _SETTABLE.get(link.name, ())
    return None


def _way(owner: str, known: tuple[str, ...], meant: str | None) -> str:
    return f"use `{owner}.{meant}`." if meant else f"only {', '.join(f'`{name}`' for name in known[:-1])} and `{known[-1]}` can be."
