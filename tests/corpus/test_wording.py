"""Slogans told from measures: by lists that are data, shipped and a repository's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.corpus.document import read_document
from riskctl.corpus.load import load, registers
from riskctl.corpus.wording import MeasureWords, folded, load_words
from riskctl.records.kinds import kind_named
from riskctl.sources.files import Folder
from riskctl.sources.gate import Limits
from tests.conftest import lay

SHIPPED = load_words(None, Limits())
EXAMPLE = Path(__file__).parents[2] / "examples" / "jiuquan"

SLOGANS = """\
加强学习，提高认识
加强学习、提高认识、严格执行各项规章制度
加强政治理论学习，提高自身素质，增强廉洁自律意识
严格按照法律法规办事，依法行政
认真学习《廉政准则》，筑牢思想防线
加强监督检查，发现问题及时纠正
进一步完善制度，规范程序，强化监督
坚持原则，秉公执法，严格把关
落实党风廉政建设责任制，一岗双责
加强对窗口工作人员的教育和管理
定期开展警示教育
建立健全内部管理制度
严格执行《行政处罚法》、《工商行政管理机关行政处罚程序规定》
严格执行《财务管理办法》（酒工商发〔2009〕8号）
强化责任意识，加大监管力度
树立正确的世界观、人生观、价值观，提高拒腐防变能力
严格依法办案，杜绝人情案、关系案
领导定期检查
同上
见《企业登记审查办法》
Strengthen education and raise awareness
Strictly comply with all relevant rules and regulations.
""".splitlines()
CONCRETE = """\
双人受理
钥匙由两人分管
公开收费标准
窗口全程录像
科长每周抽查一成受理件并签名
重大案件集体讨论决定
加强学习，每月一次，签到簿存档
严格执行双人上岗制度，钥匙分开保管
科长检查
监察室检查
实行审办分离
近亲属回避
网上申报，系统随机分派
票据专人管理
印章与空白执照分人保管
严格执行收支两条线规定，罚款由当事人直接缴银行
定期轮岗
限时办结，超时自动亮牌
认真核对《企业登记审查办法》第 5 条的材料
Two clerks count the cash each evening and sign
The chief checks ten cases a week
""".splitlines()


def is_slogan(text: str) -> bool:
    assert SHIPPED is not None
    return SHIPPED.is_slogan(text)


@pytest.mark.parametrize("text", SLOGANS)
def test_slogans_are_told(text: str) -> None:
    assert is_slogan(text)


@pytest.mark.parametrize("text", CONCRETE)
def test_short_and_concrete_measures_are_none(text: str) -> None:
    assert not is_slogan(text)


def test_no_measure_of_the_example_is_one() -> None:
    repository, context = load(EXAMPLE)
    texts = [
        measure.text
        for document in registers(repository, context)
        for point in (document.register.risk_points if document.register else ())
        for measure in point.measures
    ]
    assert context.wording and len(texts) > 100
    assert [text for text in texts if context.wording.is_slogan(text)] == []


@pytest.mark.parametrize(
    "reworded",
    [
        "加 强 学 习，提 高 认 识",
        "加强学习——提高认识！！",
        "进一步加强全体干部职工的学习，不断提高思想认识",
        "要认真地加强学习，并切实提高认识",
        "加强学习；提高认识；加强学习；提高认识；加强学习；提高认识",
        "《廉政准则》加强学习《工作规划》提高认识",
    ],
)
def test_to_reword_a_slogan_does_not_make_it_a_measure(reworded: str) -> None:
    assert is_slogan(reworded)


def test_one_sign_of_who_looks_or_what_is_left_is_enough() -> None:
    plain = "进一步加强对全体干部职工的教育管理和监督"
    assert is_slogan(plain)
    assert not any(is_slogan(f"{plain}，{sign}") for sign in ("每周学习", "做好记录", "检查2次", "双人办理"))


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert is_slogan(text) in (True, False)


@given(st.text(alphabet="，。、；：！？ \t\u3000（）—…,.;:!?-_()", max_size=9), st.text(max_size=20))
def test_folding_drops_punctuation_and_width(marks: str, text: str) -> None:
    assert folded(marks + text + marks) == folded(text)
    assert folded(folded(text)) == folded(text)
    assert folded("Ａ１，甲") == folded("a1甲") == "a1甲"


class TestOwn:
    def own(self, root: Path, text: str) -> MeasureWords | None:
        return load(lay(root, {"wording.yaml": "schema: riskctl/wording/v1\n" + text}))[1].wording

    def test_a_repository_adds_its_words(self, tmp_path: Path) -> None:
        wording = self.own(tmp_path, "slogans: [阳光操作]\nsigns: [廉]\n")
        assert wording and wording.is_slogan("阳光操作") and wording.is_slogan("加强学习")
        assert not wording.is_slogan("加强学习，提高认识，廉")

    def test_a_sign_is_compared_like_the_text(self, tmp_path: Path) -> None:
        wording = self.own(tmp_path, "signs: [ＱＲ, '、']\n")
        assert wording and wording.is_slogan("加强学习、提高认识，严格执行制度")
        assert not wording.is_slogan("加强学习、提高认识，严格执行制度qr")

    def test_or_replaces_all(self, tmp_path: Path) -> None:
        wording = self.own(tmp_path, "replace: true\nslogans: [阳光操作]\n")
        assert wording and wording.is_slogan("阳光操作") and not wording.is_slogan("加强学习")

    def test_a_broken_file_leaves_the_rule_out(self, tmp_path: Path) -> None:
        assert self.own(tmp_path, "slogans: [\n") is None


def test_the_shipped_lists_are_read_whole() -> None:
    folder = Path(__file__).parents[2] / "presets"
    document = read_document(Folder(folder), "wording.yaml", kind_named("wording"), {}, Limits())
    assert document.record and document.faults == ()
