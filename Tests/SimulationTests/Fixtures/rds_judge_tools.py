"""What the scripts that judge the simulated RDS with boto3 have in common."""

import sys

try:
    import boto3
except ImportError:
    sys.exit("boto3 is missing: install it for this interpreter, or name another in CHANGEOVER_PYTHON")

from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = sys.argv[1]
OPTIONS = dict(
    endpoint_url=ENDPOINT,
    region_name="us-east-1",
    aws_access_key_id="AKIDEXAMPLE",
    aws_secret_access_key="secret",
)
rds = boto3.client("rds", config=Config(retries={"total_max_attempts": 1}), **OPTIONS)
sts = boto3.client("sts", **OPTIONS)


def expect(what, actual, wanted):
    if actual != wanted:
        raise AssertionError(f"{what}: {actual!r}, not {wanted!r}")


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        expect(f"code of {call.__name__}{arguments}", error.response["Error"]["Code"], code)
        status = 404 if "NotFound" in code else 400
        expect(f"status of {code}", error.response["ResponseMetadata"]["HTTPStatusCode"], status)
        if code.endswith("Fault") or code.startswith("DB"):
            names = {type(error).__name__, type(error).__name__.removesuffix("Fault")}
            if code.removesuffix("Fault") not in {name.removesuffix("Fault") for name in names}:
                raise AssertionError(f"{code} came as {type(error).__name__}")
        return
    raise AssertionError(f"{call.__name__}{arguments} was not refused with {code}")


def instance(name):
    return rds.describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0]


def cluster(name="orders"):
    return rds.describe_db_clusters(DBClusterIdentifier=name)["DBClusters"][0]


def writer(name="orders"):
    return [m["DBInstanceIdentifier"] for m in cluster(name)["DBClusterMembers"] if m["IsClusterWriter"]][0]


def until(what, condition):
    """Polls; every request moves the simulated time on, so this ends in a bounded number of requests."""
    seen = []
    for _ in range(600):
        state, done = condition()
        if not seen or seen[-1] != state:
            seen.append(state)
        if done:
            return seen
    raise AssertionError(f"{what} never came; seen {seen}")
