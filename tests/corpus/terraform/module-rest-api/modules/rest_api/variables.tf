variable "name" {
  description = "Name of the API and prefix of everything that belongs to it"
  type        = string
}

variable "description" {
  type    = string
  default = null
}

variable "endpoint_type" {
  type    = string
  default = "REGIONAL"

  validation {
    condition     = contains(["EDGE", "REGIONAL"], var.endpoint_type)
    error_message = "Private APIs need a policy and are not covered by this module."
  }
}

variable "stage_name" {
  type = string
}

variable "routes" {
  description = "Top level resources and the function that answers each of them"
  type = map(object({
    path          = string
    methods       = set(string)
    function_name = string
    invoke_arn    = string
  }))
}

variable "log_retention_days" {
  type    = number
  default = 30
}

variable "access_log_format" {
  type    = string
  default = "$context.requestId $context.httpMethod $context.resourcePath $context.status"
}

variable "throttle" {
  type = object({
    rate  = number
    burst = number
  })
  default = null
}
