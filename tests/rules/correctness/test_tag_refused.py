"""Tag is one that AWS refuses."""

import pytest

from rules.writing import api, says, stays_quiet

RULE = "tag-refused"
FIFTY_ONE = ", ".join(f"t{number}: a" for number in range(51))


def template(tags: str, kind: str = "AWS::ApiGatewayV2::Api") -> str:
    """An API in CloudFormation."""
    return f"Resources:\n  It:\n    Type: {kind}\n    Properties:\n      Tags: {tags}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        api("tags = var.x"),
        api('tags = { team = "pets", "shop:aws:team" = "pets", (var.x) = "a" }'),
        template("{team: !Ref X}"),
        template("!Ref X", "AWS::ApiGateway::RestApi"),
        'resource "aws_lb" "pets" {\n  tags = { "aws:team" = "pets" }\n}\n',
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            api('tags = merge(var.x, { "AWS:team" = "pets" })\n                       ^^^^^^^^ tag-refused'),
            "`AWS:team` begins with `aws:`, which only AWS itself may write.",
        ),
        (
            template(f"{{{'k' * 129}: a}}\n             {'^' * 129} tag-refused"),
            "The key of this tag has 129 characters; 1 to 128 are allowed.",
        ),
        (
            template(f"{{k: {'v' * 257}}}\n                {'^' * 257} tag-refused"),
            "The value of this tag has 257 characters; at most 256 are allowed.",
        ),
        (
            template(f"{{{FIFTY_ONE}}}\n      ^^^^ tag-refused"),
            "There are 51 tags; a resource has at most 50.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
