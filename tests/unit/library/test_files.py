"""Files of strangers are read without blocking, within bounds, in their encoding."""

import os
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperterm.errors import UnreadableError
from paperterm.library.files import MAX_BYTES, decode, read_file


def test_a_pipe_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UnreadableError, match="no regular file"):
        read_file(str(tmp_path / "pipe.md"))


def test_a_socket_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        with pytest.raises(UnreadableError, match="no regular file"):
            read_file("socket.md")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused(device):
    with pytest.raises(UnreadableError):
        read_file(device)


def test_a_sparse_giant_is_refused_without_reading_it(tmp_path):
    with (tmp_path / "giant.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableError, match="larger than 8 MB"):
        read_file(str(tmp_path / "giant.md"))


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(UnreadableError, match="no such file"):
        read_file(str(tmp_path / "missing"))
    with pytest.raises(UnreadableError, match="is a folder"):
        read_file(str(tmp_path))


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Erdős".encode(), "Erdős", None),
        (b"\xef\xbb\xbf# A", "# A", None),
        ("# Erdős".encode("utf-16"), "# Erdős", "UTF-16"),
        ("# Erdős".encode("utf-16-be"), "# Erdős", "UTF-16-BE"),
        ("# Erdős\n".encode("utf-16-le"), "# Erdős\n", "UTF-16-LE"),
        ("# Erdős".encode("utf-32"), "# Erdős", "UTF-32"),
        (
            b"caf\xc3\xa9 na\xc3\xafve \xe2\x80\x94 \xc3\xbc \xff",
            "café naïve — ü \ufffd",
            "UTF-8 with 1 broken byte",
        ),
        ("Gödel".encode("latin-1"), "Gödel", "Windows-1252 (Latin-1)"),
        (b"# A " + b"x" * 2000 + b"\0", "# A " + "x" * 2000 + "\0", None),
        (b"", "", None),
    ],
)
def test_encodings(data, text, encoding):
    if text is None:
        with pytest.raises(UnreadableError, match="binary"):
            decode(data)
    else:
        assert decode(data) == (text, encoding)


TITLES = {
    "zh": ("深度学习在自然语言处理中的应用", "注意力机制综述", "基于图神经网络的推荐系统研究"),
    "zh-tw": ("深度學習於自然語言處理之應用", "注意力機制綜述", "基於圖神經網路的推薦系統研究"),
    "ja": ("深層学習による自然言語処理", "注意機構のすべて", "グラフニューラルネットワークの研究"),
    "ko": ("딥러닝을 이용한 자연어 처리", "어텐션 메커니즘의 이해", "그래프 신경망 기반 추천 시스템"),
    "fr": ("Réseaux de neurones à mémoire", "Une étude préliminaire sur l’attention", "L’été où l’on apprit à fédérer"),
    "de": ("Über die Größe von Sprachmodellen", "Jörg Müllers schöne Bücher", "Zur Übersetzung"),
    "es": ("La montaña en otoño", "Diseño de pequeños robots", "¿Qué es una señal?"),
    "pt": ("Avaliação de métodos", "Uma introdução à computação", "Divisão e compressão"),
    "pl": ("Uczenie się języka", "Przegląd metod: błędy i źródła", "Żółty świat"),
    "cs": ("Strojové učení pro češtinu", "Přehled metod", "Hluboké sítě"),
    "hu": ("Mély hálók és gyűrűk", "Gépi tanulás: előrejelzés", "Bevezetés a nyelvtechnológiába"),
    "ru": ("Глубокое обучение и обработка языка", "Механизм внимания", "Графовые нейронные сети"),
}


@pytest.mark.parametrize("count", [1, 3, 300])
@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("zh", "gb18030"),
        ("zh", "utf-16-le"),
        ("zh-tw", "big5"),
        ("ja", "shift_jis"),
        ("ja", "euc_jp"),
        ("ja", "utf-16-be"),
        ("ko", "euc_kr"),
        ("ko", "cp949"),
        ("fr", "cp1252"),
        ("de", "cp1252"),
        ("de", "latin-1"),
        ("es", "latin-1"),
        ("pt", "latin-1"),
        ("pl", "cp1250"),
        ("cs", "cp1250"),
        ("hu", "iso8859-2"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
    ],
)
def test_lists_from_before_utf_8_are_read_in_their_encoding(language, encoding, count):
    lines = [
        f"- [{TITLES[language][number % 3]}](https://arxiv.org/abs/2001.{number:05}), Ann Author. ICML 2020\n"
        for number in range(count)
    ]
    text = "# Papers\n\n" + "".join(lines)
    found, name = decode(text.encode(encoding))
    assert found == text
    assert name


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_text_or_refused(data):
    try:
        text, _ = decode(data)
    except UnreadableError:
        return
    assert isinstance(text, str)


@given(st.text(max_size=300))
def test_utf_8_is_always_read_as_it_is(text):
    data = text.encode("utf-8", "surrogatepass")
    if "\0" not in text and not any(0xD800 <= ord(c) <= 0xDFFF for c in text) and not text.startswith("\ufeff"):
        assert decode(data) == (text, None)


def test_a_binary_file_is_refused():
    with pytest.raises(UnreadableError, match="binary"):
        decode(b"\x7fELF\0\0\0\x01\xff")
