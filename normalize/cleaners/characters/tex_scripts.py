r"""Read the TeX marks that converters write for lowered and raised digits.
中文：把转换留下的 TeX 上下标记号还原（PM_2.5、m^3）。

Before:  PM_2.5浓度下降12%，NO_{2}排放，20μg/m^3以下          After:   PM2.5浓度下降12%，NO2排放，20μg/m³以下
Leaves:  names with an underscore (file_2, A_1), powers of other bases (10^8), footnotes ([^3]).

A converter drops the typesetting of formulas and keeps the marks of TeX. Their meaning is certain only for
substances (PM2.5, NO2) and for metres.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.engine.cleaner import Proposal
from normalize.engine.draft import Draft
from normalize.engine.patterns import lazy_pattern
from normalize.provenance.edit import removed, replaced

TRIGGERS = "_^"

_LOWERED = lazy_pattern(
    r"_(?<=(?<![A-Za-z0-9_])(?:PM|CO|SO|NO|CH|NH)_)\{?(?P<digits>\d{1,2}(?:\.\d)?)(?P<end>\}?)(?![A-Za-z_])"
)
_RAISED = lazy_pattern(r"\^(?:(?<=[cdk]m\^)(?<![A-Za-z]..\^)|(?<![A-Za-z]m\^)(?<=m\^))\{?(?P<digit>[23])\}?(?!\d)")
_EXPONENTS = {"2": "²", "3": "³"}


def propose(draft: Draft) -> Iterator[Proposal]:
    text = draft.text
    for match in _LOWERED.finditer(text) if "_" in text else ():
        yield removed(text, match.start(), match.start("digits"), "sign of a lowered digit")
        if match["end"]:
            yield removed(text, match.end("digits"), match.end(), "sign of a lowered digit")
    for match in _RAISED.finditer(text) if "^" in text else ():
        yield replaced(text, *match.span(), _EXPONENTS[match["digit"]])
