internal import AWS
internal import Maintenance

struct CreateMemberPerformer: Performer {
    func request(for change: CreateMember) -> any AWSRequest {
        RDS.CreateDBInstance(
            dbInstanceIdentifier: change.instance.text, dbInstanceClass: change.instanceClass.text,
            engine: change.engine
        ).with {
            $0.dbClusterIdentifier = change.cluster.text
            $0.availabilityZone = change.zone
            $0.dbParameterGroupName = change.parameterGroup
            $0.autoMinorVersionUpgrade = change.autoMinorUpgrade
            $0.publiclyAccessible = change.isPublic
            $0.tags = change.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        }
    }
}
