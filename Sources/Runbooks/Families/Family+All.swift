package import Maintenance

extension Family {
    /// Every family of kinds that there is.
    package static let all: [Family] = [
        clusterMaintenance, instanceMaintenance, instanceUpgrade, instanceWaysBack, blueGreen, proxies, autoscaling,
        rollback, lifecycle,
    ]
}

extension KindTable {
    /// Every kind that there is.
    package static func standard() throws(Doubled) -> KindTable { try KindTable(Family.all) }
}
