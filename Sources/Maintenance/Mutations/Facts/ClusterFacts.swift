/// What is checked of a cluster before any gated call.
extension ClusterContext {
    /// Whether a call can be made during a backup its step decides; whoever approves it then is told.
    package var clusterFact: SafetyFacts.Fact {
        let isBackedUp = cluster.status == .backingUp
        return .init(
            "cluster", "\(name) \(cluster.status)", binding: "\(cluster.resourceIdentifier) \(cluster.status)",
            warning: isBackedUp ? "\(name) is being backed up: AWS may refuse this until that is done." : nil,
            isSafe: cluster.status.isAvailable || isBackedUp)
    }

    package var writerFact: SafetyFacts.Fact { writerFact(isNeeded: true) }

    /// - Parameter isNeeded: the call is not made while AWS lists no writer.
    private func writerFact(isNeeded: Bool) -> SafetyFacts.Fact {
        guard let writer = observation.writer else {
            return .init("writer", "no writer is listed", binding: "none", isSafe: !isNeeded)
        }
        return .init("writer", "writer \(writer)", binding: writer.text)
    }

    /// Who writes before a call that helps where AWS does not show it, with what whoever decides is told then. The warning is a
    /// fact of its own: an approval that was given without it does not stand once it is there, nor the other way round.
    package var writerFacts: [SafetyFacts.Fact] {
        let fact = writerFact(isNeeded: false)
        let words: String
        switch observation.writer {
        case nil: words = "AWS lists no writer for \(name) just now"
        case let writer? where observation[writer] == nil:
            words = "AWS lists \(writer) as the writer but does not describe it"
        case _?: return [fact]
        }
        return [fact, .init("writer-shown", words, binding: words, warning: "\(words).")]
    }

    /// Before the writer is interrupted where it is: it has to have the role.
    ///
    /// - Parameters:
    ///   - mayBeBroken: it is interrupted to help it.
    ///   - deciding: members that have to be well; `nil` for all.
    package func interruptionFacts(
        for writer: InstanceID, mayBeBroken: Bool = false, deciding: Set<InstanceID>? = nil
    ) -> [SafetyFacts.Fact] {
        let isWriter = observation.writer == writer
        let status = observation[writer]?.status ?? "not described"
        return [
            .init(
                "role", "\(writer) \(isWriter ? "is the writer, \(status)" : "is not the writer")",
                binding: "\(isWriter ? "writer" : "not writer") \(status)",
                isSafe: isWriter && (status.isAvailable || mayBeBroken && status.isBroken)),
            pendingFact(), membersFact(writer, deciding: deciding), healthFact(deciding: deciding),
        ]
    }

    /// Before a member is interrupted that may have the writer role, since AWS lists nobody with it.
    package func interruptionFacts(ofPossibleWriter instance: InstanceID) -> [SafetyFacts.Fact] {
        let status = observation[instance]?.status ?? "not described"
        return [
            .init(
                "role", "\(instance) may be the writer, \(status)",
                binding: "\(observation.writer == nil ? "may be writer" : "no doubt") \(status)",
                isSafe: observation.writer == nil && (status.isAvailable || status.isBroken)),
            pendingFact(), membersFact(instance, deciding: []), healthFact(deciding: []),
        ]
    }

    package func parametersFact(of next: InstanceID) -> SafetyFacts.Fact {
        switch observation.parameterState(of: next) {
        case .inSync: .init("parameters", "parameters in sync", binding: "in sync")
        case .awaitingRestart:
            .init("parameters", "parameters of \(next) wait for a restart", binding: "awaiting restart")
        case .applying(let word):
            .init("parameters", "parameters of \(next) are \(word)", binding: "applying", isSafe: false)
        }
    }

    /// Changes that are pending hold nothing up but an immediate modification of the same resource, and an upgrade, which
    /// would apply them too (API reference, ModifyDBInstance and ModifyDBCluster, `ApplyImmediately`).
    package func pendingFact(blocks: Bool = false) -> SafetyFacts.Fact {
        var owners = observation.instances.filter { !$0.pendingChanges.isEmpty }.map(\.identifier.text)
        if !cluster.pendingChanges.isEmpty { owners.insert(name.text, at: 0) }
        return owners.isEmpty
            ? .init("pending-changes", "no pending changes", binding: "none")
            : .init(
                "pending-changes", "changes are pending on \(owners.listed)",
                binding: owners.joined(separator: " "), isSafe: !blocks)
    }

    /// The members, their classes and how they are; readers of autoscaling come and go and bind nothing. While one that
    /// decides is in transition nobody is asked: the answer would be void when it arrives.
    ///
    /// - Parameter deciding: members whose state decides; `nil` for all.
    package func membersFact(_ next: InstanceID, deciding: Set<InstanceID>? = nil) -> SafetyFacts.Fact {
        let members = cluster.members.map(\.instance).sorted().filter {
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
                guard deciding?.contains(instance) != false else { return "\(instance) \(seen.instanceClass)" }
                return "\(instance) \(seen.instanceClass) \(seen.status.meaning)"
            }.joined(separator: ", "),
            isSafe: members.filter { deciding?.contains($0) != false }.allSatisfy {
                observation[$0].map { $0.status.meaning != .transitional } ?? false
            })
    }

    /// - Parameter deciding: members whose failing forbids the call; of others whoever decides is told. `nil` for all.
    package func healthFact(deciding: Set<InstanceID>? = nil) -> SafetyFacts.Fact {
        let failing = observation.instances.filter { $0.status.meaning == .broken || $0.status.meaning == .stopped }
        guard !failing.isEmpty else { return .init("health", "no member failing", binding: "none failing") }
        let text = failing.map { "\($0.identifier) is \($0.status)" }.listed
        let binding = failing.map(\.identifier.text).joined(separator: " ")
        let isGrave = failing.contains { deciding?.contains($0.identifier) != false }
        return isGrave
            ? .init("health", text, binding: binding, isSafe: false)
            : .init("health", text, binding: binding, warning: "\(text).")
    }
}

/// What is read anew just before a gated call.
extension FactContext {
    /// Facts of the cluster; none where AWS shows none.
    func ofCluster(_ facts: (ClusterContext) -> [SafetyFacts.Fact]) -> [SafetyFacts.Fact] {
        ClusterContext(seeing: observation).map(facts) ?? []
    }

    /// Facts of the RDS instance; none where AWS shows none.
    func ofInstance(_ facts: (InstanceContext) -> [SafetyFacts.Fact]) -> [SafetyFacts.Fact] {
        InstanceContext(seeing: observation).map(facts) ?? []
    }

    package func replicaLagFact(of next: InstanceID) -> SafetyFacts.Fact {
        switch observation.replicaLag(of: next) {
        case .known(let lag) where lag.value <= policy.replicaLagLimit:
            .init("replica-lag", "replica lag \(lag.value.words) \(lag.time)", binding: "within limit")
        case .known(let lag):
            .init(
                "replica-lag",
                "replica lag \(lag.value.words) \(lag.time), over the limit of \(policy.replicaLagLimit.words)",
                binding: "over limit", isSafe: false)
        case .unavailable(let reason):
            .init(
                "replica-lag", "replica lag not read: \(reason.withoutStop)", binding: "unread",
                warning: "The replica lag of \(next) was not read. Approving accepts exactly that.", isRead: false)
        }
    }

    /// Whether a snapshot is being created, which what is asked for has to wait for.
    package var snapshotFact: SafetyFacts.Fact { snapshotFact(blocks: true) }

    /// - Parameter blocks: the call is not possible meanwhile.
    package func snapshotFact(blocks: Bool) -> SafetyFacts.Fact {
        switch observation.runningSnapshots {
        case .known(let snapshots) where snapshots.isEmpty:
            .init("snapshots", "no snapshot running", binding: "none")
        case .known(let snapshots):
            .init(
                "snapshots", "snapshot being created: \(snapshots.listed)", binding: "running",
                warning: blocks ? nil : "A snapshot is being created: AWS may refuse this until it is done.",
                isSafe: !blocks)
        case .unavailable(let reason):
            .init("snapshots", "snapshots not read: \(reason.withoutStop)", binding: "unread", isRead: false)
        }
    }
}

extension GateTerms {
    /// What an approver has to know and what the approval binds to.
    package func safetyFacts(
        of subject: AnySubject, seeing observation: Observation, with facts: Observation, policy: PlanPolicy
    ) -> SafetyFacts {
        let observation = observation.merged(with: facts)
        let own = subject.base.facts(seeing: observation)
        if case .absent = subject.presence(in: observation) {
            return SafetyFacts(facts: own, takenAt: observation.takenAt, currentWriter: nil, proposedWriter: nil)
        }
        // What a call says of a fact itself counts instead of what its subject says of it.
        let ofCall = self.facts(FactContext(observation: observation, policy: policy))
        return SafetyFacts(
            facts: own.filter { fact in !ofCall.contains { $0.name == fact.name } } + ofCall,
            takenAt: observation.takenAt, currentWriter: observation.writer,
            proposedWriter: proposedWriter(observation))
    }
}
