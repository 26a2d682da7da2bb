import Maintenance

/// The ways in which a cluster's members can be restarted.
enum CycleShape: Sendable {
    /// The writer is left out: no failover.
    case readersOnly
    /// Somebody else writes while all members are restarted.
    case around(Interim)
    /// The readers first; one of them carries the writer role while the writer is restarted.
    case readersFirst(InstanceID)
    /// Nobody can carry the role: the writer is restarted where it is.
    case inPlace

    init(
        _ cycled: [Membership.Entry], of membership: Membership, writer: Instance, _ request: CycleRunbook,
        basis: PlanBasis, as operation: OperationID
    ) {
        guard cycled.contains(where: \.isWriter) else {
            self = .readersOnly
            return
        }
        guard request.skipStandIn else {
            self = .around(
                .standIn(
                    StandIn(
                        of: writer, in: membership, instanceClass: writer.instanceClass, operation: operation,
                        basis: basis)))
            return
        }
        // Who is left out would be restarted by carrying the role.
        let borrowable = cycled.filter { $0.isServing && !$0.isWriter }
        if let reader = Membership.preferred(of: borrowable, instanceClass: writer.instanceClass) {
            self = .readersFirst(reader.identifier)
        } else {
            self = .inPlace
        }
    }

    /// The steps in their order, not yet tied to each other; readers come before the writer.
    func steps(_ cycled: [InstanceID], of membership: Membership, writer: InstanceID, floor: PlanPolicy.Floor) -> [Step]
    {
        let before = membership.readers.count
        let readers = cycled.filter { $0 != writer }

        func restart(_ instances: [InstanceID], among present: Int, while interim: InstanceID, id: StepID) -> [Step] {
            guard !instances.isEmpty else { return [] }
            return [
                .restart(Rolling(instances, readers: present, before: before, floor: floor, writer: interim), id: id)
            ]
        }
        func verify(without absent: [InstanceID] = []) -> Step {
            .verify(Expectation(of: membership, writer: writer, changing: cycled, without: absent))
        }

        switch self {
        case .readersOnly:
            return restart(readers, among: before, while: writer, id: "restart") + [verify()]
        case .around(let interim):
            let work = restart(readers + [writer], among: before + 1, while: interim.identifier, id: "restart")
            return interim.steps(around: work, home: writer) + [verify(without: [interim.identifier])]
        case .readersFirst(let reader):
            let rest = restart([writer], among: before, while: reader, id: "restart-former-writer")
            return restart(readers, among: before, while: writer, id: "restart-readers")
                + Interim.reader(reader).steps(around: rest, home: writer) + [verify()]
        case .inPlace:
            return restart(readers, among: before, while: writer, id: "restart-readers")
                + [.restartWriter(writer), verify()]
        }
    }

    var interruption: String {
        switch self {
        case .readersOnly: "writes go on; connections to each restarted reader drop once"
        case .around, .readersFirst: "\(Interim.interruption); besides, connections to each restarted member drop once"
        case .inPlace: "writes refused while the writer restarts, \(RebootInstance.duration)"
        }
    }
}
