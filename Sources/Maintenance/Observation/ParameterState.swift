/// Whether the parameter groups of a member, its own and the cluster's, are in force.
package enum ParameterState: Sendable, Equatable {
    case inSync
    /// In force only after a restart, which AWS never does by itself.
    case awaitingRestart
    /// On its way, or a word that we do not know.
    case applying(String)
}

extension Observation {
    /// Source of the words: API reference, `DBParameterGroupStatus.ParameterApplyStatus` and
    /// `DBClusterMember.DBClusterParameterGroupStatus`.
    package func parameterState(of instance: InstanceID) -> ParameterState {
        let member = cluster?.members.first { $0.instance == instance }
        let words =
            (self[instance]?.parameterGroups.map(\.applyStatus) ?? []) + [member?.parameterGroupStatus ?? "in-sync"]
        let unsettled = words.filter { $0 != "in-sync" }
        if let word = unsettled.first(where: { $0 != "pending-reboot" }) { return .applying(word) }
        return unsettled.isEmpty ? .inSync : .awaitingRestart
    }
}
