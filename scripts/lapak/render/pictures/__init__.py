"""Images as authors have them → what pages, papers and sent addresses show of them, checked and light."""
