"""Path part of a resource is not one segment."""

import pytest

from rules.writing import VARIABLE, offers, rewrites, says, stays_quiet

RULE = "path-part-malformed"


def resource(part: str) -> str:
    """A resource in Terraform."""
    return f'{VARIABLE}resource "aws_api_gateway_resource" "it" {{\n  path_part = {part}\n}}\n'


def template(part: str) -> str:
    """A resource in CloudFormation."""
    return f"Parameters:\n  X:\n    Type: String\nResources:\n  It:\n    Type: AWS::ApiGateway::Resource\n    Properties:\n      PathPart: {part}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        resource("var.x"),
        resource('"{${var.x}}"'),
        resource('"${var.x}+}"'),
        resource('"v1.0_a:$x"'),
        resource(""),
        template("!Ref X"),
        template("!Sub '{${X}}'"),
        template('"{proxy+}"'),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            resource('"${var.x}/pets"\n              ^^^^^^^^^^^^^^^ path-part-malformed'),
            "`path_part` is `…/pets`; a resource is one segment, so make one resource for each.",
        ),
        (
            resource('""\n              ^^ path-part-malformed'),
            "`path_part` is empty; the root resource of an API is there already.",
        ),
        (
            template('"{proxy}+"\n                 ^^^^^^^^ path-part-malformed'),
            "`PathPart` is `{proxy}+`; braces stand around the whole part or not at all, as in `{petId}`.",
        ),
        (
            template("my pets\n                  ^ path-part-malformed"),
            "`PathPart` is `my pets`; a path part has letters, digits and `.` `_` `-` `:` `,` `$` only.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)


@pytest.mark.parametrize("snippet", [resource('"/{petId}"'), template('"/{petId}"')])
def test_fix_takes_the_outer_slash_away(snippet: str) -> None:
    rewrites(RULE, snippet, '"/{petId}"', '"{petId}"')


def test_several_segments_have_no_fix() -> None:
    assert offers(RULE, resource('"pets/{petId}"')) == []
