"""Base path has a slash."""

import pytest

from rules.writing import VARIABLE, offers, rewrites, says, stays_quiet

RULE = "base-path-with-slash"


def mapping(path: str, kind: str = "aws_api_gateway_base_path_mapping", name: str = "base_path") -> str:
    """A base path mapping in Terraform."""
    return f'{VARIABLE}resource "{kind}" "it" {{\n  {name} = {path}\n}}\n'


def template(path: str, kind: str = "AWS::ApiGateway::BasePathMapping") -> str:
    """A base path mapping in CloudFormation."""
    return f"Resources:\n  It:\n    Type: {kind}\n    Properties:\n      BasePath: {path}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        mapping("var.x"),
        mapping('""'),
        mapping('"${var.x}-pets"'),
        mapping('"pets/v1"', "aws_apigatewayv2_api_mapping", "api_mapping_key"),
        template("!Ref X"),
        template("(none)"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "shown"),
    [
        (mapping('"pets/${var.x}"\n              ^^^^^^^^^^^^^^^ base-path-with-slash'), "`base_path` is `pets/…`"),
        (template("pets/v1\n                    ^ base-path-with-slash", "AWS::ApiGateway::BasePathMappingV2"), "`BasePath` is `pets/v1`"),
    ],
)
def test_says_what_is_wrong(snippet: str, shown: str) -> None:
    says(RULE, snippet, f"{shown}; this mapping takes no slash. For several segments use an API mapping of the second generation.")
    assert offers(RULE, snippet) == []


@pytest.mark.parametrize("snippet", [mapping('"/pets/"'), template('"/pets/"')])
def test_fix_takes_outer_slashes_away(snippet: str) -> None:
    rewrites(RULE, snippet, '"/pets/"', '"pets"')
