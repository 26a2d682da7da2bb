internal import AWS
internal import Maintenance

struct RegisterProxyTargetPerformer: Performer {
    func request(for change: RegisterProxyTarget) -> any AWSRequest {
        RDS.RegisterDBProxyTargets(dbProxyName: change.target.proxy).with {
            $0.targetGroupName = change.target.group
            $0.dbClusterIdentifiers = [change.cluster.text]
        }
    }
}
