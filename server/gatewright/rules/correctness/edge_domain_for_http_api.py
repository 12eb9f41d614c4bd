"""Domain for HTTP and WebSocket APIs is edge-optimized.

What it does
    Reports the endpoint type `EDGE` in the resource for domains of HTTP and WebSocket APIs.
Why it matters
    The service refuses it: "EDGE endpoint type is not supported for APIGatewayV2 domainName". Edge-optimized domains are made with the
    resource for REST APIs, and carry only those.
Example
    ```cloudformation
    Resources:
      Shop:
        Type: AWS::ApiGatewayV2::DomainName
        Properties:
          DomainName: api.example.com
          DomainNameConfigurations:
            - CertificateArn: !Ref Certificate
              EndpointType: EDGE
                            ^^^^ edge-domain-for-http-api
    ```
Write instead
    ```cloudformation
    Resources:
      Shop:
        Type: AWS::ApiGatewayV2::DomainName
        Properties:
          DomainName: api.example.com
          DomainNameConfigurations:
            - CertificateArn: !Ref Certificate
              EndpointType: REGIONAL
    ```
When it stays quiet
    When the endpoint type cannot be known, and in Terraform, whose provider takes no other value than `REGIONAL`.
"""

from collections.abc import Iterator

from gatewright.model import Block
from gatewright.model.wish import SetParam
from gatewright.rules.rule import Category, Finding, Fix, Fixable, Level, Rule, RuleContext

RULE = Rule(
    name="edge-domain-for-http-api",
    level=Level.ERROR,
    category=Category.CORRECTNESS,
    on=("http.domain_name",),
    fix=Fixable.ALWAYS,
    since="0.1.0",
    see=("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html",),
    errors=("EDGE endpoint type is not supported for APIGatewayV2 domainName",),
)


def check(domain: Block, ctx: RuleContext) -> Iterator[Finding]:
    """Reports each configuration that is edge-optimized where the dialect lets it be written."""
    for configuration in domain.nested("domain_name_configuration"):
        param = ctx.param(configuration, "endpoint_type")
        if param and "EDGE" in param.accepted_values(ctx.dialect) and ctx.value(configuration, "endpoint_type") == "EDGE":
            yield Finding(
                ctx.place(configuration, "endpoint_type"),
                f"`{ctx.spelled(configuration, 'endpoint_type')}` is `EDGE`; the call fails with "
                '"EDGE endpoint type is not supported for APIGatewayV2 domainName".',
                fixes=(Fix("Change to `REGIONAL`", (SetParam(configuration, "endpoint_type", "REGIONAL"),), certain=False),),
            )
