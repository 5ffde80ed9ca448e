"""Takes TensorFlow's two libraries and its C headers out of the wheel: unpack.py WHEEL FOLDER."""
import sys
import zipfile

LIBRARIES = ("tensorflow/libtensorflow_cc.so.2", "tensorflow/libtensorflow_framework.so.2")
HEADERS = ("tensorflow/include/tensorflow/", "tensorflow/include/xla/tsl/", "tensorflow/include/tsl/")

with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        if name in LIBRARIES or (name.startswith(HEADERS) and name.endswith(".h")):
            wheel.extract(name, sys.argv[2])
