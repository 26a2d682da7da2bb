/// Which retired database of a lifecycle is deleted: what its prompt tells, and its approval binds to.
package struct Retirement: Sendable, Codable, Equatable {
    package var lifecycle: String
    package var kind: Lifecycle.Kind
    package var name: String
    /// `cluster-…` or `db-…`.
    package var identity: String
    /// The record that must not lead to it; `nil` where the lifecycle has none.
    package var record: String?
    /// `nil`: none is taken.
    package var finalSnapshot: String?

    package init(
        of lifecycle: Lifecycle, name: String, identity: String, finalSnapshot: String?
    ) {
        self.lifecycle = lifecycle.name
        self.kind = lifecycle.kind
        self.name = name
        self.identity = identity
        self.record = lifecycle.dns?.record
        self.finalSnapshot = finalSnapshot
    }

    private enum CodingKeys: String, CodingKey {
        case lifecycle, kind, name, identity, record
        case finalSnapshot = "final-snapshot"
    }

    package func database(in observation: Observation) -> ManagedDatabase? {
        observation.database(identity: identity, kind)
    }

    /// Why it is not known whether it is there.
    package func complaint(in observation: Observation) -> String? {
        observation.complaint(about: name, identity: identity, kind)
    }

    /// The gate in front of every call that the deletion takes: one approval for the whole of it.
    func gate(of mutation: some Mutation) -> GateTerms {
        GateTerms(
            .deletion,
            questions: { context, seen in
                let members = seen.flatMap { database(in: $0) }?.instances.map(\.identifier) ?? []
                return members.isEmpty
                    ? [] : [AnyQuestion(ConnectionsQuestion(of: members, in: context.place))]
            },
            facts: { context in
                [
                    connectionsFact(in: context), databaseFact(in: context), recordFact(in: context),
                    protectionFact(in: context), snapshotFact,
                ].compactMap(\.self)
            },
            words: { context in words(of: mutation, in: context) })
    }

    // MARK: Facts

    private func databaseFact(in context: FactContext) -> SafetyFacts.Fact {
        if let reason = complaint(in: context.observation) {
            return .init(
                "database", "\(name) is not read (\(reason.withoutStop))", binding: "unread", isSafe: false,
                isRead: false)
        }
        guard let seen = database(in: context.observation) else {
            return .init("database", "\(name) is not there any more", binding: "missing", isSafe: false)
        }
        // RDS deletes by name, and another database may have taken this one since.
        guard seen.name == name else {
            return .init("database", "\(name) is called \(seen.name) now", binding: "renamed", isSafe: false)
        }
        let managed = context.observation.managed(by: lifecycle, kind).value ?? []
        let stage = managed.first { $0.identity == identity }?.stage
        let age = seen.createdAt.map { ", \((context.observation.takenAt - $0).age) old" } ?? ""
        return .init(
            "database", "\(stage?.rawValue ?? "in no stage"), \(seen.engine) \(seen.engineVersion)\(age)",
            binding: "\(identity) \(stage?.rawValue ?? "none")", isSafe: stage == .retired
        ).foremost
    }

    /// Whatever moved the record: what it leads to is not deleted.
    private func recordFact(in context: FactContext) -> SafetyFacts.Fact? {
        guard let record else { return nil }
        guard case .known(let zones)? = context.observation.records else {
            return .init("record", "\(record) is not read", binding: "unread", isSafe: false, isRead: false)
        }
        let seen = database(in: context.observation)
        let leading = zones.filter { zone in seen.map { [zone].lead(to: $0) } ?? false }
        guard leading.isEmpty else {
            let places = leading.map(\.zone.words).listed
            return .init("record", "\(record) leads to \(name) in \(places)", binding: "leads here", isSafe: false)
        }
        if let uncertainty = zones.uncertainty {
            return .init("record", "\(record) \(uncertainty)", binding: uncertainty, isSafe: false)
        }
        let targets = Set(zones.flatMap(\.ends)).sorted()
        return .init(
            "record", targets.isEmpty ? "\(record) leads nowhere" : "\(record) leads to \(targets.listed)",
            binding: "leads elsewhere")
    }

    private func protectionFact(in context: FactContext) -> SafetyFacts.Fact? {
        guard let seen = database(in: context.observation) else { return nil }
        return .init(
            "protection",
            seen.isProtected == true
                ? "deletion protection is on and is taken off first" : "no deletion protection", binding: "any")
    }

    private var snapshotFact: SafetyFacts.Fact? {
        finalSnapshot.map { .init("final-snapshot", "the final snapshot is \($0)", binding: $0) }
    }

    private func connectionsFact(in context: FactContext) -> SafetyFacts.Fact {
        let instances = database(in: context.observation)?.instances.map(\.identifier) ?? []
        return context.connectionsFact(to: instances, of: name).foremost
    }

    // MARK: Words

    private func words(of mutation: some Mutation, in context: GateContext) -> GateWords {
        let kept: MarkedText = finalSnapshot == nil ? "only manual snapshots stay" : "snapshots stay"
        return GateWords(
            subject: "deletion of \(name)", heading: "Deletion of \(name)",
            // DeleteAutomatedBackups is true unless it is said otherwise (API reference, DeleteDBCluster, DeleteDBInstance).
            interruption: "It cannot be undone: automated backups go too, \(kept).",
            action: context.asking(
                for: mutation, ending: finalSnapshot == nil ? ", without a final snapshot" : ", with a final snapshot"))
    }
}
