data "aws_partition" "p" {}
data "aws_region" "r" {}

resource "aws_iam_role" "start" {
  name = "onboarding-start"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })

  inline_policy {
    name = "start"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = "states:StartExecution", Resource = aws_sfn_state_machine.onboarding.arn }]
    })
  }
}

resource "aws_api_gateway_rest_api" "onboarding" {
  name = "onboarding"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "customers" {
  rest_api_id = aws_api_gateway_rest_api.onboarding.id
  parent_id   = aws_api_gateway_rest_api.onboarding.root_resource_id
  path_part   = "customers"
}

resource "aws_api_gateway_resource" "kind" {
  rest_api_id = aws_api_gateway_rest_api.onboarding.id
  parent_id   = aws_api_gateway_resource.customers.id
  path_part   = "{kind}"
}

resource "aws_api_gateway_method" "start" {
  rest_api_id   = aws_api_gateway_rest_api.onboarding.id
  resource_id   = aws_api_gateway_resource.kind.id
  http_method   = "POST"
  authorization = "AWS_IAM"

  request_parameters = {
    "method.request.path.kind" = true
  }
}

resource "aws_api_gateway_integration" "start" {
  rest_api_id             = aws_api_gateway_rest_api.onboarding.id
  resource_id             = aws_api_gateway_resource.kind.id
  http_method             = aws_api_gateway_method.start.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:${data.aws_partition.p.partition}:apigateway:${data.aws_region.r.name}:states:action/StartExecution"
  credentials             = aws_iam_role.start.arn
  passthrough_behavior    = "NEVER"

  request_templates = {
    "application/json" = <<EOF
#set($body = $input.json('$'))
#set($kind = $util.escapeJavaScript($input.params().path.get('kind')))
#set($input_text = "{""kind"": ""$${kind}"", ""form"": $${body}}")
{
  "stateMachineArn": "${aws_sfn_state_machine.onboarding.arn}",
  "name": "$context.requestId",
  "input": "$util.escapeJavaScript($input_text).replaceAll("\\'", "'")"
}
EOF
  }
}

resource "aws_api_gateway_method_response" "started" {
  rest_api_id = aws_api_gateway_rest_api.onboarding.id
  resource_id = aws_api_gateway_resource.kind.id
  http_method = aws_api_gateway_method.start.http_method
  status_code = "202"
  response_parameters = {
    "method.response.header.X-Execution" = true
  }
}

resource "aws_api_gateway_integration_response" "started" {
  rest_api_id = aws_api_gateway_rest_api.onboarding.id
  resource_id = aws_api_gateway_resource.kind.id
  http_method = aws_api_gateway_method.start.http_method
  status_code = aws_api_gateway_method_response.started.status_code
  response_parameters = {
    "method.response.header.X-Execution" = "integration.response.body.executionArn"
  }
  response_templates = {
    "application/json" = "{\"started\": $input.json('$.startDate')}"
  }
  depends_on = [aws_api_gateway_integration.start]
}
