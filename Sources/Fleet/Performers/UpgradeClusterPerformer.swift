internal import AWS
internal import Maintenance

struct UpgradeClusterPerformer: Performer {
    func request(for change: UpgradeCluster) -> any AWSRequest {
        let upgrade = change.upgrade
        return RDS.ModifyDBCluster(dbClusterIdentifier: upgrade.cluster.text, applyImmediately: true).with {
            $0.engineVersion = upgrade.version
            $0.allowMajorVersionUpgrade = upgrade.isMajor ? true : nil
            $0.dbClusterParameterGroupName = upgrade.clusterGroup
            $0.dbInstanceParameterGroupName = upgrade.isMajor ? upgrade.instanceGroup : nil
        }
    }
}
