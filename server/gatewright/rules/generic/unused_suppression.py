"""Suppression does not suppress anything.

What it does
    Reports an `allow` comment, or an entry of a `gatewright` metadata list, whose rule reports nothing there or does not exist.
Why it matters
    A suppression that outlives its reason hides the next mistake in the same place.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      # gatewright: allow wrong-value -- kept from an older version
                          ^^^^^^^^^^^ unused-suppression
      name = "pets"
    }
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name = "pets"
    }
    ```
When it stays quiet
    When the allowed rule is turned off, in the settings or by the profile.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.rule import Category, Finding, Fixable, Level, Rule, RuleContext

RULE = Rule(name="unused-suppression", level=Level.WARNING, category=Category.HOUSEKEEPING, on=("-",), fix=Fixable.SOMETIMES, since="0.1.0")


def check(block: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Nothing: only the engine knows what a suppression held back."""
    yield from ()
