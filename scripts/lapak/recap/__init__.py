"""Did it help: chats, tables and photos of sheets → what was known before and after, without a name or a number."""
