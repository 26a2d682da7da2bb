/// Restarts an instance where it is (RebootDBInstance).
package struct RebootInstance: RDSMutation {
    /// What the instance is to the step that restarts it.
    package enum Role: String, Sendable, Codable {
        case reader
        /// Writes are refused until it is back.
        case writer
        /// AWS lists no writer, so that it may be it: if it is, writes are refused until it is back.
        case possibleWriter = "possible-writer"
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

    /// Aurora and RDS user guides, "Viewing DB instance status": the instance is being rebooted by a call or by RDS itself.
    private static let restarting: Status = "rebooting"

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { false }
    package var disturbance: Disturbance {
        switch role {
        case .reader: .connections
        case .writer, .single: .writes
        case .possibleWriter: .perhapsWrites
        case .green: .none
        }
    }

    /// An event proves it, and so does an instance that was seen restarting and is back: events may come minutes later. A
    /// member of green is restarted for values that wait for that, of its own group or of its cluster's, and none waiting any
    /// more proves it as well.
    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        switch role {
        case .reader, .writer, .possibleWriter, .single:
            guard let seen = observation[instance] else { return .none }
            // One that was broken before the call is restarted for that.
            if seen.status.isBroken { return call.wasUnderWay ? .done : .none }
            if seen.status == Self.restarting { return .underWay }
            if !seen.status.isAvailable { return .working }
            return call.wasUnderWay || observation.hasRestarted(instance, since: call.decidedAt) ? .done : .none
        case .green:
            guard let seen = observation.green(instance) else { return .none }
            if seen.status == Self.restarting { return .underWay }
            if !seen.status.isAvailable { return seen.status.isBroken ? .done : .working }
            return call.wasUnderWay || observation.isGreenInSync(instance) ? .done : .none
        }
    }

    package var words: MutationWords {
        let restarted = "\(instance) may have been asked to restart and not show it yet"
        return switch role {
        case .reader, .possibleWriter:
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
                    context.ofCluster { $0.interruptionFacts(for: instance, mayBeBroken: true, deciding: []) }
                        + [context.snapshotFact(blocks: false)]
                },
                words: words)
        case .possibleWriter:
            GateTerms(
                .writerRestart, questions: GateTerms.snapshots,
                facts: { context in
                    context.ofCluster { $0.writerFacts + $0.interruptionFacts(ofPossibleWriter: instance) }
                        + [context.snapshotFact(blocks: false)]
                },
                words: possibleWords)
        case .single:
            GateTerms(
                .writerRestart, questions: GateTerms.instanceSnapshots,
                facts: { context in context.ofInstance(\.interruptionFacts) + [context.snapshotFact] }, words: words)
        }
    }

    /// How long a restart takes, which AWS gives no figure for: it depends on activity and on recovery (Aurora user guide,
    /// "Rebooting an Amazon Aurora DB cluster or DB instance").
    package static let duration = "often a minute or two (AWS gives no figure)"

    private func possibleWords(in context: GateContext) -> GateWords {
        GateWords(
            subject: context.about(self), heading: "Restart of \(instance)\(context.addition(to: resource))",
            interruption: """
                Connections drop. If it is the writer, writes are refused until it is back, \(Self.duration).
                """,
            action: context.asking(for: self), underWay: "restarting…", done: "restarted")
    }

    private func words(in context: GateContext) -> GateWords {
        GateWords(
            subject: context.about(self),
            heading: "Restart of the writer \(instance)\(context.addition(to: resource))",
            interruption: "Writes are refused until it is back, \(Self.duration). Connections drop.",
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
