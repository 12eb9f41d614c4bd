terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_api_gateway_rest_api" "inventory" {
  name = "inventory"

  endpoint_configuration { types = ["REGIONAL"] }
}

resource "aws_api_gateway_resource" "warehouses" {
  rest_api_id = aws_api_gateway_rest_api.inventory.id
  parent_id   = aws_api_gateway_rest_api.inventory.root_resource_id
  path_part   = "warehouses"
}

resource "aws_api_gateway_resource" "warehouse" {
  rest_api_id = aws_api_gateway_rest_api.inventory.id
  parent_id   = aws_api_gateway_resource.warehouses.id
  path_part   = "{warehouseId}"
}

resource "aws_api_gateway_resource" "stock" {
  rest_api_id = aws_api_gateway_rest_api.inventory.id
  parent_id   = aws_api_gateway_resource.warehouse.id
  path_part   = "stock"
}

resource "aws_api_gateway_method" "warehouses_get" {
  rest_api_id   = aws_api_gateway_rest_api.inventory.id
  resource_id   = aws_api_gateway_resource.warehouses.id
  http_method   = "GET"
  authorization = "AWS_IAM"
}

# HTTP_PROXY: the service's answer is passed through unchanged.
resource "aws_api_gateway_integration" "warehouses_get" {
  rest_api_id             = aws_api_gateway_rest_api.inventory.id
  resource_id             = aws_api_gateway_resource.warehouses.id
  http_method             = aws_api_gateway_method.warehouses_get.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "http://${aws_lb.inventory.dns_name}/v2/warehouses"
  connection_type         = "VPC_LINK"
  connection_id           = aws_api_gateway_vpc_link.inventory.id
}

resource "aws_api_gateway_method" "stock_get" {
  rest_api_id   = aws_api_gateway_rest_api.inventory.id
  resource_id   = aws_api_gateway_resource.stock.id
  http_method   = "GET"
  authorization = "AWS_IAM"

  request_parameters = {
    "method.request.path.warehouseId"      = true
    "method.request.querystring.belowOnly" = false
    "method.request.header.X-Trace-Id"     = false
  }
}

# HTTP: one legacy endpoint whose body is reshaped on the way out.
resource "aws_api_gateway_integration" "stock_get" {
  rest_api_id             = aws_api_gateway_rest_api.inventory.id
  resource_id             = aws_api_gateway_resource.stock.id
  http_method             = aws_api_gateway_method.stock_get.http_method
  type                    = "HTTP"
  integration_http_method = "GET"
  uri                     = "http://${aws_lb.inventory.dns_name}/legacy/stock/{wh}"
  connection_type         = "VPC_LINK"
  connection_id           = aws_api_gateway_vpc_link.inventory.id
  timeout_milliseconds    = 8000
  cache_key_parameters    = ["method.request.path.warehouseId"]

  request_parameters = {
    "integration.request.path.wh"           = "method.request.path.warehouseId"
    "integration.request.querystring.below" = "method.request.querystring.belowOnly"
    "integration.request.header.X-Trace-Id" = "method.request.header.X-Trace-Id"
    "integration.request.header.X-Source"   = "'api-gateway'"
  }
}

resource "aws_api_gateway_method_response" "stock_200" {
  rest_api_id = aws_api_gateway_rest_api.inventory.id
  resource_id = aws_api_gateway_resource.stock.id
  http_method = aws_api_gateway_method.stock_get.http_method
  status_code = "200"
}

resource "aws_api_gateway_integration_response" "stock_200" {
  rest_api_id = aws_api_gateway_rest_api.inventory.id
  resource_id = aws_api_gateway_resource.stock.id
  http_method = aws_api_gateway_method.stock_get.http_method
  status_code = aws_api_gateway_method_response.stock_200.status_code

  response_templates = {
    "application/json" = <<EOT
#set($rows = $input.path('$.rows'))
{
  "items": [
#foreach($row in $rows)
    { "sku": "$row.art_no", "count": $row.qty }#if($foreach.hasNext),#end

#end
  ]
}
EOT
  }

  depends_on = [aws_api_gateway_integration.stock_get]
}

resource "aws_api_gateway_deployment" "inventory" {
  rest_api_id = aws_api_gateway_rest_api.inventory.id
  description = "inventory"

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_integration.warehouses_get,
      aws_api_gateway_integration.stock_get,
      aws_api_gateway_integration_response.stock_200,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "inventory" {
  name              = "inventory-api"
  retention_in_days = 90
}

resource "aws_api_gateway_stage" "main" {
  rest_api_id           = aws_api_gateway_rest_api.inventory.id
  deployment_id         = aws_api_gateway_deployment.inventory.id
  stage_name            = "main"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
  xray_tracing_enabled  = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.inventory.arn
    format          = "$context.requestId $context.httpMethod $context.path $context.status $context.integrationLatency"
  }
}

resource "aws_api_gateway_method_settings" "stock" {
  rest_api_id = aws_api_gateway_rest_api.inventory.id
  stage_name  = aws_api_gateway_stage.main.stage_name
  method_path = "warehouses/{warehouseId}/stock/GET"

  settings {
    caching_enabled                         = true
    cache_data_encrypted                    = true
    cache_ttl_in_seconds                    = 60
    require_authorization_for_cache_control = true
    metrics_enabled                         = true
  }
}
