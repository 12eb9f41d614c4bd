variable "partners" {
  description = "Partners and how many calls a month they have paid for."
  type        = map(number)
  default = {
    harbour = 100000
    orchard = 20000
  }
}

resource "aws_api_gateway_api_key" "partner" {
  for_each = var.partners
  name     = "partner-${each.key}"
}

resource "aws_api_gateway_usage_plan" "partner" {
  for_each = var.partners
  name     = "partner-${each.key}"

  api_stages {
    api_id = aws_api_gateway_rest_api.partners.id
    stage  = aws_api_gateway_stage.v2.stage_name

    throttle {
      path        = "/quotes/POST"
      rate_limit  = 20
      burst_limit = 40
    }
  }

  throttle_settings {
    rate_limit  = 50
    burst_limit = 100
  }

  quota_settings {
    limit  = each.value
    period = "MONTH"
    offset = 0
  }
}

resource "aws_api_gateway_usage_plan_key" "partner" {
  for_each      = var.partners
  key_id        = aws_api_gateway_api_key.partner[each.key].id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.partner[each.key].id
}
