"""Gateway response has a template with more than variables.

What it does
    Reports directives, `$input` and `$util` in the body of a gateway response.
Why it matters
    Gateway responses replace variables such as `$context.error.messageString`, and nothing else. The rest reaches the client as
    it stands.
Example
    ```terraform
    resource "aws_api_gateway_gateway_response" "denied" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      response_type = "ACCESS_DENIED"

      response_templates = {
        "application/json" = <<-EOT
          {
            #if($context.error.message)
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ gateway-response-with-velocity
            "message": $context.error.messageString
            #end
          }
        EOT
      }
    }
    ```
    ```cloudformation
      Denied:
        Type: AWS::ApiGateway::GatewayResponse
        Properties:
          RestApiId: !Ref Pets
          ResponseType: ACCESS_DENIED
          ResponseTemplates:
            application/json: '{"message": "$util.escapeJavaScript($context.error.message)"}'
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ gateway-response-with-velocity
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_gateway_response" "denied" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      response_type = "ACCESS_DENIED"

      response_templates = {
        "application/json" = <<-EOT
          {
            "message": $context.error.messageString
          }
        EOT
      }
    }
    ```
When it stays quiet
    On variables, and on texts that only resemble directives.
"""

from collections.abc import Iterator

from gatewright.expressions.velocity.tree import Call, Command, Define, Foreach, If, Macro, Reference, Set
from gatewright.model import Block
from gatewright.rules.questions.templates import gateway_templates
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext
from gatewright.text import Span

RULE = Rule(
    name="gateway-response-with-velocity",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.gateway_response",),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html",),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the first thing in each body that Velocity would have to do."""
    for written in gateway_templates(block, ctx):
        for node in written.template.nodes:
            match node:
                case If(branches=(first, *_)):
                    place = Span(node.start, first.condition.end + 1 if first.condition else first.word.span.end)
                case Foreach(word=word) | Define(word=word) | Macro(word=word) | Call(word=word):
                    place = word.span
                case Set() | Command() | Reference(name="input" | "util", links=(_, *_)):
                    place = node.span
                case _:
                    continue
            words = " ".join(place.of(written.template.text).split())
            yield Finding(written.place(place), f"`{words}` is printed as it stands; a gateway response replaces variables only.")
            break
