terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "cache" {
  description = "Whether answers are kept. Off in tests: a cache costs money by the hour."
  type        = bool
  default     = true
}

variable "cache_size" {
  type    = string
  default = "0.5"
}

locals { keep_for = { list = 60, rate = 600 } }

resource "aws_api_gateway_rest_api" "rates" {
  name        = "rates"
  description = "Exchange rates"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "rates" {
  rest_api_id = aws_api_gateway_rest_api.rates.id
  parent_id   = aws_api_gateway_rest_api.rates.root_resource_id
  path_part   = "rates"
}

resource "aws_api_gateway_resource" "rate" {
  rest_api_id = aws_api_gateway_rest_api.rates.id
  parent_id   = aws_api_gateway_resource.rates.id
  path_part   = "{currency}"
}

resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.rates.id
  resource_id   = aws_api_gateway_resource.rates.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.querystring.base" = false
  }
}

resource "aws_api_gateway_method" "rate" {
  rest_api_id   = aws_api_gateway_rest_api.rates.id
  resource_id   = aws_api_gateway_resource.rate.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.path.currency"    = true
    "method.request.querystring.day"  = false
    "method.request.header.Accept"    = false
  }
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id             = aws_api_gateway_rest_api.rates.id
  resource_id             = aws_api_gateway_resource.rates.id
  http_method             = aws_api_gateway_method.list.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://rates.example.com/latest"
  cache_key_parameters    = ["method.request.querystring.base"]
  cache_namespace         = "rates"
  request_parameters = {
    "integration.request.querystring.from" = "method.request.querystring.base"
  }
}

resource "aws_api_gateway_integration" "rate" {
  rest_api_id             = aws_api_gateway_rest_api.rates.id
  resource_id             = aws_api_gateway_resource.rate.id
  http_method             = aws_api_gateway_method.rate.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://rates.example.com/currencies/{currency}"
  cache_namespace         = "rate"
  cache_key_parameters = [
    "method.request.path.currency",
    "method.request.querystring.day",
    "method.request.header.Accept",
  ]
  request_parameters = {
    "integration.request.path.currency"   = "method.request.path.currency"
    "integration.request.querystring.day" = "method.request.querystring.day"
    "integration.request.header.Accept"   = "method.request.header.Accept"
  }
}

resource "aws_api_gateway_deployment" "rates" {
  rest_api_id = aws_api_gateway_rest_api.rates.id
  triggers = {
    redeployment = sha1(join("", [for part in [
      aws_api_gateway_resource.rates,
      aws_api_gateway_resource.rate,
      aws_api_gateway_method.list,
      aws_api_gateway_method.rate,
      aws_api_gateway_integration.list,
      aws_api_gateway_integration.rate,
    ] : jsonencode(part)]))
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "rates" {
  rest_api_id           = aws_api_gateway_rest_api.rates.id
  deployment_id         = aws_api_gateway_deployment.rates.id
  stage_name            = "live"
  cache_cluster_enabled = var.cache
  cache_cluster_size    = var.cache ? var.cache_size : null

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.rates.arn
    format          = "$context.requestId $context.resourcePath $context.status $context.responseLatency"
  }
  depends_on = [aws_api_gateway_account.rates]
}

resource "aws_api_gateway_stage" "fresh" {
  rest_api_id           = aws_api_gateway_rest_api.rates.id
  deployment_id         = aws_api_gateway_deployment.rates.id
  stage_name            = "fresh"
  cache_cluster_enabled = true
  cache_cluster_size    = "1.6"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.rates.arn
    format          = "$context.requestId $context.resourcePath $context.status $context.responseLatency"
  }
  depends_on = [aws_api_gateway_account.rates]
}

resource "aws_api_gateway_method_settings" "rates" {
  for_each = {
    "rates/GET"             = local.keep_for.list
    "rates/{currency}/GET"  = local.keep_for.rate
  }
  rest_api_id = aws_api_gateway_rest_api.rates.id
  stage_name  = aws_api_gateway_stage.rates.stage_name
  method_path = each.key
  settings {
    caching_enabled                            = var.cache
    cache_ttl_in_seconds                       = each.value
    cache_data_encrypted                       = true
    require_authorization_for_cache_control    = true
    unauthorized_cache_control_header_strategy = "SUCCEED_WITHOUT_RESPONSE_HEADER"
    metrics_enabled                            = true
    logging_level                              = "ERROR"
    throttling_rate_limit                      = 100
    throttling_burst_limit                     = 100
  }
}

resource "aws_api_gateway_method_settings" "fresh" {
  rest_api_id = aws_api_gateway_rest_api.rates.id
  stage_name  = aws_api_gateway_stage.fresh.stage_name
  method_path = "*/*"
  settings {
    caching_enabled                            = true
    cache_ttl_in_seconds                       = 5
    cache_data_encrypted                       = true
    require_authorization_for_cache_control    = true
    unauthorized_cache_control_header_strategy = "FAIL_WITH_403"
    metrics_enabled                            = true
    throttling_rate_limit                      = 10
    throttling_burst_limit                     = 10
  }
}

resource "aws_cloudwatch_log_group" "rates" {
  name              = "rates"
  retention_in_days = 14
}

resource "aws_iam_role" "logs" {
  name = "rates-gateway-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "rates" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}
