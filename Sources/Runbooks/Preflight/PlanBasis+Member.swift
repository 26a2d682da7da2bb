import Maintenance

extension QuestionContext {
    /// Which cluster has a member of the name, where neither a cluster nor an RDS instance has it.
    func ownerQuestions(seeing seen: Observation?) -> Set<AnyQuestion> {
        guard let seen, seen.cluster == nil, case .known(nil)? = seen.first(InstanceQuestion.self)?.reading else {
            return []
        }
        return [AnyQuestion(DatabasesQuestion(in: place))]
    }
}

extension PlanBasis {
    /// - Parameter instead: what can be asked for, of a cluster and its member.
    /// - Throws: `Refusal` where the name is that of a member of a cluster.
    func refuseMember(instead: (ClusterID, InstanceID) -> String) throws(Refusal) {
        let member = InstanceID(observation.target.cluster.text)
        guard observation.cluster == nil, let all = observation.first(DatabasesQuestion.self)?.reading.value,
            let owner = all.clusters.first(where: { state in
                state.instances.contains { $0.identifier == member }
                    || state.cluster?.members.contains { $0.instance == member } == true
            })?.cluster?.identifier
        else { return }
        throw Refusal("\(member) is a member of the cluster \(owner): \(instead(owner, member)).")
    }
}
