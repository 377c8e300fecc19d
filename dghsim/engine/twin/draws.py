"""The twin's own Philox4x32-10, in plain integers: written apart from the arrays' and the kernel's, to check them."""

from __future__ import annotations

_MASK = 0xFFFFFFFF


def first_word(counter: tuple[int, int, int, int], key: tuple[int, int]) -> int:
    """The first of the four 32-bit words that Philox4x32-10 gives for this counter and key."""
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * c0, 1 << 32)
        high1, low1 = divmod(0xCD9E8D57 * c2, 1 << 32)
        c0, c1, c2, c3 = high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0
        k0, k1 = (k0 + 0x9E3779B9) & _MASK, (k1 + 0xBB67AE85) & _MASK
    return c0
