package import Maintenance

extension EngineState {
    /// Why a call that was cleared is not to be sent any more: what was recorded since the clearance, or is about to be,
    /// forbids it. Whoever makes calls asks in the instant before sending: it may have waited for its turn.
    package func objection(to clearance: Clearance) -> String? {
        let id = clearance.operation
        guard let operation = operations[id] else { return "the operation is over" }
        let next = commits.values.compactMap(\.recording?.operation).first { $0.id == id }
        for state in [operation, next].compactMap({ $0 }) {
            switch state.phase {
            case .running(let progress):
                if progress.resumption?.outstanding.contains(clearance.intent.id) == true {
                    return "the operation was paused after that was decided"
                }
            case .paused: return "the operation was paused"
            case .planned, .ended: return "the operation is over"
            }
        }
        return (restraints(about: clearance) ?? restraint(on: clearance.target))?.words
    }

    /// A restraint that is about to be recorded.
    private func restraints(about clearance: Clearance) -> Restraint? {
        jobs.values.lazy.compactMap { $0.restraints?.covering(clearance.target) }.first
    }
}
