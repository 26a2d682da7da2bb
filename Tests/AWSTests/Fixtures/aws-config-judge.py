"""Reads shared AWS configuration files with botocore.

The argument is the path of a JSON array; each element has config and credentials (base64 of the files' bytes). Prints a
JSON array of objects with profiles and services as a botocore session sees them, or error with the class of its error.
"""

import base64
import json
import os
import sys
import tempfile

import botocore.exceptions
import botocore.session

folder = tempfile.TemporaryDirectory()
paths = {name: os.path.join(folder.name, name) for name in ("config", "credentials")}
session = botocore.session.Session()
for name, path in paths.items():
    session.set_config_variable(f"{name}_file", path)


def judge(case):
    for name, path in paths.items():
        with open(path, "wb") as file:
            file.write(base64.b64decode(case[name]))
    # What it remembers of the files before.
    session._config = None
    try:
        configuration = session.full_config
    except botocore.exceptions.ConfigParseError as error:
        return {"error": type(error).__name__}
    return {"profiles": configuration["profiles"], "services": configuration.get("services", {})}


with open(sys.argv[1], encoding="utf-8") as cases:
    json.dump([judge(case) for case in json.load(cases)], sys.stdout)
