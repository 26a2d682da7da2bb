package import Maintenance

/// Watches how full blue is while AWS makes green's storage smaller, for which replication is paused: done when green is at rest.
/// Past the limit a person is asked, who may skip it and so let the copying go on.
package struct BlueStorageStep: InstanceStep {
    package static let kind: KindName = "blue-storage"
    /// Percent (RDS user guide, "Shrinking storage volumes for RDS DB instances": watch blue from 90 % on).
    package static let limit = 90
    package var deployment: InstanceDeploymentPlan

    package init(_ deployment: InstanceDeploymentPlan) { self.deployment = deployment }

    private enum CodingKeys: String, CodingKey {
        case deployment
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set.environments(in: context.place).union([
            AnyQuestion(FreeStorageQuestion(of: [deployment.instance], in: context.place))
        ])
    }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Watch blue's storage", underWay: "Watching how full \(deployment.instance) is",
            finished: "\(deployment.instance) did not fill up")
    }

    package func assess(in context: InstanceContext) -> Assessment {
        let name = deployment.instance
        switch deployment.find(in: context) {
        case .failure(let assessment): return assessment
        case .success(nil): return .inProgress("waiting for green to be made")
        case .success(let seen?):
            if seen.isSwitched || seen.isSwitching { return .satisfied }
            if seen.isAvailable, deployment.obstacle(to: seen, in: context) == nil { return .satisfied }
        }
        switch context.observation.storageUse(of: context.seen) {
        case .unavailable(let reason): return .inProgress("how full \(name) is was not read: \(reason.withoutStop)")
        case .known(let use) where use.percent >= Self.limit:
            return .blocked(
                "\(name) was \(use.percent) % full \(use.time), and green's copying goes on: skip this step to go on, grow \(name) in "
                    + "AWS, or delete green by a rollback")
        case .known(let use): return .inProgress("\(name) was \(use.percent) % full \(use.time)")
        }
    }
}

extension Step {
    static func watchStorage(of deployment: InstanceDeploymentPlan) -> Step {
        Step(
            "watch-storage", "Watch how full \(deployment.instance) is while green is made smaller",
            note: "asks past \(BlueStorageStep.limit) %", BlueStorageStep(deployment), expected: .minutes(180),
            patience: .minutes(48 * 60))
    }
}
