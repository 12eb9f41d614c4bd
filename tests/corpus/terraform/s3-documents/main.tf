/*
 * Document store
 *
 *   PUT    /documents/{key}   -> s3:PutObject
 *   GET    /documents/{key}   -> s3:GetObject
 *   DELETE /documents/{key}   -> s3:DeleteObject
 */

terraform {
    required_version = "~> 1.6"
    required_providers {
        aws = {
            source = "hashicorp/aws"
            version = "~> 5.80"
        }
    }
}

data "aws_region" "current" {}

locals {
    verbs = {
        GET    = { status = "200", headers = ["Content-Type", "Content-Length", "ETag"] }
        PUT    = { status = "200", headers = ["ETag"] }
        DELETE = { status = "204", headers = [] }
    }
}

resource "aws_s3_bucket" "documents" {
    bucket = "acme-documents-123456789012"
}

resource "aws_s3_bucket_public_access_block" "documents" {
    bucket = aws_s3_bucket.documents.id
    block_public_acls = true
    block_public_policy = true
    ignore_public_acls = true
    restrict_public_buckets = true
}

resource "aws_api_gateway_rest_api" "documents" {
    name = "documents"
    binary_media_types = ["application/pdf", "image/png", "application/octet-stream"]
    endpoint_configuration {
        types = ["REGIONAL"]
    }
}

resource "aws_api_gateway_resource" "documents" {
    rest_api_id = aws_api_gateway_rest_api.documents.id
    parent_id = aws_api_gateway_rest_api.documents.root_resource_id
    path_part = "documents"
}

resource "aws_api_gateway_resource" "document" {
    rest_api_id = aws_api_gateway_rest_api.documents.id
    parent_id = aws_api_gateway_resource.documents.id
    path_part = "{key}"
}

resource "aws_api_gateway_method" "document" {
    for_each = local.verbs
    rest_api_id = aws_api_gateway_rest_api.documents.id
    resource_id = aws_api_gateway_resource.document.id
    http_method = each.key
    authorization = "AWS_IAM"
    request_parameters = {
        "method.request.path.key" = true
        "method.request.header.Content-Type" = each.key == "PUT"
    }
}

resource "aws_api_gateway_integration" "document" {
    for_each = local.verbs
    rest_api_id = aws_api_gateway_rest_api.documents.id
    resource_id = aws_api_gateway_resource.document.id
    http_method = aws_api_gateway_method.document[each.key].http_method
    type = "AWS"
    integration_http_method = each.key
    uri = "arn:aws:apigateway:${data.aws_region.current.name}:s3:path/${aws_s3_bucket.documents.bucket}/uploads/{key}"
    credentials = aws_iam_role.apigw_s3.arn
    content_handling = each.key == "PUT" ? "CONVERT_TO_BINARY" : null
    passthrough_behavior = "WHEN_NO_MATCH"
    request_parameters = merge(
        { "integration.request.path.key" = "method.request.path.key" },
        each.key != "PUT" ? {} : {
            "integration.request.header.Content-Type" = "method.request.header.Content-Type"
            "integration.request.header.x-amz-server-side-encryption" = "'aws:kms'"
        },
    )
}

resource "aws_api_gateway_method_response" "ok" {
    for_each = local.verbs
    rest_api_id = aws_api_gateway_rest_api.documents.id
    resource_id = aws_api_gateway_resource.document.id
    http_method = aws_api_gateway_method.document[each.key].http_method
    status_code = each.value.status
    response_parameters = { for h in each.value.headers : "method.response.header.${h}" => true }
}

resource "aws_api_gateway_integration_response" "ok" {
    for_each = local.verbs
    rest_api_id = aws_api_gateway_rest_api.documents.id
    resource_id = aws_api_gateway_resource.document.id
    http_method = aws_api_gateway_method.document[each.key].http_method
    status_code = aws_api_gateway_method_response.ok[each.key].status_code
    response_parameters = {
        for h in each.value.headers : "method.response.header.${h}" => "integration.response.header.${h}"
    }
    depends_on = [aws_api_gateway_integration.document]
}

resource "aws_api_gateway_method_response" "not_found" {
    for_each = local.verbs
    rest_api_id = aws_api_gateway_rest_api.documents.id
    resource_id = aws_api_gateway_resource.document.id
    http_method = aws_api_gateway_method.document[each.key].http_method
    status_code = "404"
}

resource "aws_api_gateway_integration_response" "not_found" {
    for_each = local.verbs
    rest_api_id = aws_api_gateway_rest_api.documents.id
    resource_id = aws_api_gateway_resource.document.id
    http_method = aws_api_gateway_method.document[each.key].http_method
    status_code = aws_api_gateway_method_response.not_found[each.key].status_code
    selection_pattern = "40[34]"
    response_templates = {
        "application/json" = jsonencode({ error = "no such document" })
    }
    depends_on = [aws_api_gateway_integration.document]
}

resource "aws_api_gateway_deployment" "documents" {
    rest_api_id = aws_api_gateway_rest_api.documents.id
    triggers = {
        redeploy = sha256(jsonencode([
            aws_api_gateway_method.document,
            aws_api_gateway_integration.document,
            aws_api_gateway_integration_response.ok,
            aws_api_gateway_integration_response.not_found,
        ]))
    }
    lifecycle {
        create_before_destroy = true
    }
}

resource "aws_cloudwatch_log_group" "documents" {
    name = "/apigw/documents"
    retention_in_days = 60
}

resource "aws_api_gateway_stage" "documents" {
    rest_api_id = aws_api_gateway_rest_api.documents.id
    deployment_id = aws_api_gateway_deployment.documents.id
    stage_name = "store"
    xray_tracing_enabled = true
    access_log_settings {
        destination_arn = aws_cloudwatch_log_group.documents.arn
        format = jsonencode({ id = "$context.requestId", key = "$context.path", code = "$context.status" })
    }
}
