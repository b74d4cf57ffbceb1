"""Every kind of problem, by area: one module an area, one hundred codes each.

TU1xx header · TU2xx graph, terms, addresses · TU3xx body and pictures · TU4xx translation states and parity ·
TU5xx settings, editions, catalogues, theme · TU6xx the built tree · TU7xx style of the source · TU8xx commands.
"""
