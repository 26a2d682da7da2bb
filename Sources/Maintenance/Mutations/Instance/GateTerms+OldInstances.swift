extension GateTerms {
    /// What a person is asked before RDS instances from before a switchover are deleted: about all of them, whichever call comes
    /// next.
    static func deletion(of old: OldInstances, by mutation: some Mutation) -> GateTerms {
        GateTerms(
            .deletion,
            questions: { context, seen in
                let names = seen.map { old.seen(in: $0) }?.map(\.identifier) ?? []
                return names.isEmpty ? [] : [AnyQuestion(ConnectionsQuestion(of: names, in: context.place))]
            },
            facts: { context in old.facts(in: context) }, words: { context in old.words(of: mutation, in: context) })
    }
}

extension OldInstances {
    fileprivate func facts(in context: FactContext) -> [SafetyFacts.Fact] {
        let observation = context.observation
        let left = seen(in: observation)
        guard !left.isEmpty else {
            return [.init("old", "the instances to be deleted are not there", binding: "missing", isSafe: false)]
        }
        let protected = left.filter { $0.isProtected == true }.map(\.identifier)
        let others = strangers(in: observation)
        return left.map { member in
            let isInUse = isInUse(member, in: observation)
            let role = isInUse ? "in use" : "not in use as \(successor)"
            return .init(
                "old-\(member.resourceIdentifier)",
                "\(member.identifier) (\(member.resourceIdentifier)) runs \(member.instance.engineVersion), \(role)",
                binding: "\(member.resourceIdentifier) \(isInUse)", isSafe: !isInUse)
        } + [
            .init(
                "protection",
                protected.isEmpty
                    ? "no deletion protection"
                    : "deletion protection is on and is taken off first: \(protected.listed)",
                binding: "any"),
            others.isEmpty
                ? .init("replicas", "nothing else replicates from them", binding: "none")
                : .init(
                    "replicas", "\(others.listed) still replicates from them", binding: others.listed, isSafe: false),
            context.connectionsFact(to: left.map(\.identifier), of: "the old environment").foremost,
        ] + [ageFact(at: observation.takenAt)].compactMap { $0 }
    }

    private func ageFact(at now: Timestamp) -> SafetyFacts.Fact? {
        guard let switchedAt else { return nil }
        let text = "switched over \(switchedAt.words)"
        return now >= switchedAt + Self.leastAge
            ? .init("age", text, binding: "a day old")
            : .init(
                "age", text, binding: "young", warning: "The switchover was less than 24 h ago (\(switchedAt.words)).")
    }

    /// DeleteAutomatedBackups is sent as false: "Specifies whether to remove automated backups immediately after the DB instance
    /// is deleted" (API reference, DeleteDBInstance).
    fileprivate func words(of mutation: some Mutation, in context: GateContext) -> GateWords {
        let asked = context.covers.filter { $0.isAskedFirst }
        let snapshot = asked.lazy.compactMap { ($0.base as? DeleteOldInstance)?.finalSnapshot }.first
        let shown = GateContext(
            cluster: context.cluster, place: context.place, currentWriter: context.currentWriter, covers: asked,
            callsNamed: context.callsNamed, isReturn: context.isReturn)
        return GateWords(
            subject: "deletion of the old environment of \(successor)",
            heading: "Deletion of the old environment of \(successor)",
            interruption: """
                Connections to it end. It cannot be undone: \(snapshot == nil ? "manual snapshots" : "the final snapshot, manual ones") \
                and automated backups stay. Where AWS refuses it as part of a deployment, the deployment's record goes first.
                """,
            action: shown.asking(for: mutation, ending: snapshot.map { ", with the final snapshot \($0)" } ?? ""))
    }
}

extension AnyMutation {
    /// What is asked for only where AWS refused something else is not named beside that.
    fileprivate var isAskedFirst: Bool {
        !(base is DeleteDeployment) && (base as? DeleteOldInstance)?.isAfterRefusal != true
    }
}
