"""agreement: how far officers agree who scored the same cases blind."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from causality.commands.terminal import Refusal, case_of, say, say_json
from causality.text import N_, _, ngettext

if TYPE_CHECKING:
    from causality.agreement.folder import Agreement, MethodAgreement
    from causality.agreement.kappa import Kappa

Format = Literal["text", "json"]
Weighting = Literal["unweighted", "linear", "quadratic"]


def agreement(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=N_("A folder of case files (*.json)."))],
    weights: Annotated[Weighting, typer.Option(help=N_("How a step on the scale counts."))] = "linear",
    form: Annotated[Format, typer.Option("--format", help=N_("For people or for programs."))] = "text",
) -> int:
    """Tell how far officers agree who scored the same cases blind."""
    from causality.agreement.folder import agreement as agreed

    if not folder.is_dir():
        raise Refusal(_("{folder}: expected a folder of case files").format(folder=folder))
    files = sorted(folder.glob("*.json"))
    found = agreed((case_of(str(file)) for file in files), weights)
    if not found.compared:
        raise Refusal(_("{folder}: expected a case with two finished blind scorings, found none").format(folder=folder))
    if form == "json":
        say_json(_json(found, weights))
    else:
        _tell(found, weights)
    return 0


def _tell(found: "Agreement", weights: str) -> None:
    cases = ngettext("{count} case compared", "{count} cases compared", len(found.compared))
    say(cases.format(count=len(found.compared)))
    if found.hidden:
        say(_("Not shown, since a scoring is open or the only one: {cases}").format(cases=", ".join(found.hidden)))
    for one in found.methods:
        who = _(" and ").join(one.officers) or _("all officers")
        say("")
        say(f"{_(one.method.title)}, {who}: {_value(one.kappa, weights)}")
        if one.without:
            say("  " + _("without a single category of the scale: {count}").format(count=one.without))
        for item in one.items:
            say(f"  {_(item.title)}: {item.same}/{item.count}")


def _value(kappa: "Kappa", weights: str) -> str:
    told = _("{same} of {count} alike").format(same=kappa.same, count=kappa.count)
    if kappa.value is None or kappa.low is None or kappa.high is None:
        return _("{told}; kappa not defined").format(told=told)
    size = _("kappa ({weights}) {value:.2f}, 95 % {low:.2f} to {high:.2f}").format(
        weights=weights, value=kappa.value, low=kappa.low, high=kappa.high
    )
    few = _(" (few cases: approximate)") if kappa.few else ""
    return f"{told}; {size}{few}"


def _json(found: "Agreement", weights: str) -> dict[str, Any]:
    return {
        "cases": list(found.compared),
        "not_shown": list(found.hidden),
        "weights": weights,
        "methods": [_method(one) for one in found.methods],
    }


def _method(one: "MethodAgreement") -> dict[str, Any]:
    return {
        "method": one.method.id,
        "officers": list(one.officers),
        "count": one.kappa.count,
        "same": one.kappa.same,
        "kappa": one.kappa.value,
        "standard_error": one.kappa.error,
        "interval_95": None if one.kappa.value is None else [one.kappa.low, one.kappa.high],
        "approximate": one.kappa.few,
        "without_category": one.without,
        "items": [{"item": item.item, "count": item.count, "same": item.same} for item in one.items],
    }
