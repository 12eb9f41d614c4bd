terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40.0"
    }
  }
}

data "aws_region" "current" {}

resource "aws_api_gateway_rest_api" "notes" {
  name        = "notes"
  description = "CRUD over one table, no code in between"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "notes" {
  rest_api_id = aws_api_gateway_rest_api.notes.id
  parent_id   = aws_api_gateway_rest_api.notes.root_resource_id
  path_part   = "notes"
}

resource "aws_api_gateway_resource" "note" {
  rest_api_id = aws_api_gateway_rest_api.notes.id
  parent_id   = aws_api_gateway_resource.notes.id
  path_part   = "{noteId}"
}

# --- which DynamoDB action answers which method ------------------------------

locals {
  operations = {
    list = {
      resource = "notes"
      method   = "GET"
      action   = "Query"
      request  = <<-VTL
        {
          "TableName": "${aws_dynamodb_table.notes.name}",
          "KeyConditionExpression": "#o = :o",
          "ExpressionAttributeNames": { "#o": "owner" },
          "ExpressionAttributeValues": { ":o": { "S": "$context.identity.userArn" } },
          #if($input.params('limit') != "")
          "Limit": $input.params('limit'),
          #end
          "ScanIndexForward": false
        }
      VTL
      response = <<-VTL
        #set($items = $input.path('$.Items'))
        {
          "notes": [
            #foreach($item in $items)
            {
              "id": "$item.noteId.S",
              "title": "$util.escapeJavaScript($item.title.S)",
              "changed": $item.changed.N
            }#if($foreach.hasNext),#end
            #end
          ]
        }
      VTL
    }

    create = {
      resource = "notes"
      method   = "POST"
      action   = "PutItem"
      request  = <<-VTL
        #set($body = $input.path('$'))
        {
          "TableName": "${aws_dynamodb_table.notes.name}",
          "Item": {
            "owner":   { "S": "$context.identity.userArn" },
            "noteId":  { "S": "$context.requestId" },
            "title":   { "S": "$util.escapeJavaScript($body.title)" },
            "text":    { "S": "$util.escapeJavaScript($${body.text})" },
            "changed": { "N": "$context.requestTimeEpoch" }
          }
        }
      VTL
      response = "{ \"id\": \"$context.requestId\" }"
    }

    read = {
      resource = "note"
      method   = "GET"
      action   = "GetItem"
      request  = <<-VTL
        {
          "TableName": "${aws_dynamodb_table.notes.name}",
          "Key": {
            "owner":  { "S": "$context.identity.userArn" },
            "noteId": { "S": "$input.params('noteId')" }
          }
        }
      VTL
      response = <<-VTL
        #set($item = $input.path('$.Item'))
        #if("$!item.noteId.S" == "")
        #set($context.responseOverride.status = 404)
        { "error": "no such note" }
        #else
        {
          "id": "$item.noteId.S",
          "title": "$util.escapeJavaScript($item.title.S)",
          "text": "$util.escapeJavaScript($item.text.S)"
        }
        #end
      VTL
    }

    remove = {
      resource = "note"
      method   = "DELETE"
      action   = "DeleteItem"
      request  = <<-VTL
        {
          "TableName": "${aws_dynamodb_table.notes.name}",
          "Key": {
            "owner":  { "S": "$context.identity.userArn" },
            "noteId": { "S": "$input.params('noteId')" }
          }
        }
      VTL
      response = "{}"
    }
  }

  resource_ids = {
    notes = aws_api_gateway_resource.notes.id
    note  = aws_api_gateway_resource.note.id
  }
}

resource "aws_api_gateway_method" "op" {
  for_each = local.operations

  rest_api_id    = aws_api_gateway_rest_api.notes.id
  resource_id    = local.resource_ids[each.value.resource]
  http_method    = each.value.method
  operation_name = "${each.key}Notes"
  authorization  = "AWS_IAM"

  request_parameters = merge(
    each.value.resource == "note" ? { "method.request.path.noteId" = true } : {},
    each.key == "list" ? { "method.request.querystring.limit" = false } : {},
  )
}

resource "aws_api_gateway_integration" "op" {
  for_each = local.operations

  rest_api_id             = aws_api_gateway_rest_api.notes.id
  resource_id             = local.resource_ids[each.value.resource]
  http_method             = aws_api_gateway_method.op[each.key].http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:${data.aws_region.current.name}:dynamodb:action/${each.value.action}"
  credentials             = aws_iam_role.gateway.arn
  passthrough_behavior    = "WHEN_NO_TEMPLATES"

  request_templates = {
    "application/json" = each.value.request
  }
}

resource "aws_api_gateway_method_response" "ok" {
  for_each = local.operations

  rest_api_id = aws_api_gateway_rest_api.notes.id
  resource_id = local.resource_ids[each.value.resource]
  http_method = aws_api_gateway_method.op[each.key].http_method
  status_code = "200"
}

resource "aws_api_gateway_integration_response" "ok" {
  for_each = local.operations

  rest_api_id = aws_api_gateway_rest_api.notes.id
  resource_id = local.resource_ids[each.value.resource]
  http_method = aws_api_gateway_method.op[each.key].http_method
  status_code = aws_api_gateway_method_response.ok[each.key].status_code

  response_templates = {
    "application/json" = each.value.response
  }

  depends_on = [aws_api_gateway_integration.op]
}

resource "aws_api_gateway_deployment" "notes" {
  rest_api_id = aws_api_gateway_rest_api.notes.id

  triggers = {
    operations = sha1(jsonencode(local.operations))
  }

  depends_on = [aws_api_gateway_integration_response.ok]

  lifecycle {
    create_before_destroy = true
  }
}
