/// Restarts an instance where it is (RebootDBInstance).
package struct RebootInstance: RDSMutation {
    /// What the instance is to the step that restarts it.
    package enum Role: String, Sendable, Codable {
        case reader
        /// Writes are refused until it is back.
        case writer
        /// An RDS instance, which nobody takes over from: writes are refused until it is back.
        case single
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
        case .writer, .single: .writes
        case .green: .none
        }
    }

    package func proof(in observation: Observation, since: Timestamp) -> Proof {
        switch role {
        case .reader, .writer, .single:
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
        case .writer, .single:
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
        switch role {
        case .reader, .green: nil
        case .writer:
            GateTerms(
                .writerRestart, questions: GateTerms.snapshots, proposedWriter: { _ in instance },
                facts: { context in
                    context.ofCluster { $0.interruptionFacts(for: instance) } + [context.snapshotFact]
                },
                words: words)
        case .single:
            GateTerms(
                .writerRestart, questions: GateTerms.instanceSnapshots,
                facts: { context in context.ofInstance(\.interruptionFacts) + [context.snapshotFact] }, words: words)
        }
    }

    private func words(in context: GateContext) -> GateWords {
        GateWords(
            subject: context.about(self),
            heading: "Restart of the writer \(instance)\(context.addition(to: resource))",
            interruption: "Writes are refused until it is back, typically a minute or two. Connections drop.",
            action: context.asking(for: self), underWay: "restarting…", done: "restarted")
    }
}

extension GateContext {
    /// " in orders", where a call is about a part of what the operation works on.
    package func addition(to resource: Resource) -> MarkedText {
        resource.name == cluster.text ? "" : " in \(cluster)"
    }

    /// The call as a noun, with its cluster where it is about a part of that.
    package func about(_ mutation: some Mutation) -> MarkedText {
        "\(mutation.words.phrase)\(addition(to: mutation.resource))"
    }
}
