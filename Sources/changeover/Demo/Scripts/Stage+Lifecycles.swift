import Maintenance
import Simulation

/// What is left of the lifecycle `development` in the end.
extension Stage {
    private static let zones = [DemoWorld.publicZone, DemoWorld.privateZone]

    /// What a refresh did wrong.
    var complaintsOfRefresh: [String] {
        var complaints: [String] = []
        let (promoted, retired) = (databases(in: .promoted), databases(in: .retired))
        if promoted.count != 1 { complaints.append("\(promoted.count) databases are promoted.") }
        if promoted.first == world.current { complaints.append("\(world.current) is still promoted.") }
        if retired != [world.current] {
            complaints.append("Retired is \(retired.joined(separator: ", ")), not \(world.current).")
        }
        if cluster(world.former) != nil { complaints.append("\(world.former) is still there.") }
        if !snapshots().contains(where: { $0.hasSuffix("-final") }) {
            complaints.append("There is no final snapshot.")
        }
        let endpoint = promoted.first.map(endpoint) ?? "nothing"
        let elsewhere = Self.zones.filter { target(of: DemoWorld.record, in: $0) != endpoint }
        complaints += elsewhere.map { "The record does not lead to the promoted database in \($0)." }
        return complaints + complaintsOfApprovals
    }

    /// What was done although it was to be refused.
    var complaintsOfRefusedRefresh: [String] {
        let left = [endpoint(of: world.former), endpoint(of: "orders")]
        let targets = Self.zones.map { target(of: DemoWorld.record, in: $0) }
        return (effects().isEmpty && recordChanges.isEmpty ? [] : ["AWS was asked for something."])
            + (targets == left ? [] : ["What somebody else changed is not as they left it."])
    }

    /// The record is changed after the first approval, and deleted is after the second.
    private var complaintsOfApprovals: [String] {
        guard approvals.count == 2 else { return ["There were \(approvals.count) approvals."] }
        let changes = recordChanges
        var complaints = changes.count == Self.zones.count ? [] : ["The record was changed \(changes.count) times."]
        if changes.contains(where: { $0 < approvals[0] }) {
            complaints.append("The record was changed before the approval.")
        }
        if deletions.contains(where: { $0 < approvals[1] }) {
            complaints.append("Something was deleted before the approval.")
        }
        return complaints
    }

    /// When the bot changed records.
    private var recordChanges: [SimulatedTime] {
        dns.withWorld { world in world.effects.filter { $0.actor == .caller }.map(\.started) }
    }

    /// When the bot deleted clusters and members.
    private var deletions: [SimulatedTime] {
        aws.withWorld { world in
            world.effects.filter { effect in
                effect.actor == .caller && (effect.what == .deleted || effect.what == .clusterDeleted)
            }.map(\.started)
        }
    }

    /// The clusters of `development` in a stage, as their tags tell.
    private func databases(in stage: LifecycleStage) -> [String] {
        aws.withWorld { world in
            let time = world.now
            let all = (try? world.describeClusters(at: time)) ?? []
            let wanted = LifecycleTags.Told.stage(stage, .ours)
            return all.filter { cluster in
                let tags = cluster.tags.map { Tag(key: $0.key, value: $0.value) }
                return LifecycleTags.read(tags, of: DemoWorld.development.name) == wanted
            }.map(\.identifier)
        }
    }

    func endpoint(of cluster: String) -> String { self.cluster(cluster)?.endpoint ?? "nothing" }

    /// What a record says in a zone.
    private func target(of record: String, in zone: String) -> String {
        dns.withWorld { world in
            let found = world.records(in: zone).first { $0.name == SimulatedDomainName(record) }
            return found?.values.first ?? "nothing"
        }
    }

    /// Somebody else gives a record another value.
    func point(_ record: String, in zone: String, at target: String) {
        let time = now()
        dns.withWorld { world in
            world.schedule(.points(name: SimulatedDomainName(record), to: target, in: zone), at: time)
            world.advance(to: time)
        }
    }
}
