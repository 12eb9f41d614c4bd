terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.50"
    }
  }
}

variable "function_name" {
  type    = string
  default = "parcel-tracker"
}

data "aws_lambda_function" "tracker" {
  function_name = var.function_name
}

locals {
  lambda_integration = {
    type       = "aws_proxy"
    httpMethod = "POST"
    uri        = data.aws_lambda_function.tracker.invoke_arn
  }

  problem = {
    description = "Problem"
    content     = { "application/json" = { schema = { "$ref" = "#/components/schemas/Problem" } } }
  }
}

resource "aws_api_gateway_rest_api" "parcels" {
  name              = "parcels"
  put_rest_api_mode = "overwrite"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title       = "parcels"
      version     = "2024.6"
      description = "Paketverfolgung für Händler"
    }

    x-amazon-apigateway-request-validators = {
      params = { validateRequestParameters = true, validateRequestBody = false }
    }
    x-amazon-apigateway-request-validator = "params"

    paths = {
      "/parcels/{number}" = {
        get = {
          operationId = "getParcel"
          security    = [{ sigv4 = [] }]
          parameters = [
            { name = "number", in = "path", required = true, schema = { type = "string" } },
            { name = "lang", in = "query", required = false, schema = { type = "string" } },
          ]
          responses = {
            "200" = {
              description = "Current state"
              content     = { "application/json" = { schema = { "$ref" = "#/components/schemas/Parcel" } } }
            }
            "404" = local.problem
          }
          x-amazon-apigateway-integration = local.lambda_integration
        }
      }

      "/parcels" = {
        post = {
          operationId                     = "announceParcel"
          security                        = [{ sigv4 = [] }]
          responses                       = { "201" = { description = "Announced" }, "400" = local.problem }
          x-amazon-apigateway-integration = local.lambda_integration
        }
      }
    }

    components = {
      securitySchemes = {
        sigv4 = {
          type                         = "apiKey"
          name                         = "Authorization"
          in                           = "header"
          x-amazon-apigateway-authtype = "awsSigv4"
        }
      }
      schemas = {
        Parcel = {
          type     = "object"
          required = ["number", "state"]
          properties = {
            number = { type = "string" }
            state  = { type = "string", enum = ["announced", "moving", "delivered"] }
          }
        }
        Problem = {
          type       = "object"
          properties = { message = { type = "string" } }
        }
      }
    }
  })
}

resource "aws_lambda_permission" "parcels" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.tracker.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.parcels.execution_arn}/*"
}

resource "aws_api_gateway_deployment" "parcels" {
  rest_api_id = aws_api_gateway_rest_api.parcels.id

  triggers = {
    body = sha1(aws_api_gateway_rest_api.parcels.body)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "parcels" {
  name              = "/apis/parcels"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "parcels" {
  rest_api_id          = aws_api_gateway_rest_api.parcels.id
  deployment_id        = aws_api_gateway_deployment.parcels.id
  stage_name           = "v1"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.parcels.arn
    format          = "{\"requestId\":\"$context.requestId\",\"operation\":\"$context.operationName\",\"status\":\"$context.status\"}"
  }
}
