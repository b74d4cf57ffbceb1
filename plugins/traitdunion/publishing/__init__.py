"""What knows Pelican: generators, contents, templates, feeds and the writer."""
