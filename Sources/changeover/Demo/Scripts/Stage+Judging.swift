import Simulation

extension Stage {
    /// What the world has that it should not have, or has not that it should.
    func complaints(instanceClass: String = "db.r6g.large", failovers wanted: Int) -> [String] {
        let (cluster, members, failovers) = aws.withWorld { world in
            let time = world.now
            let made = world.effects.filter { effect in
                guard case .failedOver = effect.what else { return false }
                return effect.actor == .caller
            }
            return (
                try? world.describeCluster("orders", at: time),
                (try? world.describeInstances(of: ["orders"], at: time)) ?? [], made.map(\.started)
            )
        }
        var complaints: [String] = []
        if members.map(\.identifier).sorted() != ["orders-1", "orders-2", "orders-3"] {
            complaints.append("The members are \(members.map(\.identifier).sorted().joined(separator: ", ")).")
        }
        for member in members where member.instanceClass != instanceClass {
            complaints.append("\(member.identifier) is \(member.instanceClass), not \(instanceClass).")
        }
        if cluster?.writer != "orders-1" { complaints.append("The writer is \(cluster?.writer ?? "nobody").") }
        if failovers.count != wanted { complaints.append("There were \(failovers.count) failovers, not \(wanted).") }
        for (failover, approval) in zip(failovers, approvals) where failover < approval {
            complaints.append("A failover was made before its approval.")
        }
        if approvals.count < wanted { complaints.append("There were \(approvals.count) approvals.") }
        return complaints
    }

    /// When approvers approved.
    var approvals: [SimulatedTime] {
        changes(since: 0).compactMap { change in
            guard case .reactionAdded("white_check_mark", let user, _) = change.event,
                user == Person.bob.id || user == Person.carol.id
            else { return nil }
            return change.at
        }
    }

    /// What took effect at the bot's call.
    func effects() -> [Effect.What] {
        aws.withWorld { world in world.effects.filter { $0.actor == .caller }.map(\.what) }
    }

    /// Whether events tell of a restart of an instance.
    func hasRestarted(_ instance: String) -> Bool {
        aws.withWorld { world in
            let time = world.now
            let events = (try? world.describeEvents(source: instance, type: .instance, at: time)) ?? []
            return events.contains { $0.kind == .instanceRestarted }
        }
    }

    /// A cluster as the simulated AWS has it.
    func cluster(_ name: String) -> SimulatedCluster? {
        aws.withWorld { world in
            let time = world.now
            return try? world.describeCluster(name, at: time)
        }
    }

    /// An instance as the simulated AWS has it.
    func instance(_ name: String) -> SimulatedInstance? {
        aws.withWorld { world in
            let time = world.now
            return ((try? world.describeInstances(at: time)) ?? []).first { $0.identifier == name }
        }
    }

    /// The clusters that a proxy leads to.
    func targets(ofProxy name: String) -> [String] {
        aws.withWorld { world in
            let time = world.now
            return ((try? world.describeProxyTargets(of: name, at: time)) ?? []).filter { $0.kind == .trackedCluster }
                .map(\.resource)
        }
    }

    /// The cluster snapshots that there are, by name.
    func snapshots() -> [String] {
        aws.withWorld { world in
            let time = world.now
            return ((try? world.describeClusterSnapshots(at: time)) ?? []).map(\.identifier)
        }
    }
}
