internal import AWS
internal import Maintenance

struct DeregisterProxyTargetPerformer: Performer {
    func request(for change: DeregisterProxyTarget) -> any AWSRequest {
        RDS.DeregisterDBProxyTargets(dbProxyName: change.target.proxy).with {
            $0.targetGroupName = change.target.group
            $0.dbClusterIdentifiers = [change.cluster.text]
        }
    }
}
