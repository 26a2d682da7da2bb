import Maintenance

/// Work on several members, with the readers that it keeps in service and the waves it takes.
struct Rolling: Sendable, Equatable {
    let instances: [InstanceID]
    let readersInService: Int
    let writer: InstanceID
    /// How many times in a row as many as may are worked on together.
    let waves: Int
    private let hadReaders: Bool

    /// - Parameters:
    ///   - readers: how many readers the cluster has while the change runs.
    ///   - before: how many it had before the operation.
    ///   - others: how many other readers are in service, where the work does not wait for those that are not; `nil` where
    ///     it does.
    ///   - writer: who carries the writer role meanwhile.
    init(
        _ instances: [InstanceID], readers: Int, before: Int, floor: PlanPolicy.Floor, besides others: Int? = nil,
        writer: InstanceID
    ) {
        // Whatever the floor says: never all at once when there is more than one, so that something can take over.
        let wanted = max(floor.readers(of: readers, before: before), readers > 1 ? 1 : 0)
        let kept = others.map { min($0, wanted) } ?? wanted
        self.instances = instances
        self.readersInService = kept
        self.writer = writer
        let together = max(1, readers - kept)
        self.waves = (instances.count + together - 1) / together
        self.hadReaders = before > 0
    }

    var note: String? {
        switch readersInService {
        case 0: hadReaders ? "no reader is in service meanwhile" : nil
        case 1: "one reader stays in service throughout"
        case let count: "\(count.inWords) readers stay in service throughout"
        }
    }
}
