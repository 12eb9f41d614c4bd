"""Two integration responses of a method are its default."""

import pytest

from rules.writing import nested, offers, rewrites, says, stays_quiet

RULE = "two-default-responses"


def responses(second: str, kind: str = "HTTP") -> str:
    return nested(f"""
        Type: {kind}
        IntegrationHttpMethod: GET
        Uri: https://pets.example
        IntegrationResponses:
          - StatusCode: "200"
          - {second}
    """)


@pytest.mark.parametrize(
    "snippet",
    [
        responses('{StatusCode: "404", SelectionPattern: "404"}'),
        responses('{StatusCode: "404", SelectionPattern: !Ref X}'),
        responses("{StatusCode: !Ref X}"),
        responses('{StatusCode: "200"}'),
        responses('{StatusCode: "404"}', kind="HTTP_PROXY"),
        responses("Fn::Transform: {Name: A}"),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        nested(f"""
            Type: HTTP
            IntegrationHttpMethod: GET
            Uri: https://pets.example
            IntegrationResponses:
              - StatusCode: "200"
              - StatusCode: "404"
                            {"^" * 5} {RULE}
        """),
        "Another response of the method has no `SelectionPattern` either, so both are the default; give this one the pattern that it is for.",
    )


def test_fix_takes_the_status_for_the_pattern_of_http() -> None:
    snippet = responses('StatusCode: "404"')
    rewrites(RULE, snippet, '"404"\n', "\"404\"\n            SelectionPattern: '404'\n")
    assert offers(RULE, responses('StatusCode: "404"', kind="AWS")) == []
