"""File cannot be read as it is written.

What it does
    Reports what Terraform, or a reader of YAML or JSON, would reject before it looks at any resource.
Why it matters
    Nothing is deployed from a file with a fault of syntax. Gatewright reads around the fault, so that help and findings in the
    rest of the file go on.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets
             ^^^^^ syntax-error
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }
    ```
When it stays quiet
    On everything that the tool accepts, however unusual.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="syntax-error",
    level=Level.ERROR,
    category=Category.SYNTAX,
    on=("-",),
    fix=Fixable.NEVER,
    since="0.1.0",
    errors=(
        "Invalid character",
        "Argument or block definition required",
        "Unclosed configuration block",
        "Missing newline after argument",
        "Invalid expression",
        "Template format error: YAML not well-formed",
        "Template format error: JSON not well-formed",
    ),
)


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Nothing: the engine takes the parsers' problems as they are."""
    yield from ()
