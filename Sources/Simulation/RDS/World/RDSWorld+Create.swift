extension RDSWorld {
    /// CreateDBInstance of a cluster member.
    package mutating func createInstance(
        _ call: CreateInstanceCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstance {
        arrive(.createDBInstance, at: time)
        try authorize(needs(of: call))
        try check(call)
        let clusterAt = try cluster(call.cluster)
        let owner = clusters[clusterAt].shown
        try checkRoom(in: clusterAt, for: call)
        if let group = call.parameterGroup { try checkParameterGroup(group, .instance, family: family(of: owner)) }
        let zone = try placement(of: call, in: owner)
        if isStruck(by: .noCapacity), mishaps.chance(0.5) { throw .noCapacity(call.instanceClass, in: zone) }

        var shown = SimulatedInstance(call, in: owner, zone: zone, account: account, region: region, now: now)
        // A name may come back, after a renaming or a deletion; the resource identifier never does.
        shown.resourceIdentifier = "db-" + "\(call.identifier)/\(lastJob)".resourceSuffix
        shown.status = "creating"
        let effect = record(
            .createDBInstance, cluster: call.cluster, instance: call.identifier,
            .created(instanceClass: call.instanceClass, promotionTier: shown.promotionTier, availabilityZone: zone))
        let position = instances.firstIndex { $0.shown.identifier > call.identifier } ?? instances.endIndex
        instances.insert(
            InstanceState(
                shown: shown, replicaLag: .milliseconds(draws.number(in: 8...30)),
                connections: owner.members.isEmpty ? 0 : 12, isDescribed: false),
            at: position)
        let job = startWork(.creation, on: position, effect: effect)
        instances[position].work?.isBegun = true
        scheduleCreation(of: shown, job: job)
        remember()
        return shown
    }

    mutating func scheduleCreation(of instance: SimulatedInstance, job: Int, taking kind: Wait = .creation) {
        let identifier = instance.identifier
        var due = now + wait(kind)
        let shows = now + wait(.showsAfterCreation)
        let listed = now + wait(.listedAfterCreation)
        queue.add(.show(instance: identifier, job: job), due: shows)
        queue.add(.list(instance: identifier, job: job), due: listed)
        if isStruck(by: .noCapacity) {
            queue.add(.giveUpCreation(instance: identifier, job: job), due: due)
            return
        }
        if kind != .creation, isStruck(by: .restoreFails) {
            queue.add(.failRestore(instance: identifier, job: job), due: due)
            return
        }
        if instance.monitoringInterval > 0 {
            queue.add(.status(instance: identifier, job: job, "configuring-enhanced-monitoring"), due: due)
            due += wait(.configuration)
        }
        if draws.chance(0.4) {
            queue.add(.status(instance: identifier, job: job, "backing-up"), due: due)
            due += wait(.firstBackup)
        }
        if draws.chance(0.4) {
            queue.add(.status(instance: identifier, job: job, "modifying"), due: due)
            due += wait(.configuration)
        }
        queue.add(.finish(instance: identifier, job: job), due: due)
    }

    private func check(_ call: CreateInstanceCall) throws(RDSFault) {
        guard call.identifier.isInstanceIdentifier else {
            throw .value("The parameter DBInstanceIdentifier is not a valid identifier: \(call.identifier)")
        }
        guard instanceIndex(call.identifier) == nil else { throw .instanceExists() }
        if let tier = call.promotionTier, !(0...15).contains(tier) {
            throw .value("The promotion tier must be from 0 to 15, and is \(tier).")
        }
        if let interval = call.monitoringInterval, interval > 0, call.monitoringRole == nil {
            throw .combination(
                "A MonitoringRoleARN value is required if you specify a MonitoringInterval other than 0.")
        }
    }

    /// Whether cluster and account can take one more member now.
    private func checkRoom(in index: Int, for call: CreateInstanceCall) throws(RDSFault) {
        let owner = clusters[index].shown
        guard owner.engine == call.engine else {
            throw .combination(
                "The engine \(call.engine) does not match the engine \(owner.engine) of the cluster \(call.cluster).")
        }
        guard owner.status == "available", !clusters[index].isBusy else {
            throw .clusterState("Cluster \(call.cluster) is not in available state but \(owner.status).")
        }
        if let writer = owner.writer.flatMap(instanceIndex), instances[writer].shown.status != "available" {
            throw .clusterState("The writer of cluster \(call.cluster) is not in available state.")
        }
        guard instances.count(where: { $0.shown.cluster == call.cluster }) < 16 else {
            throw .clusterState("Cluster \(call.cluster) has 15 replicas, and cannot have more.")
        }
        guard instances.count + otherInstances < instanceQuota else { throw .instanceQuota }
        if call.instanceClass == "db.serverless", owner.serverless == nil {
            throw .clusterState(
                "A Serverless v2 instance needs the Serverless v2 scaling configuration of its cluster to be set.")
        }
    }

    /// The zone where the instance comes to stand.
    private mutating func placement(
        of call: CreateInstanceCall, in owner: SimulatedCluster
    ) throws(RDSFault) -> String {
        try checkClass(call.instanceClass, for: owner)
        return try zone(
            for: call.instanceClass, wanted: call.availabilityZone, among: owner.availabilityZones,
            of: owner.subnetGroup)
    }

    /// The zone wanted, or one of those of a subnet group where the class is to be had.
    mutating func zone(
        for instanceClass: String, wanted: String?, among zones: [String], of subnetGroup: String
    ) throws(RDSFault) -> String {
        let offering = classes[instanceClass, default: []]
        let lacking = withoutCapacity[instanceClass, default: []]
        if let zone = wanted {
            guard zones.contains(zone) else {
                throw RDSFault(
                    code: "InvalidVPCNetworkStateFault",
                    message: "The subnet group \(subnetGroup) does not cover the zone \(zone).")
            }
            guard offering.contains(zone) else {
                throw .combination("\(instanceClass) cannot be ordered in \(zone).")
            }
            guard !lacking.contains(zone) else { throw .noCapacity(instanceClass, in: zone) }
            return zone
        }
        let possible = zones.filter { offering.contains($0) && !lacking.contains($0) }
        guard !possible.isEmpty else { throw .noCapacity(instanceClass, in: zones.joined(separator: ", ")) }
        return possible[Int(draws.number(in: 0...Int64(possible.count - 1)))]
    }

    func checkClass(_ name: String, for owner: SimulatedCluster) throws(RDSFault) {
        guard name.hasPrefix("db.") else { throw .value("Invalid DB Instance class: \(name)") }
        guard let zones = classes[name], zones.contains(where: owner.availabilityZones.contains) else {
            throw .combination(
                "\(name) cannot be ordered for \(owner.engine) \(owner.engineVersion) in the zones of the cluster.")
        }
    }
}

extension String {
    var isInstanceIdentifier: Bool { isIdentifier(ofAtMost: 63) }

    /// Letters, digits and hyphens, a letter first, no two hyphens together and none at the end.
    func isIdentifier(ofAtMost length: Int) -> Bool {
        guard let first = utf8.first, first.isLetter, utf8.count <= length, utf8.last != UInt8(ascii: "-") else {
            return false
        }
        var previous = first
        for byte in utf8 {
            let isHyphen = byte == UInt8(ascii: "-")
            guard byte.isLetter || byte.isDigit || isHyphen, !(isHyphen && previous == byte) else { return false }
            previous = byte
        }
        return true
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
