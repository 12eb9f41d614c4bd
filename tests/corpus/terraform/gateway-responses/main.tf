variable "rest_api_id" {
  description = "API the answers belong to (another state owns it)"
  type        = string
}

variable "support_url" {
  type    = string
  default = "https://support.example.com/api-errors"
}

locals {
  responses = {
    ACCESS_DENIED           = { status = "403", code = "E-1003" }
    API_CONFIGURATION_ERROR = { status = "500", code = "E-2001" }
    AUTHORIZER_FAILURE      = { status = "500", code = "E-2002" }
    EXPIRED_TOKEN           = { status = "403", code = "E-1004" }
    INTEGRATION_TIMEOUT     = { status = "504", code = "E-2003" }
    INVALID_API_KEY         = { status = "403", code = "E-1005" }
    MISSING_AUTHENTICATION_TOKEN = { status = "404", code = "E-1000" }
    QUOTA_EXCEEDED          = { status = "429", code = "E-1006" }
    REQUEST_TOO_LARGE       = { status = "413", code = "E-1007" }
    RESOURCE_NOT_FOUND      = { status = "404", code = "E-1001" }
    THROTTLED               = { status = "429", code = "E-1008" }
    UNAUTHORIZED            = { status = "401", code = "E-1002" }
    UNSUPPORTED_MEDIA_TYPE  = { status = "415", code = "E-1009" }
    WAF_FILTERED            = { status = "403", code = "E-1010" }
  }
}

resource "aws_api_gateway_gateway_response" "error" {
  for_each = local.responses

  rest_api_id   = var.rest_api_id
  response_type = each.key
  status_code   = each.value.status

  response_parameters = merge(
    {
      "gatewayresponse.header.Content-Language" = "'en'"
      "gatewayresponse.header.X-Error-Code"     = "'${each.value.code}'"
    },
    each.value.status == "429" ? { "gatewayresponse.header.Retry-After" = "'30'" } : {},
  )

  response_templates = {
    "application/json" = <<-JSON
      {
        "code": "${each.value.code}",
        "message": $context.error.messageString,
        "type": "$context.error.responseType",
        "help": "${var.support_url}#${lower(each.value.code)}",
        "requestId": "$context.requestId"
      }
    JSON
    "text/html" = "<h1>${each.value.status}</h1><p>$context.error.message</p>"
  }
}
