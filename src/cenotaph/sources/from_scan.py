"""A picture of pages (PNG, TIFF, JPEG, a PDF of pictures) -> one document: the words that Tesseract recognises.

Invariant: each word of the text that was recognised has its box and how sure Tesseract is of it (`Document.words`); the
share of doubtful words is said in a note. A page that cannot be read is a `Rejected`; the others are kept.

It straightens, cleans and corrects nothing. It works where Tesseract is installed: see docs/guide/sources.md.

Source: Tesseract 5, TSV output; ISO 15924 for scripts.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, groupby
from pathlib import Path
from statistics import fmean
from typing import Any

import msgspec
from PIL import Image, ImageSequence

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources import pdf_file
from cenotaph.sources.from_text import too_long
from cenotaph.sources.item import DEFAULT_LIMITS, Document, Item, Limits, Reading, Rejected, Word
from cenotaph.sources.page_text import Line, Sheet, join

DOUBTFUL = 60
"""Below this confidence (of 100) a word is wrong more often than not."""
PAGE_S = 300
INSTALL = "install cenotaph[ocr] and Debian's tesseract-ocr with its languages (tesseract-ocr-deu, -pol, -rus, -ukr, -kor)"

_SCRIPTS = {
    "Latin": ("eng", "deu", "pol"),
    "Cyrillic": ("rus", "ukr"),
    "Hangul": ("kor",),
    "Korean": ("kor",),
}
_BCP_47 = {"eng": "en", "deu": "de", "pol": "pl", "rus": "ru", "ukr": "uk", "kor": "ko"}
_MEDIA_TYPES = {"PNG": "image/png", "TIFF": "image/tiff", "JPEG": "image/jpeg"}


class _Seen(msgspec.Struct, frozen=True):
    """What Tesseract saw on a page: its lines, and the words of each line by their place in it."""

    sheet: Sheet
    words: tuple[tuple[Word, ...], ...]

    @property
    def confidence(self) -> float:
        """The mean over its words, 0 where there are none."""
        return fmean([word.confidence for line in self.words for word in line] or [0])


def read_scan(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    lang: str | None = None,
) -> Reading:
    """Recognise the text of a picture, or of a PDF of pictures.

    Args:
        path: the file.
        encoding: means nothing here.
        table: means nothing here.
        limits: what is refused.
        lang: BCP 47, where it is known; else it is tried out on the first page.

    Raises:
        UnreadableSourceError: Tesseract is not installed or finds no words (`no_text`), the picture is damaged
            (`not_image`), or it is too large (`too_large`).
    """
    del encoding, table
    _check_installed(path)
    media_type = "application/pdf" if is_pdf(path) else _media_type(path, limits)
    notes: list[str] = []
    return Reading(
        unit="document",
        media_type=media_type,
        program=_program(),
        items=_read(path, limits, lang, notes),
        total_hint=1,
        afterwards=lambda: tuple(notes),
    )


def is_installed() -> bool:
    """Tell whether there is a Tesseract that can be used."""
    try:
        import pytesseract

        pytesseract.get_tesseract_version()
    except (ImportError, OSError, SystemExit):
        return False
    return True


def _check_installed(path: Path) -> None:
    if not is_installed():
        raise UnreadableSourceError(
            path, "no_text", f"it holds pictures instead of text, and nothing here can read them: {INSTALL}"
        )


def _program() -> str:
    import pytesseract

    return f"tesseract {pytesseract.get_tesseract_version()}"


def _read(path: Path, limits: Limits, lang: str | None, notes: list[str]) -> Iterator[Item]:
    seen: list[_Seen] = []
    language: str | None = None
    rejected: list[Rejected] = []
    for number, picture in enumerate(pictures_of(path, limits), 1):
        try:
            if language is None:
                language, page = _best_language(picture, lang, number)
            else:
                page = _recognise(picture, language, number)
        except (RuntimeError, OSError, ValueError) as error:  # what `pytesseract` raises is a RuntimeError
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            rejected.append(Rejected("not_recognised", path.name, f"page {number}", reason))
            page = _Seen(Sheet(1.0, 1.0, ()), ())
        seen.append(page)
    document = _document(seen, language)
    if document is None and not rejected:
        raise UnreadableSourceError(path, "no_text", "no words can be recognised in it")
    yield from rejected
    if document is not None:
        if (size := len(document.text.encode())) > limits.document_bytes:
            raise too_long(path, size, limits.document_bytes)
        notes.extend(_notes(document, language))
        yield document


def _document(seen: list[_Seen], language: str | None) -> Document | None:
    if not any(page.words for page in seen):
        return None
    joined = join([page.sheet for page in seen])
    starts = [start for page in joined.places for start, _ in page] + [len(joined.text)]
    words = []
    at = 0
    for page, places in zip(seen, joined.places, strict=True):
        for line, (start, _) in zip(page.words, places, strict=True):
            at += 1
            for word in line:
                end = min(start + word.end, starts[at])
                words.append(msgspec.structs.replace(word, start=start + word.start, end=end))
    return Document(text=joined.text, lang=_BCP_47.get(language or ""), words=tuple(words))


def _notes(document: Document, language: str | None) -> Iterator[str]:
    doubtful = sum(word.confidence < DOUBTFUL for word in document.words)
    mean = fmean(word.confidence for word in document.words)
    yield (
        f"recognised as {language}: {len(document.words):,} words, confidence {mean:.0f} of 100;"
        f" {doubtful:,} are doubtful (below {DOUBTFUL})"
    )


def _media_type(path: Path, limits: Limits) -> str:
    with opened_picture(path, limits) as picture:
        return _MEDIA_TYPES.get(picture.format or "", "image/x-unknown")


def pictures_of(path: Path, limits: Limits) -> Iterator[Image.Image]:
    """Give the pictures of all pages in grey."""
    if is_pdf(path):
        with pdf_file.opened_pdf(path, limits) as pdf:
            for index in range(len(pdf)):
                yield pdf_file.picture_of(path, pdf, index=index, limits=limits)
        return
    with opened_picture(path, limits) as picture:
        frames = ImageSequence.Iterator(picture)
        for number in count(1):
            with damaged_as_ours(path, number):
                frame = next(frames, None)
                if frame is None:
                    return
                if number > limits.pages:
                    raise UnreadableSourceError(path, "too_large", f"it has more than {limits.pages:,} pages")
                _check_size(path, frame, limits)
                grey = frame.convert("L")
            yield grey


@contextmanager
def damaged_as_ours(path: Path, number: int) -> Iterator[None]:
    """Say what Pillow's formats raise, each their own way, as what it is; what they only warn of is read on.

    Raises:
        UnreadableSourceError: the page is damaged (`not_image`).
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata
            yield
    except UnreadableSourceError:
        raise
    except Exception as error:  # a frame without its width raises a TypeError
        raise UnreadableSourceError(
            path, "not_image", f"the picture is damaged: {error}", place=f"page {number}"
        ) from error


def is_pdf(path: Path) -> bool:
    """Tell a PDF by its first bytes."""
    with path.open("rb") as stream:
        return stream.read(1024).lstrip().startswith(b"%PDF")


@contextmanager
def opened_picture(path: Path, limits: Limits) -> Iterator[Image.Image]:
    """Open a picture; its frames are the pages.

    Raises:
        UnreadableSourceError: it is damaged (`not_image`) or too large (`too_large`).
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of size, which is checked below, and of odd metadata
            picture = Image.open(path, formats=tuple(_MEDIA_TYPES))
    except Image.DecompressionBombError as error:
        raise UnreadableSourceError(path, "too_large", f"the picture is too large: {error}") from error
    except Exception as error:  # Pillow's formats each raise their own on pictures that are damaged
        raise UnreadableSourceError(path, "not_image", f"the picture is damaged: {error}") from error
    with picture:
        _check_size(path, picture, limits)
        yield picture


def _check_size(path: Path, picture: Image.Image, limits: Limits) -> None:
    if (pixels := picture.width * picture.height) > limits.pixels:
        raise UnreadableSourceError(
            path, "too_large", f"the picture has {pixels:,} pixels; {limits.pixels:,} are allowed"
        )


def _best_language(picture: Image.Image, lang: str | None, number: int) -> tuple[str, _Seen]:
    """Try the languages of the script out on a page; returns the one of which Tesseract is surest, and what it saw."""
    tried = [(language, _recognise(picture, language, number)) for language in _candidates(picture, lang)]
    return max(tried, key=lambda pair: pair[1].confidence)


def _candidates(picture: Image.Image, lang: str | None) -> list[str]:
    import pytesseract

    installed = pytesseract.get_languages()
    if lang:
        primary = lang.partition("-")[0].casefold()
        known = [code for code, name in _BCP_47.items() if name == primary and code in installed]
        if known:
            return known
    try:
        script = pytesseract.image_to_osd(picture, output_type="dict", timeout=PAGE_S).get("script")
    except (RuntimeError, OSError, ValueError):  # too few letters to tell
        script = None
    fitting = [code for code in _SCRIPTS.get(str(script), ()) if code in installed]
    return fitting or ["eng" if "eng" in installed else next(iter(installed), "eng")]


def _recognise(picture: Image.Image, language: str, number: int) -> _Seen:
    import pytesseract

    found: dict[str, list[Any]] = pytesseract.image_to_data(
        picture, lang=language, output_type="dict", timeout=PAGE_S
    )
    words = [
        index
        for index, text in enumerate(found["text"])
        if str(text).strip() and float(found["conf"][index]) >= 0
    ]
    lines: list[Line] = []
    boxes: list[tuple[Word, ...]] = []
    for _, group in groupby(
        words, key=lambda at: (found["block_num"][at], found["par_num"][at], found["line_num"][at])
    ):
        line, here = _line(found, list(group), picture, number)
        lines.append(line)
        boxes.append(here)
    return _Seen(Sheet(float(picture.width), float(picture.height), tuple(lines)), tuple(boxes))


def _line(
    found: dict[str, list[Any]], indexes: list[int], picture: Image.Image, number: int
) -> tuple[Line, tuple[Word, ...]]:
    text = ""
    words = []
    sides: list[tuple[int, int, int, int]] = []
    for at in indexes:
        word = " ".join(str(found["text"][at]).split())
        left, top = int(found["left"][at]), int(found["top"][at])
        box = (left, top, left + int(found["width"][at]), top + int(found["height"][at]))
        sides.append(box)
        text += " " if text else ""
        confidence = round(float(found["conf"][at]))
        words.append(Word(len(text), len(text) + len(word), number, _thousandths(box, picture), confidence))
        text += word
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    return Line(text, (min(lefts), min(tops), max(rights), max(bottoms))), tuple(words)


def _thousandths(box: tuple[int, int, int, int], picture: Image.Image) -> tuple[int, int, int, int]:
    across, down = 1000 / max(picture.width, 1), 1000 / max(picture.height, 1)
    return round(box[0] * across), round(box[1] * down), round(box[2] * across), round(box[3] * down)
