"""Figure: restore and conservation over every file of the corpus.

Of each file: is it read; does the normaliser come to an end without an exception (conservation and the verification
of the writer are part of it); does the ledger as it is written to disk lead back to the file's bytes and forwards to
the text; does normalising the text again change nothing; is the ledger smaller than the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalize.pipeline import normalize
from normalize.provenance.ledger import dump_ledger, parse_ledger
from normalize.readers.encoding import decode

from .corpus import Corpus, Reading
from .encodings import REFUSABLE
from .figure import Better, Figure, Miss, Value, short

# Below this size the head of a ledger alone may be longer than its source: such files are no measure of compactness.
ORDINARY_BYTES = 2000
# What goes from a web page stands in its ledger word for word: the ledger is about as long as the page.
PAGE_SHARE = 1.25

_NOTES = (
    "read: the bytes are text in a known encoding; a plain refusal is right for those that Python has no codec for. ",
    "normalised: no exception, so conservation and verification hold.",
    "restored: the ledger as written gives back the file byte for byte. replayed: it leads from the file to the text.",
    "stable: normalising the text again gives the same text. compact: the ledger is smaller than the file, of files of "
    f"at least {ORDINARY_BYTES} bytes.",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found for one file; None where it could not be asked."""

    name: str
    size: int
    fault: str
    restored: bool | None = None
    replayed: bool | None = None
    stable: bool | None = None
    ledger_size: int = 0
    trouble: str = ""

    @property
    def is_page(self) -> bool:
        return self.name.endswith(".html")


def examine(reading: Reading) -> Kept:
    if reading.result is None or reading.decoded is None:
        return Kept(reading.name, len(reading.data), reading.fault)
    text = reading.result.text
    written = dump_ledger(reading.result.ledger)
    restored = replayed = stable = False
    trouble = ""
    try:
        ledger = parse_ledger(written)
        restored = ledger.restore(text) == reading.data
        replayed = ledger.replay(reading.decoded) == text
        stable = normalize(decode(text.encode(), reading.name)).text == text
    except Exception as crash:  # named in the figure
        trouble = f"{type(crash).__name__}: {crash}"
    return Kept(
        reading.name, len(reading.data), "", restored, replayed, stable, len(written.encode()), trouble
    )  # fmt: skip


def measure(corpus: Corpus) -> Figure:
    return report([examine(corpus.reading(name)) for name in corpus.files])


def report(kept: Sequence[Kept]) -> Figure:
    read = [item for item in kept if not item.fault.startswith("not decoded")]
    done = [item for item in kept if not item.fault]
    ordinary = [item for item in done if item.size >= ORDINARY_BYTES]
    count = len(kept)
    refusable = sum(item.name.startswith(REFUSABLE) for item in kept)

    def value(name: str, number: int, whole: int, label: str) -> Value:
        return Value(f"conservation.{name}", number, of=whole, target=whole, label=label, guarded=False)

    texts = [item for item in ordinary if not item.is_page]
    misses = tuple(_misses(kept))
    # Guarded is the number of faults and not of successes: a file that is rightly refused is no longer a success.
    faults = len(misses)
    compact = sum(item.ledger_size < item.size for item in texts)
    values = (
        Value("conservation.read", len(read), of=count, target=count - refusable, label="files read", guarded=False),
        value("normalised", len(done), len(read), "normalised without a fault, conservation and verification proven"),
        value("restored", sum(bool(item.restored) for item in done), len(read), "restored byte for byte"),
        value("replayed", sum(bool(item.replayed) for item in done), len(read), "replayed from the ledger"),
        value("stable", sum(bool(item.stable) for item in done), len(read), "unchanged by normalising again"),
        value("compact", compact, len(texts), "texts with a ledger smaller than the file"),
        Value("conservation.faults", faults, Better.LOWER, target=0, label="faults in all of these"),
        _share("ledger_share", texts, 0.5, "size of the ledgers of texts"),
        _share("ledger_share_pages", [item for item in ordinary if item.is_page], PAGE_SHARE, "of web pages"),
    )  # fmt: skip
    title = f"Restore and conservation, {count} files"
    return Figure("conservation", title, values, _NOTES, misses=misses)


def _share(name: str, kept: Sequence[Kept], target: float, label: str) -> Value:
    ledgers, sources = sum(item.ledger_size for item in kept), sum(item.size for item in kept)
    return Value(
        f"conservation.{name}", round(ledgers / max(sources, 1), 3), Better.LOWER, target=target,
        unit="bytes of ledger a byte of source", guarded=False, label=label,
    )  # fmt: skip


def _misses(kept: Sequence[Kept]) -> Iterator[Miss]:
    for item in kept:
        if item.fault.startswith("not decoded") and item.name.startswith(REFUSABLE):
            continue
        if item.fault:
            yield Miss(item.name, "normalised", "a text", short(item.fault, 120))
            continue
        for name in ("restored", "replayed", "stable"):
            if not getattr(item, name):
                yield Miss(item.name, name, "yes", short(item.trouble, 120) or "no")
        limit = item.size * PAGE_SHARE if item.is_page else item.size
        if item.size >= ORDINARY_BYTES and item.ledger_size >= limit:
            yield Miss(item.name, "compact", f"under {limit:.0f} bytes", f"{item.ledger_size} bytes")
