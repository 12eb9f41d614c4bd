"""The rules on integrations of HTTP APIs through a VPC link."""

import pytest

from rules.writing import offers, rewrites, says, shared, shared_template, stays_quiet

URI = "private-integration-uri-not-listener"
TLS = "tls-config-without-vpc-link"
PLAIN = "private-integration-without-tls"
LISTENER = "plain-http-to-tls-listener"
PRIVATE = 'integration_type = "HTTP_PROXY"\nconnection_type = "VPC_LINK"\n'
BALANCER = 'resource "aws_lb" "a" {\n}\nresource "aws_lb_listener" "a" {\n  load_balancer_arn = aws_lb.a.arn\n  protocol = var.x\n}\n'
OTHER = BALANCER.replace('"a"', '"b"').replace("lb.a", "lb.b")
TEMPLATE = """  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Protocol: HTTPS
"""


@pytest.mark.parametrize(
    ("rule", "snippet"),
    [
        (URI, shared(PRIVATE + "integration_uri = aws_lb_listener.a.arn", before=BALANCER)),
        (URI, shared(PRIVATE + "integration_uri = aws_service_discovery_service.a.arn")),
        (URI, shared(PRIVATE + "integration_uri = var.x")),
        (URI, shared(PRIVATE + 'integration_uri = "http://a.example"', '"WEBSOCKET"')),
        (URI, shared(PRIVATE + 'integration_uri = "http://a.example"', "var.x")),
        (URI, shared('connection_type = var.x\nintegration_uri = "http://a.example"')),
        (URI, shared_template("ConnectionType: VPC_LINK\nIntegrationUri: !Ref Listener", before=TEMPLATE)),
        (TLS, shared(PRIVATE + 'tls_config {\n  server_name_to_verify = "a.example"\n}')),
        (TLS, shared('connection_type = var.x\ntls_config {\n  server_name_to_verify = "a.example"\n}')),
        (TLS, shared('tls_config {\n  server_name_to_verify = "a.example"\n}', '"WEBSOCKET"')),
        (TLS, shared('dynamic "tls_config" {\n  for_each = var.x\n  content {}\n}')),
        (PLAIN, shared(PRIVATE + 'tls_config {\n  server_name_to_verify = "a.example"\n}')),
        (PLAIN, shared(PRIVATE, '"WEBSOCKET"')),
        (PLAIN, shared(PRIVATE, "var.x")),
        (PLAIN, shared(PRIVATE + 'dynamic "tls_config" {\n  for_each = var.x\n  content {}\n}')),
        (PLAIN, shared_template("ConnectionType: VPC_LINK\nIntegrationUri: !Ref Listener", before=TEMPLATE)),
        (LISTENER, shared(PRIVATE + "integration_uri = aws_lb_listener.a.arn", before=BALANCER)),
        (LISTENER, shared_template("IntegrationUri: !Ref Listener\nTlsConfig: !If [A, {}, !Ref AWS::NoValue]", before=TEMPLATE)),
    ],
)
def test_stays_quiet(rule: str, snippet: str) -> None:
    stays_quiet(rule, snippet)


@pytest.mark.parametrize(
    ("rule", "snippet", "message"),
    [
        (
            URI,
            shared_template(
                """
                ConnectionType: VPC_LINK
                IntegrationUri: !Ref Balancer
                                ^^^^^^^^^^^^^ private-integration-uri-not-listener
            """,
                before=TEMPLATE,
            ),
            (
                '`IntegrationUri` is a load balancer; through a VPC link it "should be a valid ELB listener ARN or a valid Cloud Map '
                'service ARN".'
            ),
        ),
        (
            URI,
            shared("""
                connection_type = "VPC_LINK"
                integration_uri = aws_lb.pets[0].dns_name
                                  ^^^^^^^^^^^^^^^^^^^^^^^ private-integration-uri-not-listener
            """),
            (
                '`integration_uri` is the host name of a load balancer; through a VPC link it "should be a valid ELB listener ARN or a '
                'valid Cloud Map service ARN".'
            ),
        ),
        (
            TLS,
            shared("""
                connection_type = "INTERNET"
                tls_config {
                ^^^^^^^^^^ tls-config-without-vpc-link
                }
            """),
            "`tls_config` is for integrations through a VPC link; for a public backend `https://` in the URL is enough.",
        ),
        (
            PLAIN,
            shared("""
                connection_type = "VPC_LINK"
                                  ^^^^^^^^^^ private-integration-without-tls
            """),
            "`tls_config` is not set; requests travel inside the VPC without encryption.",
        ),
        (
            LISTENER,
            shared_template(
                """
                IntegrationUri: !Ref Listener
                                ^^^^^^^^^^^^^ plain-http-to-tls-listener
            """,
                before=TEMPLATE,
            ),
            "This listener speaks `HTTPS`, and without `TlsConfig` API Gateway speaks plain HTTP to it; every call fails.",
        ),
    ],
)
def test_says_what_is_wrong(rule: str, snippet: str, message: str) -> None:
    says(rule, snippet, message)


@pytest.mark.parametrize(
    ("rule", "snippet", "old", "new"),
    [
        (
            URI,
            shared(PRIVATE + 'integration_uri = "http://${aws_lb.a.dns_name}"', before=BALANCER + OTHER),
            '"http://${aws_lb.a.dns_name}"',
            "aws_lb_listener.a.arn",
        ),
        (URI, shared(PRIVATE + 'integration_uri = "http://a.example"', before=BALANCER), '"http://a.example"', "aws_lb_listener.a.arn"),
        (
            URI,
            shared_template("ConnectionType: VPC_LINK\nIntegrationUri: !GetAtt Balancer.DNSName", before=TEMPLATE),
            "!GetAtt Balancer.DNSName",
            "!Ref Listener",
        ),
        (
            TLS,
            shared_template("TlsConfig:\n  ServerNameToVerify: a.example"),
            "      TlsConfig:\n        ServerNameToVerify: a.example\n",
            "",
        ),
        (
            PLAIN,
            shared_template("ConnectionType: VPC_LINK"),
            "VPC_LINK\n",
            "VPC_LINK\n      TlsConfig:\n        ServerNameToVerify: api.internal.example.com\n",
        ),
    ],
)
def test_fix_changes_one_thing(rule: str, snippet: str, old: str, new: str) -> None:
    rewrites(rule, snippet, old, new)


def test_offers_no_listener_where_there_is_a_choice() -> None:
    assert offers(URI, shared(PRIVATE + 'integration_uri = "http://a.example"', before=BALANCER + OTHER)) == []
