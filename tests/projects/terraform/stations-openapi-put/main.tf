# The API first, its definition afterwards: the two change at their own pace.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

locals {
  tags = { app = "stations" }
}

resource "aws_api_gateway_rest_api" "stations" {
  name = "stations"
  tags = local.tags

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  lifecycle {
    ignore_changes = [body]
  }
}

resource "aws_api_gateway_rest_api_put" "stations" {
  rest_api_id      = aws_api_gateway_rest_api.stations.id
  body             = file("${path.module}/definition.json")
  fail_on_warnings = true

  triggers = {
    redeployment = filesha1("${path.module}/definition.json")
  }
}

resource "aws_api_gateway_deployment" "stations" {
  rest_api_id = aws_api_gateway_rest_api.stations.id

  triggers = {
    redeployment = filesha1("${path.module}/definition.json")
  }

  depends_on = [aws_api_gateway_rest_api_put.stations]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "stations" {
  rest_api_id           = aws_api_gateway_rest_api.stations.id
  deployment_id         = aws_api_gateway_deployment.stations.id
  stage_name            = "v7"
  client_certificate_id = aws_api_gateway_client_certificate.stations.id
  tags                  = local.tags

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.stations.arn
    format          = "$context.requestId $context.identity.caller $context.resourcePath $context.status"
  }

  depends_on = [aws_api_gateway_account.stations]
}

resource "aws_api_gateway_client_certificate" "stations" {
  description = "Shown to the stations' backend"
  tags        = local.tags
}

resource "aws_api_gateway_method_settings" "stations" {
  rest_api_id = aws_api_gateway_rest_api.stations.id
  stage_name  = aws_api_gateway_stage.stations.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 100
    throttling_rate_limit  = 50
  }
}

resource "aws_cloudwatch_log_group" "stations" {
  name              = "stations"
  retention_in_days = 30
  tags              = local.tags
}

resource "aws_iam_role" "stations" {
  name = "stations-gateway-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "stations" {
  role       = aws_iam_role.stations.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "stations" {
  cloudwatch_role_arn = aws_iam_role.stations.arn
  depends_on          = [aws_iam_role_policy_attachment.stations]
}
