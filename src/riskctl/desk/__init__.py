"""The desk: the year on a page, for people who do not type commands. It computes nothing of its own.

What a page shows comes from the functions that commands use, and what it writes is a command line, run as
if it were typed. `server` says which address is answered by which view and runs; `gate` lets in whoever has
the token; `ground` is the repository as it was read; `page` fills the templates; `pages` has a file for each
view, `acts` what is done from a page.
"""
