import Engine
import Maintenance

extension CommandContext {
    /// An RDS instance with all that `show` tells of it; what cannot be read is said there.
    func surroundings(of instance: RDSInstance, seen: Observation) async -> Observation {
        let place = seen.target.place
        let replicas = (seen.topology(of: instance).value?.replicas ?? []).map(\.identifier)
        let followers = instance.replicationSource == nil ? replicas : [instance.identifier]
        var questions: Set<AnyQuestion> = [
            AnyQuestion(DeploymentsQuestion(in: place)), AnyQuestion(PendingMaintenanceQuestion(in: place)),
            AnyQuestion(FreeStorageQuestion(of: [instance.identifier], in: place)),
        ]
        if !followers.isEmpty {
            let engine = instance.instance.engine
            questions.insert(AnyQuestion(ReplicaLagQuestion(of: followers, engine: engine, in: place)))
        }
        var whole = seen
        whole.add(await ports.control.ask(questions, admission).answers(to: questions))
        return whole
    }
}

extension [Observation] {
    /// One of them, with all the RDS instances that are beside it.
    func amongInstances(_ seen: Observation) -> Observation {
        var whole = seen
        let instances = compactMap(\.rdsInstance)
        whole.add([
            Answered(
                DatabasesQuestion(in: seen.target.place), .known(Databases(clusters: [], instances: instances)),
                takenAt: seen.takenAt)
        ])
        return whole
    }
}
