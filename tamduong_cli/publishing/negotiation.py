"""What a request says of the answers that it takes, or has already (RFC 9110).

Starlette's own is simpler than what clients send: its GZipMiddleware takes no notice of weights, and gives both codings
one entity tag; its StaticFiles reads one line of If-None-Match where there may be several.
"""

from __future__ import annotations


def takes_gzip(accepted: str) -> bool:
    """Whether who accepts these codings would have gzip, and not rather none (Accept-Encoding; RFC 9110, 12.5.3)."""
    weights = {}
    for each in accepted.lower().split(","):
        coding, _, parameter = each.partition(";")
        weights[coding.strip()] = _weight(parameter)
    weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return weight > 0 and weight >= weights.get("identity", 0.0)


def _weight(parameter: str) -> float:
    """A weight such as q=0.5; 1 where there is none, 0 for what is none."""
    if not parameter.strip():
        return 1.0
    name, _, value = parameter.partition("=")
    try:
        return float(value) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0


def names_tag(tags: str, tag: str) -> bool:
    """Whether the tag is among these (If-None-Match, compared weakly; RFC 9110, 13.1.2)."""
    return tags.strip() == "*" or tag in [each.strip().removeprefix("W/") for each in tags.split(",")]
