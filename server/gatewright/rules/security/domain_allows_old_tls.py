"""Custom domain accepts TLS 1.0 and 1.1.

What it does
    Reports a domain name whose security policy is `TLS_1_0`.
Why it matters
    TLS 1.0 and 1.1 are broken and out of use; `TLS_1_0` lets a client, or whoever sits in between, fall back to them.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "api" {
      domain_name              = "api.example.com"
      regional_certificate_arn = aws_acm_certificate_validation.api.certificate_arn
      security_policy          = "TLS_1_0"
                                 ^^^^^^^^^ domain-allows-old-tls

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
    ```cloudformation
    Resources:
      ApiDomain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.example.com
          RegionalCertificateArn: !Ref Certificate
          SecurityPolicy: TLS_1_0
                          ^^^^^^^ domain-allows-old-tls
          EndpointConfiguration:
            Types:
              - REGIONAL
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_domain_name" "api" {
      domain_name              = "api.example.com"
      regional_certificate_arn = aws_acm_certificate_validation.api.certificate_arn
      security_policy          = "TLS_1_2"

      endpoint_configuration {
        types = ["REGIONAL"]
      }
    }
    ```
When it stays quiet
    Every other policy, those named `SecurityPolicy_...` too, a policy that cannot be known, and no policy: new domains start
    with `TLS_1_2`. With mutual TLS the service refuses the policy, and `mtls-on-unsupported-domain` says so.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.domains import domain_of, has_mutual_tls, needs_more
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="domain-allows-old-tls",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("http.domain_name.domain_name_configuration", "rest.domain_name", "sam.api.domain", "sam.http_api.domain"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html",),
)


def check(domain: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports the one policy that takes old clients."""
    param = ctx.param(domain, "security_policy")
    if (
        ctx.value(domain, "security_policy") != "TLS_1_0"
        or has_mutual_tls(domain.outermost, ctx)
        or any(domain_of(one, ctx) is domain.outermost and needs_more(one, ctx) for one in ctx.of_kind("http.api_mapping"))
        or (param and "TLS_1_0" not in param.accepted_values(ctx.dialect))
    ):
        return  # what the dialect refuses is no matter of taste
    name = ctx.spelled(domain, "security_policy")
    yield Finding(
        ctx.place(domain, "security_policy"),
        f"`{name}` is `TLS_1_0`; the domain accepts TLS 1.0 and 1.1, which are no longer safe.",
        fixes=(Fix("Change to `TLS_1_2`", (SetParam(domain, "security_policy", "TLS_1_2"),)),),
    )
