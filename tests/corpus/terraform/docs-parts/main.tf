# Documentation parts of the tariff API, published together with each version.

variable "tariff_function" {
  type    = string
  default = "tariff-lookup"
}

data "aws_lambda_function" "tariff" {
  function_name = var.tariff_function
}

resource "aws_api_gateway_rest_api" "tariff" {
  name = "tariff"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "tariffs" {
  rest_api_id = aws_api_gateway_rest_api.tariff.id
  parent_id   = aws_api_gateway_rest_api.tariff.root_resource_id
  path_part   = "tariffs"
}

resource "aws_api_gateway_method" "tariffs_get" {
  rest_api_id   = aws_api_gateway_rest_api.tariff.id
  resource_id   = aws_api_gateway_resource.tariffs.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.querystring.zone" = true
  }
}

resource "aws_api_gateway_integration" "tariffs_get" {
  rest_api_id             = aws_api_gateway_rest_api.tariff.id
  resource_id             = aws_api_gateway_resource.tariffs.id
  http_method             = aws_api_gateway_method.tariffs_get.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.tariff.invoke_arn
}

resource "aws_lambda_permission" "tariff" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.tariff.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.tariff.execution_arn}/*/GET/tariffs"
}

resource "aws_api_gateway_documentation_part" "api" {
  rest_api_id = aws_api_gateway_rest_api.tariff.id

  location {
    type = "API"
  }

  properties = jsonencode({
    info = {
      description = "Tariffs by zone. Prices are in cents."
      contact     = { email = "tariffs@example.org" }
    }
  })
}

resource "aws_api_gateway_documentation_part" "list" {
  rest_api_id = aws_api_gateway_rest_api.tariff.id

  location {
    type   = "METHOD"
    method = "GET"
    path   = "/tariffs"
  }

  properties = <<DOC
{
  "summary": "All tariffs of one zone",
  "description": "Sorted by price, cheapest first"
}
DOC
}

resource "aws_api_gateway_documentation_part" "zone" {
  rest_api_id = aws_api_gateway_rest_api.tariff.id

  location {
    type   = "QUERY_PARAMETER"
    method = "GET"
    path   = "/tariffs"
    name   = "zone"
  }

  properties = jsonencode({ description = "Zone code, A to F" })
}

resource "aws_api_gateway_documentation_part" "ok" {
  rest_api_id = aws_api_gateway_rest_api.tariff.id

  location {
    type        = "RESPONSE"
    method      = "GET"
    path        = "/tariffs"
    status_code = "200"
  }

  properties = jsonencode({ description = "A list, possibly empty" })
}

resource "aws_api_gateway_documentation_version" "current" {
  rest_api_id = aws_api_gateway_rest_api.tariff.id
  version     = "2.1.0"
  description = "Zone F added"

  depends_on = [
    aws_api_gateway_documentation_part.api,
    aws_api_gateway_documentation_part.list,
    aws_api_gateway_documentation_part.zone,
    aws_api_gateway_documentation_part.ok,
  ]
}

resource "aws_api_gateway_deployment" "tariff" {
  rest_api_id = aws_api_gateway_rest_api.tariff.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_method.tariffs_get,
      aws_api_gateway_integration.tariffs_get,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "tariff" {
  name              = "tariff"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "tariff" {
  rest_api_id           = aws_api_gateway_rest_api.tariff.id
  deployment_id         = aws_api_gateway_deployment.tariff.id
  documentation_version = aws_api_gateway_documentation_version.current.version
  stage_name            = "v2"
  xray_tracing_enabled  = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.tariff.arn
    format          = "$context.requestId $context.status"
  }
}
