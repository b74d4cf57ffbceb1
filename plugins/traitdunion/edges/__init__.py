"""Where the program meets the world: files, pictures, catalogues, settings, the clock."""
