"""What people call what a text of the status names by its id: on paper stands no code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from riskctl.base.messages import Words
from riskctl.corpus.document import Document
from riskctl.corpus.subject import find_subject
from riskctl.level.grade import GradedPoint
from riskctl.render.order.scope import Scope

WORDS: Words = {"point": ("{whose}“{title}”", "“{title}” ({whose})")}
_REF = re.compile(r"[\w-]+(?:/[\w-]+)*(?:#R\d+)?")


def names_of_refs(graded: Iterable[GradedPoint], scope: Scope) -> Mapping[str, str]:
    """Return what points are called, by their ids: whose they are, and their titles."""
    return names_of_points({one.id: one.point.title for one in graded}, scope)


def names_of_points(titles: Mapping[str, str], scope: Scope) -> Mapping[str, str]:
    """Return the same of points known by their titles."""
    return {
        id: scope.say(WORDS, "point", whose=_whose(id.partition("#")[0], scope), title=title)
        for id, title in titles.items()
    }


def titles_of_points(documents: Iterable[Document]) -> dict[str, str]:
    """Return the titles of the points of these registers, by their ids."""
    return {
        f"{document.subject}#{point.id}": point.title for document in documents for point in document.points
    }


def named(text: str, names: Mapping[str, str], scope: Scope) -> str:
    """Return a text with points, posts, departments and matters by their names in place of their ids."""
    return _REF.sub(lambda found: names.get(found[0]) or _called(found[0], scope), text)


def _called(ref: str, scope: Scope) -> str:
    matter = (scope.context.matters or {}).get(ref)
    if matter and scope.language == "zh":  # in English an id may be a word of the sentence
        return matter.name
    return _whose(ref, scope) if "/" in ref else ref


def _whose(ref: str, scope: Scope) -> str:
    subject = find_subject(ref, scope.context.organization)
    if subject is None:
        return ref
    department = subject.department.name if subject.department else ""
    return department + (subject.seat.post.name if subject.seat else "") or subject.unit.name
