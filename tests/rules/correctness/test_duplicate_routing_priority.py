"""Two routing rules of a domain have one priority."""

import pytest

from rules.writing import offers, rewrites, says, stays_quiet

RULE = "duplicate-routing-priority"


def rule(name: str, priority: str, domain: str = "!GetAtt Shop.DomainNameArn", meta: str = "") -> str:
    return (
        f"  {name}:\n    Type: AWS::ApiGatewayV2::RoutingRule\n{meta}    Properties:\n      DomainNameArn: {domain}\n"
        f"      Priority: {priority}\n      Conditions: []\n      Actions: []\n"
    )


HEAD = "Parameters:\n  X: {Type: Number}\nResources:\n  Shop: {Type: 'AWS::ApiGateway::DomainName'}\n" + rule("One", "100")


@pytest.mark.parametrize(
    "second",
    [
        rule("Two", "200"),
        rule("Two", "!Ref X"),
        rule("Two", "100", domain="!GetAtt Other.DomainNameArn"),
        rule("Two", "100", domain="!If [A, !GetAtt Shop.DomainNameArn, !Ref X]"),
        rule("Two", "100", meta="    Condition: Preview\n"),
    ],
)
def test_stays_quiet(second: str) -> None:
    stays_quiet(RULE, HEAD + second)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        HEAD + rule("Two", f"100\n                {'^' * 3} {RULE}"),
        "`One` has the priority 100 on this domain already; each stands once.",
    )


def test_fix_goes_behind_the_others() -> None:
    rewrites(RULE, HEAD + rule("Three", "250") + rule("Two", "100 # again"), "100 # again", "251 # again")
    assert offers(RULE, HEAD + rule("Three", "1000000") + rule("Two", "100")) == []
