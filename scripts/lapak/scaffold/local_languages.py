"""Names of languages of Indonesia, each in itself, by their codes of ISO 639; any other one brings its name along."""

from __future__ import annotations

LANGUAGE_NAMES = {
    "ace": "Bahsa Acèh",
    "ban": "Basa Bali",
    "bbc": "Hata Batak Toba",
    "bew": "Basa Betawi",
    "bjn": "Bahasa Banjar",
    "bug": "Basa Ugi",
    "gor": "Bahasa Hulontalo",
    "jv": "Basa Jawa",
    "ljp": "Basa Lampung",
    "mad": "Basa Madhura",
    "mak": "Basa Mangkasara",
    "min": "Baso Minangkabau",
    "nia": "Li Niha",
    "osi": "Basa Using",
    "sas": "Basa Sasak",
    "su": "Basa Sunda",
}
