"""Real editors, driven without a screen: does what the protocol tests promise arrive where people see it?"""
