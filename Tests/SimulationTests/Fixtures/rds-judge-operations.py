"""Drives the long works of the simulated RDS with boto3: clusters as a whole, parameter groups, blue/green, proxies."""

from rds_judge_tools import cluster, expect, instance, rds, refused, until


def available(name="orders", **wanted):
    """A condition for `until`: the cluster is available and shows the wanted values."""

    def state():
        found = cluster(name)
        shown = tuple(found.get(key) for key in wanted)
        return (found["Status"], *shown), (found["Status"], *shown) == ("available", *wanted.values())

    return state


def clusters():
    refused("InvalidParameterCombination", rds.modify_db_cluster, DBClusterIdentifier="orders", StorageType="gp3")
    reply = rds.modify_db_cluster(DBClusterIdentifier="orders", StorageType="aurora-iopt1", ApplyImmediately=True)
    expect("pending in reply", reply["DBCluster"]["PendingModifiedValues"]["StorageType"], "aurora-iopt1")
    refused("InvalidDBClusterStateFault", rds.modify_db_cluster, DBClusterIdentifier="orders", DeletionProtection=False)
    seen = until("storage type", available(StorageType="aurora-iopt1"))
    expect("modifying", ("modifying", None) in seen, True)
    expect("next change", cluster()["IOOptimizedNextAllowedModificationTime"].year >= 2026, True)
    rds.modify_db_cluster(DBClusterIdentifier="orders", StorageType="aurora", ApplyImmediately=True)
    until("Standard", available(StorageType=None, PendingModifiedValues=None))
    refused("StorageTypeNotAvailableFault", rds.modify_db_cluster, DBClusterIdentifier="orders", StorageType="aurora-iopt1")
    refused("DBClusterParameterGroupNotFound", rds.modify_db_cluster, DBClusterIdentifier="orders",
            DBClusterParameterGroupName="none")
    protected = rds.modify_db_cluster(DBClusterIdentifier="orders", DeletionProtection=False)
    expect("protection", protected["DBCluster"]["DeletionProtection"], False)


def upgrade():
    refused("InvalidParameterCombination", rds.modify_db_cluster, DBClusterIdentifier="billing", EngineVersion="16.6")
    rds.modify_db_cluster(DBClusterIdentifier="billing", EngineVersion="16.6", AllowMajorVersionUpgrade=True,
                          DBClusterParameterGroupName="cluster16", ApplyImmediately=True)
    seen = until("upgrade", available("billing", EngineVersion="16.6"))
    expect("upgrading", ("upgrading", "15.4") in seen, True)
    expect("group", cluster("billing")["DBClusterParameterGroup"], "cluster16")
    expect("member", instance("billing-1")["EngineVersion"], "16.6")
    taken = rds.describe_db_cluster_snapshots(DBClusterIdentifier="billing", SnapshotType="manual")["DBClusterSnapshots"]
    expect("snapshot", [s["DBClusterSnapshotIdentifier"][:18] for s in taken], ["preupgrade-billing"])
    events = rds.describe_events(SourceIdentifier="billing", SourceType="db-cluster", Duration=600)["Events"]
    expect("events", "Database cluster engine version upgrade started." in [e["Message"] for e in events], True)


def maintenance():
    arn = instance("orders-3")["DBInstanceArn"]
    refused("ResourceNotFoundFault", rds.apply_pending_maintenance_action,
            ResourceIdentifier=arn, ApplyAction="db-upgrade", OptInType="immediate")
    refused("InvalidParameterValue", rds.apply_pending_maintenance_action,
            ResourceIdentifier=arn, ApplyAction="system-update", OptInType="never")
    reply = rds.apply_pending_maintenance_action(ResourceIdentifier=arn, ApplyAction="system-update", OptInType="immediate")
    left = reply["ResourcePendingMaintenanceActions"]
    expect("resource", left["ResourceIdentifier"], arn)
    expect("opted in", left["PendingMaintenanceActionDetails"][0]["OptInStatus"], "immediate")

    def state():
        count = len(rds.describe_pending_maintenance_actions(ResourceIdentifier=arn)["PendingMaintenanceActions"])
        shown = (instance("orders-3")["DBInstanceStatus"], count)
        return shown, shown == ("available", 0)

    expect("maintained", ("maintenance", 1) in until("maintenance", state), True)


def copies():
    refused("InvalidParameterCombination", rds.restore_db_cluster_to_point_in_time,
            DBClusterIdentifier="rehearsal", SourceDBClusterIdentifier="orders", RestoreType="copy-on-write")
    arguments = dict(DBClusterIdentifier="rehearsal", SourceDBClusterIdentifier="orders", RestoreType="copy-on-write",
                     UseLatestRestorableTime=True, Tags=[{"Key": "made by", "Value": "judge"}])
    made = rds.restore_db_cluster_to_point_in_time(**arguments)["DBCluster"]
    expect("clone", (made["Status"], made["DBClusterMembers"], made["DeletionProtection"]), ("creating", [], False))
    refused("DBClusterAlreadyExistsFault", rds.restore_db_cluster_to_point_in_time, **arguments)
    until("clone", available("rehearsal"))
    refused("InvalidParameterCombination", rds.delete_db_cluster, DBClusterIdentifier="rehearsal", SkipFinalSnapshot=False)
    refused("InvalidParameterCombination", rds.delete_db_cluster, DBClusterIdentifier="billing", SkipFinalSnapshot=True)
    refused("InvalidDBClusterStateFault", rds.delete_db_cluster, DBClusterIdentifier="orders", SkipFinalSnapshot=True)
    deleted = rds.delete_db_cluster(DBClusterIdentifier="rehearsal", FinalDBSnapshotIdentifier="last")["DBCluster"]
    expect("deleting", deleted["Status"], "deleting")

    def state():
        try:
            return cluster("rehearsal")["Status"], False
        except rds.exceptions.DBClusterNotFoundFault:
            return "gone", True

    expect("deletion", until("deletion", state)[-2:], ["deleting", "gone"])
    rds.get_waiter("db_cluster_snapshot_available").wait(DBClusterSnapshotIdentifier="last")


def parameters():
    family = "aurora-postgresql16"
    made = rds.create_db_cluster_parameter_group(
        DBClusterParameterGroupName="orders16", DBParameterGroupFamily=family, Description="for <orders>")
    expect("group", made["DBClusterParameterGroup"]["DBClusterParameterGroupArn"].endswith(":cluster-pg:orders16"), True)
    refused("DBParameterGroupAlreadyExists", rds.create_db_cluster_parameter_group,
            DBClusterParameterGroupName="orders16", DBParameterGroupFamily=family, Description="-")
    refused("DBParameterGroupNotFound", rds.describe_db_cluster_parameters, DBClusterParameterGroupName="none")

    def setting(name, value, method="pending-reboot"):
        return dict(ParameterName=name, ParameterValue=value, ApplyMethod=method)

    name = dict(DBClusterParameterGroupName="orders16")
    refused("InvalidParameterValue", rds.modify_db_cluster_parameter_group, **name, Parameters=[setting("work_mem", "1")])
    set_ = rds.modify_db_cluster_parameter_group(
        **name, Parameters=[setting("rds.logical_replication", "1"), setting("work_mem", "4096", "immediate")])
    expect("modified", set_["DBClusterParameterGroupName"], "orders16")
    mine = rds.describe_db_cluster_parameters(**name, Source="user")["Parameters"]
    expect("set", [(p["ParameterName"], p["ParameterValue"], p["ApplyType"]) for p in mine],
           [("rds.logical_replication", "1", "static"), ("work_mem", "4096", "dynamic")])
    pages = list(rds.get_paginator("describe_db_cluster_parameters").paginate(**name, PaginationConfig={"PageSize": 20}))
    expect("pages", (len(pages), len(pages[0]["Parameters"])), (2, 20))
    defaults = rds.get_paginator("describe_engine_default_cluster_parameters").paginate(
        DBParameterGroupFamily=family, PaginationConfig={"PageSize": 20})
    names = [p["ParameterName"] for page in defaults for p in page["EngineDefaults"]["Parameters"]]
    expect("defaults", names, [p["ParameterName"] for page in pages for p in page["Parameters"]])
    expect("instance defaults", "rds.logical_replication" in [
        p["ParameterName"] for p in rds.describe_engine_default_parameters(DBParameterGroupFamily=family)["EngineDefaults"]["Parameters"]
    ], False)
    groups = [g["DBClusterParameterGroupName"] for g in rds.describe_db_cluster_parameter_groups()["DBClusterParameterGroups"]]
    expect("groups", groups[-1], "orders16")
    rds.create_db_parameter_group(DBParameterGroupName="members16", DBParameterGroupFamily=family, Description="-")
    rds.modify_db_parameter_group(DBParameterGroupName="members16", Parameters=[setting("log_statement", "ddl")])
    shown = rds.describe_db_parameters(DBParameterGroupName="members16", Source="user")["Parameters"]
    expect("member's", shown[0]["ParameterValue"], "ddl")
    expect("one", rds.describe_db_parameter_groups(DBParameterGroupName="members16")["DBParameterGroups"][0]["DBParameterGroupFamily"], family)
    rds.delete_db_parameter_group(DBParameterGroupName="members16")
    rds.delete_db_cluster_parameter_group(**name)
    refused("InvalidDBParameterGroupState", rds.delete_db_cluster_parameter_group, DBClusterParameterGroupName="cluster16")


def deployment(identifier):
    return rds.describe_blue_green_deployments(BlueGreenDeploymentIdentifier=identifier)["BlueGreenDeployments"][0]


def targets():
    return rds.describe_db_proxy_targets(DBProxyName="front")["Targets"]


def proxies():
    proxy = rds.describe_db_proxies(DBProxyName="front")["DBProxies"][0]
    expect("proxy", (proxy["Status"], proxy["EngineFamily"]), ("available", "POSTGRESQL"))
    group = rds.describe_db_proxy_target_groups(DBProxyName="front")["TargetGroups"][0]
    expect("group", (group["TargetGroupName"], group["IsDefault"]), ("default", True))
    expect("targets", [(t["Type"], t["RdsResourceId"], t.get("TargetHealth", {}).get("State")) for t in targets()],
           [("TRACKED_CLUSTER", "shop", None), ("RDS_INSTANCE", "shop-1", "AVAILABLE"), ("RDS_INSTANCE", "shop-2", "AVAILABLE")])
    refused("DBProxyNotFoundFault", rds.describe_db_proxies, DBProxyName="none")
    refused("DBProxyTargetGroupNotFoundFault", rds.describe_db_proxy_targets, DBProxyName="front", TargetGroupName="other")
    arguments = dict(DBProxyName="front", DBClusterIdentifiers=["shop"])
    refused("DBProxyTargetAlreadyRegisteredFault", rds.register_db_proxy_targets, **arguments)
    rds.deregister_db_proxy_targets(**arguments)
    refused("DBProxyTargetNotFoundFault", rds.deregister_db_proxy_targets, **arguments)
    until("deregistration", lambda: (len(targets()), not targets()))
    listed = rds.register_db_proxy_targets(**arguments)["DBProxyTargets"]
    expect("registering", listed[1]["TargetHealth"]["State"], "REGISTERING")
    until("registration", lambda: (None, targets()[1]["TargetHealth"]["State"] == "AVAILABLE"))


def blue_green():
    source = cluster("shop")["DBClusterArn"]
    arguments = dict(BlueGreenDeploymentName="shop-upgrade", Source=source, TargetEngineVersion="16.6",
                     TargetDBClusterParameterGroupName="orders-16", TargetDBParameterGroupName="instance16")
    refused("InvalidParameterCombination", rds.create_blue_green_deployment,
            **{**arguments, "TargetDBClusterParameterGroupName": "orders-15"})
    refused("SourceClusterNotSupportedFault", rds.create_blue_green_deployment,
            BlueGreenDeploymentName="b", Source=cluster("billing")["DBClusterArn"])
    refused("BlueGreenDeploymentNotFoundFault", rds.describe_blue_green_deployments, BlueGreenDeploymentIdentifier="bgd-none")
    made = rds.create_blue_green_deployment(**arguments, Tags=[{"Key": "a", "Value": "b"}])["BlueGreenDeployment"]
    identifier = made["BlueGreenDeploymentIdentifier"]
    expect("status", (made["Status"], [t["Status"] for t in made["Tasks"]]), ("PROVISIONING", ["PENDING"] * 4))
    refused("BlueGreenDeploymentAlreadyExistsFault", rds.create_blue_green_deployment, **arguments)
    refused("InvalidBlueGreenDeploymentStateFault", rds.switchover_blue_green_deployment,
            BlueGreenDeploymentIdentifier=identifier)

    def reaches(wanted):
        def state():
            status = deployment(identifier)["Status"]
            return status, status == wanted

        return state

    until("green", reaches("AVAILABLE"))
    green = deployment(identifier)
    expect("pairs", [d["SourceMember"].split(":")[-1] for d in green["SwitchoverDetails"]], ["shop", "shop-1", "shop-2"])
    by_source = rds.describe_blue_green_deployments(Filters=[{"Name": "source", "Values": [source]}])
    expect("by source", by_source["BlueGreenDeployments"][0]["BlueGreenDeploymentIdentifier"], identifier)
    resource = cluster(green["Target"].split(":")[-1])["DbClusterResourceId"]
    refused("InvalidParameterValue", rds.switchover_blue_green_deployment,
            BlueGreenDeploymentIdentifier=identifier, SwitchoverTimeout=5000)
    rds.switchover_blue_green_deployment(BlueGreenDeploymentIdentifier=identifier, SwitchoverTimeout=600)
    until("switchover", reaches("SWITCHOVER_COMPLETED"))
    after = deployment(identifier)
    expect("source and target", (after["Source"].split(":")[-1], after["Target"].split(":")[-1]), ("shop-old1", "shop"))
    expect("details", [(d["SourceMember"].split(":")[-1], d["TargetMember"].split(":")[-1], d["Status"]) for d in after["SwitchoverDetails"]],
           [(name + "-old1", name, "SWITCHOVER_COMPLETED") for name in ("shop", "shop-1", "shop-2")])
    expect("resource", cluster("shop")["DbClusterResourceId"], resource)
    expect("proxy follows", [t["RdsResourceId"] for t in targets()], ["shop", "shop-1", "shop-2"])
    expect("version", (cluster("shop")["EngineVersion"], cluster("shop-old1")["EngineVersion"]), ("16.6", "15.4"))
    refused("InvalidBlueGreenDeploymentStateFault", rds.delete_blue_green_deployment,
            BlueGreenDeploymentIdentifier=identifier, DeleteTarget=True)
    rds.delete_blue_green_deployment(BlueGreenDeploymentIdentifier=identifier)

    def gone():
        left = [d["Status"] for d in rds.describe_blue_green_deployments()["BlueGreenDeployments"]]
        return left, left == []

    until("deletion", gone)
    events = rds.describe_events(SourceType="blue-green-deployment", SourceIdentifier=identifier, Duration=20000)["Events"]
    expect("events", len(events), 6)
    expect("event source", events[0]["SourceArn"].endswith(":deployment:" + identifier), True)


def storage():
    found = instance("reports")
    expect("plain", (found["StorageType"], found["AllocatedStorage"], found.get("DBClusterIdentifier")), ("gp2", 200, None))
    refused("InvalidParameterCombination", rds.modify_db_instance, DBInstanceIdentifier="reports", StorageType="gp3", Iops=3000)
    refused("InvalidParameterCombination", rds.modify_db_instance, DBInstanceIdentifier="reports", AllocatedStorage=100)
    reply = rds.modify_db_instance(DBInstanceIdentifier="reports", StorageType="gp3", AllocatedStorage=400, Iops=16000,
                                   StorageThroughput=1000, ApplyImmediately=True)["DBInstance"]
    expect("pending", reply["PendingModifiedValues"],
           {"StorageType": "gp3", "AllocatedStorage": 400, "Iops": 16000, "StorageThroughput": 1000})

    def state():
        status = instance("reports")["DBInstanceStatus"]
        return status, status == "storage-optimization"

    until("storage", state)
    found = instance("reports")
    expect("values", [found[k] for k in ("StorageType", "AllocatedStorage", "Iops", "StorageThroughput")], ["gp3", 400, 16000, 1000])
    refused("InvalidParameterCombination", rds.modify_db_instance, DBInstanceIdentifier="reports", AllocatedStorage=800)
    refused("InvalidParameterCombination", rds.modify_db_cluster, DBClusterIdentifier="ledger", StorageType="io1", Iops=4000)
    reply = rds.modify_db_cluster(DBClusterIdentifier="ledger", StorageType="io1", AllocatedStorage=400, Iops=4000,
                                  ApplyImmediately=True)["DBCluster"]
    expect("cluster pending", reply["PendingModifiedValues"], {"StorageType": "io1", "AllocatedStorage": 400, "Iops": 4000})
    refused("InvalidParameterCombination", rds.delete_db_instance, DBInstanceIdentifier="reports", SkipFinalSnapshot=False)
    rds.delete_db_instance(DBInstanceIdentifier="reports", SkipFinalSnapshot=True)
    until("cluster storage", lambda: (None, cluster("ledger")["Status"] == "storage-optimization"))
    expect("cluster values", (cluster("ledger")["StorageType"], cluster("ledger")["Iops"]), ("io1", 4000))


for part in (clusters, upgrade, maintenance, copies, parameters, proxies, blue_green, storage):
    part()
    print("passed:", part.__name__)
