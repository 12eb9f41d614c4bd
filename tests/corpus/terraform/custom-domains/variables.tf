variable "zone_name" {
  description = "Public hosted zone the names are created in"
  type        = string
}

variable "mappings" {
  description = "base path => API and stage; an empty key is the root"
  type = map(object({
    api_id = string
    stage  = string
  }))
  default = {}
}

variable "truststore_version" {
  type     = string
  default  = null
  nullable = true
}
