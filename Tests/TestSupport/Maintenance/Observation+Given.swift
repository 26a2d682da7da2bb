package import Maintenance

extension Observation {
    /// What a cluster of that name shows, read at one time.
    package init(target: Target, takenAt: Timestamp, cluster: Cluster?, instances: [Instance]) {
        self.init(of: target, takenAt: takenAt)
        give(ClusterState(cluster: cluster, instances: instances))
    }

    private mutating func give(_ state: ClusterState) {
        give(ClusterQuestion(target), .known(state))
    }

    /// Answers the one question of its kind.
    package mutating func give<Asked: Question>(_ question: Asked, _ reading: Reading<Asked.Answer>) {
        let asked = first(Asked.self)?.question ?? question
        add(Answered(asked, reading, takenAt: takenAt))
    }

    package mutating func add(_ answer: some AnyAnswer) { add([answer]) }

    /// The same, all of it read at another time.
    package func taken(at instant: Timestamp) -> Observation {
        var copy = self
        copy.takenAt = instant
        return copy
    }
}

/// What examples say that is seen.
extension Observation {
    package var givenCluster: Cluster? {
        get { cluster }
        set { give(ClusterState(cluster: newValue, instances: instances)) }
    }

    package var givenInstances: [Instance] {
        get { instances }
        set { give(ClusterState(cluster: cluster, instances: newValue)) }
    }

    package var givenRestarts: Reading<[InstanceID: Timestamp]>? {
        get { restarts }
        set { give(RestartsQuestion(in: target.place, since: takenAt), newValue ?? .unavailable(Self.notAsked)) }
    }

    /// Pending maintenance, each of the resource of that name.
    package var givenMaintenance: Reading<[PendingMaintenance]>? {
        get { maintenance }
        set {
            let reading = newValue ?? .unavailable(Self.notAsked)
            give(PendingMaintenanceQuestion(in: target.place), reading.map { $0.map(withARN) })
        }
    }

    private func withARN(_ pending: PendingMaintenance) -> PendingMaintenance {
        var pending = pending
        if let arn = self[InstanceID(pending.resource)]?.arn { pending.arn = arn }
        if let cluster, cluster.identifier.text == pending.resource { pending.arn = cluster.arn }
        return pending
    }

    package var givenSnapshots: Reading<[String: String]>? {
        get { snapshots }
        set {
            let reading = newValue ?? .unavailable(Self.notAsked)
            if let rdsInstance {
                give(InstanceSnapshotsQuestion(of: rdsInstance.identifier, in: target.place), reading)
            } else {
                give(SnapshotsQuestion(of: target), reading)
            }
        }
    }

    package var givenDeployments: Reading<[Deployment]>? {
        get { deployments }
        set { give(DeploymentsQuestion(in: target.place), newValue ?? .unavailable(Self.notAsked)) }
    }

    package var givenEnvironments: [Environment]? {
        get { environments }
        set {
            let states = newValue?.map { ClusterState(cluster: $0.cluster, instances: $0.instances) }
            give(
                DatabasesQuestion(in: target.place),
                states.map { .known(Databases(clusters: $0)) } ?? .unavailable(Self.notAsked))
        }
    }

    package var givenParameterGroups: Reading<[ParameterGroupName: ParameterGroupState]>? {
        get { parameterGroups }
        set {
            // Some group was asked for, also where none is there.
            var groups: [ParameterGroupName: Reading<ParameterGroupState?>] = [
                ParameterGroupName(.instance, "asked-for"): .known(nil)
            ]
            switch newValue {
            case .known(let found): for (group, state) in found { groups[group] = .known(state) }
            case .unavailable(let reason): groups[ParameterGroupName(.instance, "asked-for")] = .unavailable(reason)
            case nil: break
            }
            for (group, reading) in groups {
                add(Answered(ParameterGroupQuestion(group, in: target.place), reading, takenAt: takenAt))
            }
        }
    }

    package var givenProxies: Reading<[ProxyState]>? {
        get { proxies }
        set {
            let asked = ProxyTarget(proxy: "asked-for", group: "default")
            var targets: [ProxyTarget: Reading<ProxyState?>] = [asked: .known(nil)]
            switch newValue {
            case .known(let found): for state in found { targets[state.target] = .known(state) }
            case .unavailable(let reason): targets[asked] = .unavailable(reason)
            case nil: break
            }
            for (proxy, reading) in targets {
                add(Answered(ProxyTargetQuestion(proxy, in: target.place), reading, takenAt: takenAt))
            }
        }
    }
}

extension Observation {
    /// What was given for a question, or for another one of its kind.
    package func given(for question: AnyQuestion) -> any AnyAnswer {
        func given<Asked: Question>(_ question: Asked) -> any AnyAnswer {
            let reading = answer(to: question)?.reading ?? first(Asked.self)?.reading
            return Answered(question, reading ?? .unavailable("no example says it"), takenAt: takenAt)
        }
        return given(question.base)
    }
}
