internal import AWS
internal import Maintenance

/// What cannot be told because an element of a list could not be read: nothing of the databases that it may be about, and
/// everything of all others.
extension ListedDatabases {
    /// Why it is not known how a cluster of that name is, or whether there is one.
    func complaint(aboutCluster name: String) -> String? {
        if let element = unreadableClusters.first(where: { $0["DBClusterIdentifier"] == name }) {
            return "What AWS says of \(name) cannot be read. \(element.reason)"
        }
        let cluster = clusters.first { $0.dbClusterIdentifier == name }
        if cluster == nil, let element = unreadableClusters.first(where: { $0["DBClusterIdentifier"] == nil }) {
            return
                "Whether there is a cluster \(name) is not known: AWS lists one whose name cannot be read. \(element.reason)"
        }
        let members = Set((cluster?.dbClusterMembers ?? []).map(\.dbInstanceIdentifier))
        let element = unreadableInstances.first { element in
            if element["DBClusterIdentifier"] == name { return true }
            guard let instance = element["DBInstanceIdentifier"] else { return element["DBClusterIdentifier"] == nil }
            return members.contains(instance)
        }
        return element.map { element in
            let member = element["DBInstanceIdentifier"] ?? "an instance without a readable name"
            return "What AWS says of \(member), perhaps a member of \(name), cannot be read. \(element.reason)"
        }
    }

    /// Why it is not known how an RDS instance of that name is, or whether there is one.
    func complaint(aboutInstance name: String) -> String? {
        if let element = unreadableInstances.first(where: { $0["DBInstanceIdentifier"] == name }) {
            return "What AWS says of \(name) cannot be read. \(element.reason)"
        }
        guard instance(named: name) == nil,
            let element = unreadableInstances.first(where: { $0["DBInstanceIdentifier"] == nil })
        else { return nil }
        return
            "Whether there is an instance \(name) is not known: AWS lists one whose name cannot be read. \(element.reason)"
    }

    /// Databases that are there and of which nothing is known but what names them.
    var unreadable: [UnreadableDatabase] {
        let elements = unreadableClusters.map { element in
            UnreadableDatabase(
                name: element["DBClusterIdentifier"], resource: element["DbClusterResourceId"],
                arn: element["DBClusterArn"], isCluster: true, reason: element.reason)
        }
        let incomplete = clusters.compactMap { cluster in
            complaint(aboutCluster: cluster.dbClusterIdentifier).map { reason in
                UnreadableDatabase(
                    name: cluster.dbClusterIdentifier, resource: cluster.dbClusterResourceId,
                    arn: cluster.dbClusterArn, isCluster: true, reason: reason)
            }
        }
        let alone = unreadableInstances.filter { $0["DBClusterIdentifier"] == nil }.map { element in
            UnreadableDatabase(
                name: element["DBInstanceIdentifier"], resource: element["DbiResourceId"],
                arn: element["DBInstanceArn"], isCluster: false, reason: element.reason)
        }
        return elements + incomplete + alone
    }
}
