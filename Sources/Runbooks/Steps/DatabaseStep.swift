package import Maintenance

/// A kind of step that needs nothing of the database but that it is there: the same on a cluster and on an RDS instance.
package protocol DatabaseStep: StepKind {
    /// What is missing, while AWS shows the database.
    func assess(whileThere context: StepContext) -> Assessment
}

extension DatabaseStep {
    package func assess(in context: StepContext) -> Assessment {
        let observation = context.observation
        guard observation.cluster == nil, observation.rdsInstance == nil else { return assess(whileThere: context) }
        let kind = observation.first(InstanceQuestion.self) == nil ? "cluster" : "RDS instance"
        return .blocked("AWS shows no \(kind) \(observation.target.cluster) any more")
    }
}
