package import Maintenance

/// An open operation as it stands, with what is known beyond the record: what each step waits for just now.
package struct Standing: Sendable, Equatable {
    package struct Wait: Sendable, Equatable {
        package var reason: String
        package var since: Timestamp

        package init(reason: String, since: Timestamp) {
            self.reason = reason
            self.since = since
        }
    }

    package var operation: Operation
    package var waits: [StepID: Wait]
    /// Since when and why AWS cannot be read, if so.
    package var blindness: Wait?

    package init(operation: Operation, waits: [StepID: Wait] = [:], blindness: Wait? = nil) {
        self.operation = operation
        self.waits = waits
        self.blindness = blindness
    }
}

/// Maintenance that somebody wishes for, not planned yet.
package struct Wish: Sendable, Equatable {
    package var runbook: AnyRunbook
    package var cluster: ClusterID
    package var region: String?
    /// When its gated calls may be made; `nil` for any time.
    package var window: Window?

    package init(_ runbook: AnyRunbook, cluster: ClusterID, region: String? = nil, window: Window? = nil) {
        self.runbook = runbook
        self.cluster = cluster
        self.region = region
        self.window = window
    }
}

/// Why a request was not done.
package enum EngineError: Error, Sendable, Equatable {
    /// For a person to read; final.
    case refused(Refusal)
    /// AWS could not be read.
    case fleet(FleetError)
    /// The journal could not be written; nothing was done.
    case journal(JournalError)
}

/// What the chat asks of the engine.
package protocol Dispatch: DeliveryRecorder {
    /// Makes a plan, records it as a new operation and queues its post; with `start`, starts it as well when nothing in
    /// the plan needs acknowledging.
    ///
    /// - Parameters:
    ///   - answering: the message that asks for it, marked as answered in the same commit.
    ///   - posts: what else is said about the operation as it is then, in the same commit.
    /// - Throws: `.journal` with the code `conflict` when the message is answered already; nothing is done then.
    func propose(
        _ wish: Wish, origin: Origin, start: Bool, answering: InboxMessage.ID?,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation

    /// Makes a plan and records nothing.
    func preview(_ wish: Wish, origin: Origin) async throws(EngineError) -> Plan

    /// Imposes or lifts a lock or the freeze.
    ///
    /// - Throws: `.refused` when there is one already, or none to lift.
    func restrain(
        _ change: RestraintChange, answering: InboxMessage.ID?, posts: [Post]
    ) async throws(EngineError)

    /// Locks and the freeze that are in force, oldest first.
    func restraints() async -> [Restraint]

    /// Carries out what an authorised person told an operation, and returns it as it is then.
    ///
    /// - Parameters:
    ///   - answering: the message that says so, marked as answered in the same commit.
    ///   - posts: what is said to it, given the operation as it is then, in the same commit.
    /// - Throws: `.journal` with the code `conflict` when the message is answered already; nothing is done then.
    func instruct(
        _ operation: OperationID, _ instruction: Instruction, by person: PersonID, answering: InboxMessage.ID?,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation

    /// Marks a message as answered and queues the answers, in one commit.
    ///
    /// - Throws: `conflict` when it is answered already.
    func answer(_ message: InboxMessage.ID, with posts: [Post]) async throws(JournalError)

    /// Open operations as they stand, oldest first.
    func standings() async -> [Standing]

    /// The standing of one operation, over or not; `nil` when there is none of that id.
    func standing(of operation: OperationID) async throws(JournalError) -> Standing?

    /// Every cluster of a region (`nil`: the configured one), for `clusters`, `show` and suggestions.
    func clusters(region: String?) async throws(FleetError) -> [Observation]

    /// The place that a region is (`nil`: the configured one).
    func place(region: String?) async throws(FleetError) -> Place

    /// The regions that there are for the account.
    func regions() async throws(FleetError) -> RegionList
}

extension Dispatch {
    /// An instruction that is not to be confirmed in words.
    package func instruct(
        _ operation: OperationID, _ instruction: Instruction, by person: PersonID, answering: InboxMessage.ID?
    ) async throws(EngineError) -> Operation {
        try await instruct(operation, instruction, by: person, answering: answering) { _ in [] }
    }

    /// A proposal about which only its plan is posted.
    package func propose(
        _ wish: Wish, origin: Origin, start: Bool, answering: InboxMessage.ID?
    ) async throws(EngineError) -> Operation {
        try await propose(wish, origin: origin, start: start, answering: answering) { _ in [] }
    }
}
