"""Pure functions: values in, values and problems out. No disk, clock, git or Pelican."""
