resource "aws_api_gateway_rest_api" "brochure" {
  name                         = "brochure"
  description                  = "Texts and prices of the brochure"
  disable_execute_api_endpoint = true

  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_api_gateway_resource" "pages" {
  rest_api_id = aws_api_gateway_rest_api.brochure.id
  parent_id   = aws_api_gateway_rest_api.brochure.root_resource_id
  path_part   = "pages"
}

resource "aws_api_gateway_resource" "page" {
  rest_api_id = aws_api_gateway_rest_api.brochure.id
  parent_id   = aws_api_gateway_resource.pages.id
  path_part   = "{page}"
}

resource "aws_api_gateway_method" "page" {
  rest_api_id   = aws_api_gateway_rest_api.brochure.id
  resource_id   = aws_api_gateway_resource.page.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.path.page"            = true
    "method.request.querystring.language" = false
  }
}

resource "aws_api_gateway_integration" "page" {
  rest_api_id             = aws_api_gateway_rest_api.brochure.id
  resource_id             = aws_api_gateway_resource.page.id
  http_method             = aws_api_gateway_method.page.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://$${stageVariables.backend}/pages/{page}"
  timeout_milliseconds    = 10000
  request_parameters = {
    "integration.request.path.page"            = "method.request.path.page"
    "integration.request.querystring.language" = "method.request.querystring.language"
    "integration.request.header.X-Release"     = "stageVariables.release"
  }
}

# What was changed in this file makes a new deployment.
resource "aws_api_gateway_deployment" "brochure" {
  rest_api_id = aws_api_gateway_rest_api.brochure.id
  triggers    = { api = filemd5("${path.module}/api.tf") }
  depends_on  = [aws_api_gateway_integration.page]
  lifecycle { create_before_destroy = true }
}

locals {
  stages = {
    v1 = { backend = "v1.pages.example.com", release = "spring" }
    v2 = { backend = "v2.pages.example.com", release = "summer" }
  }
}

resource "aws_api_gateway_stage" "stage" {
  for_each      = local.stages
  rest_api_id   = aws_api_gateway_rest_api.brochure.id
  deployment_id = aws_api_gateway_deployment.brochure.id
  stage_name    = each.key
  variables     = each.value

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.brochure[each.key].arn
    format          = "$context.requestId $context.domainName $context.customDomain.basePathMatched $context.resourcePath $context.status"
  }

  depends_on = [aws_api_gateway_account.brochure]
}

resource "aws_api_gateway_method_settings" "stage" {
  for_each    = local.stages
  rest_api_id = aws_api_gateway_rest_api.brochure.id
  stage_name  = aws_api_gateway_stage.stage[each.key].stage_name
  method_path = "*/*"
  settings {
    metrics_enabled        = true
    logging_level          = each.key == "v1" ? "ERROR" : "INFO"
    throttling_rate_limit  = 100
    throttling_burst_limit = 150
  }
}

resource "aws_cloudwatch_log_group" "brochure" {
  for_each          = local.stages
  name              = "brochure-${each.key}"
  retention_in_days = 30
}

resource "aws_iam_role" "logs" {
  name = "brochure-gateway-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "brochure" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}
