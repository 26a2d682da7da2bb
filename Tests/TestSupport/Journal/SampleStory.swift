package import Engine
package import Maintenance

/// An operation and the turns that made it, written by hand: what journals are tested with.
package struct SampleStory: Sendable {
    package private(set) var entries: [Entry] = []
    package private(set) var operation: Operation
    /// When the next turn is.
    package private(set) var now: Timestamp

    package static let beginning = Timestamp(seconds: 1_767_621_600)

    /// A story of one turn: the plan, of a stand-in, a failover to it and a verification.
    ///
    /// - Parameter change: what is different in its plan.
    package init(
        _ id: OperationID, cluster: ClusterID = "orders", at now: Timestamp = beginning, started: Bool = false,
        _ change: (inout Plan) -> Void = { _ in }
    ) throws {
        self.now = now
        var plan = Plan.sample(id, cluster: cluster, at: now)
        change(&plan)
        let planned = Event.planned(plan, .sample)
        operation = try Operation(planned, at: now)
        entries = [Entry(.operation(operation, onto: 0, events: [planned]), posts: [post("plan")], at: now)]
        self.now = now + .seconds(10)
        if started { try start() }
    }

    /// Goes on with an operation as it was stored.
    package init(resuming operation: Operation, at now: Timestamp) {
        self.operation = operation
        self.now = now
    }

    /// Adds a turn; posts of it are named.
    package mutating func turn(_ events: Event..., posts: [String] = []) throws {
        let before = operation.version
        for event in events { _ = try operation.apply(event, at: now) }
        entries.append(
            Entry(.operation(operation, onto: before, events: events), posts: posts.map(post), at: now))
        now = now + .seconds(10)
    }

    package mutating func start() throws {
        try turn(.started(by: "U0ALICE", acknowledged: ["pending-maintenance"]), posts: ["status"])
    }

    /// A turn that can follow on itself for ever.
    package mutating func pauseOrResume() throws {
        if case .paused = operation.phase {
            try turn(.resumed(by: "U0ALICE"))
        } else {
            try turn(.paused(.person("U0ALICE")), posts: ["paused/\(operation.version)"])
        }
    }

    package func post(_ name: String) -> Post {
        Post(
            id: PostID("\(operation.id)/\(name)"), operation: operation.id, channel: Origin.sample.channel,
            thread: Origin.sample.thread, content: .notice(.status))
    }

    /// A whole operation, through nearly every kind of event.
    package static func complete(
        _ id: OperationID, cluster: ClusterID = "orders", at now: Timestamp = beginning
    ) throws -> SampleStory {
        var story = try SampleStory(id, cluster: cluster, at: now)
        try story.turn(.replanned(.sample(id, cluster: cluster, at: story.now)))
        try story.start()
        try story.createStandIn()
        try story.failOver()
        try story.pauseOrResume()
        try story.pauseOrResume()
        try story.turn(.stepStarted("verify"), .stepTroubled("verify", "AWS answers with old values"))
        try story.turn(.stepRecovered("verify"))
        try story.turn(.stepCompleted("verify"), .completed, posts: ["ended"])
        return story
    }

    private mutating func createStandIn() throws {
        let first = intent("create", .createInstance(.sample(operation.id, of: operation.target.cluster)))
        try turn(.stepStarted("create"), .mutationIntended(first))
        try turn(.mutationDeferred(first.id, "AWS is at its limit", until: now + .seconds(30)))
        let second = intent("create", first.mutation)
        try turn(.mutationIntended(second))
        try turn(.mutationAccepted(second.id))
        try turn(.mutationSeen(second.id))
        try turn(.mutationVanished(second.id))
        try turn(.mutationProved(second.id), .stepCompleted("create"))
    }

    private mutating func failOver() throws {
        let asked = gate(ask: 1)
        try turn(.stepStarted("fail-over"), .gateOpened(asked), posts: ["gate/\(asked.id)"])
        try turn(.gateVoided(asked.id, "its prompt was edited"))
        let gate = gate(ask: 2)
        let prompt = Gate.Prompt(
            channel: "C0DBAOPS", message: "1767621700.000200", contentDigest: Digest.text(of: "Fail over?"))
        try turn(.gateOpened(gate), posts: ["gate/\(gate.id)"])
        try turn(.gatePrompted(gate.id, prompt))
        try turn(.gateReactionIgnored(gate.id, "U0MALLORY", "you are not among the approvers"))
        try turn(.gateCounted(gate.id, ["U0BOB"]))
        guard let waiting = operation.progress?.waitingGate else { throw Refusal("No gate is waiting.") }
        let intent = intent("fail-over", gate.mutation, approval: gate.id)
        try turn(.gateApproved(try waiting.approval(of: operation.plan, at: now)), .mutationIntended(intent))
        try turn(.mutationUnknown(intent.id, "the connection was lost"))
        try turn(.mutationProved(intent.id), .stepCompleted("fail-over"))
    }

    private func intent(_ step: StepID, _ mutation: AnyMutation, approval: GateID? = nil) -> Intent {
        let number = (operation.progress?.intentCount ?? 0) + 1
        return Intent(
            id: IntentID("\(operation.id)-\(number)"), step: step, mutation: mutation, approval: approval,
            decidedAt: now)
    }

    private func gate(ask: Int) -> Gate {
        let standIn = StandIn.sample(operation.id, of: operation.target.cluster).identifier
        return Gate(
            id: GateID(operation: operation.id, step: "fail-over", ask: ask), operation: operation.id,
            step: "fail-over",
            mutation: .failOver(operation.target.cluster, to: standIn), planDigest: operation.plan.digest,
            facts: SafetyFacts(
                facts: [SafetyFacts.Fact("replica-lag", "replica lag 18 ms", binding: "within limit")], takenAt: now,
                currentWriter: InstanceID("\(operation.target.cluster)-1"), proposedWriter: standIn),
            requester: "U0ALICE", openedAt: now, expiresAt: now + .minutes(30))
    }
}
