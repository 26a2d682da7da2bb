package import Maintenance

extension StandardStepRules {
    package func safetyFacts(
        for mutation: Mutation, seeing observation: Observation, readings: SafetyReadings, policy: PlanPolicy
    ) -> SafetyFacts {
        guard let cluster = observation.cluster else {
            let text = "AWS shows no cluster \(observation.target.cluster)"
            return SafetyFacts(
                facts: [.init("cluster", text, binding: "missing", isSafe: false)], takenAt: observation.takenAt,
                currentWriter: nil, proposedWriter: nil)
        }
        let scene = Scene(observation: observation, cluster: cluster, outstanding: [])
        var facts = [clusterFact(scene), writerFact(scene)]
        var proposed: InstanceID?
        switch mutation {
        case .failOver(_, let next):
            proposed = next
            facts += failoverFacts(to: next, in: scene)
            facts += [lagFact(readings.replicaLag, policy: policy), snapshotFact(readings.snapshotsInProgress)]
        case .rebootWriter(let writer):
            proposed = writer
            facts += interruptionFacts(for: writer, in: scene) + [snapshotFact(readings.snapshotsInProgress)]
        case .applyMaintenanceToWriter:
            proposed = observation.writer
            facts += observation.writer.map { interruptionFacts(for: $0, in: scene) } ?? []
            facts.append(snapshotFact(readings.snapshotsInProgress))
        case .createInstance, .modifyClass, .deleteStandIn, .reboot, .applyMaintenance:
            facts.append(roleFact(of: InstanceID(mutation.resource.text), in: scene))
        case .changeStorage, .changeInstanceStorage:
            facts.append(pendingFact(scene))
        case .switchOver(let switchover):
            facts += switchoverFacts(switchover, in: scene)
            facts.append(replicationFact(readings.replicationLag, before: switchover, policy: policy))
            facts.append(snapshotFact(readings.snapshotsInProgress))
        case .upgradeInPlace:
            facts += [
                membersFact(observation.writer ?? "", in: scene), pendingFact(scene), healthFact(scene),
                snapshotFact(readings.snapshotsInProgress),
            ]
        case .unprotect, .deleteOldInstance, .deleteOldCluster, .deleteGreen:
            facts += removalFacts(mutation, in: scene)
        case .createParameterGroup, .setParameters, .createDeployment, .registerProxyTarget, .deleteDeployment,
            .assignParameterGroup, .rebootGreen, .createSnapshot:
            break
        }
        return SafetyFacts(
            facts: facts, takenAt: min(observation.takenAt, readings.takenAt), currentWriter: observation.writer,
            proposedWriter: proposed)
    }

    private func clusterFact(_ scene: Scene) -> SafetyFacts.Fact {
        .init(
            "cluster", "\(scene.name) \(scene.cluster.status)",
            binding: "\(scene.cluster.resourceIdentifier) \(scene.cluster.status)",
            isSafe: scene.cluster.status.isAvailable)
    }

    private func writerFact(_ scene: Scene) -> SafetyFacts.Fact {
        guard let writer = scene.observation.writer else {
            return .init("writer", "no writer is listed", binding: "none", isSafe: false)
        }
        return .init("writer", "writer \(writer)", binding: writer.text)
    }

    /// For calls that nobody is asked about: the instance must not carry the writer role.
    private func roleFact(of instance: InstanceID, in scene: Scene) -> SafetyFacts.Fact {
        let isWriter = scene.observation.writer == instance
        return .init(
            "role", "\(instance) \(isWriter ? "is the writer" : "is not the writer")",
            binding: isWriter ? "writer" : "not writer", isSafe: !isWriter)
    }

    private func failoverFacts(to next: InstanceID, in scene: Scene) -> [SafetyFacts.Fact] {
        let observation = scene.observation
        guard let seen = observation[next], observation.isMember(next) else {
            return [
                .init("proposed-writer", "\(next) is not a member of \(scene.name)", binding: "missing", isSafe: false)
            ]
        }
        return [
            .init(
                "proposed-writer",
                observation.writer == next ? "\(next) is the writer already" : "\(next) \(seen.status)",
                binding: "\(next) \(seen.status)", isSafe: seen.status.isAvailable && observation.writer != next),
            .init("class", "class \(seen.instanceClass)", binding: seen.instanceClass.text),
            parametersFact(of: next, in: scene), pendingFact(scene), membersFact(next, in: scene),
            healthFact(scene),
        ]
    }

    /// Before the writer is restarted where it is: it has to have the role, and the others have to be well.
    private func interruptionFacts(for writer: InstanceID, in scene: Scene) -> [SafetyFacts.Fact] {
        let isWriter = scene.observation.writer == writer
        let status = scene.observation[writer]?.status ?? "not described"
        return [
            .init(
                "role", "\(writer) \(isWriter ? "is the writer, \(status)" : "is not the writer")",
                binding: "\(isWriter ? "writer" : "not writer") \(status)", isSafe: isWriter && status.isAvailable),
            pendingFact(scene), membersFact(writer, in: scene), healthFact(scene),
        ]
    }

    private func parametersFact(of next: InstanceID, in scene: Scene) -> SafetyFacts.Fact {
        switch scene.observation.parameterState(of: next) {
        case .inSync: .init("parameters", "parameters in sync", binding: "in sync")
        case .awaitingRestart:
            .init("parameters", "parameters of \(next) wait for a restart", binding: "awaiting restart")
        case .applying(let word):
            .init("parameters", "parameters of \(next) are \(word)", binding: "applying", isSafe: false)
        }
    }

    private func pendingFact(_ scene: Scene) -> SafetyFacts.Fact {
        var owners = scene.observation.instances.filter { !$0.pendingChanges.isEmpty }.map(\.identifier.text)
        if !scene.cluster.pendingChanges.isEmpty { owners.insert(scene.name.text, at: 0) }
        return owners.isEmpty
            ? .init("pending-changes", "no pending changes", binding: "none")
            : .init(
                "pending-changes", "changes are pending on \(owners.listed)",
                binding: owners.joined(separator: " "), isSafe: false)
    }

    /// The members, their classes and how they are; readers of autoscaling come and go and bind nothing. While another is
    /// in transition nobody is asked: the answer would be void when it arrives.
    private func membersFact(_ next: InstanceID, in scene: Scene) -> SafetyFacts.Fact {
        let observation = scene.observation
        let members = scene.cluster.members.map(\.instance).sorted().filter {
            $0 == next || $0 == observation.writer || observation[$0]?.isAutoscaled != true
        }
        func words(_ instance: InstanceID) -> String {
            guard let seen = observation[instance] else { return "\(instance) not described" }
            return "\(instance) \(seen.instanceClass) \(seen.status)"
        }
        let areAvailable = members.allSatisfy { observation[$0]?.status.isAvailable ?? false }
        return .init(
            "members", "members \(members.map(words).joined(separator: ", "))",
            brief: areAvailable ? "all \(members.count) members available" : nil,
            binding: members.map { instance in
                guard let seen = observation[instance] else { return "\(instance) unknown" }
                return "\(instance) \(seen.instanceClass) \(seen.status.meaning)"
            }.joined(separator: ", "),
            isSafe: members.allSatisfy { observation[$0].map { $0.status.meaning != .transitional } ?? false })
    }

    private func healthFact(_ scene: Scene) -> SafetyFacts.Fact {
        let failing = scene.observation.instances.filter {
            $0.status.meaning == .broken || $0.status.meaning == .stopped
        }
        return failing.isEmpty
            ? .init("health", "no member failing", binding: "none failing")
            : .init(
                "health", failing.map { "\($0.identifier) is \($0.status)" }.listed,
                binding: failing.map(\.identifier.text).joined(separator: " "), isSafe: false)
    }

    private func lagFact(_ lag: Reading<Span>, policy: PlanPolicy) -> SafetyFacts.Fact {
        switch lag {
        case .known(let lag) where lag <= policy.replicaLagLimit:
            .init("replica-lag", "replica lag \(lag.words)", binding: "within limit")
        case .known(let lag):
            .init(
                "replica-lag", "replica lag \(lag.words), over the limit of \(policy.replicaLagLimit.words)",
                binding: "over limit", isSafe: false)
        case .unavailable(let reason):
            .init("replica-lag", "replica lag not read: \(reason.withoutStop)", binding: "unread", isRead: false)
        }
    }

    private func snapshotFact(_ snapshots: Reading<[String]>) -> SafetyFacts.Fact {
        switch snapshots {
        case .known(let snapshots) where snapshots.isEmpty:
            .init("snapshots", "no snapshot running", binding: "none")
        case .known(let snapshots):
            .init("snapshots", "snapshot being created: \(snapshots.listed)", binding: "running", isSafe: false)
        case .unavailable(let reason):
            .init("snapshots", "snapshots not read: \(reason.withoutStop)", binding: "unread", isRead: false)
        }
    }
}
