from blinker import Signal

initialized: Signal
get_generators: Signal
get_writer: Signal
finalized: Signal
generator_init: Signal
article_generator_write_article: Signal
article_writer_finalized: Signal
page_generator_write_page: Signal
page_writer_finalized: Signal
feed_generated: Signal
feed_written: Signal
