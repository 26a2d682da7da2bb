"""Drives instances of the simulated RDS that belong to no cluster with boto3: standby, replicas, versions, blue/green."""

from rds_judge_tools import expect, instance, rds, refused, until


def status(name, wanted="available"):
    """A condition for `until`: the instance has the status."""

    def state():
        found = instance(name)
        shown = (found["DBInstanceStatus"], found["DBInstanceClass"], found["EngineVersion"])
        return shown, shown[0] == wanted

    return state


def messages(name):
    events = rds.describe_events(SourceIdentifier=name, SourceType="db-instance", Duration=1440)["Events"]
    return [event["Message"] for event in events]


def topology():
    source, replica = instance("catalog"), instance("catalog-replica-1")
    expect("zones", (source["AvailabilityZone"], source["SecondaryAvailabilityZone"]), ("us-east-1a", "us-east-1b"))
    expect("replicas", source["ReadReplicaDBInstanceIdentifiers"], ["catalog-replica-1", "catalog-replica-2"])
    expect("source", replica["ReadReplicaSourceDBInstanceIdentifier"], "catalog")
    expect("status", [(s["StatusType"], s["Status"], s["Normal"]) for s in replica["StatusInfos"]],
           [("read replication", "replicating", True)])
    expect("licence", (source["LicenseModel"], instance("blog")["LicenseModel"]),
           ("postgresql-license", "general-public-license"))


def failover():
    refused("InvalidDBInstanceState", rds.reboot_db_instance, DBInstanceIdentifier="blog", ForceFailover=True)
    reply = rds.reboot_db_instance(DBInstanceIdentifier="catalog", ForceFailover=True)["DBInstance"]
    expect("reply", reply["DBInstanceStatus"], "rebooting")

    def zones():
        found = instance("catalog")
        shown = (found["DBInstanceStatus"], found["AvailabilityZone"], found["SecondaryAvailabilityZone"])
        return shown, shown == ("available", "us-east-1b", "us-east-1a")

    until("failover", zones)
    expect("events", "Multi-AZ instance failover started." in messages("catalog"), True)


def catalogue():
    pages = rds.get_paginator("describe_orderable_db_instance_options").paginate(Engine="postgres")
    options = [option for page in pages for option in page["OrderableDBInstanceOptions"]]
    expect("options", len(options), len({(o["EngineVersion"], o["DBInstanceClass"], o["StorageType"]) for o in options}))
    expect("single zone", {o["DBInstanceClass"] for o in options if not o["MultiAZCapable"]}, {"db.t4g.medium"})
    gp3 = [o for o in options if o["StorageType"] == "gp3"][0]
    expect("gp3", (gp3["MinStorageSize"], gp3["MaxIopsPerDbInstance"], gp3["MaxStorageThroughputPerIops"]), (20, 64000, 0.25))
    valid = rds.describe_valid_db_instance_modifications(DBInstanceIdentifier="blog")
    storage = {s["StorageType"]: s for s in valid["ValidDBInstanceModificationsMessage"]["Storage"]}
    expect("sizes", storage["io1"]["StorageSize"], [{"From": 200, "To": 65536, "Step": 1}])
    expect("ratio", storage["io1"]["IopsToStorageRatio"], [{"From": 0.5, "To": 50.0}])
    groups = rds.describe_option_groups(EngineName="mysql", MajorEngineVersion="8.4")["OptionGroupsList"]
    expect("option groups", [g["OptionGroupName"] for g in groups], ["default:mysql-8-4"])
    quotas = {q["AccountQuotaName"]: q["Used"] for q in rds.describe_account_attributes()["AccountQuotas"]}
    expect("storage quota", quotas["AllocatedStorage"], 1700)


def replicas():
    made = rds.create_db_instance_read_replica(
        DBInstanceIdentifier="blog-replica", SourceDBInstanceIdentifier="blog", AvailabilityZone="us-east-1c",
        Tags=[{"Key": "made-by", "Value": "judge"}])["DBInstance"]
    expect("made", (made["DBInstanceStatus"], made["ReadReplicaSourceDBInstanceIdentifier"]), ("creating", "blog"))
    until("replica", status("blog-replica"))
    refused("InvalidDBInstanceState", rds.promote_read_replica, DBInstanceIdentifier="blog")
    rds.promote_read_replica(DBInstanceIdentifier="blog-replica", BackupRetentionPeriod=3)

    def promoted():
        found = instance("blog-replica")
        shown = (found["DBInstanceStatus"], found.get("ReadReplicaSourceDBInstanceIdentifier"))
        return shown, shown == ("available", None)

    until("promotion", promoted)
    rds.delete_db_instance(DBInstanceIdentifier="blog-replica", FinalDBSnapshotIdentifier="blog-replica-last",
                           DeleteAutomatedBackups=False)


def version():
    refused("DBUpgradeDependencyFailure", rds.modify_db_instance, DBInstanceIdentifier="catalog", EngineVersion="15.10")
    refused("InvalidParameterCombination", rds.modify_db_instance, DBInstanceIdentifier="blog", EngineVersion="8.4.5")
    rds.modify_db_instance(DBInstanceIdentifier="blog", EngineVersion="8.4.5", AllowMajorVersionUpgrade=True,
                           ApplyImmediately=True)
    until("refusal", lambda: (lambda said: (said, said))(any("cannot be upgraded" in m for m in messages("blog"))))
    expect("unchanged", instance("blog")["EngineVersion"], "8.0.40")
    files = rds.describe_db_log_files(DBInstanceIdentifier="blog", FilenameContains="PrePatch")["DescribeDBLogFiles"]
    expect("files", [f["LogFileName"] for f in files], ["PrePatchCompatibility.log"])
    expect("written", files[0]["Size"] > 0 and files[0]["LastWritten"] > 1_700_000_000_000, True)
    refused("DBLogFileNotFoundFault", rds.download_db_log_file_portion, DBInstanceIdentifier="blog", LogFileName="none")
    portion = rds.download_db_log_file_portion(DBInstanceIdentifier="blog", LogFileName=files[0]["LogFileName"],
                                               Marker="0", NumberOfLines=2)
    expect("more", portion["AdditionalDataPending"], True)
    rest = rds.download_db_log_file_portion(DBInstanceIdentifier="blog", LogFileName=files[0]["LogFileName"],
                                            Marker=portion["Marker"])
    expect("reason", "user tables" in rest["LogFileData"], True)


def deployment():
    arn = instance("catalog")["DBInstanceArn"]
    arguments = dict(
        BlueGreenDeploymentName="catalog-bg", Source=arn, TargetEngineVersion="16.6", TargetDBParameterGroupName="catalog-16",
        TargetDBInstanceClass="db.r6g.xlarge", TargetAllocatedStorage=200, Tags=[{"Key": "made-by", "Value": "judge"}])
    refused("InvalidParameterCombination", rds.create_blue_green_deployment, **{**arguments, "TargetAllocatedStorage": 100})
    refused("SourceDatabaseNotSupportedFault", rds.create_blue_green_deployment,
            **{**arguments, "Source": instance("catalog-replica-1")["DBInstanceArn"]})
    made = rds.create_blue_green_deployment(**arguments)["BlueGreenDeployment"]
    refused("BlueGreenDeploymentAlreadyExistsFault", rds.create_blue_green_deployment, **arguments)
    identifier = made["BlueGreenDeploymentIdentifier"]

    def described():
        return rds.describe_blue_green_deployments(BlueGreenDeploymentIdentifier=identifier)["BlueGreenDeployments"][0]

    def provisioned():
        shown = described()
        return shown["Status"], shown["Status"] == "AVAILABLE"

    until("deployment", provisioned)
    members = [d["TargetMember"].split(":")[-1] for d in described()["SwitchoverDetails"]]
    expect("members", len(members), 3)
    seen = until("loading", lambda: (lambda i: ((i["DBInstanceStatus"], i.get("PercentProgress")),
                                                i["DBInstanceStatus"] == "available"))(instance(members[0])))
    expect("progress", all((p is None) == (s != "storage-initialization") for s, p in seen), True)
    for member in members:
        until(member, status(member))
    green = instance(members[0])
    expect("green", (green["DBInstanceClass"], green["AllocatedStorage"], green["EngineVersion"], green["AssociatedRoles"]),
           ("db.r6g.xlarge", 200, "16.6", []))
    expect("not for the replica", instance(members[1])["DBInstanceClass"], "db.r6g.large")
    expect("in progress", rds.switchover_blue_green_deployment(
        BlueGreenDeploymentIdentifier=identifier, SwitchoverTimeout=600)["BlueGreenDeployment"]["Status"],
        "SWITCHOVER_IN_PROGRESS")
    until("switchover", lambda: (described()["Status"], described()["Status"] == "SWITCHOVER_COMPLETED"))
    expect("resource", instance("catalog")["DbiResourceId"], green["DbiResourceId"])
    expect("tags", instance("catalog")["TagList"], [{"Key": "team", "Value": "shop"}])
    expect("replica", instance("catalog-replica-1")["ReadReplicaSourceDBInstanceIdentifier"], "catalog")
    refused("InvalidBlueGreenDeploymentStateFault", rds.delete_blue_green_deployment,
            BlueGreenDeploymentIdentifier=identifier, DeleteTarget=True)
    rds.delete_blue_green_deployment(BlueGreenDeploymentIdentifier=identifier)
    until("deletion", lambda: ((lambda left: (left, left == 0))(
        len(rds.describe_blue_green_deployments()["BlueGreenDeployments"]))))


def roles():
    role = dict(DBInstanceIdentifier="catalog", RoleArn="arn:aws:iam::123456789012:role/s3", FeatureName="s3Import")
    refused("DBInstanceRoleNotFound", rds.remove_role_from_db_instance, **role)
    rds.add_role_to_db_instance(**role)
    until("role", lambda: (lambda found: (found, found == ["ACTIVE"]))(
        [r["Status"] for r in instance("catalog")["AssociatedRoles"]]))
    rds.remove_role_from_db_instance(**role)
    expect("no role", instance("catalog")["AssociatedRoles"], [])


topology()
failover()
catalogue()
replicas()
version()
deployment()
roles()
