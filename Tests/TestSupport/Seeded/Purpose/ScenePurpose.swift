package import Simulation

/// What a scene is for: how its database has to be once what was asked for is completed. Whatever a scene does not name stays
/// as it was.
package struct ScenePurpose: Sendable {
    /// What is looked at, each by itself.
    package enum Check: String, Sendable, CaseIterable {
        case writer, version, members, classes, groups, groupsInForce, storage, restarts, maintenance, proxies
        case endpoints, formerProduction, scaling
    }

    /// The cluster or RDS instance.
    package let database: String
    package var expected: SceneOutcome
    /// Whether somebody else writes in the end.
    package var movesWriter = false
    /// Whether the production of before stands beside.
    package var leavesFormerProduction = false
    /// Whether autoscaling is suspended meanwhile; in the end it is as it was.
    package var suspendsScaling = false

    /// Everything as it is in the beginning.
    ///
    /// - Returns: nil when there is no such database.
    package init?(leaving script: RegionScript, of database: String) {
        guard let outcome = SceneOutcome(of: database, in: RDSWorld(script, seed: 0)) else { return nil }
        self.database = database
        expected = outcome
    }

    /// What is not as the scene is for.
    ///
    /// - Parameters:
    ///   - writer: who wrote when the operation began.
    ///   - toleratesRepetition: somebody had steps done again.
    package func complaints(
        about found: SceneOutcome, beganWith writer: String?, toleratesRepetition: Bool = false
    ) -> [String] {
        Check.allCases.compactMap { check in
            complaint(check, found, beganWith: writer, toleratesRepetition: toleratesRepetition)
        }
    }

    private func complaint(
        _ check: Check, _ found: SceneOutcome, beganWith writer: String?, toleratesRepetition: Bool
    ) -> String? {
        func compare<Value: Equatable>(_ value: Value, _ wanted: Value) -> String? {
            value == wanted ? nil : "\(check.rawValue) of \(database): \(value), not \(wanted)"
        }
        /// What several calls did.
        func count(_ done: [String], _ wanted: [String]) -> String? {
            toleratesRepetition ? compare(Set(done), Set(wanted)) : compare(done, wanted)
        }
        switch check {
        case .writer:
            let moved = found.writer != writer
            return moved == movesWriter ? nil : "writer of \(database): \(found.writer ?? "nobody")"
        case .version:
            return compare(found.version, expected.version)
                ?? compare(found.members.mapValues(\.version), expected.members.mapValues(\.version))
        case .members: return compare(found.members.keys.sorted(), expected.members.keys.sorted())
        case .classes:
            return compare(found.members.mapValues(\.instanceClass), expected.members.mapValues(\.instanceClass))
        case .groups:
            return compare(found.group, expected.group)
                ?? compare(found.members.mapValues(\.group), expected.members.mapValues(\.group))
        case .groupsInForce:
            return compare(found.members.filter { !$0.value.runsWithItsGroups }.keys.sorted(), [])
        case .storage:
            return compare(found.storageType, expected.storageType) ?? compare(found.volume, expected.volume)
        case .restarts:
            // A failover restarts as well, and whom it restarted need not be asked to.
            let missing = expected.restarted.subtracting(found.restarted)
            guard missing.isEmpty else { return "restarts of \(database): without \(missing.sorted())" }
            let others = Set(found.rebooted).subtracting(expected.restarted)
            guard others.isEmpty else { return "restarts of \(database): \(others.sorted()), whom nobody meant" }
            return count(found.rebooted, Set(found.rebooted).sorted())
        case .maintenance:
            return count(found.maintained, expected.maintained) ?? compare(found.pending, expected.pending)
        case .proxies: return compare(found.proxies, expected.proxies)
        case .scaling:
            let wasSuspended = found.suspended.contains(.init(removal: true, addition: true, schedule: true))
            return compare(found.scaling, expected.scaling) ?? compare(wasSuspended, suspendsScaling)
        case .endpoints: return compare(found.endpoints, expected.endpoints)
        case .formerProduction:
            guard (found.formers.count == 1) == leavesFormerProduction else {
                return "former productions of \(database): \(found.formers.keys.sorted())"
            }
            return found.formers.first(where: \.value).map { "\($0.key) takes writes" }
        }
    }
}
