/// Gives an RDS instance another class at once, where it is (ModifyDBInstance).
package struct ModifyInstanceClass: RDSMutation {
    /// Who serves clients meanwhile.
    package enum Role: String, Sendable, Codable {
        /// The standby, which is changed first and takes over.
        case standby
        /// Nobody.
        case single
        /// Other replicas: it is a read replica beside the operation's instance.
        case replica
    }

    package static let kind: KindName = "modify-instance-class"
    /// RDS user guide, "Failing over a Multi-AZ DB instance for Amazon RDS"; that a change of class is one: "Modifying a
    /// Multi-AZ DB instance" there.
    package static let failover = "typically for 60 to 120 s (AWS)"
    package var instance: InstanceID
    /// `db-…`.
    package var identity: String
    package var instanceClass: InstanceClass
    package var role: Role

    package init(of instance: InstanceID, identity: String, to instanceClass: InstanceClass, as role: Role) {
        self.instance = instance
        self.identity = identity
        self.instanceClass = instanceClass
        self.role = role
    }

    private enum CodingKeys: String, CodingKey {
        case instance, role
        case identity = "resource-id"
        case instanceClass = "class"
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance {
        switch role {
        case .standby, .single: .writes
        case .replica: .connections
        }
    }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.rdsInstance(resource: identity)?.instance else { return .none }
        let isPending = seen.pendingChanges["DBInstanceClass"] != nil
        if seen.status.isBroken { return .done }
        if seen.instanceClass == instanceClass, !isPending, seen.status.isAvailable { return .done }
        return isPending || seen.instanceClass == instanceClass || !seen.status.isAvailable ? .working : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the change of \(instance) to \(instanceClass)", order: "change \(instance) to \(instanceClass)",
            unproved: "\(instance) may have been asked to become \(instanceClass) and not show it yet")
    }

    package var gate: GateTerms? {
        switch role {
        case .replica: nil
        case .standby, .single:
            GateTerms(
                .inPlaceChange, questions: GateTerms.instanceSnapshots,
                facts: { context in
                    context.ofInstance { $0.classFacts(before: instanceClass, as: role) } + [context.snapshotFact]
                },
                words: { context in words(in: context) })
        }
    }

    private func words(in context: GateContext) -> GateWords {
        let interruption: MarkedText =
            switch role {
            case .standby:
                """
                The standby is changed and takes over within about 20 min: then no reads, no writes, \(Self.failover), and a \
                stretch without a standby.
                """
            case .single, .replica:
                """
                No reads, no writes for minutes (AWS gives no figure): nobody takes over from \(instance) meanwhile.
                """
            }
        return GateWords(
            subject: context.about(self), heading: "Change of \(instance) to \(instanceClass)",
            interruption: interruption, action: context.asking(for: self), underWay: "changing…", done: "changed")
    }
}
