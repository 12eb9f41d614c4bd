# Partners sign in with a header and a query string; the authorizer also says which usage plan pays for the call.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.50" }
  }
}

resource "aws_api_gateway_rest_api" "partners" {
  name           = "partners"
  api_key_source = "AUTHORIZER"
  endpoint_configuration {
    types           = ["REGIONAL"]
    ip_address_type = "dualstack"
  }
}

resource "aws_api_gateway_resource" "quotes" {
  rest_api_id = aws_api_gateway_rest_api.partners.id
  parent_id   = aws_api_gateway_rest_api.partners.root_resource_id
  path_part   = "quotes"
}

resource "aws_api_gateway_authorizer" "partner" {
  name            = "partner"
  rest_api_id     = aws_api_gateway_rest_api.partners.id
  type            = "REQUEST"
  authorizer_uri  = aws_lambda_alias.authorizer.invoke_arn
  identity_source = "method.request.header.X-Partner, method.request.querystring.signature"

  authorizer_result_ttl_in_seconds = 60
}

resource "aws_api_gateway_method" "quote" {
  rest_api_id      = aws_api_gateway_rest_api.partners.id
  resource_id      = aws_api_gateway_resource.quotes.id
  http_method      = "POST"
  authorization    = "CUSTOM"
  authorizer_id    = aws_api_gateway_authorizer.partner.id
  api_key_required = true

  request_validator_id = aws_api_gateway_request_validator.all.id
  request_models       = { "application/json" = aws_api_gateway_model.quote.name }
  request_parameters = {
    "method.request.header.X-Partner"      = true
    "method.request.querystring.signature" = true
  }
}

resource "aws_api_gateway_request_validator" "all" {
  name                        = "all"
  rest_api_id                 = aws_api_gateway_rest_api.partners.id
  validate_request_body       = true
  validate_request_parameters = true
}

resource "aws_api_gateway_model" "quote" {
  rest_api_id  = aws_api_gateway_rest_api.partners.id
  name         = "QuoteRequest"
  description  = "What a partner wants a price for"
  content_type = "application/json"

  schema = jsonencode({
    "$schema" = "http://json-schema.org/draft-04/schema#"
    title     = "QuoteRequest"
    type      = "object"
    required  = ["article", "quantity"]
    properties = {
      article  = { type = "string", minLength = 1 }
      quantity = { type = "integer", minimum = 1 }
      currency = { type = "string", enum = ["EUR", "CHF"] }
    }
  })
}

resource "aws_api_gateway_integration" "quote" {
  rest_api_id             = aws_api_gateway_rest_api.partners.id
  resource_id             = aws_api_gateway_resource.quotes.id
  http_method             = aws_api_gateway_method.quote.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_alias.quotes.invoke_arn
}

resource "aws_api_gateway_deployment" "partners" {
  rest_api_id = aws_api_gateway_rest_api.partners.id

  triggers = {
    redeployment = sha256(jsonencode([
      aws_api_gateway_authorizer.partner,
      aws_api_gateway_resource.quotes,
      aws_api_gateway_model.quote,
      aws_api_gateway_request_validator.all,
      aws_api_gateway_method.quote,
      aws_api_gateway_integration.quote,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "v2" {
  rest_api_id   = aws_api_gateway_rest_api.partners.id
  deployment_id = aws_api_gateway_deployment.partners.id
  stage_name    = "v2"
  tags          = { tier = "external" }
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.partners.arn
    format          = "$context.requestId,$context.identity.apiKeyId,$context.authorizer.partner,$context.status,$context.integration.latency"
  }
  depends_on = [aws_api_gateway_account.here]
}

resource "aws_api_gateway_method_settings" "v2" {
  rest_api_id = aws_api_gateway_rest_api.partners.id
  stage_name  = aws_api_gateway_stage.v2.stage_name
  method_path = "*/*"
  settings {
    logging_level   = "ERROR"
    metrics_enabled = true
    throttling_rate_limit  = 200
    throttling_burst_limit = 400
  }
}

resource "aws_cloudwatch_log_group" "partners" {
  name              = "partners-access"
  retention_in_days = 365
}
