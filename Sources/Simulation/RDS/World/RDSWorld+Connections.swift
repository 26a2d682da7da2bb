/// How many clients an instance had from an instant on.
struct ClientCount: Sendable {
    let from: SimulatedTime
    let clients: Int
}

/// The clients of instances, now and before: CloudWatch keeps what was, under the name that the instance had ("CloudWatch
/// concepts", CloudWatch user guide: a metric is known by its name and its dimensions).
extension RDSWorld {
    /// The most clients that an instance had at a time within the span before now; nil where it does not report.
    package mutating func mostConnections(
        of instance: String, within span: Duration, at time: SimulatedTime
    ) throws(RDSFault) -> Int? {
        arrive(.getMetricStatistics, at: time)
        return mostConnections(of: instance, from: now - span, until: now)
    }

    func mostConnections(of instance: String, from start: SimulatedTime, until end: SimulatedTime) -> Int? {
        guard let index = reporting(instance) else { return nil }
        let counts = clientCounts[instance] ?? [ClientCount(from: .epoch, clients: instances[index].connections)]
        let before = counts.last { $0.from <= start }
        let within = counts.filter { $0.from > start && $0.from < end }
        return (within + [before].compactMap(\.self)).map(\.clients).max()
    }

    mutating func connect(_ clients: Int, to index: Int) {
        let name = instances[index].shown.identifier
        let first = [ClientCount(from: .epoch, clients: instances[index].connections)]
        let known = (clientCounts[name] ?? first).suffix(64)
        clientCounts[name] = known + [ClientCount(from: now, clients: clients)]
        instances[index].connections = clients
    }
}
