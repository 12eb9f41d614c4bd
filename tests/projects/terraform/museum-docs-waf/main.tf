terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

resource "aws_api_gateway_rest_api" "museum" {
  name = "museum"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "exhibits" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  parent_id   = aws_api_gateway_rest_api.museum.root_resource_id
  path_part   = "exhibits"
}

resource "aws_api_gateway_method" "exhibits" {
  rest_api_id   = aws_api_gateway_rest_api.museum.id
  resource_id   = aws_api_gateway_resource.exhibits.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.querystring.room" = false
  }
}

# The collection checks the gateway's certificate.
resource "aws_api_gateway_integration" "exhibits" {
  rest_api_id             = aws_api_gateway_rest_api.museum.id
  resource_id             = aws_api_gateway_resource.exhibits.id
  http_method             = aws_api_gateway_method.exhibits.http_method
  type                    = "HTTP"
  integration_http_method = "GET"
  uri                     = "https://collection.example.com:8443/exhibits"
  passthrough_behavior    = "WHEN_NO_MATCH"
  request_parameters = {
    "integration.request.querystring.room" = "method.request.querystring.room"
  }
}

resource "aws_api_gateway_method_response" "exhibits" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  resource_id = aws_api_gateway_resource.exhibits.id
  http_method = aws_api_gateway_method.exhibits.http_method
  status_code = "200"
  response_parameters = {
    "method.response.header.X-Total" = true
  }
}

resource "aws_api_gateway_integration_response" "exhibits" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  resource_id = aws_api_gateway_resource.exhibits.id
  http_method = aws_api_gateway_integration.exhibits.http_method
  status_code = aws_api_gateway_method_response.exhibits.status_code
  response_parameters = {
    "method.response.header.X-Total" = "integration.response.header.X-Total-Count"
  }
}

resource "aws_api_gateway_client_certificate" "museum" {
  description = "Shown to the collection"
}

resource "aws_api_gateway_deployment" "museum" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.exhibits,
      aws_api_gateway_method.exhibits,
      aws_api_gateway_integration.exhibits,
      aws_api_gateway_method_response.exhibits,
      aws_api_gateway_integration_response.exhibits,
    ]))
  }
  lifecycle { create_before_destroy = true }
}

resource "aws_api_gateway_stage" "museum" {
  rest_api_id           = aws_api_gateway_rest_api.museum.id
  deployment_id         = aws_api_gateway_deployment.museum.id
  stage_name            = "v1"
  description           = "Open to partners"
  client_certificate_id = aws_api_gateway_client_certificate.museum.id
  documentation_version = aws_api_gateway_documentation_version.museum.version
  xray_tracing_enabled  = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.museum.arn
    format          = "$context.requestId $context.identity.userArn $context.status waf=$context.waf.status/$context.waf.latency"
  }
  depends_on = [aws_api_gateway_account.museum]
}

resource "aws_api_gateway_method_settings" "museum" {
  rest_api_id = aws_api_gateway_rest_api.museum.id
  stage_name  = aws_api_gateway_stage.museum.stage_name
  method_path = "*/*"
  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_rate_limit  = 10
    throttling_burst_limit = 10
  }
}
