"""Drives restores of the simulated RDS with boto3, with the snapshots, settings, tags and roles that go with them."""

from rds_judge_tools import OPTIONS, boto3, cluster, expect, instance, rds, refused, until

ec2 = boto3.client("ec2", **OPTIONS)
iam = boto3.client("iam", **OPTIONS)
ROLE = "arn:aws:iam::123456789012:role/s3"
TAGS = [{"Key": "changeover:operation", "Value": "k3f9"}]
KEY = "arn:aws:kms:us-east-1:123456789012:key/1"


def available(name, of=cluster, key="Status"):
    """A condition for `until`: the cluster or instance is there and available."""

    def state():
        try:
            status = of(name)[key]
        except (rds.exceptions.DBInstanceNotFoundFault, rds.exceptions.DBClusterNotFoundFault):
            status = "absent"
        return status, status == "available"

    return state


def instance_available(name):
    return available(name, instance, "DBInstanceStatus")


def taken(name):
    """A condition for `until`: the instance's snapshot is there."""

    def state():
        status = rds.describe_db_snapshots(DBSnapshotIdentifier=name)["DBSnapshots"][0]["Status"]
        return status, status == "available"

    return state


def network():
    groups = rds.describe_db_subnet_groups()["DBSubnetGroups"]
    expect("subnet groups", [g["DBSubnetGroupName"] for g in groups], ["default", "dev-db", "narrow"])
    one = rds.describe_db_subnet_groups(DBSubnetGroupName="dev-db")["DBSubnetGroups"][0]
    expect("zones", [s["SubnetAvailabilityZone"]["Name"] for s in one["Subnets"]], ["us-east-1c", "us-east-1d"])
    refused("DBSubnetGroupNotFoundFault", rds.describe_db_subnet_groups, DBSubnetGroupName="none")
    found = ec2.describe_security_groups(GroupIds=["sg-1"])["SecurityGroups"]
    expect("security group", (found[0]["GroupId"], found[0]["VpcId"]), ("sg-1", one["VpcId"]))
    try:
        ec2.describe_security_groups(GroupIds=["sg-9"])
    except ec2.exceptions.ClientError as error:
        expect("no security group", error.response["Error"]["Code"], "InvalidGroup.NotFound")
    else:
        raise AssertionError("a security group that is not there was found")
    missing = ec2.describe_security_groups(Filters=[{"Name": "group-id", "Values": ["sg-1", "sg-9"]}])["SecurityGroups"]
    expect("by filter", [g["GroupId"] for g in missing], ["sg-1"])
    option_group = rds.describe_option_groups(OptionGroupName="reports-15")["OptionGroupsList"][0]
    expect("option group", (option_group["EngineName"], option_group["MajorEngineVersion"]), ("postgres", "15"))
    refused("OptionGroupNotFoundFault", rds.describe_option_groups, OptionGroupName="none")
    expect("role", iam.get_role(RoleName="s3")["Role"]["Arn"], ROLE)
    try:
        iam.get_role(RoleName="none")
    except iam.exceptions.NoSuchEntityException:
        return
    raise AssertionError("a role that is not there was found")


def cluster_from_snapshot():
    snapshots = rds.describe_db_cluster_snapshots(DBClusterIdentifier="orders")["DBClusterSnapshots"]
    expect("snapshots", [(s["SnapshotType"], s["Status"], s["Port"]) for s in snapshots], [("automated", "available", 5432)])
    arguments = dict(DBClusterIdentifier="Dev", SnapshotIdentifier=snapshots[0]["DBClusterSnapshotIdentifier"],
                     Engine="aurora-postgresql", EngineVersion="15.4", DBSubnetGroupName="dev-db",
                     VpcSecurityGroupIds=["sg-1"], Tags=TAGS)
    refused("DBClusterSnapshotNotFoundFault", rds.restore_db_cluster_from_snapshot, **{**arguments, "SnapshotIdentifier": "none"})
    refused("DBSubnetGroupNotFoundFault", rds.restore_db_cluster_from_snapshot, **{**arguments, "DBSubnetGroupName": "none"})
    refused("InvalidParameterValue", rds.restore_db_cluster_from_snapshot, **{**arguments, "Engine": "aurora"})
    made = rds.restore_db_cluster_from_snapshot(**arguments)["DBCluster"]
    expect("made", (made["DBClusterIdentifier"], made["Status"], made["DBClusterMembers"]), ("dev", "creating", []))
    refused("DBClusterAlreadyExistsFault", rds.restore_db_cluster_from_snapshot, **arguments)
    member = dict(DBInstanceIdentifier="dev-1", DBClusterIdentifier="dev", DBInstanceClass="db.r6g.large",
                  Engine="aurora-postgresql", AvailabilityZone="us-east-1c", Tags=TAGS)
    refused("InvalidDBClusterStateFault", rds.create_db_instance, **member)
    expect("seen", until("restore", available("dev")), ["creating", "available"])
    found = cluster("dev")
    expect("version", (found["EngineVersion"], found["DBClusterParameterGroup"]), ("15.4", "default.aurora-postgresql15"))
    expect("network", (found["DBSubnetGroup"], [g["VpcSecurityGroupId"] for g in found["VpcSecurityGroups"]]), ("dev-db", ["sg-1"]))
    expect("endpoint", (found["Endpoint"].startswith("dev.cluster-"), found["HostedZoneId"][0]), (True, "Z"))
    expect("tags", found["TagList"], TAGS)
    expect("unprotected", (found["DeletionProtection"], found["AssociatedRoles"]), (False, []))
    rds.create_db_instance(**member)
    until("member", instance_available("dev-1"))
    shown = instance("dev-1")
    expect("member", (shown["Endpoint"]["Address"][:6], shown["TagList"]), ("dev-1.", TAGS))


def clone():
    made = rds.restore_db_cluster_to_point_in_time(
        DBClusterIdentifier="copy", SourceDBClusterIdentifier="orders", RestoreType="copy-on-write",
        UseLatestRestorableTime=True, DBSubnetGroupName="dev-db", Port=6000, BackupRetentionPeriod=2)["DBCluster"]
    expect("clone", (made["Port"], made["DBSubnetGroup"], made["BackupRetentionPeriod"]), (6000, "dev-db", 2))
    expect("default group", [g["VpcSecurityGroupId"] for g in made["VpcSecurityGroups"]], ["sg-0default"])
    expect("clone group", cluster("orders")["CloneGroupId"], made["CloneGroupId"])
    until("clone", available("copy"))
    by_group = rds.describe_db_clusters(Filters=[{"Name": "clone-group-id", "Values": [made["CloneGroupId"]]}])["DBClusters"]
    expect("by clone group", [c["DBClusterIdentifier"] for c in by_group], ["copy", "orders"])
    rds.delete_db_cluster(DBClusterIdentifier="copy", SkipFinalSnapshot=True)


def settings():
    changed = rds.modify_db_cluster(DBClusterIdentifier="dev", VpcSecurityGroupIds=["sg-1", "sg-0example"],
                                    MasterUserPassword="a-new-password", BackupRetentionPeriod=14,
                                    DeletionProtection=True, ApplyImmediately=True)["DBCluster"]
    expect("pending", changed["PendingModifiedValues"], {"MasterUserPassword": "****"})
    expect("adding", [g["Status"] for g in changed["VpcSecurityGroups"]], ["active", "adding"])
    expect("at once", (changed["BackupRetentionPeriod"], changed["DeletionProtection"]), (14, True))
    seen = until("reset", lambda: ((s := cluster("dev"))["Status"], "PendingModifiedValues" not in s))
    expect("reset", seen[-1], "available")
    until("groups", lambda: (None, {g["Status"] for g in cluster("dev")["VpcSecurityGroups"]} == {"active"}))
    refused("InvalidParameterValue", rds.modify_db_cluster, DBClusterIdentifier="dev", MasterUserPassword="short")
    refused("InvalidParameterCombination", rds.modify_db_instance, DBInstanceIdentifier="dev-1", BackupRetentionPeriod=3)
    refused("InvalidParameterCombination", rds.delete_db_cluster, DBClusterIdentifier="dev", SkipFinalSnapshot=True)


def roles():
    refused("InvalidParameterValue", rds.add_role_to_db_cluster, DBClusterIdentifier="dev", RoleArn=ROLE)
    named = dict(RoleArn=ROLE, FeatureName="s3Import")
    rds.add_role_to_db_cluster(DBClusterIdentifier="dev", **named)
    refused("DBClusterRoleAlreadyExists", rds.add_role_to_db_cluster, DBClusterIdentifier="dev", **named)
    until("role", lambda: (None, cluster("dev")["AssociatedRoles"][0]["Status"] == "ACTIVE"))
    expect("role", cluster("dev")["AssociatedRoles"], [{"RoleArn": ROLE, "Status": "ACTIVE", "FeatureName": "s3Import"}])
    rds.remove_role_from_db_cluster(DBClusterIdentifier="dev", **named)
    refused("DBClusterRoleNotFound", rds.remove_role_from_db_cluster, DBClusterIdentifier="dev", **named)
    rds.add_role_to_db_instance(DBInstanceIdentifier="reports", **named)
    refused("DBInstanceRoleAlreadyExists", rds.add_role_to_db_instance, DBInstanceIdentifier="reports", **named)
    until("instance role", lambda: (None, instance("reports")["AssociatedRoles"][0]["Status"] == "ACTIVE"))


def tags():
    arn = cluster("dev")["DBClusterArn"]
    stage = {"Key": "changeover:stage", "Value": "promoted"}
    rds.add_tags_to_resource(ResourceName=arn, Tags=[stage])
    expect("by ARN", rds.list_tags_for_resource(ResourceName=arn)["TagList"], TAGS + [stage])
    until("in lists", lambda: (None, cluster("dev")["TagList"] == TAGS + [stage]))
    rds.remove_tags_from_resource(ResourceName=arn, TagKeys=["changeover:stage"])
    expect("removed", rds.list_tags_for_resource(ResourceName=arn)["TagList"], TAGS)
    refused("InvalidParameterValue", rds.add_tags_to_resource, ResourceName=arn, Tags=[{"Key": "aws:a", "Value": "b"}])
    refused("DBClusterNotFoundFault", rds.add_tags_to_resource, ResourceName=arn + "x", Tags=[stage])
    refused("DBSnapshotNotFound", rds.add_tags_to_resource, ResourceName=arn.replace(":cluster:", ":snapshot:"), Tags=[stage])


def snapshots():
    made = rds.create_db_snapshot(DBSnapshotIdentifier="Before", DBInstanceIdentifier="reports", Tags=TAGS)["DBSnapshot"]
    expect("made", (made["DBSnapshotIdentifier"], made["Status"], "SnapshotCreateTime" in made), ("before", "creating", False))
    # A request takes 30 seconds and a snapshot 40 at least: what only shows meanwhile is looked at in the next request.
    expect("backing up", until("backup", instance_available("reports")), ["backing-up", "available"])
    refused("DBSnapshotAlreadyExists", rds.create_db_snapshot, DBSnapshotIdentifier="before", DBInstanceIdentifier="reports")
    refused("DBInstanceNotFound", rds.create_db_snapshot, DBSnapshotIdentifier="other", DBInstanceIdentifier="none")
    refused("InvalidParameterValue", rds.create_db_snapshot, DBSnapshotIdentifier="other", DBInstanceIdentifier="orders-1")
    until("before", taken("before"))
    found = rds.describe_db_snapshots(DBInstanceIdentifier="reports")["DBSnapshots"]
    expect("types", [s["SnapshotType"] for s in found], ["manual", "automated"])
    expect("taken", (found[0]["SnapshotCreateTime"].year >= 2026, found[0]["TagList"], found[0]["Encrypted"]), (True, TAGS, True))
    copied = rds.copy_db_snapshot(SourceDBSnapshotIdentifier="before", TargetDBSnapshotIdentifier="after", CopyTags=True)["DBSnapshot"]
    refused("InvalidDBSnapshotState", rds.restore_db_instance_from_db_snapshot, DBInstanceIdentifier="new", DBSnapshotIdentifier="after")
    expect("copy", (copied["SourceDBSnapshotIdentifier"], copied["TagList"]), (found[0]["DBSnapshotArn"], TAGS))
    refused("DBSnapshotNotFound", rds.copy_db_snapshot, SourceDBSnapshotIdentifier="none", TargetDBSnapshotIdentifier="b")
    refused("DBSnapshotAlreadyExists", rds.copy_db_snapshot, SourceDBSnapshotIdentifier="before", TargetDBSnapshotIdentifier="after")
    until("after", taken("after"))
    copy = rds.describe_db_snapshots(DBSnapshotIdentifier="after")["DBSnapshots"][0]
    expect("times", (copy["OriginalSnapshotCreateTime"], copy["SnapshotCreateTime"] > copy["OriginalSnapshotCreateTime"]),
           (found[0]["SnapshotCreateTime"], True))


def shared():
    expect("not listed", len(rds.describe_db_snapshots(SnapshotType="manual")["DBSnapshots"]), 2)
    listed = {s["DBSnapshotArn"].split(":")[-1]: s["DBSnapshotIdentifier"] for s in rds.describe_db_snapshots(SnapshotType="shared")["DBSnapshots"]}
    expect("listed", sorted(listed), ["open", "sealed"])
    every = rds.describe_db_cluster_snapshots(IncludeShared=True)["DBClusterSnapshots"]
    theirs = [s["DBClusterSnapshotArn"] for s in every if s["SnapshotType"] == "shared"]
    made = rds.restore_db_cluster_from_snapshot(DBClusterIdentifier="from-theirs", SnapshotIdentifier=theirs[0], Engine="aurora-postgresql")
    expect("default version", made["DBCluster"]["EngineVersion"], "15.10")
    refused("InvalidDBSnapshotState", rds.restore_db_instance_from_db_snapshot, DBInstanceIdentifier="new", DBSnapshotIdentifier=listed["sealed"])
    refused("InvalidParameterCombination", rds.copy_db_snapshot, SourceDBSnapshotIdentifier=listed["sealed"], TargetDBSnapshotIdentifier="ours")
    rds.copy_db_snapshot(SourceDBSnapshotIdentifier=listed["sealed"], TargetDBSnapshotIdentifier="ours", KmsKeyId=KEY)
    until("ours", taken("ours"))


def instance_from_snapshot():
    arguments = dict(DBInstanceIdentifier="new", DBSnapshotIdentifier="ours", Engine="postgres", LicenseModel="postgresql-license",
                     DBInstanceClass="db.r6g.xlarge", MultiAZ=False, DBSubnetGroupName="dev-db", StorageType="io1", Iops=3000,
                     Port=6000, OptionGroupName="reports-15", DBParameterGroupName="reports15", VpcSecurityGroupIds=["sg-1"],
                     AutoMinorVersionUpgrade=False, PubliclyAccessible=False, Tags=TAGS)
    refused("OptionGroupNotFoundFault", rds.restore_db_instance_from_db_snapshot, **{**arguments, "OptionGroupName": "none"})
    refused("DBSnapshotNotFound", rds.restore_db_instance_from_db_snapshot, **{**arguments, "DBSnapshotIdentifier": "none"})
    made = rds.restore_db_instance_from_db_snapshot(**arguments)["DBInstance"]
    expect("made", (made["DBInstanceStatus"], "Endpoint" in made), ("creating", False))
    refused("DBInstanceAlreadyExists", rds.restore_db_instance_from_db_snapshot, **arguments)
    until("restore", instance_available("new"))
    found = instance("new")
    expect("class", (found["DBInstanceClass"], found["StorageType"], found["Iops"]), ("db.r6g.xlarge", "io1", 3000))
    expect("groups", (found["DBParameterGroups"][0]["DBParameterGroupName"], found["OptionGroupMemberships"][0]["OptionGroupName"]),
           ("reports15", "reports-15"))
    expect("rest", (found["LicenseModel"], found["Endpoint"]["Port"], found["AutoMinorVersionUpgrade"], found["TagList"]),
           ("postgresql-license", 6000, False, TAGS))


def instance_settings():
    changed = rds.modify_db_instance(DBInstanceIdentifier="new", BackupRetentionPeriod=0, MasterUserPassword="a-new-password",
                                     VpcSecurityGroupIds=["sg-0example"], DeletionProtection=True, ApplyImmediately=True)["DBInstance"]
    expect("pending", changed["PendingModifiedValues"], {"MasterUserPassword": "****", "BackupRetentionPeriod": 0})
    until("settings", lambda: (None, (s := instance("new"))["DBInstanceStatus"] == "available" and s["PendingModifiedValues"] == {}))
    expect("retention", instance("new")["BackupRetentionPeriod"], 0)
    refused("InvalidParameterCombination", rds.delete_db_instance, DBInstanceIdentifier="new", SkipFinalSnapshot=True)
    rds.modify_db_instance(DBInstanceIdentifier="new", DeletionProtection=False)
    rds.delete_db_instance(DBInstanceIdentifier="new", FinalDBSnapshotIdentifier="Last")
    until("last", taken("last"))

    def gone():
        left = [i["DBInstanceIdentifier"] for i in rds.describe_db_instances()["DBInstances"]]
        return None, "new" not in left

    until("deletion", gone)
    expect("last", rds.describe_db_snapshots(DBSnapshotIdentifier="last")["DBSnapshots"][0]["Status"], "available")
    until("the other restore", available("from-theirs"))


for part in (network, cluster_from_snapshot, clone, settings, roles, tags, snapshots, shared, instance_from_snapshot, instance_settings):
    part()
    print("passed:", part.__name__)
