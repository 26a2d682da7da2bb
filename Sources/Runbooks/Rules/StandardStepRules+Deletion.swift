import Maintenance

extension StandardStepRules {
    /// Done when neither AWS nor the cluster's list shows the stand-in; never begun while it writes, or is all there is.
    func assessDeletion(of standIn: InstanceID, in scene: Scene) -> Assessment {
        let isMember = scene.observation.isMember(standIn)
        if scene.observation.writer == standIn {
            let origin = scene.observation[standIn]?.standInOperation
            let way = origin.map { ": `abort \($0)`, `failover \(scene.name)`, then `cleanup \($0)`" } ?? ""
            return .blocked("\(standIn) is the writer and is not deleted\(way)")
        }
        guard let seen = scene.observation[standIn] else {
            return isMember ? .inProgress("waiting for \(scene.name) to forget \(standIn)") : .satisfied
        }
        if seen.status == "deleting" { return .inProgress("\(standIn) is deleting") }
        guard seen.standInOperation != nil else {
            return .blocked("\(standIn) has no tag \(StandInTags.operation): it is not ours to delete")
        }
        if !scene.outstanding(on: standIn).isEmpty {
            return .inProgress("waiting for AWS to show what was asked for of \(standIn)")
        }
        if seen.status.meaning == .transitional {
            return .inProgress("waiting for \(standIn), which is \(seen.status)")
        }
        guard scene.cluster.members.contains(where: { $0.instance != standIn }) else {
            return .blocked("\(standIn) is the only instance of \(scene.name)")
        }
        if let obstacle = scene.clusterObstacle { return obstacle }
        guard scene.observation.writer != nil else {
            return .inProgress("waiting for \(scene.name) to show its writer")
        }
        return .ready([.deleteStandIn(standIn)])
    }
}
