stage     = "test"
image_tag = "c0ffee1"
throttle  = { rate = 5 }
