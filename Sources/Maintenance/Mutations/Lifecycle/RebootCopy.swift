/// Restarts an instance of a database that nobody uses yet (RebootDBInstance).
package struct RebootCopy: RDSMutation {
    package static let kind: KindName = "reboot-copy"
    package var instance: InstanceID

    package init(_ instance: InstanceID) { self.instance = instance }

    private enum CodingKeys: String, CodingKey {
        case instance
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let all = observation.first(DatabasesQuestion.self)?.reading.value else { return .none }
        let instances = all.clusters.flatMap(\.instances) + all.instances.map(\.instance)
        guard let seen = instances.first(where: { $0.identifier == instance }) else { return .none }
        if seen.status == "rebooting" { return .underWay }
        guard seen.status.isAvailable else { return .working }
        return call.wasUnderWay || observation.hasRestarted(instance, since: call.decidedAt) ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the restart of \(instance)", order: "restart \(instance)",
            unproved: "\(instance) may have been asked to restart and not show it yet")
    }
}
