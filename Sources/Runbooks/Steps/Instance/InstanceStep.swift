package import Maintenance

/// A kind of step on an RDS instance: assessed only while AWS shows the instance.
package protocol InstanceStep: StepKind {
    func assess(in context: InstanceContext) -> Assessment
}

extension InstanceStep {
    package func assess(in context: StepContext) -> Assessment {
        guard let instance = InstanceContext(context) else {
            return .blocked("AWS shows no RDS instance \(context.observation.target.cluster) any more")
        }
        return assess(in: instance)
    }
}
