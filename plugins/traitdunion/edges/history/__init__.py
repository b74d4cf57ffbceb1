"""What git knows of the content folder's texts: `record` answers what the rules ask, `repository` asks git."""
