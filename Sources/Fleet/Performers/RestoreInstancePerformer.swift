internal import AWS
internal import Maintenance

struct RestoreInstancePerformer: Performer {
    func request(for change: RestoreInstance) -> any AWSRequest {
        RDS.RestoreDBInstanceFromDBSnapshot(
            dbInstanceIdentifier: change.instance.text, dbSnapshotIdentifier: change.snapshot
        ).with {
            $0.engine = change.engine
            $0.dbInstanceClass = change.instanceClass.text
            $0.availabilityZone = change.zone
            $0.multiAZ = change.multiAZ
            $0.dbSubnetGroupName = change.subnetGroup
            $0.vpcSecurityGroupIds = change.securityGroups
            $0.dbParameterGroupName = change.parameterGroup
            $0.optionGroupName = change.optionGroup
            $0.licenseModel = change.licence
            $0.storageType = change.storageType
            $0.iops = change.iops
            $0.storageThroughput = change.throughput
            $0.port = change.port
            $0.publiclyAccessible = change.isPublic
            $0.autoMinorVersionUpgrade = change.autoMinorUpgrade
            $0.tags = change.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        }
    }
}
