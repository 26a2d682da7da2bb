"""Asks the simulated Route 53 faster than it lets itself be asked: a tenth of a second passes from request to request."""

from rds_judge_tools import OPTIONS, ClientError, Config, boto3, expect

dns = boto3.client("route53", config=Config(retries={"total_max_attempts": 1}), **OPTIONS)


def code(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        expect("status", error.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        return error.response["Error"]["Code"], error.response["Error"]["Message"]
    return None


def change(number):
    record = dict(Name="a.example.com.", Type="CNAME", TTL=60, ResourceRecords=[{"Value": f"v{number}.example.net"}])
    batch = dict(Changes=[{"Action": "UPSERT", "ResourceRecordSet": record}])
    return code(dns.change_resource_record_sets, HostedZoneId="Z1", ChangeBatch=batch)


expect("first", change(1), None)
expect("second", change(2), ("PriorRequestNotComplete",
                             "The request was rejected because Route 53 was still processing a prior request."))
throttled = ("Throttling", "Rate exceeded")
ends = [code(dns.list_hosted_zones) for _ in range(18)]
expect("the next ones", ends[:5], [None, None, None, throttled, throttled])
expect("five a second", ends.count(None), 8)

# boto3's own retries end well: it knows both codes as ones that pass.
patient = boto3.client("route53", config=Config(retries={"total_max_attempts": 9, "mode": "standard"}), **OPTIONS)
patient.list_hosted_zones()
