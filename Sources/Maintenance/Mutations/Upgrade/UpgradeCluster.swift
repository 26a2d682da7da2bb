/// Brings a cluster to another version where it is (ModifyDBCluster).
package struct UpgradeCluster: RDSMutation {
    package static let kind: KindName = "upgrade-cluster"
    package var upgrade: InPlaceUpgrade

    package init(_ upgrade: InPlaceUpgrade) { self.upgrade = upgrade }

    private enum CodingKeys: String, CodingKey {
        case upgrade
    }

    package var resource: Resource { .cluster(upgrade.cluster) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance { .writes }
    package var settleTime: Span { .minutes(4) }
    package var isLong: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let cluster = observation.cluster else { return .none }
        if cluster.status.isBroken { return .done }
        let isThere = cluster.engineVersion == upgrade.version && cluster.pendingChanges["EngineVersion"] == nil
        if isThere, cluster.status.isAvailable { return .done }
        return isThere || !cluster.status.isAvailable || cluster.pendingChanges["EngineVersion"] != nil
            ? .working : .none
    }

    /// RDS-EVENT-0174: "Database cluster is in a state that cannot be upgraded"; RDS-EVENT-0085: "Unable to upgrade DB cluster
    /// …"; RDS-EVENT-0412: "The pre-check for the database cluster engine version upgrade failed or timed out"; of a member
    /// RDS-EVENT-0188: "… is in a state that can't be upgraded". The cluster is then left as it was (Aurora user guide,
    /// "Upgrading an Amazon Aurora DB cluster").
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        guard let cluster = observation.cluster, cluster.engineVersion != upgrade.version else { return nil }
        return observation.failure(.cluster, after: call) { event in
            event.resource == upgrade.cluster.text && event.tellsThatNothingIsUpgraded
        }
            ?? observation.failure(.instance, after: call) { event in
                event.tellsThatNothingIsUpgraded && event.resource.map { observation.isMember(InstanceID($0)) } ?? false
            }
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the upgrade to \(upgrade.version)", order: "upgrade \(upgrade.cluster) to \(upgrade.version)",
            unproved: "A call for \(upgrade.cluster) may have been made and not show yet")
    }

    package var gate: GateTerms? {
        GateTerms(
            .inPlaceUpgrade, questions: GateTerms.snapshots,
            facts: { context in
                context.ofCluster { cluster in
                    [
                        cluster.membersFact(context.observation.writer ?? ""), cluster.pendingFact(blocks: true),
                        cluster.healthFact(),
                    ]
                } + [context.snapshotFact]
            },
            words: { context in
                GateWords(
                    subject: "upgrade of \(context.cluster) to \(upgrade.version)",
                    heading: "Upgrade of \(context.cluster) to \(upgrade.version)",
                    interruption: upgrade.isMajor
                        ? """
                        The database is down, readers too. AWS gives no time; our estimate is 10 to 60 min. No way back but the \
                        snapshot, which restores as another cluster.
                        """
                        : """
                        All members restart. Where AWS can keep sessions, slow for up to about a minute; else all connections and \
                        open transactions are lost. No way back but the snapshot, which restores as another cluster.
                        """,
                    action: context.asking(for: self))
            })
    }
}

extension SeenEvent {
    fileprivate var tellsThatNothingIsUpgraded: Bool {
        says("cannot be upgraded") || says("can't be upgraded") || says("unable to upgrade db cluster")
            || says("pre-check") && says("failed")
    }
}
