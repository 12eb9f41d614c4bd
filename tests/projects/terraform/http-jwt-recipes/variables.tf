variable "stage" {
  description = "test or prod"
}

variable "image_tag" {
  type = string
}

variable "origins" {
  type    = list(string)
  default = ["https://recipes.example.com", "http://localhost:5173"]
}

variable "throttle" {
  type = object({
    burst = optional(number, 100)
    rate  = optional(number, 50)
  })
  default = {}
}
