"""Rotates a secret of the simulated Secrets Manager with boto3: pending, current, previous."""

import datetime

from rds_judge_tools import OPTIONS, ClientError, Config, boto3, expect

secrets = boto3.client("secretsmanager", config=Config(retries={"total_max_attempts": 1}), **OPTIONS)
NAME = "dev/db"


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        expect(f"code of {call.__name__}{arguments}", error.response["Error"]["Code"], code)
        expect(f"status of {code}", error.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        expect("class", type(error).__name__, code)
        expect("words", error.response["Error"]["Message"] != "", True)
        return
    raise AssertionError(f"{call.__name__}{arguments} was not refused with {code}")


first = secrets.get_secret_value(SecretId=NAME)
expect("first", (first["SecretString"], first["VersionStages"], first["Name"]), ("first", ["AWSCURRENT"], NAME))
expect("made", isinstance(first["CreatedDate"], datetime.datetime), True)
expect("by ARN", secrets.get_secret_value(SecretId=first["ARN"])["VersionId"], first["VersionId"])
password = secrets.get_random_password(PasswordLength=40, ExcludePunctuation=True)["RandomPassword"]
expect("password", (len(password), password.isalnum()), (40, True))
put = secrets.put_secret_value(SecretId=NAME, SecretString='s"e&c<ö>ond', VersionStages=["AWSPENDING"])
expect("put", put["VersionStages"], ["AWSPENDING"])
refused("ResourceExistsException", secrets.put_secret_value, SecretId=NAME, SecretString="other", ClientRequestToken=put["VersionId"])
described = secrets.describe_secret(SecretId=NAME)
expect("stages", described["VersionIdsToStages"], {first["VersionId"]: ["AWSCURRENT"], put["VersionId"]: ["AWSPENDING"]})
expect("key", described["KmsKeyId"], "1234")
refused("InvalidParameterException", secrets.update_secret_version_stage, SecretId=NAME, VersionStage="AWSCURRENT",
        MoveToVersionId=put["VersionId"])
moved = secrets.update_secret_version_stage(
    SecretId=NAME, VersionStage="AWSCURRENT", MoveToVersionId=put["VersionId"], RemoveFromVersionId=first["VersionId"])
expect("moved", moved["Name"], NAME)
secrets.update_secret_version_stage(SecretId=NAME, VersionStage="AWSPENDING", RemoveFromVersionId=put["VersionId"])
expect("current", secrets.get_secret_value(SecretId=NAME)["SecretString"], 's"e&c<ö>ond')
expect("previous", secrets.get_secret_value(SecretId=NAME, VersionStage="AWSPREVIOUS")["SecretString"], "first")
expect("stages after", secrets.describe_secret(SecretId=NAME)["VersionIdsToStages"],
       {first["VersionId"]: ["AWSPREVIOUS"], put["VersionId"]: ["AWSCURRENT"]})
refused("ResourceNotFoundException", secrets.get_secret_value, SecretId=NAME, VersionStage="AWSPENDING")
refused("ResourceNotFoundException", secrets.get_secret_value, SecretId="none")
refused("InvalidRequestException", secrets.get_secret_value, SecretId=NAME, VersionId=put["VersionId"], VersionStage="AWSPREVIOUS")
stranger = boto3.client("secretsmanager", config=Config(retries={"total_max_attempts": 1}), **{**OPTIONS, "aws_secret_access_key": "wrong"})
try:
    stranger.get_secret_value(SecretId=NAME)
except ClientError as error:
    expect("wrong secret", error.response["Error"]["Code"], "InvalidSignatureException")
else:
    raise AssertionError("a wrong secret was accepted")
