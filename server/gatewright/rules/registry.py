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
    "correctness.access_log_destination_malformed",
    "correctness.access_log_format_with_line_breaks",
    "correctness.access_log_format_without_request_id",
    "correctness.access_log_variable_unknown",
    "correctness.authorization_scopes_without_cognito",
    "correctness.authorizer_id_missing",
    "correctness.aws_integration_uri_malformed",
    "correctness.aws_proxy_to_other_service",
    "correctness.aws_service_integration_without_credentials",
    "correctness.base_path_with_slash",
    "correctness.binary_media_type_malformed",
    "correctness.cache_key_not_declared",
    "correctness.connection_id_without_vpc_link",
    "correctness.content_handling_without_binary_types",
    "correctness.cors_without_preflight",
    "correctness.deployment_before_integrations",
    "correctness.deployment_triggers_incomplete",
    "correctness.deployment_without_methods",
    "correctness.deployment_without_triggers",
    "correctness.duplicate_method",
    "correctness.duplicate_name",
    "correctness.duplicate_path",
    "correctness.errors_without_cors_headers",
    "correctness.http_integration_ignores_credentials",
    "correctness.http_integration_uri_malformed",
    "correctness.integration_response_on_proxy",
    "correctness.integration_response_too_early",
    "correctness.integration_response_without_method_response",
    "correctness.integration_target_without_vpc_link",
    "correctness.integration_timeout_over_default_quota",
    "correctness.integration_timeout_over_edge_limit",
    "correctness.integration_without_http_method",
    "correctness.integration_without_uri",
    "correctness.lambda_integration_not_post",
    "correctness.lambda_integration_with_function_arn",
    "correctness.lambda_without_permission",
    "correctness.mapping_expression_in_quotes",
    "correctness.mapping_from_undeclared_parameter",
    "correctness.mapping_source_malformed",
    "correctness.mapping_target_malformed",
    "correctness.method_settings_path_malformed",
    "correctness.method_without_integration",
    "correctness.mock_integration_ignores_uri",
    "correctness.mock_with_binary_types",
    "correctness.mock_without_status",
    "correctness.model_schema_malformed",
    "correctness.parameter_declaration_malformed",
    "correctness.passthrough_never_without_template",
    "correctness.path_below_greedy_variable",
    "correctness.path_parameter_without_variable",
    "correctness.path_part_malformed",
    "correctness.proxy_integration_ignores_mapping",
    "correctness.response_header_not_declared",
    "correctness.rest_identity_source_malformed",
    "correctness.selection_pattern_malformed",
    "correctness.sibling_path_variables",
    "correctness.stage_variable_malformed",
    "correctness.static_value_without_quotes",
    "correctness.streaming_uri_mismatch",
    "correctness.streaming_without_proxy",
    "correctness.tag_refused",
    "correctness.tls_config_on_other_integration",
    "correctness.unknown_model",
    "correctness.uri_variable_without_mapping",
    "correctness.vpc_link_on_aws_integration",
    "correctness.vpc_link_to_other_than_network_load_balancer",
    "correctness.vpc_link_without_connection_id",
    "operations.stage_cache_size_without_cluster",
    "operations.stage_without_access_logs",
    "security.authorizer_id_ignored",
    "security.cache_not_encrypted",
    "security.domain_allows_old_tls",
    "security.integration_over_plain_http",
    "security.integration_skips_tls_verification",
    "security.method_without_authorization",
)  # fmt: skip


@cache
def pages() -> dict[str, Page]:
    """The rules by name. The first call imports them all."""
    found = (_page(import_module(f"gatewright.rules.{module}")) for module in MODULES)
    return {page.rule.name: page for page in found}


def _page(module: ModuleType) -> Page:
    return Page(module.RULE, inspect.getdoc(module) or "", module.check, module.__name__)
