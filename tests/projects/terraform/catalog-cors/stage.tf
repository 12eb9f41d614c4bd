resource "aws_api_gateway_deployment" "catalog" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  triggers = {
    # The API is written in these two files: whatever changes there is worth a deployment.
    api     = filesha1("${path.module}/api.tf")
    cors    = filesha1("${path.module}/cors.tf")
    origin  = var.site_origin
    backend = data.aws_lambda_function.catalog.invoke_arn
  }
  lifecycle { create_before_destroy = true }
  depends_on = [
    aws_api_gateway_integration.get,
    aws_api_gateway_integration.options,
    aws_api_gateway_integration_response.options,
    aws_api_gateway_gateway_response.errors,
  ]
}

resource "aws_cloudwatch_log_group" "catalog" {
  name              = "catalog-access"
  retention_in_days = var.log_retention
}

data "aws_iam_policy_document" "trust_gateway" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "gateway_logs" {
  name_prefix         = "gateway-logs-"
  assume_role_policy  = data.aws_iam_policy_document.trust_gateway.json
}

resource "aws_iam_role_policy_attachment" "gateway_logs" {
  role       = aws_iam_role.gateway_logs.id
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "region" {
  cloudwatch_role_arn = aws_iam_role.gateway_logs.arn

  depends_on = [aws_iam_role_policy_attachment.gateway_logs]
}

resource "aws_api_gateway_stage" "v1" {
  depends_on    = [aws_api_gateway_account.region]
  rest_api_id   = aws_api_gateway_rest_api.catalog.id
  deployment_id = aws_api_gateway_deployment.catalog.id
  stage_name    = "v1"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.catalog.arn
    format          = "$context.extendedRequestId $context.identity.sourceIp \"$context.httpMethod $context.path\" $context.status $context.responseLength"
  }
}

resource "aws_api_gateway_method_settings" "v1" {
  rest_api_id = aws_api_gateway_stage.v1.rest_api_id
  stage_name  = aws_api_gateway_stage.v1.stage_name
  method_path = "*/*"
  settings {
    metrics_enabled        = true
    logging_level          = "INFO"
    data_trace_enabled     = false
    throttling_rate_limit  = 500
    throttling_burst_limit = 1000
  }
}
