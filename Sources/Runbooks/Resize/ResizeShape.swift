import Maintenance

/// The ways in which a cluster can be resized.
enum ResizeShape: Sendable {
    /// Everything is in place.
    case nothing
    /// The writer keeps its class: no failover.
    case readersOnly
    /// A reader has the wanted class already and carries the writer role meanwhile.
    case readyReader(InstanceID)
    /// The readers first; one of them carries the writer role while the writer is changed.
    case readersFirst(InstanceID)
    /// A stand-in carries the writer role meanwhile.
    case standIn(StandIn)
    /// Asked for without a stand-in, and no reader could carry the role: shown as what it would mean, never started.
    case inPlace

    init(_ roles: ResizeRoles, basis: PlanBasis, as operation: OperationID) {
        if roles.changing.isEmpty {
            self = .nothing
        } else if !roles.changesWriter {
            self = .readersOnly
        } else if let reader = roles.readyReader {
            self = .readyReader(reader.identifier)
        } else if !roles.request.skipStandIn {
            self = .standIn(
                StandIn(
                    of: roles.writer, in: roles.membership, instanceClass: roles.request.instanceClass,
                    operation: operation,
                    basis: basis)
            )
        } else if let reader = roles.changedReader {
            self = .readersFirst(reader.identifier)
        } else {
            self = .inPlace
        }
    }

    /// "two failovers, …": what users of the database notice.
    var interruption: String? {
        switch self {
        case .nothing:
            nil
        case .readersOnly:
            "writes go on; connections to each changed reader drop once"
        case .readyReader, .readersFirst, .standIn:
            "\(Interim.interruption); besides, connections to each changed member drop once"
        case .inPlace:
            "writes refused while the writer is changed, for minutes (AWS gives no figure)"
        }
    }
}
