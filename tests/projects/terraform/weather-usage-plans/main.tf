terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

resource "aws_api_gateway_rest_api" "weather" {
  name           = "weather"
  description    = "Forecasts for paying customers"
  api_key_source = "HEADER"

  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_api_gateway_resource" "v1" {
  rest_api_id = aws_api_gateway_rest_api.weather.id
  parent_id   = aws_api_gateway_rest_api.weather.root_resource_id
  path_part   = "v1"
}

resource "aws_api_gateway_resource" "forecasts" {
  rest_api_id = aws_api_gateway_rest_api.weather.id
  parent_id   = aws_api_gateway_resource.v1.id
  path_part   = "forecasts"
}

resource "aws_api_gateway_resource" "place" {
  rest_api_id = aws_api_gateway_rest_api.weather.id
  parent_id   = aws_api_gateway_resource.forecasts.id
  path_part   = "{place}"
}

resource "aws_api_gateway_method" "forecast" {
  rest_api_id        = aws_api_gateway_rest_api.weather.id
  resource_id        = aws_api_gateway_resource.place.id
  http_method        = "GET"
  authorization      = "NONE"
  api_key_required   = true
  request_parameters = { "method.request.path.place" = true }
}

resource "aws_api_gateway_integration" "forecast" {
  rest_api_id             = aws_api_gateway_rest_api.weather.id
  resource_id             = aws_api_gateway_resource.place.id
  http_method             = aws_api_gateway_method.forecast.http_method
  type                    = "HTTP"
  integration_http_method = "GET"
  uri                     = "https://stations.example.com/forecast/{place}"
  request_parameters = {
    "integration.request.path.place" = "method.request.path.place"
  }
}

resource "aws_api_gateway_method_response" "forecast" {
  for_each    = toset(["200", "404", "503"])
  rest_api_id = aws_api_gateway_rest_api.weather.id
  resource_id = aws_api_gateway_resource.place.id
  http_method = aws_api_gateway_method.forecast.http_method
  status_code = each.key
}

resource "aws_api_gateway_integration_response" "found" {
  rest_api_id       = aws_api_gateway_rest_api.weather.id
  resource_id       = aws_api_gateway_resource.place.id
  http_method       = aws_api_gateway_integration.forecast.http_method
  status_code       = aws_api_gateway_method_response.forecast["200"].status_code
  selection_pattern = "200"
}

resource "aws_api_gateway_integration_response" "unknown" {
  rest_api_id       = aws_api_gateway_rest_api.weather.id
  resource_id       = aws_api_gateway_resource.place.id
  http_method       = aws_api_gateway_integration.forecast.http_method
  status_code       = aws_api_gateway_method_response.forecast["404"].status_code
  selection_pattern = "404"
}

# Whatever else the stations say.
resource "aws_api_gateway_integration_response" "other" {
  rest_api_id        = aws_api_gateway_rest_api.weather.id
  resource_id        = aws_api_gateway_resource.place.id
  http_method        = aws_api_gateway_integration.forecast.http_method
  status_code        = aws_api_gateway_method_response.forecast["503"].status_code
  response_templates = { "application/json" = "{\"message\": \"No stations, no forecast\"}" }
}

resource "aws_api_gateway_deployment" "weather" {
  rest_api_id = aws_api_gateway_rest_api.weather.id
  triggers    = { redeployment = filebase64sha256("${path.module}/main.tf") }
  depends_on = [
    aws_api_gateway_integration_response.found,
    aws_api_gateway_integration_response.unknown,
    aws_api_gateway_integration_response.other,
  ]
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "weather" {
  rest_api_id   = aws_api_gateway_rest_api.weather.id
  deployment_id = aws_api_gateway_deployment.weather.id
  stage_name    = "live"
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.weather.arn
    format          = "$context.requestId $context.identity.apiKeyId $context.resourcePath $context.status $context.error.responseType"
  }
  depends_on = [aws_api_gateway_account.weather]
}

resource "aws_api_gateway_method_settings" "weather" {
  rest_api_id = aws_api_gateway_rest_api.weather.id
  stage_name  = aws_api_gateway_stage.weather.stage_name
  method_path = "*/*"
  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 1000
    throttling_rate_limit  = 1000
  }
}

resource "aws_cloudwatch_log_group" "weather" {
  name              = "weather"
  retention_in_days = 90
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "weather" {
  name               = "weather-logs"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "weather" {
  role       = aws_iam_role.weather.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "weather" {
  cloudwatch_role_arn = aws_iam_role.weather.arn
  depends_on          = [aws_iam_role_policy_attachment.weather]
}
