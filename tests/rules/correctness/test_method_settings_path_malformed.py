"""Method settings are for a path that no method has."""

import pytest

from rules.writing import VARIABLE, offers, rewrites, says, stays_quiet

RULE = "method-settings-path-malformed"
PETS = 'resource "aws_api_gateway_resource" "pets" {\n  path_part = "pets"\n}\n'


def settings(path: str, before: str = VARIABLE) -> str:
    """Method settings in Terraform."""
    return f'{before}resource "aws_api_gateway_method_settings" "it" {{\n  method_path = {path}\n}}\n'


@pytest.mark.parametrize(
    "snippet",
    [
        settings('"*/*"'),
        settings('"pets/{petId}/GET"'),
        settings('"~1/GET"'),
        settings('"/GET"'),
        settings("var.x"),
        settings('"pets/${var.x}"'),
        settings('"${var.x}/GET"'),
        settings('"${aws_api_gateway_resource.pets.path_part}/${aws_api_gateway_method.get.http_method}"', PETS),
        settings('"${trimprefix(aws_api_gateway_resource.pets.path, "/")}/GET"', PETS),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "message"),
    [
        (
            settings(
                '"${aws_api_gateway_resource.pets.path}/GET"\n                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ method-settings-path-malformed',
                PETS,
            ),
            "`method_path` starts with a slash, so the settings concern no method; leave it out.",
        ),
        (
            settings('"pets"\n                ^^^^^^ method-settings-path-malformed'),
            "`method_path` is `pets`, which ends in no method; write the path, a slash and the method, as in `pets/GET`.",
        ),
        (
            settings('"${var.x}/all"\n                ^^^^^^^^^^^^^^ method-settings-path-malformed'),
            "`method_path` is `…/all`, which ends in no method; write the path, a slash and the method, as in `pets/GET`.",
        ),
    ],
)
def test_says_what_is_wrong(snippet: str, message: str) -> None:
    says(RULE, snippet, message)
    assert offers(RULE, snippet) == []


@pytest.mark.parametrize(("old", "new"), [('"/pets/GET"', '"pets/GET"'), ('"pets/get"', '"pets/GET"'), ('"/*/*"', '"*/*"')])
def test_fix_changes_the_path(old: str, new: str) -> None:
    rewrites(RULE, settings(old), old, new)
