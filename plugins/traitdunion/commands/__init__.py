"""What `invoke` runs: one module a command."""
