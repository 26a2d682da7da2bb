"""Signs requests with botocore and prints the Authorization headers.

Reads a JSON array from standard input; each element has method, url, headers ([[name, value]]), body (base64),
access_key, secret_key, token (or null), region, service and timestamp (as in 20150830T123600Z). Prints a JSON array of
objects with authorization and canonical_request.
"""

import base64
import datetime
import json
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


class RecordingSigner(botocore.auth.SigV4Auth):
    """Keeps the canonical request, for the message of a failing test."""

    def canonical_request(self, request):
        self.recorded = super().canonical_request(request)
        return self.recorded


def judge(case):
    instant = datetime.datetime.strptime(case["timestamp"], "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    botocore.auth.get_current_datetime = lambda *args, **kwargs: instant
    request = AWSRequest(method=case["method"], url=case["url"], data=base64.b64decode(case["body"]))
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    signer = RecordingSigner(
        Credentials(case["access_key"], case["secret_key"], case["token"]), case["service"], case["region"]
    )
    signer.add_auth(request)
    return {
        "authorization": request.headers["Authorization"],
        "canonical_request": signer.recorded,
    }


json.dump([judge(case) for case in json.load(sys.stdin)], sys.stdout)
