"""What a site holds beside its pages: downloads and their sizes, zips, pictures, feed, headers, redirects."""
