"""Fixed name keeps an API key from being replaced."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "api-key-with-fixed-name"


@pytest.mark.parametrize(
    "snippet",
    [
        """
            Resources:
              Shop:
                Type: AWS::ApiGateway::ApiKey
                Properties:
                  Enabled: true
        """,
        """
            Resources:
              Shop:
                Type: AWS::ApiGateway::ApiKey
                Properties:
                  Enabled: true
                  Name: !Sub ${AWS::StackName}-shop
        """,
        """
            resource "aws_api_gateway_api_key" "shop" {
              name = "shop"
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
                Resources:
                  Shop:
                    Type: AWS::ApiGateway::ApiKey
                    Properties:
                      Enabled: true
                      Name: shop
                            ^^^^ api-key-with-fixed-name
            """,
            "`Name` is fixed, so the key cannot be replaced; left out, CloudFormation makes up a new name each time.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize(
    ("snippet", "old", "new", "fix"),
    [
        (
            """
                Resources:
                  Shop:
                    Type: AWS::ApiGateway::ApiKey
                    Properties:
                      Enabled: true
                      Name: shop
            """,
            "      Name: shop\n",
            "",
            0,
        ),
    ],
)
def test_fix_changes_one_thing(snippet: str, old: str, new: str, fix: int) -> None:
    rewrites(RULE, snippet, old, new, fix)
