internal import AWS
internal import Maintenance

struct RegisterProxyTargetPerformer: Performer {
    func request(for change: RegisterProxyTarget) -> any RDSRequest {
        RDS.RegisterDBProxyTargets(
            dbProxyName: change.target.proxy, targetGroupName: change.target.group,
            dbClusterIdentifiers: [change.cluster.text])
    }
}
