"""The gate for text that goes out: nothing invisible or active reaches a terminal, page or log."""

IDEOGRAPHIC_SPACE = "\u3000"  # unprintable to Python, an ordinary indent in Chinese text


def visible(text: str) -> str:
    r"""Return `text` with every unprintable character written as ``\u{…}``.

    Control, bidirectional, zero-width and surrogate characters are shown, not obeyed; so are
    line breaks, since a message is one line.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == IDEOGRAPHIC_SPACE else f"\\u{{{ord(c):X}}}" for c in text)
