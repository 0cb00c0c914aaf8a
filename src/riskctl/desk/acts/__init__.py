"""The acts of the desk: each is a command line of riskctl, shown before it is done and done as by hand."""
