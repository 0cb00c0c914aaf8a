"""The floor of a check: every register read through the gate, with spans, into its record; no rules."""

import sys
from pathlib import Path

from riskctl.corpus.load import load, registers

if __name__ == "__main__":
    repository, context = load(Path(sys.argv[1]))
    read = sum(document.register is not None for document in registers(repository, context))
    sys.exit(0 if read else 1)
