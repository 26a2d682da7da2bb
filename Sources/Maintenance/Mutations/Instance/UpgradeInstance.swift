/// Brings an RDS instance, or a read replica of it, to another version where it is (ModifyDBInstance).
package struct UpgradeInstance: RDSMutation {
    package static let kind: KindName = "upgrade-instance"
    /// How long what AWS wrote in its logs is waited for, once its events tell that it did not upgrade.
    private static let timeForLog = Span.minutes(2)
    package var upgrade: InstanceInPlaceUpgrade

    package init(_ upgrade: InstanceInPlaceUpgrade) { self.upgrade = upgrade }

    private enum CodingKeys: String, CodingKey {
        case upgrade
    }

    package var resource: Resource { .instance(upgrade.instance) }
    package var touches: Set<Resource> { Set(upgrade.along.map { .instance($0) }) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance { upgrade.isReplica ? .connections : .writes }
    package var showsBeginning: Bool { true }
    package var settleTime: Span { .minutes(4) }
    package var isLong: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.rdsInstance(resource: upgrade.identity)?.instance else { return .none }
        if seen.status.isBroken { return .done }
        let isPending = seen.pendingChanges["EngineVersion"] != nil
        let isThere = seen.engineVersion == upgrade.version && !isPending
        if isThere, seen.status.isAvailable { return .done }
        let hasBegun = observation.events(of: .instance).contains {
            $0.at >= call.decidedAt - Observation.clockTolerance && $0.resource == upgrade.instance.text
                && $0.tellsOfUpgradeDowntime
        }
        if hasBegun, !seen.status.isAvailable { return .underWay }
        return isThere || isPending || !seen.status.isAvailable ? .working : .none
    }

    /// The version is then as it was (RDS user guide, "Upgrading the PostgreSQL DB engine for Amazon RDS"). What AWS wrote of why
    /// is read first, unless that takes long.
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        guard let seen = observation.rdsInstance(resource: upgrade.identity)?.instance,
            seen.engineVersion != upgrade.version
        else { return nil }
        let earliest = call.earlierFailure == nil ? call.decidedAt - Observation.clockTolerance : call.decidedAt
        guard var refusal = observation.refusalOfUpgrade(of: upgrade.instance, since: earliest) else { return nil }
        switch observation.upgradeLog(of: upgrade.instance) {
        case .known(let log?)?: refusal.text = "\(refusal.text.asSentence) \(log.words)"
        case .known(nil)?: break
        case .unavailable(let reason)?:
            refusal.text = "\(refusal.text.asSentence) Its log is not read: \(reason.asSentence)"
        case nil: if observation.takenAt < refusal.at + Self.timeForLog { return nil }
        }
        return refusal
    }

    package func sentence(of failure: ReportedFailure) -> String {
        "AWS did not upgrade \(upgrade.instance), which runs what it ran before. AWS says: \(failure.text)"
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the upgrade of \(upgrade.instance) to \(upgrade.version)",
            order: "upgrade \(upgrade.instance) to \(upgrade.version)",
            unproved: "A call for \(upgrade.instance) may have been made and not show yet")
    }

    /// That of a read replica people are asked about with what it replicates from. Both zones are upgraded at the same time, and
    /// both are down (RDS user guide, "Upgrading a DB instance engine version").
    package var gate: GateTerms? {
        guard !upgrade.isReplica else { return nil }
        return GateTerms(
            .inPlaceUpgrade, questions: GateTerms.instanceSnapshots,
            facts: { context in
                context.ofInstance { $0.upgradeFacts(before: upgrade) } + [context.snapshotFact]
            },
            words: { context in words(in: context) })
    }

    private func words(in context: GateContext) -> GateWords {
        let along = upgrade.along.isEmpty ? "" : " \(upgrade.along.listed) with it, as long."
        return GateWords(
            subject: "upgrade of \(upgrade.instance) to \(upgrade.version)",
            heading: "Upgrade of \(upgrade.instance) to \(upgrade.version)",
            interruption: """
                It is down, standby or not: AWS upgrades both at once and gives no time, our estimate is \(upgrade.estimate).\(along) \
                No way back but the snapshot, which restores as another instance.
                """,
            action: context.asking(for: self), underWay: "upgrading…", done: "upgraded")
    }
}

extension InstanceInPlaceUpgrade {
    package var estimate: String { isMajor ? "10 to 60 min" : "5 to 15 min" }
}

extension InstanceContext {
    /// What is to become of its version, and that the call applies nothing else: with `ApplyImmediately` AWS makes all that is
    /// pending (API reference, ModifyDBInstance).
    fileprivate func upgradeFacts(before upgrade: InstanceInPlaceUpgrade) -> [SafetyFacts.Fact] {
        guard let target = observation.rdsInstance(resource: upgrade.identity) else {
            return [.init("version", "\(upgrade.instance) is not there", binding: "missing", isSafe: false)]
        }
        let (now, standby) = (target.instance.engineVersion, target.secondaryZone.map { " in \($0)" } ?? "")
        let pending = target.instance.pendingChanges
        let text =
            target.hasStandby == true
            ? "its standby\(standby) does not shorten it"
            : target.hasStandby == false ? "without a standby" : "whether there is a standby AWS does not say"
        return interruptionFacts.filter { $0.name != "pending-changes" } + [
            .init("version", "version \(now) → \(upgrade.version)", binding: "\(now) \(upgrade.version)").foremost,
            .init("standby", text, binding: text),
            pending.isEmpty
                ? .init("pending-changes", "no pending changes", binding: "none")
                : .init(
                    "pending-changes", "changes are pending on \(upgrade.instance), which this would apply",
                    binding: upgrade.instance.text, isSafe: false),
        ]
    }
}
