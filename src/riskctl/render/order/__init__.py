"""What a call of render asks for: kinds, subjects, and the registers that go into a document."""
