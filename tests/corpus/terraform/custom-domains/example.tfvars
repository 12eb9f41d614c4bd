zone_name = "example.net"

mappings = {
  "" = {
    api_id = "a1b2c3d4e5"
    stage  = "prod"
  }
  billing = {
    api_id = "f6g7h8i9j0"
    stage  = "live"
  }
}
