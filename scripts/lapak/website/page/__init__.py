"""One document → what stands on its page: the article, what is around it, and what each layout asks for."""
