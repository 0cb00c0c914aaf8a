"""Bytes to trees and back: the gate for what comes in, readers with spans, byte-exact edits."""
