# Private API behind a private custom domain name: https://directory.internal.example.com, from the company's network only.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.83" }
  }
}

variable "vpc_endpoint_id" { 
  type    = string
  default = "vpce-0123456789abcdef0" 
}
variable "certificate_arn" { type = string }

locals {
  only_from_endpoint = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "execute-api:/*"
        Condition = { StringEquals = { "aws:SourceVpce" = var.vpc_endpoint_id } }
      }
    ]
  })
}

resource "aws_api_gateway_domain_name" "directory" {
  domain_name     = "directory.internal.example.com"
  certificate_arn = var.certificate_arn
  security_policy = "TLS_1_2"
  policy          = local.only_from_endpoint
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_domain_name_access_association" "directory" {
  domain_name_arn                = aws_api_gateway_domain_name.directory.arn
  access_association_source      = var.vpc_endpoint_id
  access_association_source_type = "VPCE"
}

resource "aws_api_gateway_base_path_mapping" "directory" {
  domain_name    = aws_api_gateway_domain_name.directory.domain_name
  domain_name_id = aws_api_gateway_domain_name.directory.domain_name_id
  api_id         = aws_api_gateway_rest_api.directory.id
  stage_name     = aws_api_gateway_stage.directory.stage_name
}

resource "aws_api_gateway_rest_api" "directory" {
  name                         = "directory"
  policy                       = local.only_from_endpoint
  disable_execute_api_endpoint = true
  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = [var.vpc_endpoint_id]
  }
}

resource "aws_api_gateway_resource" "people" {
  rest_api_id = aws_api_gateway_rest_api.directory.id
  parent_id   = aws_api_gateway_rest_api.directory.root_resource_id
  path_part   = "people"
}

resource "aws_api_gateway_resource" "search" {
  rest_api_id = aws_api_gateway_rest_api.directory.id
  parent_id   = aws_api_gateway_resource.people.id
  path_part   = "search:by-name"
}

resource "aws_api_gateway_method" "search" {
  rest_api_id          = aws_api_gateway_rest_api.directory.id
  resource_id          = aws_api_gateway_resource.search.id
  http_method          = "GET"
  authorization        = "AWS_IAM"
  request_validator_id = aws_api_gateway_request_validator.params.id
  request_parameters   = { "method.request.querystring.name" = true }
}

resource "aws_api_gateway_request_validator" "params" {
  rest_api_id                 = aws_api_gateway_rest_api.directory.id
  name                        = "params"
  validate_request_parameters = true
}

resource "aws_dynamodb_table" "people" {
  name         = "people"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "name"
  attribute {
    name = "name"
    type = "S"
  }
}

resource "aws_api_gateway_integration" "search" {
  rest_api_id             = aws_api_gateway_rest_api.directory.id
  resource_id             = aws_api_gateway_resource.search.id
  http_method             = aws_api_gateway_method.search.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:${data.aws_region.here.name}:dynamodb:action/Query"
  credentials             = aws_iam_role.query.arn
  request_templates = {
    "application/json" = <<-VTL
      {
        "TableName": "${aws_dynamodb_table.people.name}",
        "KeyConditionExpression": "#n = :n",
        "ExpressionAttributeNames": {"#n": "name"},
        "ExpressionAttributeValues": {":n": {"S": "$util.escapeJavaScript($input.params('name')).replaceAll("\\'", "'")"}}
      }
    VTL
  }
}

resource "aws_api_gateway_method_response" "search_200" {
  rest_api_id         = aws_api_gateway_rest_api.directory.id
  resource_id         = aws_api_gateway_resource.search.id
  http_method         = aws_api_gateway_method.search.http_method
  status_code         = "200"
  response_parameters = { "method.response.header.Cache-Control" = true }
}

resource "aws_api_gateway_integration_response" "search_200" {
  rest_api_id         = aws_api_gateway_rest_api.directory.id
  resource_id         = aws_api_gateway_resource.search.id
  http_method         = aws_api_gateway_method.search.http_method
  status_code         = aws_api_gateway_method_response.search_200.status_code
  response_parameters = { "method.response.header.Cache-Control" = "'no-store'" }
  response_templates = {
    "application/json" = <<-VTL
      #set($people = $input.path('$.Items'))
      [
      #foreach($person in $people)
        {"name": "$person.name.S", "phone": "$!person.phone.S"}#if($foreach.hasNext),#end

      #end
      ]
    VTL
  }
  depends_on = [aws_api_gateway_integration.search]
}

data "aws_region" "here" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "query" {
  name               = "directory-query"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "query" {
  role = aws_iam_role.query.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:Query", Resource = aws_dynamodb_table.people.arn }]
  })
}

resource "aws_api_gateway_deployment" "directory" {
  rest_api_id = aws_api_gateway_rest_api.directory.id
  triggers = {
    policy = sha1(local.only_from_endpoint)
    api    = filesha1("${path.module}/main.tf")
  }
  depends_on = [aws_api_gateway_integration_response.search_200]
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "directory" {
  rest_api_id   = aws_api_gateway_rest_api.directory.id
  deployment_id = aws_api_gateway_deployment.directory.id
  stage_name    = "live"
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.directory.arn
    format          = "$context.requestId $context.identity.vpceId $context.identity.user $context.status"
  }
  depends_on = [aws_api_gateway_account.directory]
}

resource "aws_api_gateway_method_settings" "directory" {
  rest_api_id = aws_api_gateway_rest_api.directory.id
  stage_name  = aws_api_gateway_stage.directory.stage_name
  method_path = "*/*"
  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_rate_limit  = 40
    throttling_burst_limit = 40
  }
}

resource "aws_cloudwatch_log_group" "directory" {
  name              = "directory"
  retention_in_days = 60
}

resource "aws_iam_role" "logs" {
  name               = "directory-logs"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "directory" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}
