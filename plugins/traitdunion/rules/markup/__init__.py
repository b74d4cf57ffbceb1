"""Bodies: Markdown to safe HTML. `converter.Converter().convert(…)` is the only way in.

The package imports nothing by itself: who asks only where code lies in a source does without Markdown's reader.
"""
