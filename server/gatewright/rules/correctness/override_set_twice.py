"""Template sets an override twice.

What it does
    Reports a second `#set` of the same `$context.requestOverride` or `$context.responseOverride` in one template, when both are
    reached by the same call.
Why it matters
    An override can be set once. The second one makes the call fail with a 5XX status.
Example
    ```terraform
    resource "aws_api_gateway_integration_response" "added" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = "POST"
      status_code = "200"

      response_templates = {
        "application/json" = <<-EOT
          #set($context.responseOverride.status = 200)
          #if($input.path('$.error') != "")
          #set($context.responseOverride.status = 400)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ override-set-twice
          #end
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
                #set($context.requestOverride.header.X-Shop = "pets")
                #set($context.requestOverride.header.X-Shop = "zoo")
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ override-set-twice
                $input.json('$')
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_integration_response" "added" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      resource_id = aws_api_gateway_resource.pets.id
      http_method = "POST"
      status_code = "200"

      response_templates = {
        "application/json" = <<-EOT
          #set($status = 200)
          #if($input.path('$.error') != "")
          #set($status = 400)
          #end
          #set($context.responseOverride.status = $status)
          $input.json('$')
        EOT
      }
    }
    ```
When it stays quiet
    On the branches of one `#if`, of which a call takes only one, on what stands in a loop or behind a `#stop`, and on templates
    of proxy integrations, and what comes from outside the file.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity.tree import Command, If, Node, Property, Reference, Set
from gatewright.model import Block
from gatewright.rules.questions.templates import KINDS, templates
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="override-set-twice",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=KINDS,
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html",),
)

_OVERRIDES = ("requestOverride", "responseOverride")


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Follows the ways through a template, and reports what is set on one of them already."""
    for written in templates(block, ctx):
        for target in _again(written.template.nodes, set()):
            name = ".".join(link.name for link in target.links if isinstance(link, Property))
            yield Finding(
                written.place(target.span),
                f"`$context.{name}` is set before, and an override that is set twice fails; keep the value in a variable and set it once.",
            )


def _again(nodes: tuple[Node, ...], before: set[str]) -> Iterator[Reference]:
    """The overrides that are set although they are among those set `before`, which grows with what every or some way sets."""
    start = set(before)
    for node in nodes:
        match node:
            case Set(target=Reference() as target) if name := _override(target):
                if name in before:
                    yield target
                before.add(name)
            case If(branches=branches):
                found = [set(before) for _ in branches]
                for branch, own in zip(branches, found, strict=True):
                    yield from _again(branch.body, own)
                before.update(*found)
            case Command(word=word) if word.text == "stop":
                # Nothing follows on this way.
                before.clear()
                before.update(start)
                return
            case _:
                pass


def _override(target: Reference) -> str | None:
    """The name of the override that is set."""
    names = [link.name for link in target.links if isinstance(link, Property)]
    whole = target.name == "context" and len(names) == len(target.links) > 1 and names[0] in _OVERRIDES
    return ".".join(names) if whole and "\0" not in "".join(names) else None
