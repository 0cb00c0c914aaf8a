"""Document formats, one file each (see `render.writer`)."""
