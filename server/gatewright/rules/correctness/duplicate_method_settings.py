"""Two entries set up the same methods of a stage.

What it does
    Reports method settings for a stage and methods that other settings before them are for, too.
Why it matters
    In Terraform each apply writes one over the other, so that a plan never comes to rest and the stage has now these
    settings, now those. In a template only one of the two counts.
Example
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }

    resource "aws_api_gateway_method_settings" "logs" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        logging_level = "ERROR"
      }
    }

    resource "aws_api_gateway_method_settings" "limits" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"
                    ^^^^^ duplicate-method-settings

      settings {
        throttling_rate_limit = 100
      }
    }
    ```
    ```cloudformation
    Resources:
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: !Ref Pets
          StageName: live
          DeploymentId: !Ref Release
          MethodSettings:
            - ResourcePath: /*
              HttpMethod: "*"
              LoggingLevel: ERROR
            - ResourcePath: /*
                            ^^ duplicate-method-settings
              HttpMethod: "*"
              ThrottlingRateLimit: 100
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.pets.id
      deployment_id = aws_api_gateway_deployment.pets.id
      stage_name    = "live"

      access_log_settings {
        destination_arn = aws_cloudwatch_log_group.access.arn
        format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
      }
    }

    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      method_path = "*/*"

      settings {
        logging_level         = "ERROR"
        throttling_rate_limit = 100
      }
    }
    ```
When it stays quiet
    When the stage or the methods of an entry cannot be known, and for entries that may not be there (`count`, `for_each`).
"""

from collections.abc import Iterator

from gatewright.model import UNKNOWN, Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.removal import removal
from gatewright.rules.questions.stages import methods_of, settings_of, stage_of
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="duplicate-method-settings",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.method_settings.settings",),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings",),
)


def check(settings: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an entry that is for the same methods as one before it."""
    methods, stage = methods_of(settings, ctx), stage_of(settings, ctx)
    if methods is UNKNOWN or stage is None or settings.outermost.conditional:
        return
    for other in settings_of(stage, ctx) or ():
        if other is settings:
            return
        if methods_of(other, ctx) == methods and not other.outermost.conditional:
            outer = settings.parent or settings
            own = outer if outer.kind == "rest.method_settings" else settings
            what = f"`{other.outermost.address}`" if own is outer else "an entry before this one"
            title = "Remove these method settings"
            fixes = removal(outer, title, ctx) if own is outer else (Fix(title, (Remove(settings),), certain=False),)
            yield Finding(
                ctx.place(own, "method_path" if own is outer else "resource_path"),
                f"`{methods}` of this stage is set up by {what} as well; only one of the two counts. Make one of them.",
                fixes=fixes,
            )
            return
