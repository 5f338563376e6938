"""Reads the weights of Baidu LAC-small (Apache-2.0), which the package jieba 0.42.1 carries, with numpy alone."""

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = "lac_small"


def lac_folder() -> Path:
    """Return the folder of LAC-small inside the installed jieba."""
    from importlib.util import find_spec

    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs jieba 0.42.1, which carries the weights of LAC-small")
    return Path(spec.origin).parent / FOLDER


def read_parameter(path: Path) -> NDArray[np.float32]:
    """Return one saved parameter of Paddle: version, LoD, version, the tensor's description (protobuf), data."""
    blob = path.read_bytes()
    (length,) = struct.unpack_from("<i", blob, 16)
    description = blob[20 : 20 + length]
    shape, i = [], 2  # 08 05: the type is float32; then 10 <varint> for each dimension
    while i < len(description):
        i += 1
        value = shift = 0
        while True:
            byte = description[i]
            i += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        shape.append(value)
    return np.frombuffer(blob, np.float32, offset=20 + length).reshape(shape).copy()


def read_vocabulary() -> dict[str, int]:
    """Return the row of the embedding of every character (and of "OOV")."""
    lines = (lac_folder() / "word.dic").read_text(encoding="utf8").splitlines()
    return {word: int(i) for i, word in (line.split("\t") for line in lines if line.count("\t") == 1)}


def read_weights() -> dict[str, NDArray[np.float32]]:
    """Return the parameters by name: word_emb, fc_0.w_0, gru_0.w_0, …."""
    folder = lac_folder() / "model_baseline"
    return {path.name: read_parameter(path) for path in sorted(folder.iterdir())}
