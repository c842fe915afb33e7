"""`python -m lapak` is the command `lapak`."""

from lapak.cli import main

if __name__ == "__main__":
    main()
