"""Every rule, one line each. A rule that is not listed here does not exist."""

from __future__ import annotations

import inspect
from functools import cache
from importlib import import_module
from types import ModuleType

from gatewright.rules.rule import Page

MODULES = (
    "generic.conflicting_attributes",
    "generic.deprecated_attribute",
    "generic.malformed_value",
    "generic.missing_required_attribute",
    "generic.out_of_range",
    "generic.read_only_attribute",
    "generic.syntax_error",
    "generic.unknown_attribute",
    "generic.unused_suppression",
    "generic.value_not_listed_yet",
    "generic.wrong_type",
    "generic.wrong_value",
    "correctness.attribute_of_other_protocol",
    "correctness.attribute_refused_by_protocol",
    "correctness.authorization_on_message_route",
    "correctness.authorization_scopes_without_cognito",
    "correctness.authorization_scopes_without_jwt",
    "correctness.authorizer_id_missing",
    "correctness.authorizer_of_other_type",
    "correctness.aws_integration_uri_malformed",
    "correctness.aws_proxy_to_other_service",
    "correctness.aws_service_integration_without_credentials",
    "correctness.connection_id_without_vpc_link",
    "correctness.content_handling_without_binary_types",
    "correctness.cors_credentials_with_wildcard",
    "correctness.cors_origin_never_matches",
    "correctness.default_stage_on_websocket",
    "correctness.deployment_before_integrations",
    "correctness.deployment_before_routes",
    "correctness.deployment_id_with_auto_deploy",
    "correctness.deployment_triggers_incomplete",
    "correctness.deployment_without_methods",
    "correctness.deployment_without_triggers",
    "correctness.duplicate_of_quick_create",
    "correctness.duplicate_route_key",
    "correctness.http_integration_ignores_credentials",
    "correctness.http_integration_uri_malformed",
    "correctness.http_route_selection_changed",
    "correctness.identity_source_of_other_api",
    "correctness.integration_response_on_proxy",
    "correctness.integration_target_without_vpc_link",
    "correctness.integration_timeout_over_default_quota",
    "correctness.integration_timeout_over_edge_limit",
    "correctness.integration_without_http_method",
    "correctness.integration_without_uri",
    "correctness.jwt_authorizer_incomplete",
    "correctness.jwt_issuer_not_https",
    "correctness.jwt_on_websocket",
    "correctness.lambda_authorizer_incomplete",
    "correctness.lambda_integration_not_post",
    "correctness.lambda_integration_with_function_arn",
    "correctness.lambda_without_permission",
    "correctness.malformed_route_key",
    "correctness.malformed_route_target",
    "correctness.method_without_integration",
    "correctness.mock_integration_ignores_uri",
    "correctness.mock_with_binary_types",
    "correctness.mock_without_status",
    "correctness.passthrough_never_without_template",
    "correctness.preflight_behind_authorization",
    "correctness.proxy_integration_ignores_mapping",
    "correctness.reference_to_other_api",
    "correctness.route_settings_before_route",
    "correctness.route_settings_of_unknown_route",
    "correctness.route_settings_without_throttling",
    "correctness.route_without_response",
    "correctness.route_without_target",
    "correctness.simple_responses_with_old_payload",
    "correctness.streaming_uri_mismatch",
    "correctness.streaming_without_proxy",
    "correctness.tls_config_on_other_integration",
    "correctness.vpc_link_on_aws_integration",
    "correctness.vpc_link_without_connection_id",
    "correctness.websocket_without_route_selection",
    "operations.stage_cache_size_without_cluster",
    "operations.stage_without_access_logs",
    "security.authorizer_id_ignored",
    "security.cache_not_encrypted",
    "security.domain_allows_old_tls",
    "security.integration_over_plain_http",
    "security.integration_skips_tls_verification",
    "security.method_without_authorization",
    "security.route_without_authorization",
    "security.websocket_connect_without_authorization",
)  # fmt: skip


@cache
def pages() -> dict[str, Page]:
    """The rules by name. The first call imports them all."""
    found = (_page(import_module(f"gatewright.rules.{module}")) for module in MODULES)
    return {page.rule.name: page for page in found}


def _page(module: ModuleType) -> Page:
    return Page(module.RULE, inspect.getdoc(module) or "", module.check, module.__name__)
