"""Single mistakes, made in whole projects: which of them are reported, and where (`measure.py`)?"""
