terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.30"
    }
  }
}

variable "function_arn" {
  description = "ARN of the customer function (unqualified)"
  type        = string
  default     = "arn:aws:lambda:eu-north-1:123456789012:function:customers"
}

resource "aws_api_gateway_rest_api" "customers" {
  name = "customers"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "customers" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
  parent_id   = aws_api_gateway_rest_api.customers.root_resource_id
  path_part   = "customers"
}

resource "aws_api_gateway_resource" "customer" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
  parent_id   = aws_api_gateway_resource.customers.id
  path_part   = "{customerId}"
}

resource "aws_api_gateway_method" "create" {
  rest_api_id          = aws_api_gateway_rest_api.customers.id
  resource_id          = aws_api_gateway_resource.customers.id
  http_method          = "POST"
  authorization        = "AWS_IAM"
  request_validator_id = aws_api_gateway_request_validator.all.id

  request_models = {
    "application/json" = aws_api_gateway_model.customer.name
  }

  request_parameters = {
    "method.request.header.Idempotency-Key" = true
  }
}

resource "aws_api_gateway_method" "get" {
  rest_api_id          = aws_api_gateway_rest_api.customers.id
  resource_id          = aws_api_gateway_resource.customer.id
  http_method          = "GET"
  authorization        = "AWS_IAM"
  request_validator_id = aws_api_gateway_request_validator.parameters.id

  request_parameters = {
    "method.request.path.customerId"    = true
    "method.request.querystring.expand" = false
  }
}

data "aws_lambda_function" "customers" {
  function_name = var.function_arn
}

# Custom (non proxy) integration: the function gets a small event of our own.
resource "aws_api_gateway_integration" "create" {
  rest_api_id             = aws_api_gateway_rest_api.customers.id
  resource_id             = aws_api_gateway_resource.customers.id
  http_method             = aws_api_gateway_method.create.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.customers.invoke_arn
  passthrough_behavior    = "WHEN_NO_TEMPLATES"

  request_templates = {
    "application/json" = <<-VTL
      {
        "op": "create",
        "key": "$input.params('Idempotency-Key')",
        "customer": $input.json('$')
      }
    VTL
  }
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id             = aws_api_gateway_rest_api.customers.id
  resource_id             = aws_api_gateway_resource.customer.id
  http_method             = aws_api_gateway_method.get.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.customers.invoke_arn
}

resource "aws_api_gateway_method_response" "created" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
  resource_id = aws_api_gateway_resource.customers.id
  http_method = aws_api_gateway_method.create.http_method
  status_code = "201"

  response_models = {
    "application/json" = aws_api_gateway_model.customer.name
  }

  response_parameters = {
    "method.response.header.Location" = true
  }
}

resource "aws_api_gateway_method_response" "conflict" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
  resource_id = aws_api_gateway_resource.customers.id
  http_method = aws_api_gateway_method.create.http_method
  status_code = "409"

  response_models = {
    "application/problem+json" = aws_api_gateway_model.problem.name
  }
}

resource "aws_api_gateway_integration_response" "created" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
  resource_id = aws_api_gateway_resource.customers.id
  http_method = aws_api_gateway_method.create.http_method
  status_code = aws_api_gateway_method_response.created.status_code

  response_parameters = {
    "method.response.header.Location" = "integration.response.body.location"
  }

  response_templates = {
    "application/json" = "$input.json('$.customer')"
  }

  depends_on = [aws_api_gateway_integration.create]
}

resource "aws_api_gateway_integration_response" "conflict" {
  rest_api_id       = aws_api_gateway_rest_api.customers.id
  resource_id       = aws_api_gateway_resource.customers.id
  http_method       = aws_api_gateway_method.create.http_method
  status_code       = aws_api_gateway_method_response.conflict.status_code
  selection_pattern = "^\\[Conflict\\].*"

  response_templates = {
    "application/problem+json" = <<-VTL
      #set($msg = $input.path('$.errorMessage'))
      { "title": "Already exists", "detail": "$util.escapeJavaScript($msg)", "status": 409 }
    VTL
  }

  depends_on = [aws_api_gateway_integration.create]
}

resource "aws_lambda_permission" "customers" {
  statement_id  = "customers-api"
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.customers.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.customers.execution_arn}/*/*/customers*"
}

resource "aws_api_gateway_deployment" "customers" {
  rest_api_id = aws_api_gateway_rest_api.customers.id

  triggers = {
    redeployment = sha1(join(",", [for f in ["main.tf", "models.tf"] : filesha1("${path.module}/${f}")]))
  }

  depends_on = [
    aws_api_gateway_integration.get,
    aws_api_gateway_integration_response.created,
    aws_api_gateway_integration_response.conflict,
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "customers" {
  name              = "customers-api"
  retention_in_days = 120
}

resource "aws_api_gateway_stage" "customers" {
  rest_api_id          = aws_api_gateway_rest_api.customers.id
  deployment_id        = aws_api_gateway_deployment.customers.id
  stage_name           = "v3"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.customers.arn
    format          = "$context.requestId $context.status \"$context.error.validationErrorString\""
  }
}
