"""Web ACL for CloudFront is associated with a stage."""

import pytest

from rules.writing import offers, rewrites, says, stays_quiet

RULE = "cloudfront-web-acl-on-stage"


def association(scope: str = '"CLOUDFRONT"', acl: str = "aws_wafv2_web_acl.shield.arn") -> str:
    return (
        f'variable "x" {{}}\nresource "aws_wafv2_web_acl" "shield" {{\n  scope = {scope}\n}}\n'
        f'resource "aws_wafv2_web_acl_association" "pets" {{\n  resource_arn = var.x\n  web_acl_arn  = {acl}\n}}\n'
    )


GLOBAL = '"arn:aws:wafv2:us-east-1:1:global/webacl/shield/a"'


@pytest.mark.parametrize(
    "snippet",
    [association('"REGIONAL"'), association("var.x"), association(acl="var.x"), association(acl=GLOBAL.replace("global", "regional"))],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        association(acl=f"aws_wafv2_web_acl.shield.arn\n                 {'^' * 28} {RULE}"),
        "The scope of this web ACL is `CLOUDFRONT`; a stage takes one whose scope is `REGIONAL`, in its own region.",
    )


def test_fix_changes_the_scope_where_it_is_declared() -> None:
    rewrites(RULE, association(), '"CLOUDFRONT"', '"REGIONAL"')
    assert offers(RULE, association(acl=GLOBAL)) == []
