"""The methods of a site that a report carries, for computing its verdicts anywhere."""

from collections.abc import Iterator, Sequence

from causality.methods.method import Method
from causality.methods.registry import is_own, site_methods
from causality.methods.site import InvalidMethod, read_declaration
from causality.report.carried import METHOD_NAME, digest, method_bytes
from causality.report.opened import OpenedReport
from causality.text import _


def site_methods_in(found: OpenedReport) -> tuple[tuple[Method, ...], list[str]]:
    """Give the methods that the report carries, and what is wrong with them.

    A report that carries none, as those of earlier versions, is computed with those of this machine that it names.
    """
    methods: list[Method] = []
    problems: list[str] = []
    for name, data in found.methods:
        try:
            methods.append(_read(name, data))
        except InvalidMethod as error:
            problems.append(_("the carried method {file} cannot be used: {why}").format(file=name, why=error))
    if not found.methods:
        printed = found.verdicts.get("pairs")
        entries = printed if isinstance(printed, list) else []
        named = {entry.get("method") for entry in entries if isinstance(entry, dict)}
        methods = [one for one in site_methods() if one.id in named]
    return tuple(methods), problems


def _read(name: str, data: bytes) -> Method:
    method = read_declaration(data)
    if is_own(method.id):
        raise InvalidMethod(_('the id "{id}" is that of a method of this program').format(id=method.id))
    if METHOD_NAME.format(id=method.id) != name:
        raise InvalidMethod(_('it declares "{id}"').format(id=method.id))
    return method


def told_methods(methods: Sequence[Method]) -> Iterator[str]:
    """Say which methods are a site's own."""
    text = _("{title} is a method of the site, computed as the report declares it (SHA-256 {digest}).")
    yield from (text.format(title=one.title, digest=digest(method_bytes(one))) for one in methods)
