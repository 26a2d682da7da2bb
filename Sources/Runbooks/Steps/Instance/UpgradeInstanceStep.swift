package import Maintenance

/// Another version for an RDS instance, or a read replica of it, where it is: done when AWS shows the version, nothing pending, and
/// it is at rest, as are those that AWS takes along. That of the instance itself a person has to approve.
package struct UpgradeInstanceStep: InstanceStep {
    package static let kind: KindName = "upgrade-instance"
    /// For how long what AWS wrote of a refusal is looked for.
    private static let timeForLog = Span.minutes(5)
    package var upgrade: InstanceInPlaceUpgrade

    package init(_ upgrade: InstanceInPlaceUpgrade) { self.upgrade = upgrade }

    private enum CodingKeys: String, CodingKey {
        case upgrade
    }

    /// What AWS wrote is read once its events tell that it refused.
    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        var asked = Set<AnyQuestion>.events(of: [.instance], in: context)
        if upgrade.isReplica || !upgrade.along.isEmpty {
            asked.insert(AnyQuestion(DatabasesQuestion(in: context.place)))
        }
        if let seen, let refusal = seen.refusalOfUpgrade(of: upgrade.instance, since: context.startedAt),
            refusal.at + Self.timeForLog > seen.takenAt
        {
            asked.insert(
                AnyQuestion(UpgradeLogQuestion(of: upgrade.instance, in: context.place, since: context.startedAt)))
        }
        return asked
    }
    package var risks: Set<Risk> { upgrade.isReplica ? [] : [.inPlaceUpgrade] }
    package var likeness: String? { upgrade.isReplica ? "replica" : upgrade.isMajor ? "major" : "minor" }

    package var words: StepWords {
        let (name, version) = (upgrade.instance, upgrade.version)
        return upgrade.isReplica
            ? StepWords(
                short: "Upgrade \(name)", underWay: "Upgrading \(name) to \(version)",
                finished: "\(name) upgraded to \(version)")
            : StepWords(
                short: "Upgrade", underWay: "Upgrading to \(version)", finished: "Upgraded to \(version)")
    }

    package func assess(in context: InstanceContext) -> Assessment {
        let (name, version) = (upgrade.instance, upgrade.version)
        guard let seen = context.observation.rdsInstance(resource: upgrade.identity) else {
            let complaint = context.observation.complaint(aboutInstance: upgrade.identity)
            return complaint.map { .blocked("whether \(name) is there is not known: \($0.withoutStop)") }
                ?? .blocked("\(name) is not there any more")
        }
        if let obstacle = context.obstacle(seen.status, of: name) { return obstacle }
        guard context.outstanding(on: name).isEmpty else {
            return .inProgress("waiting for AWS to show \(name) as \(version)")
        }
        let pending = seen.instance.pendingChanges
        if let other = pending["EngineVersion"] { return .inProgress("an upgrade of \(name) to \(other) is pending") }
        guard seen.instance.engineVersion == version else {
            guard pending.isEmpty else {
                // The call would apply them too.
                return .blocked("changes are pending on \(name) (\(context.words(for: pending)))")
            }
            return .ready(UpgradeInstance(upgrade))
        }
        // One that AWS could not take along stays as it was: it is named at the end.
        let behind = upgrade.along.compactMap { context.observation.rdsInstance(named: $0) }
            .filter { $0.status.meaning == .transitional }
        return behind.isEmpty
            ? .satisfied : .inProgress("waiting for \(behind.map { "\($0.identifier) (\($0.statusWords))" }.listed)")
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        guard let seen = context.observation.rdsInstance(resource: upgrade.identity)?.instance,
            seen.status == "upgrading" || seen.pendingChanges["EngineVersion"] == upgrade.version
        else { return [] }
        return [
            Remainder(
                .upgrade,
                "AWS is still upgrading \(seen.identifier) to \(upgrade.version) and goes on with it by itself.")
        ]
    }
}

extension Step {
    static func upgrade(_ upgrade: InstanceInPlaceUpgrade, id: StepID) -> Step {
        let along = upgrade.along.isEmpty ? "" : "; AWS takes \(upgrade.along.listed) along"
        return Step(
            id, "Upgrade \(upgrade.instance) to \(upgrade.version) where it is",
            note: upgrade.isReplica ? "its readers are cut off for minutes" : "no reads, no writes meanwhile\(along)",
            UpgradeInstanceStep(upgrade), expected: upgrade.isMajor ? .minutes(40) : .minutes(10),
            patience: .minutes(6 * 60))
    }
}
