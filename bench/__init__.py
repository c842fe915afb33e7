"""The benchmark: what a page of ours and of its peers costs a phone, and how building grows. `python -m bench`."""
