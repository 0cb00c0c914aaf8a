"""What templates see: plain values ready to print."""
