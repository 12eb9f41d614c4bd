resource "aws_cloudwatch_log_group" "search" {
  name              = "search-${var.environment}"
  retention_in_days = local.prod ? 180 : 7
}

resource "aws_api_gateway_stage" "search" {
  rest_api_id           = aws_api_gateway_rest_api.search.id
  deployment_id         = aws_api_gateway_deployment.stable.id
  stage_name            = var.environment
  cache_cluster_enabled = local.cache.enabled
  cache_cluster_size    = local.cache.size
  xray_tracing_enabled  = true

  variables = {
    alias = "live"
  }

  dynamic "canary_settings" {
    for_each = aws_api_gateway_deployment.candidate

    content {
      deployment_id   = canary_settings.value.id
      percent_traffic = var.canary_percent
      use_stage_cache = false

      stage_variable_overrides = {
        alias = "next"
      }
    }
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.search.arn
    format          = "$context.requestId $context.status $context.isCanaryRequest $context.responseLatency"
  }
}

resource "aws_api_gateway_method_settings" "everything" {
  rest_api_id = aws_api_gateway_rest_api.search.id
  stage_name  = aws_api_gateway_stage.search.stage_name
  method_path = "*/*"

  settings {
    caching_enabled                            = local.cache.enabled
    cache_data_encrypted                       = true
    cache_ttl_in_seconds                       = local.cache.ttl
    require_authorization_for_cache_control    = true
    unauthorized_cache_control_header_strategy = "SUCCEED_WITH_RESPONSE_HEADER"
    metrics_enabled                            = true
    logging_level                              = local.prod ? "ERROR" : "INFO"
    throttling_rate_limit                      = local.prod ? 1000 : 10
    throttling_burst_limit                     = local.prod ? 2000 : 20
  }
}

resource "aws_cloudwatch_metric_alarm" "canary_errors" {
  count = length(aws_api_gateway_deployment.candidate)

  alarm_name          = "search-${var.environment}-canary-5xx"
  namespace           = "AWS/ApiGateway"
  metric_name         = "5XXError"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0.02
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  dimensions = {
    ApiName = aws_api_gateway_rest_api.search.name
    Stage   = "${var.environment}/Canary"
  }
}
