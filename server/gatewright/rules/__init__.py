"""Is it right? One file a rule, under the folder of its category; `registry.py` lists them all.

A rule is a page: its docstring says what it does, why it matters, shows an example and what to write instead. The examples are run by the tests, and the page is what `gatewright explain` prints.
"""
