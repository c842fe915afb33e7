"""What texts ask for by name: facts, terms, prices, variables, words of the pages, and how people ask."""
