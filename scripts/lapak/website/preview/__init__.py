"""The site of one edition while it is being written: every request is answered as the files say it now."""
