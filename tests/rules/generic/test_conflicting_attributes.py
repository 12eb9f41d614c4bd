"""Two attributes are set that exclude each other."""

import pytest

from rules.writing import rewrites, says, stays_quiet

RULE = "conflicting-attributes"


def api(kind: str, lines: str) -> str:
    return f"Resources:\n  Pets:\n    Type: {kind}\n    Properties:\n{lines}"


S3 = "      BodyS3Location: {Bucket: documents, Key: pets.yaml}\n"


@pytest.mark.parametrize("kind", ["AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"])
def test_an_attribute_and_a_block_exclude_each_other(kind: str) -> None:
    lines = f"      Body: {{openapi: 3.0.1}}\n{S3}      {'^' * 14} {RULE}\n"
    says(RULE, api(kind, lines), "`BodyS3Location` cannot be set beside `Body`.")
    rewrites(RULE, api(kind, lines), S3, "")


def test_a_condition_may_choose_one_of_them() -> None:
    stays_quiet(RULE, api("AWS::ApiGateway::RestApi", f"      Body: !If [A, {{openapi: 3.0.1}}, !Ref AWS::NoValue]\n{S3}"))


def test_two_blocks_exclude_each_other() -> None:
    says(
        RULE,
        f"""
        resource "aws_apigatewayv2_routing_rule" "pets" {{
          domain_name = "api.pets.example"
          priority    = 1
          condition {{
            match_base_paths {{
              any_of = ["pets"]
            }}
            match_headers {{
            {"^" * 13} {RULE}
              any_of {{
                header     = "version"
                value_glob = "2*"
              }}
            }}
          }}
        }}
        """,
        "`match_headers` cannot be set beside `match_base_paths`.",
    )
