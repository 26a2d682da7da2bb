"""Drives the simulated Route 53 with boto3: zones, records, swaps, and what is refused."""

import datetime

from rds_judge_tools import OPTIONS, ClientError, Config, boto3, expect

dns = boto3.client("route53", config=Config(retries={"total_max_attempts": 1}), **OPTIONS)
OLD = dict(Name="dev-db.example.com.", Type="CNAME", TTL=60, ResourceRecords=[{"Value": "old.rds.example.net"}])


def refused(code, status, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        expect(f"code of {call.__name__}{arguments}", error.response["Error"]["Code"], code)
        expect(f"status of {code}", error.response["ResponseMetadata"]["HTTPStatusCode"], status)
        expect("class", type(error).__name__, code)
        return error.response["Error"]["Message"]
    raise AssertionError(f"{call.__name__}{arguments} was not refused with {code}")


def changes(*pairs):
    return dict(Comment="boto3 & more", Changes=[{"Action": action, "ResourceRecordSet": record} for action, record in pairs])


def change(zone, *pairs):
    return dns.change_resource_record_sets(HostedZoneId=zone, ChangeBatch=changes(*pairs))["ChangeInfo"]


def pointing(value):
    return {**OLD, "ResourceRecords": [{"Value": value}]}


def records(zone, name):
    found = dns.list_resource_record_sets(HostedZoneId=zone, StartRecordName=name, StartRecordType="CNAME", MaxItems="1")
    return found["ResourceRecordSets"][0]


def zones():
    found = [zone for page in dns.get_paginator("list_hosted_zones").paginate() for zone in page["HostedZones"]]
    expect("zones", len(found), 123)
    expect("first", (found[0]["Id"], found[0]["Name"]), ("/hostedzone/Z1", "example.com."))
    expect("private", [z["Id"] for z in found if z["Config"]["PrivateZone"]], ["/hostedzone/Z2"])
    expect("comment", [z["Config"].get("Comment") for z in found[:3]], [None, None, "Another & more"])
    expect("records", found[2]["ResourceRecordSetCount"], 602)
    page = dns.list_hosted_zones_by_name(DNSName="example.com", MaxItems="1")
    expect("by name", [z["Id"] for z in page["HostedZones"]], ["/hostedzone/Z1"])
    page = dns.list_hosted_zones_by_name(DNSName=page["NextDNSName"], HostedZoneId=page["NextHostedZoneId"], MaxItems="2")
    expect("by name, on", [(z["Id"], z["Name"]) for z in page["HostedZones"]],
           [("/hostedzone/Z2", "example.com."), ("/hostedzone/ZN100", "z100.example.net.")])
    public = dns.get_hosted_zone(Id="/hostedzone/Z1")
    expect("servers", (len(public["DelegationSet"]["NameServers"]), "VPCs" in public), (4, False))
    private = dns.get_hosted_zone(Id="Z2")
    expect("networks", private["VPCs"], [{"VPCRegion": "us-east-1", "VPCId": "vpc-1"}])
    expect("no servers", "DelegationSet" in private, False)
    refused("NoSuchHostedZone", 404, dns.get_hosted_zone, Id="Z9")


def lists():
    found = [r for page in dns.get_paginator("list_resource_record_sets").paginate(HostedZoneId="Z3") for r in page["ResourceRecordSets"]]
    expect("all", (len(found), found[0]["Type"], found[-1]["Name"]), (602, "NS", "r699.example.org."))
    weighted = dns.list_resource_record_sets(HostedZoneId="Z1", StartRecordName="w.example.com", MaxItems="1")
    expect("weighted", weighted["ResourceRecordSets"], [
        dict(Name="w.example.com.", Type="CNAME", SetIdentifier="a", Weight=1, TTL=60, ResourceRecords=[{"Value": "a.example.net"}])])
    expect("next", [weighted[key] for key in ("NextRecordName", "NextRecordType", "NextRecordIdentifier")],
           ["w.example.com.", "CNAME", "b"])
    refused("InvalidInput", 400, dns.list_resource_record_sets, HostedZoneId="Z1", StartRecordType="CNAME")


def swap():
    expect("before", records("Z1", "dev-db.example.com"), OLD)
    new = pointing("new.rds.example.net")
    info = change("Z1", ("DELETE", OLD), ("CREATE", new))
    expect("pending", (info["Status"], info["Comment"]), ("PENDING", "boto3 & more"))
    expect("submitted", isinstance(info["SubmittedAt"], datetime.datetime), True)
    expect("after", records("Z1", "dev-db.example.com"), new)
    seen = []
    for _ in range(20):
        seen.append(dns.get_change(Id=info["Id"])["ChangeInfo"]["Status"])
        if seen[-1] == "INSYNC":
            break
    expect("in sync", (seen[0], seen[-1]), ("PENDING", "INSYNC"))
    message = refused("InvalidChangeBatch", 400, dns.change_resource_record_sets, HostedZoneId="Z1",
                      ChangeBatch=changes(("DELETE", OLD), ("CREATE", new)))
    expect("why", "do not match the current values" in message, True)
    expect("still", records("Z1", "dev-db.example.com"), new)
    refused("NoSuchChange", 404, dns.get_change, Id="C9")


def kinds():
    alias = dict(Name="alias.example.com.", Type="A",
                 AliasTarget=dict(HostedZoneId="Z35SXDOTRQ7X7K", DNSName="lb.elb.amazonaws.com.", EvaluateTargetHealth=False))
    change("Z1", ("CREATE", alias))
    latency = dict(Name="near.example.com.", Type="CNAME", SetIdentifier="here", Region="us-east-1", TTL=5, ResourceRecords=[{"Value": "x"}])
    star = dict(Name="*.example.com.", Type="A", TTL=5, ResourceRecords=[{"Value": "192.0.2.1"}, {"Value": "192.0.2.2"}])
    change("Z1", ("CREATE", latency), ("UPSERT", star))
    found = {r["Name"]: r for r in dns.list_resource_record_sets(HostedZoneId="Z1")["ResourceRecordSets"]}
    expect("alias", found["alias.example.com."], alias)
    expect("latency", found["near.example.com."], latency)
    expect("star", found["\\052.example.com."], {**star, "Name": "\\052.example.com."})
    change("Z1", ("DELETE", alias), ("DELETE", latency), ("DELETE", star))


def refusals():
    apex = {**OLD, "Name": "example.com."}
    for zone, code, record, action in (
        ("Z1", "InvalidChangeBatch", pointing("x"), "CREATE"), ("Z1", "InvalidChangeBatch", apex, "CREATE"),
        ("Z1", "InvalidChangeBatch", {**OLD, "Name": "a.example.org."}, "CREATE"),
        ("Z1", "InvalidChangeBatch", {**OLD, "Name": "none.example.com."}, "DELETE"),
        ("Z1", "InvalidChangeBatch", {**OLD, "Name": "www.example.com."}, "UPSERT"),
        ("Z1", "InvalidChangeBatch", {**OLD, "Type": "TXT"}, "CREATE"),
    ):
        refused(code, 400, dns.change_resource_record_sets, HostedZoneId=zone, ChangeBatch=changes((action, record)))
    refused("NoSuchHostedZone", 404, dns.change_resource_record_sets, HostedZoneId="Z9", ChangeBatch=changes(("UPSERT", OLD)))


def other_zones():
    change("Z3", ("UPSERT", {**OLD, "Name": "a.example.org."}))
    change("Z2", ("UPSERT", OLD))


def wrong_key():
    stranger = boto3.client("route53", config=Config(retries={"total_max_attempts": 1}), **{**OPTIONS, "aws_secret_access_key": "wrong"})
    try:
        stranger.list_hosted_zones()
    except ClientError as error:
        expect("wrong secret", error.response["Error"]["Code"], "SignatureDoesNotMatch")
        return
    raise AssertionError("a wrong secret was accepted")


for part in (zones, lists, swap, kinds, refusals, other_zones, wrong_key):
    part()
    print("passed:", part.__name__)
