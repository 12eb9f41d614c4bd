"""Access log holds text that only looks like a variable.

What it does
    Reports in an access-log format what only mapping templates know: `$input`, `$util`, stage variables, directives such as
    `#if(...)`, and `$context` variables in braces.
Why it matters
    A format is no template: variables of `$context` are filled in, written plainly, and nothing else. The rest stands on every line
    of the log as it is written.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $input.params('id') $stageVariables.shard"
                                              ^^^^^^^^^^^^^^^^^^^ access-log-text-not-replaced
                                                                  ^^^^^^^^^^^^^^^^^^^^^ access-log-text-not-replaced
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: $default
          AutoDeploy: true
          AccessLogSettings:
            DestinationArn: !GetAtt Access.Arn
            Format: $context.requestId ${context.status}
                                       ^^^^^^^^^^^^^^^^^ access-log-text-not-replaced
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = "$context.requestId $context.resourcePath $context.stage"
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGatewayV2::Stage
        Properties:
          ApiId: !Ref Pets
          StageName: $default
          AutoDeploy: true
          AccessLogSettings:
            DestinationArn: !GetAtt Access.Arn
            Format: $context.requestId $context.status
    ```
When it stays quiet
    On every other text with a dollar or a hash sign, and behind the first directive, since what follows belongs to it.
"""

from collections.abc import Iterator

from gatewright.expressions.access_log import is_replaced
from gatewright.expressions.substitution import Directive, Piece, Variable, read
from gatewright.inside import Strand, strands_of
from gatewright.model import Block
from gatewright.model.wish import ReplaceWords
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext
from gatewright.text import TextEdit

RULE = Rule(
    name="access-log-text-not-replaced",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.stage.access_log_settings", "http.stage.access_log_settings"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each piece of a template in the words of the format."""
    attribute = settings.get("format")
    for strand in strands_of(settings, attribute) if attribute else ():
        for piece in read(strand.text):
            if not is_replaced(piece) and _belongs_to_template(piece):
                yield _finding(piece, strand)
            if isinstance(piece, Directive):
                break


def _belongs_to_template(piece: Piece) -> bool:
    """Whether it was meant to be replaced: a directive, or a variable with a name behind its root."""
    return isinstance(piece, Directive) or (piece.root != "method" and piece.path.start < piece.path.end)


def _finding(piece: Piece, strand: Strand) -> Finding:
    place, words = strand.in_file(piece.span), piece.span.of(strand.text)
    match piece:
        case Variable(root="context", name=name):
            fix = Fix(f"Change to `{name}`", (ReplaceWords(TextEdit(place, name)),))
            return Finding(place, f"`{words}` is logged as it stands; write `{name}` without braces.", fixes=(fix,))
        case Variable():
            return Finding(place, f"`{words}` is logged as it stands; an access log fills in variables of `$context` only.")
        case Directive():
            return Finding(place, f"`{words}` is logged as it stands; an access log knows no directives, only variables of `$context`.")
