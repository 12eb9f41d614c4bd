terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "issuer" { type = string }

variable "audience" {
  type    = list(string)
  default = ["parcels", "parcels-mobile"]
}

resource "aws_lambda_function" "parcels" {
  function_name = "parcels"
  role          = aws_iam_role.parcels.arn
  handler       = "bootstrap"
  runtime       = "provided.al2023"
  architectures = ["arm64"]
  filename      = "${path.module}/bootstrap.zip"
  timeout       = 12
  publish       = true
}

resource "aws_iam_role" "parcels" {
  name = "parcels"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

# The definition is the API: routes, integrations and the authorizer are all in here.
resource "aws_apigatewayv2_api" "parcels" {
  name             = "parcels"
  protocol_type    = "HTTP"
  fail_on_warnings = true

  body = <<-YAML
    openapi: "3.0.1"
    info:
      title: parcels
      version: "1.0"
    paths:
      /parcels/{number}:
        get:
          operationId: track
          parameters:
            - {name: number, in: path, required: true, schema: {type: string}}
          security:
            - login: [parcels/read]
          responses:
            default: {description: Where it is}
          x-amazon-apigateway-integration: &function
            type: aws_proxy
            httpMethod: POST
            uri: ${aws_lambda_function.parcels.qualified_invoke_arn}
            payloadFormatVersion: "2.0"
            timeoutInMillis: 12500
        put:
          parameters:
            - {name: number, in: path, required: true, schema: {type: string}}
          security:
            - login: [parcels/write]
          responses:
            default: {description: Done}
          x-amazon-apigateway-integration: *function
      /labels:
        post:
          security:
            - login: [parcels/write]
          responses:
            default: {description: A label}
          x-amazon-apigateway-integration:
            type: http_proxy
            httpMethod: POST
            uri: https://labels.example.com/v3/labels
            payloadFormatVersion: "1.0"
            requestParameters:
              "append:header.x-subject": $context.authorizer.claims.sub
    components:
      securitySchemes:
        login:
          type: oauth2
          flows: {}
          x-amazon-apigateway-authorizer:
            type: jwt
            identitySource: $request.header.Authorization
            jwtConfiguration:
              issuer: ${var.issuer}
              audience: ${jsonencode(var.audience)}
    x-amazon-apigateway-cors:
      allowOrigins: ["https://parcels.example.com"]
      allowMethods: [GET, POST, PUT, DELETE]
      allowHeaders: [authorization, content-type]
      maxAge: 600
  YAML
}

resource "aws_lambda_permission" "parcels" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.parcels.function_name
  qualifier     = aws_lambda_function.parcels.version
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.parcels.execution_arn}/*/*/parcels/*"
}

resource "aws_apigatewayv2_deployment" "parcels" {
  api_id = aws_apigatewayv2_api.parcels.id

  triggers = {
    redeployment = sha1(aws_apigatewayv2_api.parcels.body)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "parcels" {
  name              = "parcels"
  retention_in_days = 30
}

resource "aws_apigatewayv2_stage" "parcels" {
  api_id        = aws_apigatewayv2_api.parcels.id
  name          = "$default"
  deployment_id = aws_apigatewayv2_deployment.parcels.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.parcels.arn
    format          = "$context.requestId $context.routeKey $context.authorizer.claims.sub $context.status"
  }

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = 100
    throttling_rate_limit    = 50
  }
}
