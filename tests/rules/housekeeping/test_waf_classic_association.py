"""Stage is guarded by WAF Classic."""

import pytest

from rules.writing import says, stays_quiet

RULE = "waf-classic-association"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_wafregional_web_acl_association" "it" {
              resource_arn = aws_lb.shop.arn
              web_acl_id   = "w"
            }
        """,
        """
            variable "x" {}
            resource "aws_wafregional_web_acl_association" "it" {
              resource_arn = var.x
              web_acl_id   = "w"
            }
        """,
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            """
                resource "aws_wafregional_web_acl_association" "it" {
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ waf-classic-association
                  resource_arn = "arn:aws:apigateway:eu-west-1::/restapis/a/stages/b"
                  web_acl_id   = "w"
                }
            """,
            "`aws_wafregional_web_acl_association` belongs to WAF Classic, which AWS is closing down; use `aws_wafv2_web_acl_association`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
