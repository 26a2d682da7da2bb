"""Drives the simulated RDS with boto3, an independent client: what botocore cannot parse, or names otherwise, fails here."""

import urllib.request

from rds_judge_tools import ENDPOINT, OPTIONS, boto3, cluster, expect, instance, rds, refused, sts, until, writer

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError
from botocore.parsers import create_parser
from botocore.serialize import create_serializer


def describes():
    expect("account", sts.get_caller_identity()["Account"], "123456789012")
    found = cluster()
    expect("engine", (found["Engine"], found["EngineVersion"]), ("aurora-postgresql", "15.4"))
    expect("tiers", [m["PromotionTier"] for m in found["DBClusterMembers"]], [1, 1, 2])
    expect("created at", found["ClusterCreateTime"].year >= 2020, True)
    expect("all clusters", [c["DBClusterIdentifier"] for c in rds.describe_db_clusters()["DBClusters"]], ["billing", "orders", "zoo"])
    by_filter = rds.describe_db_instances(Filters=[{"Name": "db-cluster-id", "Values": ["orders"]}])["DBInstances"]
    expect("members", [i["DBInstanceIdentifier"] for i in by_filter], ["orders-1", "orders-2", "orders-3"])
    expect("by ARN", rds.describe_db_instances(Filters=[{"Name": "db-cluster-id", "Values": [found["DBClusterArn"]]}])["DBInstances"][0]["DBClusterIdentifier"], "orders")
    first = by_filter[0]
    expect("parameter groups", first["DBParameterGroups"][0]["ParameterApplyStatus"], "in-sync")
    expect("pending", first["PendingModifiedValues"], {})
    expect("endpoint", first["Endpoint"]["Port"], 5432)
    expect("tags", first["TagList"], [])
    expect("tags by ARN", rds.list_tags_for_resource(ResourceName=first["DBInstanceArn"])["TagList"], [])
    refused("InvalidParameterValue", rds.describe_db_instances, Filters=[{"Name": "colour", "Values": ["red"]}])
    refused("DBClusterNotFoundFault", rds.describe_db_clusters, DBClusterIdentifier="nothing")
    refused("DBInstanceNotFound", rds.describe_db_instances, DBInstanceIdentifier="nothing")


def pages():
    pages = list(rds.get_paginator("describe_db_instances").paginate(PaginationConfig={"PageSize": 20}))
    names = [i["DBInstanceIdentifier"] for page in pages for i in page["DBInstances"]]
    expect("pages", [len(page["DBInstances"]) for page in pages], [20, 9])
    expect("each once, in order", names, sorted(set(names)))
    refused("InvalidParameterValue", rds.describe_db_instances, MaxRecords=7)
    refused("InvalidParameterValue", rds.describe_db_instances, Marker="zz")
    options = rds.get_paginator("describe_orderable_db_instance_options").paginate(
        Engine="aurora-postgresql", PaginationConfig={"PageSize": 20}
    )
    classes = [o["DBInstanceClass"] for p in options for o in p["OrderableDBInstanceOptions"] if o["EngineVersion"] == "15.4"]
    expect("orderable", sorted(set(classes)) == sorted(classes[::2]) and len(classes) == 20, True)


def catalogue():
    quotas = {q["AccountQuotaName"]: q for q in rds.describe_account_attributes()["AccountQuotas"]}
    expect("quota", (quotas["DBInstances"]["Max"], quotas["DBInstances"]["Used"]), (40, 29))
    maintenance = rds.describe_pending_maintenance_actions()["PendingMaintenanceActions"]
    expect("maintenance", maintenance[0]["PendingMaintenanceActionDetails"][0]["Action"], "system-update")
    expect("maintained", maintenance[0]["ResourceIdentifier"], "arn:aws:rds:us-east-1:123456789012:db:orders-3")
    endpoints = rds.describe_db_cluster_endpoints(DBClusterIdentifier="orders")["DBClusterEndpoints"]
    expect("endpoints", [e["EndpointType"] for e in endpoints], ["WRITER", "READER", "CUSTOM"])
    expect("static members", endpoints[2]["StaticMembers"], ["orders-3"])
    expect("global", rds.describe_global_clusters()["GlobalClusters"][0]["GlobalClusterMembers"][0]["IsWriter"], True)
    version = rds.describe_db_engine_versions(Engine="aurora-postgresql", EngineVersion="15.4")["DBEngineVersions"][0]
    expect("upgrades", [t["IsMajorVersionUpgrade"] for t in version["ValidUpgradeTarget"]], [False, False, True])
    snapshots = rds.describe_db_cluster_snapshots(DBClusterIdentifier="orders", SnapshotType="automated")
    expect("snapshot", snapshots["DBClusterSnapshots"][0]["Status"], "available")
    taken = rds.create_db_cluster_snapshot(DBClusterIdentifier="billing", DBClusterSnapshotIdentifier="before")
    expect("snapshot taken", taken["DBClusterSnapshot"]["Status"], "creating")
    refused("DBClusterSnapshotAlreadyExistsFault", rds.create_db_cluster_snapshot,
            DBClusterIdentifier="billing", DBClusterSnapshotIdentifier="before")


def creation():
    arguments = dict(
        DBInstanceIdentifier="Orders-StandIn", DBClusterIdentifier="orders", DBInstanceClass="db.r6g.xlarge",
        Engine="aurora-postgresql", PromotionTier=15, AvailabilityZone="us-east-1b",
        EnablePerformanceInsights=True, PerformanceInsightsRetentionPeriod=7,
        MonitoringInterval=60, MonitoringRoleArn="arn:aws:iam::123456789012:role/rds-monitoring-role",
        AutoMinorVersionUpgrade=False, Tags=[{"Key": "made by", "Value": "a & b <ö>"}],
    )
    made = rds.create_db_instance(**arguments)["DBInstance"]
    expect("status", made["DBInstanceStatus"], "creating")
    expect("lower case", made["DBInstanceIdentifier"], "orders-standin")
    expect("no endpoint yet", "Endpoint" in made, False)
    refused("DBInstanceAlreadyExists", rds.create_db_instance, **arguments)
    refused("InvalidParameterCombination", rds.create_db_instance,
            **{**arguments, "DBInstanceIdentifier": "other", "DBInstanceClass": "db.x9.large"})
    refused("InvalidParameterValue", rds.create_db_instance, **{**arguments, "DBInstanceIdentifier": "a--b"})
    refused("DBClusterNotFoundFault", rds.create_db_instance,
            **{**arguments, "DBInstanceIdentifier": "other", "DBClusterIdentifier": "nothing"})
    refused("InsufficientDBInstanceCapacity", rds.create_db_instance,
            **{**arguments, "DBInstanceIdentifier": "other", "DBInstanceClass": "db.r8g.large", "AvailabilityZone": "us-east-1a"})

    def state():
        try:
            status = instance("orders-standin")["DBInstanceStatus"]
        except rds.exceptions.DBInstanceNotFoundFault:
            status = "absent"
        return status, status == "available"

    seen = until("creation", state)
    expect("creation begins", [s for s in seen if s != "absent"][0], "creating")
    expect("configured", "configuring-enhanced-monitoring" in seen, True)
    expect("tags", instance("orders-standin")["TagList"], [{"Key": "made by", "Value": "a & b <ö>"}])
    expect("listed", "orders-standin" in [m["DBInstanceIdentifier"] for m in cluster()["DBClusterMembers"]], True)


def modification():
    reply = rds.modify_db_instance(DBInstanceIdentifier="orders-2", DBInstanceClass="db.r6g.xlarge", ApplyImmediately=True)
    expect("pending in reply", reply["DBInstance"]["PendingModifiedValues"]["DBInstanceClass"], "db.r6g.xlarge")
    expect("still available", reply["DBInstance"]["DBInstanceStatus"], "available")

    def state():
        found = instance("orders-2")
        shown = (found["DBInstanceStatus"], found["DBInstanceClass"])
        return shown, shown == ("available", "db.r6g.xlarge")

    seen = until("class", state)
    expect("shows late", seen[0], ("available", "db.r6g.large"))
    expect("modifying", ("modifying", "db.r6g.large") in seen, True)
    rds.modify_db_instance(DBInstanceIdentifier="orders-3", PromotionTier=0, ApplyImmediately=True)
    expect("tier", [m["PromotionTier"] for m in cluster()["DBClusterMembers"] if m["DBInstanceIdentifier"] == "orders-3"], [0])
    refused("DBInstanceNotFound", rds.modify_db_instance, DBInstanceIdentifier="nothing", PromotionTier=1)
    refused("InvalidParameterCombination", rds.modify_db_instance, DBInstanceIdentifier="orders-3", StorageType="gp3")
    refused("DBParameterGroupNotFound", rds.modify_db_instance, DBInstanceIdentifier="orders-3", DBParameterGroupName="none")


def failover():
    expect("writer", writer(), "orders-1")
    refused("InvalidDBInstanceState", rds.failover_db_cluster, DBClusterIdentifier="orders", TargetDBInstanceIdentifier="orders-1")
    refused("InvalidDBInstanceState", rds.failover_db_cluster, DBClusterIdentifier="orders", TargetDBInstanceIdentifier="billing-1")
    refused("InvalidDBClusterStateFault", rds.failover_db_cluster, DBClusterIdentifier="billing")
    rds.failover_db_cluster(DBClusterIdentifier="orders", TargetDBInstanceIdentifier="orders-standin")
    refused("InvalidDBClusterStateFault", rds.failover_db_cluster, DBClusterIdentifier="orders", TargetDBInstanceIdentifier="orders-2")

    def state():
        found = cluster()
        holds = [m["DBInstanceIdentifier"] for m in found["DBClusterMembers"] if m["IsClusterWriter"]]
        shown = (found["Status"], holds[0])
        return shown, shown == ("available", "orders-standin")

    seen = until("failover", state)
    expect("failing over", ("failing-over", "orders-1") in seen, True)
    messages = [e["Message"] for e in rds.describe_events(SourceIdentifier="orders", SourceType="db-cluster", Duration=60)["Events"]]
    expect("event", "Completed failover to DB instance: orders-standin" in messages, True)


def reboot_and_deletion():
    expect("rebooting", rds.reboot_db_instance(DBInstanceIdentifier="orders-3")["DBInstance"]["DBInstanceStatus"], "rebooting")
    refused("InvalidDBInstanceState", rds.reboot_db_instance, DBInstanceIdentifier="orders-3")
    refused("InvalidParameterCombination", rds.reboot_db_instance, DBInstanceIdentifier="orders-2", ForceFailover=True)
    expect("deleting", rds.delete_db_instance(DBInstanceIdentifier="orders-2", SkipFinalSnapshot=True)["DBInstance"]["DBInstanceStatus"], "deleting")
    refused("InvalidDBInstanceState", rds.delete_db_instance, DBInstanceIdentifier="orders-2", SkipFinalSnapshot=True)

    def state():
        described = rds.describe_db_instances(Filters=[{"Name": "db-instance-id", "Values": ["orders-2"]}])["DBInstances"]
        listed = "orders-2" in [m["DBInstanceIdentifier"] for m in cluster()["DBClusterMembers"]]
        shown = (described[0]["DBInstanceStatus"] if described else "gone", listed)
        return shown, shown == ("gone", False)

    seen = until("deletion", state)
    expect("deleting shows", ("deleting", True) in seen, True)
    rds.get_waiter("db_instance_deleted").wait(DBInstanceIdentifier="orders-2")


def metric():
    """CloudWatch by the Query protocol, which the bot speaks; boto3's own client prefers CBOR."""
    model = boto3.client("cloudwatch", **OPTIONS).meta.service_model.operation_model("GetMetricStatistics")
    parameters = dict(
        Namespace="AWS/RDS", MetricName="AuroraReplicaLag", StartTime="2026-09-01T00:00:00Z", EndTime="2026-09-01T01:00:00Z",
        Period=60, Statistics=["Maximum"], Dimensions=[{"Name": "DBInstanceIdentifier", "Value": "orders-3"}],
    )
    request = create_serializer("query").serialize_to_request(parameters, model)
    signed = AWSRequest(method="POST", url=ENDPOINT + "/", data=request["body"], headers=dict(request["headers"]))
    SigV4Auth(Credentials("AKIDEXAMPLE", "secret"), "monitoring", "us-east-1").add_auth(signed)
    prepared = signed.prepare()
    sent = urllib.request.Request(prepared.url, data=prepared.body.encode() if isinstance(prepared.body, str) else prepared.body,
                                  headers=dict(prepared.headers))
    with urllib.request.urlopen(sent) as reply:
        answer = {"status_code": reply.status, "headers": dict(reply.headers), "body": reply.read()}
    parsed = create_parser("query").parse(answer, model.output_shape)
    expect("lag", (parsed["Datapoints"][0]["Maximum"], parsed["Datapoints"][0]["Unit"]), (15.0, "Milliseconds"))


def scaling():
    client = boto3.client("application-autoscaling", config=Config(retries={"total_max_attempts": 1}), **OPTIONS)
    target = dict(ServiceNamespace="rds", ScalableDimension="rds:cluster:ReadReplicaCount")
    parts = ("DynamicScalingInSuspended", "DynamicScalingOutSuspended", "ScheduledScalingSuspended")

    def state():
        found = client.describe_scalable_targets(ResourceIds=["cluster:orders", "cluster:billing"], **target)["ScalableTargets"]
        expect("scaled", [(t["ResourceId"], t["MinCapacity"], t["MaxCapacity"]) for t in found], [("cluster:orders", 1, 8)])
        return tuple(found[0]["SuspendedState"][part] for part in parts)

    expect("at first", state(), (False, False, False))
    for wanted in ((True, True, True), (False, True, False)):
        client.register_scalable_target(ResourceId="cluster:orders", SuspendedState=dict(zip(parts, wanted)), **target)
        expect("suspended", state(), wanted)
    refused("ValidationException", client.register_scalable_target, ResourceId="cluster:billing",
            SuspendedState=dict.fromkeys(parts, True), **target)


def wrong_key():
    stranger = boto3.client("rds", config=Config(retries={"total_max_attempts": 1}), **{**OPTIONS, "aws_secret_access_key": "wrong"})
    try:
        stranger.describe_db_clusters()
    except ClientError as error:
        expect("wrong secret", error.response["Error"]["Code"], "SignatureDoesNotMatch")
        return
    raise AssertionError("a wrong secret was accepted")


for part in (describes, pages, catalogue, metric, creation, modification, failover, reboot_and_deletion, scaling, wrong_key):
    part()
    print("passed:", part.__name__)
