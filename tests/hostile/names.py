"""Names made to mislead: files, ids and holders. The tests of what reads each walk these lists."""

from __future__ import annotations

RESERVED = ("NUL", "con.yaml", "Com1.yaml", "lpt².csv", "aux.tar.yaml", "a.yaml.", "b ", "prn")  # by Windows
ONE_ELSEWHERE = (  # two files here, one on a disk that folds letters or normalises them
    ("Clerk.yaml", "clerk.yaml"),
    ("clerk.yaml", "ｃｌｅｒｋ.yaml"),
    ("caf\u00e9.yaml", "cafe\u0301.yaml"),
    ("STRASSE.yaml", "straße.yaml"),
    ("\u9928.yaml", "\ufa2c.yaml"),  # 館, twice
    ("ﬁ.yaml", "fi.yaml"),
)
UNPRINTABLE = (  # the bytes of a file's name, and how it is shown
    (b"\xb2\xbf\xc3\xc5.yaml", "registers/\\u{DCB2}\\u{DCBF}\\u{DCC3}\\u{DCC5}.yaml"),
    ("张\u202e三.yaml".encode(), "registers/张\\u{202E}三.yaml"),
    (b"a\nb.yaml", "registers/a\\u{A}b.yaml"),
    (b"\x1b[31m.yaml", "registers/\\u{1B}[31m.yaml"),
)
NO_IDS = (
    *("con", "NUL", "Com1", "lpt9.txt", "aux."),  # names Windows keeps for itself
    *("R０1", "Ｒ01", "ﬁ1", "㊣", "核准\u3000"),  # another spelling of something plain
    *("Rа1", "Ο1", "核\u2f00", "\uf900"),  # Cyrillic а, Greek Ο, a radical, a compatibility character
    *("a/b", "a#1", "a b", "-a", ".a", "a.", "..", "a:b", "a\\b", "x" * 65, "甲\u0301"),
)
HOLDERS = ("赵甲一", "买买提·艾力", "José Nuñez")
DISGUISES = (  # each prints as one of HOLDERS, or is read as one
    *("赵\ufe00甲一", "赵\U000e0100甲一", "赵\u034f甲一", "赵\u3164甲\u3164一", "赵甲\u0301一"),
    *("赵\uff65甲一", "赵.甲.一", "赵-甲-一", "赵．甲一", "赵－甲一", "赵\u2800甲一", "赵\u20dd甲一"),
    *("赵\ufeff甲一", "\uf900赵甲⼀"),
    "赵\U0001d159甲\U0001d159一",  # a note without a head: nothing is printed
    *(
        "买买提.艾力",
        "买买提-艾力",
        "买买提\uff65艾力",
        "买买提—艾力",
        "买买提\u22c5艾力",
        "买买提\u2027艾力",
    ),
    *("Jose\u0301 Nun\u0303ez", "José-Nuñez", "JOSÉ NUÑEZ", "ＪｏｓéＮｕñｅｚ", "𝐉𝐨𝐬é Nuñez"),
)
