# A REST API, its definition written down as OpenAPI right here.

data "aws_lambda_function" "billing" {
  function_name = "billing"
}

locals {
  billing_integration = {
    type                = "aws_proxy"
    httpMethod          = "POST"
    uri                 = data.aws_lambda_function.billing.invoke_arn
    passthroughBehavior = "when_no_match"
  }
}

resource "aws_api_gateway_rest_api" "billing" {
  name                         = "billing"
  disable_execute_api_endpoint = true

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "billing", version = "1" }
    paths = {
      "/bills" = {
        get = {
          operationId                     = "listBills"
          security                        = [{ iam = [] }]
          responses                       = { "200" = { description = "The bills" } }
          x-amazon-apigateway-integration = local.billing_integration
        }
      }
      "/bills/{bill}" = {
        get = {
          operationId                     = "getBill"
          security                        = [{ iam = [] }]
          parameters                      = [{ name = "bill", in = "path", required = true, schema = { type = "string" } }]
          responses                       = { "200" = { description = "A bill" }, "404" = { description = "None" } }
          x-amazon-apigateway-integration = local.billing_integration
        }
      }
    }
    components = {
      securitySchemes = {
        iam = {
          type                         = "apiKey"
          name                         = "Authorization"
          in                           = "header"
          x-amazon-apigateway-authtype = "awsSigv4"
        }
      }
    }
  })
}

resource "aws_lambda_permission" "billing" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.billing.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.billing.execution_arn}/*/GET/bills*"
}

resource "aws_api_gateway_deployment" "billing" {
  rest_api_id = aws_api_gateway_rest_api.billing.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.billing.body))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "billing" {
  rest_api_id   = aws_api_gateway_rest_api.billing.id
  deployment_id = aws_api_gateway_deployment.billing.id
  stage_name    = "live"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.suite["billing"].arn
    format          = "$context.requestId $context.identity.user $context.httpMethod $context.path $context.status"
  }

  depends_on = [aws_api_gateway_account.suite]
}

resource "aws_api_gateway_method_settings" "billing" {
  rest_api_id = aws_api_gateway_rest_api.billing.id
  stage_name  = aws_api_gateway_stage.billing.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 20
    throttling_rate_limit  = 20
  }
}
