"""A value that only a newer provider may take is worth a word, never an error."""

from harness.snippets import check

RULE = "value-not-listed-yet"


def test_it_says_who_knows_it_and_who_does_not() -> None:
    (found,) = check(
        """
        resource "aws_api_gateway_method" "get" {
          authorization = "JWT"
                          ^^^^^ value-not-listed-yet
        }
        """,
        rule=RULE,
    )
    assert found.finding.message == (
        "`authorization` is `JWT`, which the service knows and the Terraform provider does not list yet; a newer version may."
    )


def test_a_value_that_the_dialect_lists() -> None:
    check(
        """
        Resources:
          Login:
            Type: AWS::ApiGateway::Authorizer
            Properties:
              Type: JWT
        """,
        "cloudformation",
        RULE,
    )


def test_a_value_that_nobody_knows_is_for_another_rule() -> None:
    check('resource "aws_api_gateway_method" "get" {\n  authorization = "JWTS"\n}', "terraform", RULE)


def test_a_value_behind_a_variable_and_an_unknown_one() -> None:
    text = """
        variable "kind" {
          default = "JWT"
        }
        variable "open" {}
        resource "aws_api_gateway_authorizer" "a" {
          type = var.kind
                 ^^^^^^^^ value-not-listed-yet
        }
        resource "aws_api_gateway_authorizer" "b" {
          type = var.open
        }
        """
    check(text, "terraform", RULE)
