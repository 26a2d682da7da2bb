internal import AWS
internal import Maintenance

struct UpgradeClusterPerformer: Performer {
    func request(for change: UpgradeCluster) -> any RDSRequest {
        let upgrade = change.upgrade
        return RDS.ModifyDBCluster(
            dbClusterIdentifier: upgrade.cluster.text, applyImmediately: true, engineVersion: upgrade.version,
            allowMajorVersionUpgrade: upgrade.isMajor ? true : nil,
            dbClusterParameterGroupName: upgrade.clusterGroup,
            dbInstanceParameterGroupName: upgrade.isMajor ? upgrade.instanceGroup : nil)
    }
}
