package import Maintenance

/// Done when the cluster and every member run the version and are at rest.
package struct UpgradeInPlaceStep: ClusterStep {
    package static let kind: KindName = "upgrade-in-place"
    package var upgrade: InPlaceUpgrade

    package init(_ upgrade: InPlaceUpgrade) { self.upgrade = upgrade }

    private enum CodingKeys: String, CodingKey {
        case upgrade
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .events(of: [.cluster, .instance], in: context)
    }
    package var risks: Set<Risk> { [.inPlaceUpgrade] }

    package var words: StepWords {
        StepWords(
            short: "Upgrade", underWay: "Upgrading to \(upgrade.version)", finished: "Upgraded to \(upgrade.version)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        let cluster = context.cluster
        if let obstacle = context.clusterObstacle { return obstacle }
        if !context.outstanding(on: .cluster(cluster.identifier)).isEmpty {
            return .inProgress("waiting for AWS to show \(cluster.identifier) as \(upgrade.version)")
        }
        guard cluster.engineVersion != upgrade.version else {
            let behind = context.observation.instances.filter {
                $0.engineVersion != upgrade.version || !$0.status.isAvailable
            }
            return behind.isEmpty
                ? .satisfied
                : .inProgress(
                    "waiting for \(behind.map { "\($0.identifier) (\($0.engineVersion), \($0.status))" }.listed)")
        }
        if let pending = cluster.pendingChanges["EngineVersion"] {
            return .inProgress("an upgrade to \(pending) is pending")
        }
        return context.writerObstacle ?? .ready(UpgradeCluster(upgrade))
    }

    /// An upgrade in place goes on by itself once AWS took it.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        guard let seen = context.observation.cluster,
            seen.status == "upgrading" || seen.pendingChanges["EngineVersion"] == upgrade.version
        else { return [] }
        return [
            Remainder(
                .upgrade,
                "AWS is still upgrading \(context.cluster) to \(upgrade.version) and goes on with it by itself.")
        ]
    }
}

extension Step {
    static func upgradeInPlace(_ upgrade: InPlaceUpgrade) -> Step {
        Step(
            "upgrade", "Upgrade \(upgrade.cluster) to \(upgrade.version) where it is", UpgradeInPlaceStep(upgrade),
            expected: upgrade.isMajor ? .minutes(40) : .minutes(10), patience: .minutes(6 * 60))
    }
}
