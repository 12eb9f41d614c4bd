"""Mutual TLS with an imported or private certificate lacks proof of ownership.

What it does
    Reports a domain with mutual TLS whose certificate was imported into ACM, or comes from a private CA, and that has no
    `ownership_verification_certificate_arn`.
Why it matters
    Such a certificate does not prove that the name is yours. The service wants a public certificate of ACM for the same name beside
    it; it serves no traffic.
Example
    ```terraform
    resource "aws_acm_certificate" "imported" {
      private_key      = var.key
      certificate_body = var.certificate
    }

    resource "aws_api_gateway_domain_name" "pets" {
      domain_name              = "api.pets.example"
      regional_certificate_arn = aws_acm_certificate.imported.arn
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mtls-without-ownership-certificate
      security_policy          = "TLS_1_2"

      endpoint_configuration {
        types = ["REGIONAL"]
      }

      mutual_tls_authentication {
        truststore_uri = "s3://pets-trust/truststore.pem"
      }
    }
    ```
    ```cloudformation
    Resources:
      Internal:
        Type: AWS::CertificateManager::Certificate
        Properties:
          DomainName: api.pets.example
          CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/a1b2
      PetsDomain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.pets.example
          RegionalCertificateArn: !Ref Internal
                                  ^^^^^^^^^^^^^ mtls-without-ownership-certificate
          SecurityPolicy: TLS_1_2
          EndpointConfiguration:
            Types: [REGIONAL]
          MutualTlsAuthentication:
            TruststoreUri: s3://pets-trust/truststore.pem
    ```
Write instead
    ```terraform
    resource "aws_acm_certificate" "imported" {
      private_key      = var.key
      certificate_body = var.certificate
    }

    resource "aws_acm_certificate" "ownership" {
      domain_name       = "api.pets.example"
      validation_method = "DNS"
    }

    resource "aws_api_gateway_domain_name" "pets" {
      domain_name                            = "api.pets.example"
      regional_certificate_arn               = aws_acm_certificate.imported.arn
      ownership_verification_certificate_arn = aws_acm_certificate.ownership.arn
      security_policy                        = "TLS_1_2"

      endpoint_configuration {
        types = ["REGIONAL"]
      }

      mutual_tls_authentication {
        truststore_uri = "s3://pets-trust/truststore.pem"
      }
    }
    ```
When it stays quiet
    When the certificate is not declared in the project.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.rules.questions.domains import has_mutual_tls
from gatewright.rules.questions.given import given
from gatewright.rules.rule import Category, Finding, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="mtls-without-ownership-certificate",
    level=Level.WARNING,
    category=Category.CORRECTNESS,
    on=("rest.domain_name", "http.domain_name.domain_name_configuration"),
    fix=Fixable.NEVER,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html",),
)


def check(domain: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports a certificate that certainly proves nothing, where none is written that does."""
    if domain.sets("ownership_verification_certificate_arn") or not has_mutual_tls(domain.outermost, ctx):
        return
    for name in ("regional_certificate_arn", "certificate_arn"):
        certificate = ctx.target(domain, name)
        origin = _origin(certificate, ctx) if certificate else None
        if certificate and origin:
            yield Finding(
                ctx.place(domain, name),
                f"The certificate {origin}; mutual TLS needs `{ctx.spelled(domain, 'ownership_verification_certificate_arn')}` beside it, "
                "a public certificate of ACM for the same name.",
                related=(Related(certificate.uri, header(certificate), "the certificate"),),
            )


def _origin(certificate: Block, ctx: RuleContext) -> str | None:
    if certificate.kind != "neighbor.acm_certificate":
        return None
    if certificate.get("private_key"):
        return "was imported"
    return "comes from a private CA" if given(certificate, "certificate_authority_arn", ctx) else None
