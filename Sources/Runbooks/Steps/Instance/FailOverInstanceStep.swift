package import Maintenance

/// The standby of a Multi-AZ RDS instance takes over, which a person has to approve: done when AWS tells that it has, or shows the
/// instance in the standby's zone, and the instance is at rest.
package struct FailOverInstanceStep: InstanceStep {
    package static let kind: KindName = "fail-over-instance"
    package var instance: InstanceID
    /// Where it was served from when this was planned; `nil` where AWS did not say.
    package var zone: String?
    /// Where its standby was then.
    package var standbyZone: String?

    package init(_ instance: InstanceID, from zone: String?, to standbyZone: String?) {
        self.instance = instance
        self.zone = zone
        self.standbyZone = standbyZone
    }

    private enum CodingKeys: String, CodingKey {
        case instance
        case zone = "from"
        case standbyZone = "to"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .events(of: [.instance], in: context)
    }
    package var risks: Set<Risk> { [.failover] }

    package var words: StepWords {
        StepWords(
            short: "Fail over", underWay: "Failing over \(instance) to its standby",
            finished: "Failed over \(instance) to its standby")
    }

    private var call: FailOverInstance { FailOverInstance(instance, from: zone, to: standbyZone) }

    package func assess(in context: InstanceContext) -> Assessment {
        if let obstacle = context.obstacle { return obstacle }
        // Events prove it before the zones show it.
        if context.proved.contains(AnyMutation(call)) || call.hasChangedZones(context.seen) { return .satisfied }
        guard context.outstanding(on: instance).isEmpty else {
            return .inProgress("waiting for AWS to tell that the standby of \(instance) took over")
        }
        guard context.seen.hasStandby != false else { return .blocked("\(instance) has no standby any more") }
        return .ready(call)
    }
}

extension Step {
    static func failOver(_ instance: RDSInstance) -> Step {
        let (zone, standbyZone) = (instance.instance.availabilityZone, instance.secondaryZone)
        let zones = zone.flatMap { zone in standbyZone.map { " (\(zone) → \($0))" } } ?? ""
        return Step(
            "fail-over", "Fail over \(instance.identifier) to its standby\(zones)",
            FailOverInstanceStep(instance.identifier, from: zone, to: standbyZone), expected: .minutes(2),
            patience: .minutes(30))
    }
}
