"""What runs every command: streams, language, help, the table of commands, and how a run ends."""
