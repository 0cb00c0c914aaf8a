"""Orders and documents of a repository on disk: the example with files laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from riskctl.base.messages import Language
from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY
from riskctl.corpus.load import registers
from riskctl.render.batch import Batch, batch
from riskctl.render.blocks import Edition, Paper
from riskctl.render.make import make
from riskctl.render.order.kinds import document_kind
from riskctl.render.order.order import Order, orders
from riskctl.render.order.scope import Scope
from riskctl.render.view.view import view
from tests.conftest import lay, load_sound

Overlay = Mapping[str, str | bytes | None]
POINTS = REPOSITORY[CLERK].partition("risk_points:\n")[2]  # of the clerk's register
DEPARTMENT = "registers/bureau/registration/department.yaml"
OWN = {PROGRAMME: REPOSITORY[PROGRAMME].replace("policy: jiuquan-2010", "policy: own.yaml")}
LETTERS = {  # one to a post, one to a department
    "cycles/2010/warnings/bureau.csv": "number,day,event,to,due,point,sign\n"
    "1,2010-04-10,issued,bureau/registration/clerk,2010-04-20,bureau/registration/clerk#R01,没有签名\n",
    "cycles/2010/rectification/bureau.csv": "number,day,event,to,due,basis,demand\n"
    "1,2010-04-10,issued,bureau/registration,2010-04-30,四月检查,补齐复核签名\n",
}
SEATS = {"organization.yaml": REPOSITORY["organization.yaml"].replace("name: 科员", "name: 科员, seats: 2")}


def policy(text: str) -> dict[str, str]:
    """Return an overlay with a policy of its own that goes on from the shipped one."""
    return OWN | {"own.yaml": f"schema: riskctl/policy/v1\nextends: jiuquan-2010\n{text}"}


def register(subject: str, points: str = POINTS, more: str = "") -> str:
    """Return a register of `subject` with points written as in the example, or why it has none."""
    kind = ("unit", "department", "person")[subject.count("/")]
    keys = zip(("unit", "department", "post"), subject.split("/"), strict=False)
    head = "".join(f"{key}: {id}\n" for key, id in keys)
    body = f"risk_points:\n{points}" if points else "none: 没有\n"
    return f"schema: riskctl/{kind}/v1\n{head}{more}{body}"


@dataclass(frozen=True)
class Laid:
    """A repository on disk with `overlay` on the example."""

    root: Path
    overlay: Overlay

    def orders(self, kind: str, *refs: str, gather: bool = False, folder: Path | None = None) -> list[Order]:
        """Return what is to be made of `kind`, in Chinese."""
        return self.read(kind, refs, gather, folder)[0]

    def made(
        self,
        kind: str,
        *refs: str,
        edition: Edition = "internal",
        language: Language = "zh",
        gather: bool = False,
        folder: Path | None = None,
        today: date | None = None,
    ) -> list[Paper]:
        """Return the documents of `kind`."""
        found, scope = self.read(kind, refs, gather, folder, language, today)
        return [make(order, edition, scope) for order in found]

    def views(
        self, kind: str, *refs: str, language: Language = "zh", gather: bool = False
    ) -> Iterator[dict[str, Any]]:
        """Yield what the templates of the documents see, before any edition."""
        found, scope = self.read(kind, refs, gather, None, language)
        yield from (view(order, scope) for order in found)

    def batch(self, kind: str, edition: Edition = "internal", *refs: str, gather: bool = False) -> Batch:
        """Return what one call makes, in Chinese."""
        repository, context = load_sound(lay(self.root, self.overlay))
        scope, taken = Scope(context, "zh"), list[Paper]()
        return batch(
            document_kind(kind), refs, gather, edition, repository, scope, lambda *one: taken.append(one[1])
        )

    def read(
        self,
        kind: str,
        refs: tuple[str, ...] = (),
        gather: bool = False,
        folder: Path | None = None,
        language: Language = "zh",
        today: date | None = None,
    ) -> tuple[list[Order], Scope]:
        """Return what is to be made of `kind`, and what it is made in."""
        repository, context = load_sound(lay(self.root, self.overlay), today)
        found = orders(
            document_kind(kind, folder),
            refs,
            gather,
            registers(repository, context),
            context,
        )
        return found, Scope(context, language)
