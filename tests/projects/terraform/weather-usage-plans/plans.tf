resource "aws_api_gateway_usage_plan" "plan" {
  for_each    = var.plans
  name        = "weather-${each.key}"
  description = "Forecasts, ${each.key}"

  api_stages {
    api_id = aws_api_gateway_rest_api.weather.id
    stage  = aws_api_gateway_stage.weather.stage_name

    throttle {
      path        = "${aws_api_gateway_resource.place.path}/GET"
      rate_limit  = each.value.rate
      burst_limit = each.value.burst
    }
  }

  throttle_settings {
    rate_limit  = each.value.rate
    burst_limit = each.value.burst
  }

  dynamic "quota_settings" {
    for_each = each.value.quota[*]
    content {
      limit  = quota_settings.value.limit
      period = quota_settings.value.period
      offset = quota_settings.value.offset
    }
  }
}

resource "aws_api_gateway_api_key" "customer" {
  for_each    = var.customers
  name        = each.key
  description = "Customer ${each.key}"
  enabled     = true
}

resource "aws_api_gateway_usage_plan_key" "customer" {
  for_each      = var.customers
  usage_plan_id = aws_api_gateway_usage_plan.plan[each.value].id
  key_id        = aws_api_gateway_api_key.customer[each.key].id
  key_type      = "API_KEY"
}

output "keys" {
  value     = { for name, key in aws_api_gateway_api_key.customer : name => key.value }
  sensitive = true
}
