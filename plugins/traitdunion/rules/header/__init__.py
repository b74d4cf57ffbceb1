"""The header: front matter read as people type it, with the line of everything it says."""
