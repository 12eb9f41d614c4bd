"""Binary media type is none."""

import pytest

from rules.writing import api, rewrites, says, stays_quiet

RULE = "binary-media-type-malformed"


def template(kinds: str, kind: str = "AWS::ApiGateway::RestApi") -> str:
    """An API in CloudFormation."""
    return f"Resources:\n  It:\n    Type: {kind}\n    Properties:\n      BinaryMediaTypes: {kinds}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        api("binary_media_types = var.x"),
        api('binary_media_types = ["*/*", "application/vnd.api+json; charset=utf-8", var.x]'),
        template("[image~1png, '*~1*', !Ref X]"),
        template("[image~1png]", "AWS::Serverless::Api"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


@pytest.mark.parametrize(
    ("snippet", "text"),
    [
        (api('binary_media_types = [var.x, "*"]\n                             ^^^ binary-media-type-malformed'), "*"),
        (template(".pdf\n                        ^^^^ binary-media-type-malformed").replace("Types: .pdf", "Types: .pdf"), ".pdf"),
        (template("[pdf]\n                         ^^^ binary-media-type-malformed", "AWS::Serverless::Api"), "pdf"),
    ],
)
def test_says_what_is_wrong(snippet: str, text: str) -> None:
    says(RULE, snippet, f"`{text}` matches no media type; write it as `image/png`, or `*/*` for all.")


def test_fix_writes_the_slash() -> None:
    rewrites(RULE, api('binary_media_types = ["image/png", "*~1*"]'), '"*~1*"', '"*/*"')
