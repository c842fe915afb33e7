"""The course to carry by hand: the whole site as one zip, one module as one file, the course as an e-book."""
