"""PDF: blocks as data, the fonts they are set in, and the page that sets them."""
