"""VPC endpoints are named for an API that is not private."""

import pytest

from rules.writing import api, rewrites, says, stays_quiet

RULE = "vpc-endpoint-ids-on-public-api"


def endpoint(types: str, ids: str) -> str:
    return f"endpoint_configuration {{\n  types            = {types}\n  vpc_endpoint_ids = {ids}\n}}"


@pytest.mark.parametrize(
    ("types", "ids"), [('["PRIVATE"]', '["vpce-1"]'), ("[var.x]", '["vpce-1"]'), ('["REGIONAL"]', "[]"), ('["REGIONAL"]', "var.x")]
)
def test_stays_quiet(types: str, ids: str) -> None:
    stays_quiet(RULE, api(endpoint(types, ids)))


def test_a_template_may_leave_the_type_to_a_document() -> None:
    stays_quiet(
        RULE,
        """
        Resources:
          Pets:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body: {openapi: 3.0.1}
              EndpointConfiguration:
                VpcEndpointIds: [vpce-1]
        """,
    )


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        api(endpoint('["EDGE"]', '["vpce-1"]\n  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vpc-endpoint-ids-on-public-api')),
        '`vpc_endpoint_ids` is set on an API of the type `EDGE`; "VPCEndpoints can only be specified with PRIVATE apis."',
    )


def test_fixes_take_them_out_or_make_the_api_private() -> None:
    snippet = api(endpoint('["REGIONAL"]', '["vpce-1"]'))
    rewrites(RULE, snippet, '    vpc_endpoint_ids = ["vpce-1"]\n', "")
    rewrites(RULE, snippet, "REGIONAL", "PRIVATE", fix=1)
