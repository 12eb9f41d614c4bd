"""Mutual TLS on a domain that cannot have it.

What it does
    Reports `mutual_tls_authentication` of a domain that is not regional, or that accepts TLS 1.0.
Why it matters
    The service refuses it: "Mutual TLS authentication is only supported with TLS 1.2.", and only regional domains have it. Without
    `endpoint_configuration` a domain is edge-optimized.
Example
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name     = "api.pets.example"
      certificate_arn = aws_acm_certificate_validation.pets.certificate_arn
      security_policy = "TLS_1_2"

      mutual_tls_authentication {
      ^^^^^^^^^^^^^^^^^^^^^^^^^ mtls-on-unsupported-domain
        truststore_uri = "s3://pets-trust/truststore.pem"
      }
    }
    ```
    ```cloudformation
    Resources:
      PetsDomain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.pets.example
          RegionalCertificateArn: !Ref Certificate
          SecurityPolicy: TLS_1_0
                          ^^^^^^^ mtls-on-unsupported-domain
          EndpointConfiguration:
            Types: [REGIONAL]
          MutualTlsAuthentication:
            TruststoreUri: s3://pets-trust/truststore.pem
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate_validation.pets.certificate_arn
      security_policy          = "TLS_1_2"

      endpoint_configuration {
        types = ["REGIONAL"]
      }

      mutual_tls_authentication {
        truststore_uri = "s3://pets-trust/truststore.pem"
      }
    }
    ```
When it stays quiet
    When endpoint type and policy cannot be known. That a domain of the second generation is regional is for `edge-domain-for-http-api`,
    and in Terraform `wrong-value` sees to both.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.domains import endpoint_of, has_mutual_tls
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext, header

RULE = Rule(
    name="mtls-on-unsupported-domain",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("rest.domain_name", "http.domain_name"),
    fix=Fixable.SOMETIMES,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html",),
    errors=("Mutual TLS authentication is only supported with TLS 1.2",),
)


def check(domain: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each of the two things that stand in the way of mutual TLS."""
    if not has_mutual_tls(domain, ctx) or (domain.kind == "http.domain_name" and ctx.dialect == "terraform"):
        return
    endpoint = endpoint_of(domain, ctx)
    if domain.kind == "rest.domain_name" and endpoint in ("EDGE", "PRIVATE"):
        mutual = domain.nested("mutual_tls_authentication")[0]
        yield Finding(header(mutual), f"The endpoint type of the domain is `{endpoint}`; only `REGIONAL` domains have mutual TLS.")
    for part in (domain, *domain.nested("domain_name_configuration")):
        if ctx.value(part, "security_policy") == "TLS_1_0":
            name = ctx.spelled(part, "security_policy")
            yield Finding(
                ctx.place(part, "security_policy"),
                f'`{name}` is `TLS_1_0`; "Mutual TLS authentication is only supported with TLS 1.2."',
                fixes=(Fix("Change to `TLS_1_2`", (SetParam(part, "security_policy", "TLS_1_2"),)),),
            )
