extension RDSWorld {
    /// ApplyPendingMaintenanceAction, with what is pending for the resource afterwards.
    package mutating func applyMaintenance(
        _ call: ApplyMaintenanceCall, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedMaintenance] {
        arrive(.applyPendingMaintenanceAction, at: time)
        try authorize(needs(of: call))
        let position = pendingMaintenance.firstIndex { $0.resource == call.resource && $0.action == call.action }
        guard let position else {
            throw RDSFault(
                code: "ResourceNotFoundFault", message: "\(call.action) is not pending for \(call.resource).",
                httpStatus: 404)
        }
        let concerned = try maintainable(call.resource)
        switch call.optIn {
        case .undo:
            guard pendingMaintenance[position].optInStatus != "immediate" else {
                throw .instanceState("\(call.action) on \(call.resource) is under way already.")
            }
            setOptIn(nil, of: position, date: nil)
        case .nextMaintenance:
            setOptIn(call.optIn.rawValue, of: position, date: now + .seconds(86_400))
        case .immediate:
            setOptIn(call.optIn.rawValue, of: position, date: now)
            startMaintenance(call, on: concerned)
        }
        remember()
        return pendingMaintenance.filter { $0.resource == call.resource }
    }

    private mutating func setOptIn(_ status: String?, of position: Int, date: SimulatedTime?) {
        pendingMaintenance[position].optInStatus = status
        pendingMaintenance[position].currentApplyDate = date
    }

    /// The instance, or the members of the cluster, that maintenance of a resource will touch.
    private func maintainable(_ resource: String) throws(RDSFault) -> [String] {
        if let owner = clusterIndex(resource) {
            guard clusters[owner].shown.status == "available", !clusters[owner].isBusy else {
                throw .clusterState("Cluster \(resource) is not in available state.")
            }
            let names = members(of: resource).map { instances[$0].shown.identifier }
            for name in names { try checkIdle(name) }
            return names
        }
        try checkIdle(resource)
        return [resource]
    }

    private func checkIdle(_ name: String) throws(RDSFault) {
        let index = try instance(name)
        guard instances[index].shown.status.isUsable, instances[index].work == nil else {
            throw .instanceState("Instance \(name) is not in available state but \(instances[index].shown.status).")
        }
        if let owner = instances[index].shown.cluster.flatMap(clusterIndex), clusters[owner].isBusy {
            throw .clusterState("The cluster of \(name) is in the middle of an operation.")
        }
    }

    private mutating func startMaintenance(_ call: ApplyMaintenanceCall, on names: [String]) {
        let owner = instanceIndex(names.first ?? "").flatMap { instances[$0].shown.cluster } ?? call.resource
        let effect = record(
            .applyPendingMaintenanceAction, cluster: owner,
            instance: clusterIndex(call.resource) == nil ? call.resource : nil, .maintenanceApplied(call.action))
        var end = now
        for name in names {
            guard let index = instanceIndex(name) else { continue }
            let job = startWork(.clusterWork, on: index, effect: effect)
            let begins = now + wait(.modificationShows)
            let status = call.action.showsAsModifying ? "modifying" : "maintenance"
            queue.add(.status(instance: name, job: job, status), due: begins)
            var ends = begins + wait(.maintenance)
            queue.add(.status(instance: name, job: job, "rebooting"), due: ends)
            ends += wait(.restart)
            queue.add(.endClusterWork(instance: name, job: job), due: ends)
            end = max(end, ends)
        }
        let over = Change.finishMaintenance(resource: call.resource, action: call.action, effect: effect)
        queue.add(over, due: end + wait(.maintenanceListLag))
    }

    mutating func finishMaintenance(of resource: String, action: String, effect: Int) {
        pendingMaintenance.removeAll { $0.resource == resource && $0.action == action }
        complete(effect)
    }

    /// Takes one member out of service for the sake of work on its cluster.
    mutating func beginMaintenance(of index: Int, status: String, effect: Int, endsAt end: SimulatedTime) {
        let job = startWork(.clusterWork, on: index, effect: effect)
        setStatus(status, of: index)
        queue.add(.endClusterWork(instance: instances[index].shown.identifier, job: job), due: end)
    }
}

extension String {
    fileprivate var showsAsModifying: Bool { self == "ca-certificate-rotation" || self == "db-upgrade" }
}
