internal import AWS
internal import Maintenance

struct CloneClusterPerformer: Performer {
    func request(for change: CloneCluster) -> any AWSRequest {
        let cluster = change.cluster
        return RDS.RestoreDBClusterToPointInTime(
            dbClusterIdentifier: cluster.identifier.text, sourceDBClusterIdentifier: change.original.text,
            copy: .onWrite
        ).with {
            $0.dbSubnetGroupName = cluster.subnetGroup
            $0.vpcSecurityGroupIds = cluster.securityGroups
            $0.dbClusterParameterGroupName = cluster.parameterGroup
            $0.port = cluster.port
            $0.kmsKeyId = cluster.encryptionKey
            $0.tags = cluster.tags.map { RDS.Tag(key: $0.key, value: $0.value) }
        }
    }
}
