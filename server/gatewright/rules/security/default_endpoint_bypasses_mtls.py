"""Default endpoint leads around mutual TLS.

What it does
    Reports an API that is mapped to a domain with mutual TLS while its default endpoint stays on.
Why it matters
    The domain asks clients for a certificate, `https://{api}.execute-api.{region}.amazonaws.com` does not: whoever learns it calls
    the API without one.
Example
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
              ^^^^^^^^^^^^^^^^^^^^^^^^ default-endpoint-bypasses-mtls
      name = "pets"
    }

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

    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.pets.domain_name
    }
    ```
    ```cloudformation
    Resources:
      Pets:
        Type: AWS::ApiGatewayV2::Api
        Properties:
          Name: pets
          ProtocolType: HTTP
          DisableExecuteApiEndpoint: false
                                     ^^^^^ default-endpoint-bypasses-mtls
      PetsDomain:
        Type: AWS::ApiGatewayV2::DomainName
        Properties:
          DomainName: api.pets.example
          MutualTlsAuthentication:
            TruststoreUri: s3://pets-trust/truststore.pem
      PetsPath:
        Type: AWS::ApiGatewayV2::ApiMapping
        Properties:
          ApiId: !Ref Pets
          DomainName: !Ref PetsDomain
          Stage: live
    ```
Write instead
    ```terraform
    resource "aws_api_gateway_rest_api" "pets" {
      name                         = "pets"
      disable_execute_api_endpoint = true
    }

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

    resource "aws_api_gateway_base_path_mapping" "pets" {
      api_id      = aws_api_gateway_rest_api.pets.id
      stage_name  = aws_api_gateway_stage.live.stage_name
      domain_name = aws_api_gateway_domain_name.pets.domain_name
    }
    ```
When it stays quiet
    When the setting cannot be known, and for an API with an OpenAPI document, which may turn the default endpoint off.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.questions.apis import described_elsewhere
from gatewright.rules.questions.domains import domain_of, has_mutual_tls, mapped_api, mappings
from gatewright.rules.rule import ABSENT, Category, Finding, Fix, Fixable, Level, Related, Rule, RuleContext, header

RULE = Rule(
    name="default-endpoint-bypasses-mtls",
    level=Level.WARNING,
    category=Category.SECURITY,
    on=("rest.api", "http.api"),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html",),
)


def check(api: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports an API whose default endpoint is certainly on, with the first domain that asks for certificates."""
    if ctx.value(api, "disable_execute_api_endpoint") not in (ABSENT, False, "false") or described_elsewhere(api):
        return
    for mapping in mappings(ctx):
        domain = domain_of(mapping, ctx) if mapped_api(mapping, ctx) is api else None
        if domain and has_mutual_tls(domain, ctx):
            name = ctx.spelled(api, "disable_execute_api_endpoint")
            yield Finding(
                ctx.place(api, "disable_execute_api_endpoint"),
                f"The domain `{domain.name}` asks clients for a certificate, the API's default endpoint does not; set `{name}` to `true`.",
                related=(Related(domain.uri, header(domain), "the domain with mutual TLS"),),
                fixes=(Fix(f"Set `{name}` to `true`", (SetParam(api, "disable_execute_api_endpoint", True),), certain=False),),
            )
            return
