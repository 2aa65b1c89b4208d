"""Helpers for 64-bit ids."""
EPOCH = 1759212688636


def timestamp(i: int) -> int:
    """
    >>> timestamp(54459312711831668)
    1710682746787
    >>> timestamp(849226077527337670)
    1715132694343
    """
    return (i >> 22) + EPOCH


MAX = 8687090378920210599
KNOWN = {
    "image": 383580925261507451,
    "video": 3462189335582042048,
    "media_root": 11940457553560773,
}
assert timestamp(KNOWN["image"]) < 1756790404467
