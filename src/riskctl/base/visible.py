"""The gate for text that goes out: nothing invisible or active reaches a terminal, page or log."""

import re

IDEOGRAPHIC_SPACE = "\u3000"  # unprintable to Python, an ordinary indent in Chinese text
TAB = "[Tab]"  # people meet it, know the key, and do not know 9
# At least one character that prints something; letters that print as a blank are none.
WRITTEN = "[^\\s\u115f\u1160\u2800\u3164\uffa0\U0001d159]"
_WRITTEN = re.compile(WRITTEN)
# ::error …: taken at the start of a line, blanks before it or none. What ends a line is the host's to
# say: a lone CR does for some, and whatever may is taken to.
_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_HOST_LINE = re.compile(rf"(?<![^{_ENDS}])([^\S{_ENDS}]*:)(?=:)")
_HOST_COMMAND = re.compile(r"##(?=\w*\[)")  # ##[error], ##vso[…], ##teamcity[…]: taken anywhere in a line


def visible(text: str) -> str:
    r"""Return `text` with every unprintable character written as ``\u{…}``, and a tab by its name on the key.

    Control, bidirectional, zero-width and surrogate characters are shown, not obeyed; so are
    line breaks, since a message is one line.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == IDEOGRAPHIC_SPACE else _written(c) for c in text)


def _written(character: str) -> str:
    return TAB if character == "\t" else f"\\u{{{ord(character):X}}}"


def is_blank(text: str) -> bool:
    """Return whether nothing is to be seen in `text`: it says as little as none."""
    return _WRITTEN.search(text) is None


def inert(text: str) -> str:
    """Return `text` for the log of a build host, which finds no command of its own within its lines.

    A line that begins with `::` is one too: no line may begin with text from a register.
    """
    return _HOST_COMMAND.sub("# #", text) if "##" in text else text


def logged(text: str) -> str:
    """Return `text` of any lines for a log in which a build host finds no command of its own, wherever."""
    return _HOST_LINE.sub(r"\1 ", inert(text)) if "::" in text else inert(text)


def inert_json(text: str) -> str:
    """Return JSON that says the same, and in which a build host that logs it finds no command."""
    return _HOST_COMMAND.sub(r"#\\u0023", text) if "##" in text else text
