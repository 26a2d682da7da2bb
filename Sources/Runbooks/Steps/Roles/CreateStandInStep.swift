package import Maintenance

/// Done when the stand-in is a member at rest, of the right class, with its parameters in force.
package struct CreateStandInStep: ClusterStep {
    package static let kind: KindName = "create-stand-in"
    package var standIn: StandIn

    package init(_ standIn: StandIn) { self.standIn = standIn }

    private enum CodingKeys: String, CodingKey {
        case standIn = "stand-in"
    }

    package var artifacts: [Artifact] { [.standIn(standIn.identifier)] }

    package var words: StepWords {
        StepWords(
            short: "Create stand-in", underWay: "Creating stand-in \(standIn.identifier)",
            finished: "Stand-in created")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        let name = standIn.identifier
        guard let seen = context.observation[name] else {
            if context.observation.isMember(name) {
                return .inProgress("waiting for AWS to describe \(name)")
            }
            if !context.outstanding(on: name).isEmpty {
                return .inProgress("waiting for AWS to show \(name)")
            }
            // AWS creates no member while the cluster or its writer is at work (InvalidDBClusterStateFault).
            return exhausted(in: context) ?? context.clusterObstacle ?? context.writerObstacle
                ?? .ready(CreateInstance(next(in: context)))
        }
        return difference(of: seen, in: context) ?? readiness(of: seen, in: context)
    }

    /// Zones in which AWS had no capacity for it.
    private func full(in context: ClusterContext) -> [String] {
        context.lacking.compactMap { ($0.base as? CreateInstance)?.standIn.availabilityZone }
    }

    /// The same in the first zone that was not found to be full.
    private func next(in context: ClusterContext) -> StandIn {
        let full = full(in: context)
        return standIn.zones.first { !full.contains($0) }.map(standIn.placed) ?? standIn
    }

    private func exhausted(in context: ClusterContext) -> Assessment? {
        let (zones, full) = (standIn.zones, full(in: context))
        guard !zones.isEmpty, zones.allSatisfy(full.contains) else { return nil }
        return .blocked("AWS had no capacity for \(standIn.instanceClass) in \(zones.listed)")
    }

    /// Why what stands there under this name is not the stand-in that we make.
    private func difference(of seen: Instance, in context: ClusterContext) -> Assessment? {
        let name = standIn.identifier
        guard seen.standInOperation == standIn.operation else {
            // Tags can lag behind a creation; those of another operation do not come by lag.
            guard seen.standInOperation == nil, seen.status.meaning == .transitional || context.mayLackTags else {
                let origin = seen.standInOperation.map { "operation \($0) made it" } ?? "it has not our tags"
                return .blocked("there is an instance \(name) that is not ours: \(origin)")
            }
            return .inProgress("\(name) is \(seen.status), its tags do not show yet")
        }
        guard seen.engine == standIn.engine else {
            return .blocked("\(name) runs \(seen.engine), not \(standIn.engine)")
        }
        guard seen.instanceClass == standIn.instanceClass else {
            return .blocked("\(name) is \(seen.instanceClass), not \(standIn.instanceClass)")
        }
        return nil
    }

    private func readiness(of seen: Instance, in context: ClusterContext) -> Assessment {
        let name = seen.identifier
        switch seen.status.meaning {
        // AWS could not bring it up (no capacity in the zone, say) and will not try again by itself: it has to go first.
        case .broken:
            return context.deletion(ofStandIn: name, isUnserved: seen.status == .insufficientCapacity)
        case .stopped: return .blocked("\(name) is \(seen.status)")
        case .transitional where seen.status == "deleting": return .inProgress("\(name) is deleting, to be made anew")
        case .transitional: return .inProgress("\(name) is \(seen.status)")
        case .available: break
        }
        guard context.observation.isMember(name) else {
            return .inProgress("waiting for \(context.name) to list \(name) as a member")
        }
        guard seen.pendingChanges.isEmpty else {
            return .inProgress("changes are pending on \(name) (\(context.words(for: seen.pendingChanges)))")
        }
        return switch context.observation.parameterState(of: name) {
        case .inSync: .satisfied
        case .applying(let word): .inProgress("parameters of \(name) are \(word)")
        case .awaitingRestart:
            .blocked("parameters of \(name) wait for a restart: reboot it in AWS")
        }
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remainders(ofStandIn: standIn.identifier, by: context.operation.id)
    }
}

extension Step {
    static func createStandIn(_ standIn: StandIn) -> Step {
        Step(
            "create-stand-in", "Create stand-in \(standIn.identifier)", note: standIn.placement,
            CreateStandInStep(standIn), expected: .minutes(10), patience: .minutes(60))
    }
}

extension StandIn {
    /// "in us-east-1a; where AWS has no capacity, in us-east-1b, then us-east-1c"; `nil` where AWS chooses.
    fileprivate var placement: String? {
        guard let first = zones.first else { return nil }
        let others = zones.dropFirst()
        return others.isEmpty
            ? "in \(first)" : "in \(first); where AWS has no capacity, in \(others.joined(separator: ", then "))"
    }
}
