extension RDSWorld {
    /// `NAME-oldN` with the least N that nothing is named.
    func oldName(of name: String) -> String {
        var number = 1
        while isTaken("\(name)-old\(number)") { number += 1 }
        return "\(name)-old\(number)"
    }

    private func isTaken(_ name: String) -> Bool {
        clusterIndex(name) != nil || instanceIndex(name) != nil
            || customEndpoints.contains { $0.identifier == name }
    }

    /// Gives whatever has a name another one, everywhere; resource identifiers stay.
    mutating func rename(_ name: String, to other: String) {
        if let index = clusterIndex(name) {
            renameCluster(index, to: other)
        } else if let index = instanceIndex(name) {
            renameInstance(index, to: other)
        } else if let index = customEndpoints.firstIndex(where: { $0.identifier == name }) {
            renameEndpoint(index, to: other)
        }
        for index in pendingMaintenance.indices where pendingMaintenance[index].resource == name {
            pendingMaintenance[index].resource = other
        }
    }

    private mutating func renameCluster(_ index: Int, to other: String) {
        let name = clusters[index].shown.identifier
        clusters[index].shown.rename(to: other)
        clusters.sort { $0.shown.identifier < $1.shown.identifier }
        for member in members(of: name) { instances[member].shown.cluster = other }
        for endpoint in customEndpoints.indices where customEndpoints[endpoint].cluster == name {
            customEndpoints[endpoint].cluster = other
        }
        for snapshot in snapshots.indices where snapshots[snapshot].cluster == name {
            snapshots[snapshot].cluster = other
        }
    }

    private mutating func renameInstance(_ index: Int, to other: String) {
        let name = instances[index].shown.identifier
        let cluster = instances[index].shown.cluster
        if clientCounts[other]?.last?.clients != instances[index].connections { clientCounts[other] = nil }
        instances[index].shown.rename(to: other)
        renameInReplication(name, to: other)
        for snapshot in instanceSnapshots.indices where instanceSnapshots[snapshot].instance == name {
            instanceSnapshots[snapshot].instance = other
        }
        instances.sort { $0.shown.identifier < $1.shown.identifier }
        if let owner = cluster.flatMap(clusterIndex) {
            for member in clusters[owner].shown.members.indices
            where clusters[owner].shown.members[member].instance == name {
                clusters[owner].shown.members[member].instance = other
            }
            clusters[owner].shown.members.sort { $0.instance < $1.instance }
        }
        for endpoint in customEndpoints.indices where customEndpoints[endpoint].cluster == cluster {
            let replaced = { (member: String) in member == name ? other : member }
            customEndpoints[endpoint].staticMembers = customEndpoints[endpoint].staticMembers.map(replaced)
            customEndpoints[endpoint].excludedMembers = customEndpoints[endpoint].excludedMembers.map(replaced)
        }
    }

    private mutating func renameEndpoint(_ index: Int, to other: String) {
        let name = customEndpoints[index].identifier
        customEndpoints[index].identifier = other
        guard let owner = clusterIndex(customEndpoints[index].cluster) else { return }
        clusters[owner].shown.customEndpoints = clusters[owner].shown.customEndpoints.map { address in
            address.hasPrefix(name + ".") ? address.readdressed(to: other) : address
        }
    }
}

extension SimulatedInstance {
    /// Gives the instance another name, and with it another ARN and endpoint; its resource identifier stays.
    mutating func rename(to name: String) {
        arn = arn.renamed(to: name)
        endpoint = endpoint.readdressed(to: name)
        identifier = name
    }
}
