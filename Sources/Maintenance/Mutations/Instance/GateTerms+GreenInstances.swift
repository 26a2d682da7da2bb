extension GateTerms {
    /// What a person is asked before green of an RDS instance is deleted with its deployment: after it was read that production
    /// is not among what goes.
    static func deletionOfGreen(of deployment: String, by mutation: some Mutation) -> GateTerms {
        GateTerms(
            .deletion,
            questions: { context, seen in
                let names = seen?.greens(of: deployment).map(\.identifier) ?? []
                return names.isEmpty ? [] : [AnyQuestion(ConnectionsQuestion(of: names, in: context.place))]
            },
            facts: { context in
                let observation = context.observation
                let greens = observation.greens(of: deployment)
                let seen = observation.deployment(deployment)
                let isUnused = seen.map { !$0.isSwitched && !$0.isSwitching } ?? false
                return [
                    .init(
                        "green",
                        seen.map { "deployment \($0.name) \($0.status)\(isUnused ? ", not switched over" : "")" }
                            ?? "no deployment",
                        binding: isUnused ? "unused" : "in use", isSafe: isUnused),
                    context.productionFact(besides: greens),
                    context.connectionsFact(to: greens.map(\.identifier), of: "green").foremost,
                ]
            },
            words: { context in context.deletionOfGreen(asking: mutation) })
    }
}

extension FactContext {
    /// That what the name leads to is none of what is deleted: by resource id, as names change places.
    fileprivate func productionFact(besides greens: [RDSInstance]) -> SafetyFacts.Fact {
        let check = "production"
        guard let current = observation.rdsInstance else {
            return .init(
                check, "AWS shows no RDS instance \(observation.target.cluster)", binding: "missing", isSafe: false)
        }
        let isGreen = greens.contains { $0.resourceIdentifier == current.resourceIdentifier }
        let (name, identity) = (current.identifier, current.resourceIdentifier)
        return .init(
            check,
            isGreen
                ? "\(name) (\(identity)) is green"
                : "\(name) (\(identity)) stays: green is \(greens.map(\.identifier).listed)",
            binding: "\(identity) \(isGreen)", isSafe: !isGreen)
    }
}

extension Observation {
    /// The RDS instances that are green of a deployment, by its identifier.
    package func greens(of deployment: String) -> [RDSInstance] {
        guard let seen = self.deployment(deployment) else { return [] }
        return (rdsInstances ?? []).filter { seen.isGreen($0.instance) }
    }
}
