/// What CloudWatch says of how far something is behind, and how much it is used.
extension RDSWorld {
    /// What green has to catch up with when it begins to follow blue.
    static let backlog = Duration.seconds(300)
    /// Bytes of write-ahead log in a second of blue's writing.
    static let bytesPerSecond: Int64 = 5_000_000
    /// What the slots of a green that has caught up still hold.
    static let idleBytes: Int64 = 4_000_000
    /// What shows where the guardrails are going to find lag.
    static let scriptedLag = Duration.seconds(45)

    /// What a metric says of an instance, in its own unit; nil where the instance does not report it.
    package mutating func metric(
        _ name: String, of instance: String, at time: SimulatedTime
    ) throws(RDSFault) -> Double? {
        arrive(.getMetricStatistics, at: time)
        return value(of: name, for: instance)?.value
    }

    /// What a metric says of an instance now, if it has it.
    func value(of metric: String, for instance: String) -> (value: Double, unit: String)? {
        let shown = instanceIndex(instance).map { instances[$0].shown }
        let isAurora = shown?.engine.hasPrefix("aurora") ?? false
        switch metric {
        case "AuroraReplicaLag", "AuroraReplicaLagMaximum", "AuroraReplicaLagMinimum":
            guard isAurora else { return nil }
            return currentLag(of: instance).map { (Double($0.wholeMilliseconds), "Milliseconds") }
        case "ReplicaLag":
            guard let shown, shown.cluster != nil else {
                return replicaLagSeconds(of: instance).map { ($0, "Seconds") }
            }
            guard !isAurora else { return nil }
            return currentLag(of: instance).map { (Double($0.wholeMilliseconds / 1000), "Seconds") }
        case "AuroraBinlogReplicaLag":
            return binlogLag(of: instance).map { (Double($0), "Seconds") }
        case "OldestReplicationSlotLag":
            return (slotLag(of: instance) ?? slotLag(ofPlain: instance)).map { (Double($0), "Bytes") }
        case "FreeableMemory":
            return freeableMemory(of: instance).map { ($0, "Bytes") }
        case "FreeStorageSpace":
            return freeBytes(of: instance).map { ($0, "Bytes") }
        case "DatabaseConnections":
            return reporting(instance).map { (Double(instances[$0].connections), "Count") }
        case "CPUUtilization":
            return reporting(instance).map { (Double(instances[$0].processorLoad), "Percent") }
        default:
            return nil
        }
    }

    /// The position of an instance that reports how much it is used: one that serves.
    func reporting(_ instance: String) -> Int? {
        instanceIndex(instance).flatMap {
            ["available", "storage-initialization"].contains(instances[$0].shown.status) ? $0 : nil
        }
    }

    /// AuroraBinlogReplicaLag of an instance, whole seconds; nil for any but the writer of a green Aurora MySQL.
    private func binlogLag(of instance: String) -> Int64? {
        followed { deployment in
            guard let green = clusterIndex(deployment.green), clusters[green].shown.engine == "aurora-mysql" else {
                return false
            }
            return clusters[green].shown.writer == instance
        }.map { $0.wholeMilliseconds / 1000 }
    }

    /// OldestReplicationSlotLag of an instance, bytes; nil for any but the writer of a blue Aurora PostgreSQL.
    private func slotLag(of instance: String) -> Int64? {
        followed { deployment in
            guard let blue = clusterIndex(deployment.blue), clusters[blue].shown.engine == "aurora-postgresql" else {
                return false
            }
            return clusters[blue].shown.writer == instance
        }.map { Self.idleBytes + $0.wholeMilliseconds * Self.bytesPerSecond / 1000 }
    }

    /// The lag of the deployment that it is about, while its green follows blue.
    private func followed(where isMeant: (DeploymentState) -> Bool) -> Duration? {
        for deployment in deployments {
            guard let since = deployment.followsSince, deployment.shown.status != .switchoverCompleted,
                isMeant(deployment)
            else { continue }
            let left = tempo.scaled(Self.backlog) - (now - since)
            let writer = clusterIndex(deployment.green).flatMap { clusters[$0].shown.writer }.flatMap(instanceIndex)
            let told = writer.map { instances[$0].replicaLag } ?? .zero
            let isObstructed = [deployment.blue, deployment.green].compactMap(clusterIndex)
                .contains { clusters[$0].obstacle == .replicaLag }
            return max(left, told, isObstructed ? Self.scriptedLag : .zero)
        }
        return nil
    }
}
