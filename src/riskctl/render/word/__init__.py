"""An office's own Word files: placeholders typed in Word, filled with what a template of the kind sees.

See docs/internals/safety.md#own-templates: such a file is read and filled in a process of its own.
"""
