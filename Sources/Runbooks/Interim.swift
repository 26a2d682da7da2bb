import Maintenance

/// How the writer's work is carried by another instance while the writer is worked on.
enum Interim: Sendable {
    /// A stand-in is made for it, and deleted after.
    case standIn(StandIn)
    /// A reader carries it.
    case reader(InstanceID)
}

extension Interim {
    var identifier: InstanceID {
        switch self {
        case .standIn(let standIn): standIn.identifier
        case .reader(let reader): reader
        }
    }

    /// The work between two gated failovers: away from the writer, and back to it.
    func steps(around work: [Step], home writer: InstanceID) -> [Step] {
        let there = [Step.failOver(from: writer, to: identifier)]
        let back = [Step.failBack(from: identifier, to: writer)]
        switch self {
        case .standIn(let standIn):
            return [.createStandIn(standIn)] + there + work + back + [.deleteStandIn(standIn.identifier)]
        case .reader:
            return there + work + back
        }
    }

    static let interruption = "two failovers, \(FailOverStep.interruption) each"
}
