/// Restarts an instance where it is (RebootDBInstance).
package struct RebootInstance: RDSMutation {
    /// What the instance is to the step that restarts it.
    package enum Role: String, Sendable, Codable {
        case reader
        /// Writes are refused until it is back.
        case writer
        /// A member of green, which serves nobody yet.
        case green
    }

    package static let kind: KindName = "reboot-instance"
    package var instance: InstanceID
    package var role: Role

    package init(_ instance: InstanceID, as role: Role) {
        self.instance = instance
        self.role = role
    }

    private enum CodingKeys: String, CodingKey {
        case instance, role
    }

    package var resource: Resource { .instance(instance) }
    package var disturbance: Disturbance {
        switch role {
        case .reader: .connections
        case .writer: .writes
        case .green: .none
        }
    }

    package func proof(in observation: Observation, since: Timestamp) -> Proof {
        switch role {
        case .reader, .writer:
            guard let seen = observation[instance] else { return .none }
            if seen.status.isBroken { return .done }
            if !seen.status.isAvailable { return .working }
            return observation.hasRestarted(instance, since: since) ? .done : .none
        case .green:
            guard let seen = observation.green(instance) else { return .none }
            if !seen.status.isAvailable { return seen.status.isBroken ? .done : .working }
            return seen.areParametersInSync ? .done : .none
        }
    }

    package var words: MutationWords {
        let restarted = "\(instance) may have been asked to restart and not show it yet"
        return switch role {
        case .reader:
            MutationWords(
                phrase: "the restart of \(instance)", order: "restart \(instance)", unproved: restarted)
        case .writer:
            MutationWords(
                phrase: "the restart of the writer \(instance)", order: "restart the writer \(instance)",
                unproved: restarted)
        case .green:
            MutationWords(
                phrase: "the restart of \(instance)", order: "restart \(instance)",
                unproved: "A call for \(instance) may have been made and not show yet")
        }
    }

    package var gate: GateTerms? {
        guard role == .writer else { return nil }
        return GateTerms(
            .writerRestart, questions: GateTerms.snapshots, proposedWriter: { _ in instance },
            facts: { $0.cluster.interruptionFacts(for: instance) + [$0.snapshotFact] },
            words: { context in
                GateWords(
                    subject: context.about(self),
                    heading: "Restart of the writer \(instance)\(context.addition(to: resource))",
                    interruption: "Writes are refused until it is back, typically a minute or two. Connections drop.",
                    action: context.asking(for: self), underWay: "restarting…", done: "restarted")
            })
    }
}

extension GateContext {
    /// " in orders", where a call is about a part of the cluster.
    package func addition(to resource: Resource) -> MarkedText {
        // An RDS instance has the name of the cluster of one that it is seen as.
        resource.name == cluster.text ? "" : " in \(cluster)"
    }

    /// The call as a noun, with its cluster where it is about a part of that.
    package func about(_ mutation: some Mutation) -> MarkedText {
        "\(mutation.words.phrase)\(addition(to: mutation.resource))"
    }
}
