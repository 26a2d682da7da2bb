import Maintenance

extension RemainderContext {
    /// What to do about a stand-in, and with whose clean-up.
    func remainders(ofStandIn standIn: InstanceID, by owner: OperationID) -> [Remainder] {
        let cleanup = "`cleanup \(owner)` deletes it"
        if observation.writer == standIn {
            let home = home(except: standIn).map { " --to \($0)" } ?? ""
            return [
                Remainder(
                    .standIn,
                    "\(standIn), the stand-in, is THE WRITER of \(cluster). `failover \(cluster)\(home)` moves the role, "
                        + "then \(cleanup).")
            ]
        }
        guard let seen = observation[standIn] else {
            guard observation.isMember(standIn) else { return [] }
            return [Remainder(.standIn, "\(cluster) still lists \(standIn): look again with `show \(cluster)`.")]
        }
        guard seen.status != "deleting" else {
            return [Remainder(.standIn, "\(standIn) is being deleted: nothing is left to do about it.")]
        }
        let text =
            switch seen.status.meaning {
            case .available: "\(standIn), the stand-in, is still there as a reader: \(cleanup)."
            case .transitional: "\(standIn), the stand-in, is \(seen.status): when that is over, \(cleanup)."
            case .broken, .stopped: "\(standIn), the stand-in, is \(seen.status): \(cleanup)."
            }
        return [Remainder(.standIn, text)]
    }

    /// The writer that the operation was to leave.
    var plannedWriter: InstanceID? {
        operation.plan.steps.lazy.compactMap { $0.work.base as? VerifyStep }.first?.expectation.writer
    }

    /// Where the writer role belongs: where it was to end, else the best reader that is meant to stay.
    private func home(except standIn: InstanceID) -> InstanceID? {
        if let planned = plannedWriter, planned != standIn, observation[planned] != nil { return planned }
        return observation.readers.first {
            $0 != standIn && observation.isServing($0) && observation[$0]?.isAutoscaled == false
        }
    }

    /// The writer role, where an operation owes it to somebody.
    ///
    /// - Parameter standIns: the stand-ins that are told of by themselves.
    func remaindersOfRole(besides standIns: [InstanceID]) -> [Remainder] {
        guard let planned = plannedWriter, let writer = observation.writer, writer != planned,
            !standIns.contains(writer)
        else { return [] }
        return [
            Remainder(
                .role,
                "\(writer) is the writer instead of \(planned): `failover \(cluster) --to \(planned)` moves the role back."
            )
        ]
    }
}
