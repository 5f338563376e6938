"""Encodings told apart, by whole texts and by short ones; what is no text is said to be none."""

import random

import pytest

from newsfacts.corpus.decode import decode
from newsfacts.corpus.failures import BadInputError

HANS = "禾川医药昨日公布年报，全年营业收入12.6亿元，同比增长8.5%。\n"
HANT = "禾川醫藥昨日公布年報，全年營業收入12.6億元，同比增長8.5%。\n"
HONG_KONG = "禾川醫藥話嗰年喺香港嘅營業收入係12.6億元。\n"


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (HANS, "utf-8", "utf-8"),
        (HANS, "utf-8-sig", "utf-8"),
        (HANS, "gb18030", "gb18030"),
        (HANS, "utf-16", "utf-16"),
        (HANS, "utf-16-le", "utf-16-le"),
        (HANS, "utf-16-be", "utf-16-be"),
        (HANT, "big5", "big5"),
        (HANT, "gb18030", "gb18030"),
        (HONG_KONG, "big5hkscs", "big5hkscs"),
        ("禾川公司宣布收购", "gb18030", "gb18030"),
        ("revenue 12.6", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found_and_named(text, codec, named):
    assert decode(text.encode(codec)) == (text, named)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5"])
def test_a_text_cut_inside_a_character_is_undecodable(codec):
    with pytest.raises(BadInputError, match="undecodable"):
        decode((HANT * 20).strip("。\n").encode(codec)[:-1] + "億".encode(codec)[:1])


def test_one_wrong_byte_is_not_passed_over():
    data = bytearray((HANS * 5).encode())
    data[30] = 0xFF
    with pytest.raises(BadInputError, match="undecodable"):
        decode(bytes(data))


@pytest.mark.parametrize("size", [50, 1000, 100_000])
def test_noise_is_no_text(size):
    noise = random.Random(7).randbytes(size)
    with pytest.raises(BadInputError, match=r"binary|undecodable"):
        decode(noise)


def test_a_picture_with_zeros_on_one_side_is_no_text():
    with pytest.raises(BadInputError, match="binary"):
        decode(bytes([0x89, 0, 0xFE, 0, 0x91, 0, 0x1A, 0] * 50))


def test_what_a_page_claims_is_believed_where_it_can_be_true():
    assert decode("重庆".encode("gb18030"), hint="gb2312").encoding == "gb18030"
    assert decode("营收12亿元".encode(), hint="big5").encoding == "utf-8"
