package import Maintenance

/// Done when neither AWS nor the cluster's list shows the stand-in; never begun while it writes, or is all there is.
package struct DeleteStandInStep: ClusterStep {
    package static let kind: KindName = "delete-stand-in"
    package var standIn: InstanceID

    package init(_ standIn: InstanceID) { self.standIn = standIn }

    private enum CodingKeys: String, CodingKey {
        case standIn = "stand-in"
    }

    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(short: "Delete stand-in", underWay: "Deleting the stand-in", finished: "Stand-in deleted")
    }

    package func assess(in context: ClusterContext) -> Assessment { context.deletion(ofStandIn: standIn) }
}

extension ClusterContext {
    /// - Parameter isUnserved: it never came up, so that nobody is connected to it.
    func deletion(ofStandIn standIn: InstanceID, isUnserved: Bool = false) -> Assessment {
        let isMember = observation.isMember(standIn)
        if observation.writer == standIn {
            let origin = observation[standIn]?.standInOperation
            let way = origin.map { ": `abort \($0)`, `failover \(name)`, then `cleanup \($0)`" } ?? ""
            return .blocked("\(standIn) is the writer and is not deleted\(way)")
        }
        guard let seen = observation[standIn] else {
            return isMember ? .inProgress("waiting for \(name) to forget \(standIn)") : .satisfied
        }
        if seen.status == "deleting" { return .inProgress("\(standIn) is deleting") }
        guard seen.standInOperation != nil else {
            return .blocked("\(standIn) has no tag \(StandInTags.operation): it is not ours to delete")
        }
        if !outstanding(on: standIn).isEmpty {
            return .inProgress("waiting for AWS to show what was asked for of \(standIn)")
        }
        if seen.status.meaning == .transitional {
            return .inProgress("waiting for \(standIn), which is \(seen.status)")
        }
        guard cluster.members.contains(where: { $0.instance != standIn }) else {
            return .blocked("\(standIn) is the only instance of \(name)")
        }
        if let obstacle = clusterObstacle { return obstacle }
        guard observation.writer != nil else {
            return .inProgress("waiting for \(name) to show its writer")
        }
        return .ready(DeleteInstance(standIn, isUnserved ? .unservedStandIn : .standIn))
    }
}

extension Step {
    static func deleteStandIn(
        _ standIn: InstanceID, title: String = "Delete the stand-in", id: StepID = "delete-stand-in"
    ) -> Step {
        Step(id, title, DeleteStandInStep(standIn), expected: .minutes(5), patience: .minutes(60))
    }
}
