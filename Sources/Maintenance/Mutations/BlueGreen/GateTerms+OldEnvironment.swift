extension GateTerms {
    /// The gate in front of every call that the deletion of an environment from before a switchover takes, or of green with
    /// its protection.
    static func deletionOfOldEnvironment(
        of mutation: some Mutation, _ isMeant: @escaping @Sendable (Environment) -> Bool
    ) -> GateTerms {
        GateTerms(
            .deletion, questions: connections(to: isMeant), facts: { oldEnvironmentFacts(in: $0, isMeant) },
            words: { context in
                if context.covers.contains(where: { ($0.base as? DeleteDeployment)?.extent == .green }) {
                    return context.deletionOfGreen(asking: mutation)
                }
                // DeleteAutomatedBackups is true unless it is said otherwise; "Manual DB cluster snapshots of the specified DB
                // cluster are not deleted" (API reference, DeleteDBCluster).
                let snapshot = context.covers.lazy.compactMap { $0.base as? DeleteCluster }.first?.finalSnapshot
                return GateWords(
                    subject: "deletion of the old environment of \(context.cluster)",
                    heading: "Deletion of the old environment of \(context.cluster)",
                    interruption: """
                        Connections to it end. It cannot be undone: its automated backups go too; \
                        \(snapshot == nil ? "manual snapshots" : "the final snapshot and manual ones") stay.
                        """,
                    action: context.asking(
                        for: mutation, ending: snapshot.map { ", with the final snapshot \($0)" } ?? ""))
            })
    }

    /// What is deleted, and that nothing in use is.
    private static func oldEnvironmentFacts(
        in context: FactContext, _ isMeant: (Environment) -> Bool
    ) -> [SafetyFacts.Fact] {
        guard let old = context.observation.environments?.first(where: isMeant) else {
            return [.init("old", "the environment to be deleted is not there", binding: "missing", isSafe: false)]
        }
        // Where the cluster of the name is not seen, nothing tells that this is not the one in use.
        let isInUse =
            context.observation.cluster.map { $0.resourceIdentifier == old.cluster.resourceIdentifier } ?? true
        let isGreen = context.observation.deployments?.value?.contains {
            !$0.isSwitched && $0.target == old.cluster.arn
        }
        let role =
            isInUse
            ? "in use" : isGreen == true ? "green, not in use" : "not in use as \(context.observation.target.cluster)"
        return [
            .init(
                "old", "\(old.cluster.identifier) runs \(old.cluster.engineVersion) and is \(role)",
                binding: "\(old.cluster.resourceIdentifier) \(isInUse)", isSafe: !isInUse),
            .init(
                "protection",
                old.cluster.isProtected == true
                    ? "deletion protection is on and is taken off first" : "no deletion protection",
                binding: "any"),
            context.connectionsFact(to: old).foremost,
        ]
    }
}

extension GateContext {
    /// What is asked where green goes, which was never in use.
    func deletionOfGreen(asking mutation: some Mutation) -> GateWords {
        GateWords(
            subject: "deletion of the green environment of \(cluster)",
            heading: "Deletion of the green environment of \(cluster)",
            interruption: "Connections to it end, if there are any. It cannot be undone.",
            action: asking(for: mutation))
    }
}
