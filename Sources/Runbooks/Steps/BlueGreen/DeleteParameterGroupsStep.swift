package import Maintenance

/// Deletes parameter groups that an upgrade made and nobody uses: done when those that nobody uses are gone. Any that is in use
/// is left.
package struct DeleteParameterGroupsStep: DatabaseStep {
    package static let kind: KindName = "delete-parameter-groups"
    package var groups: [ParameterGroupName]

    package init(_ groups: [ParameterGroupName]) { self.groups = groups }

    private enum CodingKeys: String, CodingKey {
        case groups
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set(groups.map { AnyQuestion(ParameterGroupQuestion($0, in: context.place)) })
            .union([AnyQuestion(DatabasesQuestion(in: context.place))])
    }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Delete parameter groups", underWay: "Deleting parameter groups",
            finished: "Parameter groups deleted")
    }

    package func assess(whileThere context: StepContext) -> Assessment {
        guard case .known(let seen)? = context.observation.parameterGroups else {
            return context.observation.parameterGroups.whyUnread("parameter groups")
        }
        switch context.observation[DatabasesQuestion(in: context.observation.target.place)] {
        case .known: break
        case .unavailable(let reason): return .blocked("who uses the groups is not read: \(reason.withoutStop)")
        }
        var calls: [AnyMutation] = []
        var waits: [String] = []
        for group in groups where seen[group] != nil {
            let users = context.observation.users(of: group)
            if users.contains(where: \.isLeaving) {
                waits.append("\(group.name), which \(users.map(\.name).listed) still has")
            } else if !context.outstanding(on: .parameterGroup(group)).isEmpty {
                waits.append(group.name)
            } else if users.isEmpty {
                calls.append(AnyMutation(DeleteParameterGroup(group)))
            }
        }
        if !calls.isEmpty { return .ready(calls) }
        return waits.isEmpty ? .satisfied : .inProgress("waiting for AWS to be through with \(waits.listed)")
    }
}

extension Observation {
    /// A cluster or an instance that has a parameter group.
    struct GroupUser: Sendable, Equatable {
        var name: String
        /// It is being deleted, and the group is free then.
        var isLeaving: Bool
    }

    /// Who has a parameter group, among all databases of the place.
    func users(of group: ParameterGroupName) -> [GroupUser] {
        let own = cluster.map { [Environment(cluster: $0, instances: instances)] } ?? []
        let clusters = own + (environments ?? [])
        let deleting: Status = "deleting"
        switch group.scope {
        case .cluster:
            return clusters.map(\.cluster).filter { $0.parameterGroup == group.name }.map {
                GroupUser(name: $0.identifier.text, isLeaving: $0.status == deleting)
            }
        case .instance:
            let single = first(DatabasesQuestion.self)?.reading.value?.instances.map(\.instance) ?? []
            return (clusters.flatMap(\.instances) + single).filter { instance in
                instance.parameterGroups.contains { $0.name == group.name }
            }.map { GroupUser(name: $0.identifier.text, isLeaving: $0.status == deleting) }
        }
    }
}

extension Step {
    static func deleteParameterGroups(_ groups: [ParameterGroupName]) -> Step {
        Step(
            "delete-groups", "Delete parameter groups \(groups.map(\.name).joined(separator: ", "))",
            note: "made by the upgrade; one that is in use then is left", DeleteParameterGroupsStep(groups),
            expected: .minutes(1), patience: .minutes(60))
    }
}
