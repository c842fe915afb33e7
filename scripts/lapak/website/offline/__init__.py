"""A finished site → what a phone needs to keep it: one file a language, the service worker, the manifest and icons."""
