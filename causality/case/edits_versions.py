"""Edits of what stands beside the facts: answers to findings, the lock of a signed version, the version after it."""

from dataclasses import replace

from causality.case.answering import about
from causality.case.digest import case_digest
from causality.case.edits_core import Edit, InvalidEdit, made
from causality.case.finding import Finding
from causality.case.model import Case
from causality.case.versions import FindingAnswer, Predecessor, SignedVersion
from causality.text import _


def answer_finding(finding: Finding, reason: str, who: str, when: str) -> Edit:
    """Answer a finding with the reason why it may stand, in place of an earlier answer."""

    def change(case: Case) -> Case:
        if not reason.strip():
            raise InvalidEdit(_("an answer to a finding needs a reason"))
        subject = about(case, finding)
        answer = FindingAnswer(
            kind=finding.kind, about=subject, text=finding.text, reason=reason.strip(), who=who, when=when
        )
        return replace(case, answered=(*_others(case, finding.kind, subject), answer))

    return made(_("answer to a finding"), change)


def withdraw_answer(finding: Finding) -> Edit:
    """Take the answer to a finding back."""

    def change(case: Case) -> Case:
        kept = _others(case, finding.kind, about(case, finding))
        if len(kept) == len(case.answered):
            raise InvalidEdit(_("this finding is not answered"))
        return replace(case, answered=kept)

    return made(_("withdrawal of the answer to a finding"), change)


def lock(signed: SignedVersion) -> Edit:
    """Lock the case as the version that was signed; refused when it is not the case that the report carries."""

    def apply(case: Case) -> Case:
        if case.signed is not None:
            raise InvalidEdit(_("version {number} is signed already").format(number=case.version))
        if case_digest(case) != signed.case:
            raise InvalidEdit(_("the signed report carries another case"))
        return replace(case, signed=signed)

    return Edit(_("signature"), apply)


def begin_version() -> Edit:
    """Begin the version after a signed one, which it names; it can be edited again."""

    def apply(case: Case) -> Case:
        if case.signed is None:
            raise InvalidEdit(_("version {number} is not signed; it can be edited").format(number=case.version))
        before = Predecessor(version=case.version, case=case.signed.case, report=case.signed.report)
        return replace(case, version=case.version + 1, predecessor=before, signed=None)

    return Edit(_("new version"), apply)


def _others(case: Case, kind: str, subject: str) -> tuple[FindingAnswer, ...]:
    return tuple(one for one in case.answered if (one.kind, one.about) != (kind, subject))
