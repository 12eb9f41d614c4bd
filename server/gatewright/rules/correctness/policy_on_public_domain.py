"""Resource policy on a domain that is not private.

What it does
    Reports `policy` of a custom domain whose endpoint type is not `PRIVATE`.
Why it matters
    Only private domains have a policy of their own. Who may call through a public one is up to the policy of the API behind it.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate_validation.pets.certificate_arn
      policy                   = data.aws_iam_policy_document.callers.json
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy-on-public-domain

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }

    data "aws_iam_policy_document" "callers" {}
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name   = "pets"
      policy = data.aws_iam_policy_document.callers.json
    }

    data "aws_iam_policy_document" "callers" {}
    ```
When it stays quiet
    When the type of endpoint cannot be known, or the policy may turn out to be null.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import Remove
from gatewright.rules.questions.domains import endpoint_of
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="policy-on-public-domain",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.domain_name",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html",),
)


def check(domain: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a policy that is there for certain where none belongs."""
    policy, endpoint = given(domain, "policy", ctx), endpoint_of(domain, ctx)
    if policy is None or endpoint not in ("EDGE", "REGIONAL"):
        return
    yield Finding(
        policy.span,
        f"The endpoint type of the domain is `{endpoint}`; only private domains have a `{policy.name}`. Put it on the API.",
        fixes=(Fix(f"Remove `{policy.name}`", (Remove(policy),), certain=False),),
    )
