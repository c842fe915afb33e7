"""Where commands may write, and how what is finished takes the place of what was: nothing of others is lost."""
