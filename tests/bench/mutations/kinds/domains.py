"""Endpoints, domains, certificates, mappings, links into a VPC, firewalls."""

from __future__ import annotations

from bench.mutations.mutation import (
    DEPLOY,
    HEADER,
    RUN,
    Mistake,
    Mutation,
    Place,
    adds,
    all_of,
    drops,
    has,
    is_,
    lacks,
    nests,
    points,
    repeats,
    sets,
    together,
)
from gatewright.model import Block, Ref
from gatewright.model.wish import Remove, SetParam
from gatewright.rules.questions.apis import endpoint_types
from gatewright.rules.rule import RuleContext


def endpoint(*types: str):
    return lambda block, ctx: endpoint_types(block, ctx) == list(types)


def certificate_for_other(block: Block, ctx: RuleContext) -> Mistake | None:
    """The certificate under the other parameter."""
    pair = ("certificate_arn", "regional_certificate_arn")
    for old, new in (pair, pair[::-1]) if len(endpoint_types(block, ctx) or ()) == 1 else ():
        attribute = block.get(old)
        if attribute and not block.sets(new):
            spelled = ctx.spelled(block, new)
            from gatewright.model.wish import ReplaceWords
            from gatewright.text import TextEdit

            return Mistake(
                (ReplaceWords(TextEdit(attribute.name_span, spelled)),), (Place(block, (new, "endpoint_configuration", HEADER)),)
            )
    return None


def edge_certificate_elsewhere(block: Block, ctx: RuleContext) -> Mistake | None:
    new = "arn:aws:acm:eu-central-1:111122223333:certificate/1b2c3d4e-0000-1111-2222-333344445555"
    return sets("certificate_arn", new, when=endpoint("EDGE"))(block, ctx)


def same_key(block: Block, ctx: RuleContext) -> Mistake | None:
    return repeats(HEADER, "base_path", "api_mapping_key")(block, ctx)


def alias_of_other(block: Block, ctx: RuleContext) -> Mistake | None:
    """The alias of an edge domain for a regional one, or the reverse."""
    swap = {
        "cloudfront_domain_name": "regional_domain_name",
        "regional_domain_name": "cloudfront_domain_name",
        "DistributionDomainName": "RegionalDomainName",
        "RegionalDomainName": "DistributionDomainName",
    }
    from gatewright.model.wish import Repoint

    attribute = block.get("name")
    if (
        attribute
        and isinstance(attribute.value, Ref)
        and attribute.value.attribute in swap
        and (target := ctx.target(block, "name"))
        and target.kind == "rest.domain_name"
    ):
        return Mistake((Repoint(attribute.value, swap[attribute.value.attribute]),), (Place(block, ("name", HEADER)),))
    return None


def _two_targets(block: Block, ctx: RuleContext) -> Mistake | None:
    arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/{}/50dc6c495c0c9188"
    return sets("target_arns", [arn.format("one"), arn.format("two")])(block, ctx)


MUTATIONS = (
    Mutation(
        "mutual TLS with an imported certificate alone",
        ("mtls-imported-cert-ownership",),
        DEPLOY,
        ("rest.domain_name", "http.domain_name.domain_name_configuration"),
        drops("ownership_verification_certificate_arn", HEADER, "certificate_arn", "regional_certificate_arn", "mutual_tls_authentication"),
        ("mtls-without-ownership-certificate",),
    ),
    Mutation(
        "private API over IPv4 only",
        ("private-api-requires-dualstack",),
        DEPLOY,
        ("rest.api.endpoint_configuration",),
        sets("ip_address_type", "ipv4", "types", fresh=True, when=is_("types", ["PRIVATE"])),
        ("private-api-on-ipv4",),
    ),
    Mutation(
        "private API over IPv4 only in SAM",
        ("private-api-requires-dualstack",),
        DEPLOY,
        ("sam.api.endpoint_configuration",),
        sets("ip_address_type", "ipv4", "type", fresh=True, when=is_("type", "PRIVATE")),
        ("private-api-on-ipv4",),
    ),
    Mutation(
        "VPC endpoints of a public API",
        ("vpce-ids-require-private",),
        DEPLOY,
        ("rest.api.endpoint_configuration",),
        adds("vpc_endpoint_ids", ["vpce-0123456789abcdef0"], when=is_("types", ["REGIONAL"])),
        ("vpc-endpoint-ids-on-public-api",),
    ),
    Mutation(
        "VPC endpoints of a public API in SAM",
        ("vpce-ids-require-private",),
        DEPLOY,
        ("sam.api.endpoint_configuration",),
        adds("vpc_endpoint_ids", ["vpce-0123456789abcdef0"], when=is_("type", "REGIONAL")),
        ("vpc-endpoint-ids-on-public-api",),
    ),
    Mutation(
        "new TLS policy without access mode",
        ("enhanced-security-policy-requires-endpoint-access-mode",),
        DEPLOY,
        ("rest.domain_name",),
        sets(
            "security_policy",
            "SecurityPolicy_TLS13_1_3_2025_09",
            when=all_of(endpoint("REGIONAL"), lacks("endpoint_access_mode", "mutual_tls_authentication")),
        ),
        ("security-policy-without-access-mode",),
    ),
    Mutation(
        "access mode with an old TLS policy",
        ("enhanced-security-policy-requires-endpoint-access-mode",),
        DEPLOY,
        ("rest.domain_name",),
        adds("endpoint_access_mode", "STRICT", "security_policy", when=is_("security_policy", "TLS_1_2")),
        ("access-mode-with-old-security-policy",),
    ),
    Mutation(
        "TLS policy of an edge domain",
        ("security-policy-endpoint-type-match",),
        DEPLOY,
        ("rest.domain_name",),
        together(
            sets("security_policy", "SecurityPolicy_TLS13_2025_EDGE", "endpoint_configuration", when=endpoint("REGIONAL")),
            adds("endpoint_access_mode", "BASIC"),
        ),
        ("security-policy-for-other-endpoint",),
    ),
    Mutation(
        "domain without certificate",
        ("domain-certificate-required",),
        DEPLOY,
        ("rest.domain_name",),
        lambda block, ctx: Mistake(
            tuple(Remove(one) for one in (block.get("certificate_arn"), block.get("regional_certificate_arn")) if one),
            (Place(block, (HEADER,)),),
        ),
        ("domain-without-certificate", "missing-required-attribute"),
    ),
    Mutation(
        "certificate of the other endpoint",
        ("domain-certificate-endpoint-match",),
        DEPLOY,
        ("rest.domain_name",),
        certificate_for_other,
        ("certificate-for-other-endpoint",),
    ),
    Mutation(
        "edge certificate in another region",
        ("edge-domain-certificate-region",),
        DEPLOY,
        ("rest.domain_name",),
        edge_certificate_elsewhere,
        ("edge-certificate-outside-us-east-1",),
    ),
    Mutation(
        "mutual TLS with an old policy",
        ("mtls-requires-regional-tls12",),
        DEPLOY,
        ("rest.domain_name",),
        sets("security_policy", "TLS_1_0", "mutual_tls_authentication", HEADER, when=has("mutual_tls_authentication")),
        ("mtls-on-unsupported-domain", "domain-allows-old-tls"),
    ),
    Mutation(
        "mutual TLS on an edge domain",
        ("mtls-requires-regional-tls12",),
        DEPLOY,
        ("rest.domain_name",),
        nests(
            "mutual_tls_authentication", {"truststore_uri": "s3://trust/ca.pem"}, "endpoint_configuration", HEADER, when=endpoint("EDGE")
        ),
        ("mtls-on-unsupported-domain",),
    ),
    Mutation(
        "policy on a public domain",
        ("domain-policy-only-private",),
        DEPLOY,
        ("rest.domain_name",),
        adds(
            "policy",
            lambda block, ctx: (
                '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}}]}'
                if ctx.dialect == "terraform"
                else None
            ),
            when=endpoint("REGIONAL"),
        ),
        ("policy-on-public-domain",),
    ),
    Mutation(
        "base path a second time",
        ("duplicate-base-path",),
        DEPLOY,
        ("rest.base_path_mapping", "http.api_mapping"),
        same_key,
        ("duplicate-base-path",),
    ),
    Mutation(
        "alias of the other endpoint",
        ("route53-alias-attributes-match",),
        RUN,
        ("neighbor.route53_record.alias",),
        alias_of_other,
        ("alias-record-for-other-endpoint",),
    ),
    Mutation(
        "firewall for an HTTP API",
        ("waf-on-http-api",),
        DEPLOY,
        ("neighbor.wafv2_web_acl_association",),
        sets("resource_arn", "arn:aws:apigateway:eu-west-1::/apis/a1b2c3d4e5/stages/prod"),
        ("web-acl-on-http-api",),
    ),
    Mutation(
        "firewall of CloudFront",
        ("waf-scope-regional",),
        DEPLOY,
        ("neighbor.wafv2_web_acl",),
        lambda block, ctx: Mistake(
            (SetParam(block, "scope", "CLOUDFRONT"),),
            (
                Place(block, ("scope",)),
                *(Place(one, ("web_acl_arn", "resource_arn", HEADER)) for one in ctx.of_kind("neighbor.wafv2_web_acl_association")),
            ),
        ),
        ("cloudfront-web-acl-on-stage",),
    ),
    Mutation(
        "two load balancers behind a link",
        ("vpc-link-v1-target-single-nlb",),
        DEPLOY,
        ("rest.vpc_link",),
        _two_targets,
        ("out-of-range", "malformed-value"),
    ),
    Mutation(
        "link to an application load balancer",
        ("vpc-link-v1-target-single-nlb",),
        DEPLOY,
        ("neighbor.lb",),
        lambda block, ctx: (
            Mistake((SetParam(block, "load_balancer_type", "application"),), tuple(Place(one, ("target_arns",)) for one in links))
            if (links := ctx.of_kind("rest.vpc_link")) and block.get("load_balancer_type")
            else None
        ),
        ("vpc-link-to-other-than-network-load-balancer",),
    ),
    Mutation(
        "link without subnets",
        ("v2-vpc-link-subnets-required",),
        DEPLOY,
        ("http.vpc_link",),
        sets("subnet_ids", []),
        ("out-of-range", "malformed-value", "missing-required-attribute"),
    ),
    Mutation(
        "routing rule a second time",
        ("routing-rule-priority-unique",),
        DEPLOY,
        ("http.routing_rule",),
        repeats(HEADER, "priority"),
        ("duplicate-routing-priority",),
    ),
    Mutation(
        "edge domain for an HTTP API",
        ("http-api-on-unsupported-domain",),
        DEPLOY,
        ("http.api_mapping",),
        points(
            "domain_name",
            "rest.domain_name",
            {"terraform": "domain_name"},
            HEADER,
            "api_id",
            when=lambda block, other, ctx: "EDGE" in (endpoint_types(other, ctx) or ()),
        ),
        ("edge-domain-for-http-api", "api-mapping-on-unsupported-domain"),
    ),
    Mutation(
        "two kinds of API on one domain",
        ("websocket-and-rest-share-domain",),
        DEPLOY,
        ("http.api_mapping",),
        points(
            "api_id",
            "http.api",
            {"terraform": "id"},
            HEADER,
            "domain_name",
            when=lambda block, other, ctx: (
                ctx.value(other, "protocol_type") == "WEBSOCKET"
                and any(
                    one is not block and ctx.target(one, "domain_name") is ctx.target(block, "domain_name")
                    for one in ctx.of_kind(block.kind or "")
                )
            ),
        ),
        ("websocket-api-shares-domain",),
    ),
)
