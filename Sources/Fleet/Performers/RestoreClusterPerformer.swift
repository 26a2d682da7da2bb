internal import AWS
internal import Maintenance

struct RestoreClusterPerformer: Performer {
    func request(for change: RestoreCluster) -> any AWSRequest {
        let cluster = change.cluster
        return RDS.RestoreDBClusterFromSnapshot(
            dbClusterIdentifier: cluster.identifier.text, snapshotIdentifier: change.snapshot, engine: cluster.engine
        ).with {
            $0.engineVersion = cluster.engineVersion
            $0.dbSubnetGroupName = cluster.subnetGroup
            $0.vpcSecurityGroupIds = cluster.securityGroups
            $0.dbClusterParameterGroupName = cluster.parameterGroup
            $0.port = cluster.port
            $0.kmsKeyId = cluster.encryptionKey
            $0.tags = cluster.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        }
    }
}
