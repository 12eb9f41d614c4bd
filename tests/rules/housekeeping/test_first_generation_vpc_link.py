"""VPC link is of the first generation."""

import pytest

from rules.writing import says, stays_quiet

RULE = "first-generation-vpc-link"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            resource "aws_apigatewayv2_vpc_link" "pets" {
              name               = "pets"
              subnet_ids         = ["s"]
              security_group_ids = []
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
                resource "aws_api_gateway_vpc_link" "pets" {
                          ^^^^^^^^^^^^^^^^^^^^^^^^ first-generation-vpc-link
                  count       = 2
                  name        = "pets"
                  target_arns = ["arn"]
                }
            """,
            "`aws_api_gateway_vpc_link` leads to one Network Load Balancer; for new work AWS advises `aws_apigatewayv2_vpc_link`, which leads to any.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
