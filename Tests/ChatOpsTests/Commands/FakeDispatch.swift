import Engine
import Logging
import Maintenance
import TestSupport

@testable import ChatOps

/// An engine that does what the test says, remembers what it was asked and marks messages as answered as the real one
/// does: in one step with the effect.
actor FakeDispatch: Dispatch {
    enum Asked: Equatable {
        case proposed(AnyRunbook, ClusterID, String?, Origin, start: Bool)
        case previewed(AnyRunbook, ClusterID, String?)
        case instructed(OperationID, Instruction, PersonID)
        case restrained(RestraintChange)
    }

    let inbox: FakeJournal
    private(set) var asked: [Asked] = []
    private(set) var answers: [Post] = []
    private(set) var regionsAsked: [String?] = []
    var restrictions: [Restraint] = []
    private(set) var windows: [Window?] = []
    var operation: Operation
    var error: EngineError?
    var observations: [Observation] = [.orders()]
    var fleetError: FleetError?
    var regionList: RegionList? = RegionList(
        enabled: ["eu-central-1", "eu-west-1", "us-east-1"], others: ["af-south-1"])
    var open: [Standing] = []

    init(_ inbox: FakeJournal, operation: Operation = .planned()) {
        self.inbox = inbox
        self.operation = operation
    }

    func set(_ change: @Sendable (isolated FakeDispatch) -> Void) { change(self) }

    func propose(
        _ wish: Wish, origin: Origin, start: Bool, answering: InboxMessage.ID?,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        if let error { throw error }
        try await markAnswered(answering)
        answers += posts(operation)
        asked.append(.proposed(wish.runbook, wish.cluster, wish.region, origin, start: start))
        windows.append(wish.window)
        return operation
    }

    func preview(_ wish: Wish, origin: Origin) async throws(EngineError) -> Plan {
        if let error { throw error }
        asked.append(.previewed(wish.runbook, wish.cluster, wish.region))
        return operation.plan
    }

    func restrain(
        _ change: RestraintChange, answering: InboxMessage.ID?, posts: [Post]
    ) async throws(EngineError) {
        if let error { throw error }
        switch change {
        case .imposed(let new):
            if let old = restrictions.first(where: { $0.includes(new) }) {
                throw .refused(Refusal("\(old.words) already."))
            }
            restrictions.append(new)
        case .lifted(let cluster, let region, _):
            guard restrictions.contains(where: { $0.cluster == cluster && $0.region == region }) else {
                throw .refused(Refusal(cluster.map { "\($0) is not locked." } ?? "Nothing is frozen."))
            }
            restrictions.removeAll { $0.cluster == cluster && $0.region == region }
        }
        try await markAnswered(answering)
        answers += posts
        asked.append(.restrained(change))
    }

    func restraints() -> [Restraint] { restrictions }

    func instruct(
        _ id: OperationID, _ command: Instruction, by person: PersonID, answering: InboxMessage.ID?,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        if let error { throw error }
        try await markAnswered(answering)
        answers += posts(operation)
        asked.append(.instructed(id, command, person))
        return operation
    }

    private func markAnswered(_ message: InboxMessage.ID?) async throws(EngineError) {
        guard let message else { return }
        do {
            try await inbox.markAnswered(message)
        } catch {
            throw .journal(error)
        }
    }

    func answer(_ message: InboxMessage.ID, with posts: [Post]) async throws(JournalError) {
        try await inbox.markAnswered(message)
        answers += posts
    }

    func standings() -> [Standing] { open }

    func standing(of id: OperationID) async throws(JournalError) -> Standing? { open.first { $0.operation.id == id } }

    func delivered(_ post: Post, _ delivery: Delivery, text: String?) {}

    func clusters(region: String?) throws(FleetError) -> [Observation] {
        regionsAsked.append(region)
        if let fleetError { throw fleetError }
        return observations
    }

    func place(region: String?) throws(FleetError) -> Place {
        if let fleetError { throw fleetError }
        return Place(account: "123456789012", region: region ?? "us-east-1")
    }

    func regions() throws(FleetError) -> RegionList {
        guard let regionList else {
            throw FleetError("ec2:DescribeRegions is not allowed for this role.", passes: false)
        }
        return regionList
    }
}

/// A journal in memory, with as much of it as commands touch.
actor FakeJournal: Journal {
    private(set) var inbox: [InboxMessage] = []
    private(set) var answered: Set<InboxMessage.ID> = []
    private(set) var cursors: [String: String] = [:]
    private(set) var commits: [Entry] = []
    private(set) var takeIns = 0
    var operations: [Operation]
    var parked: [ParkedOperation] = []
    var lines: [RecordedEvent] = []
    var error: JournalError?
    /// Rung when a message was answered or taken in.
    let changed = Bell()

    init(operations: [Operation] = []) { self.operations = operations }

    func set(_ change: @Sendable (isolated FakeJournal) -> Void) { change(self) }

    func markAnswered(_ message: InboxMessage.ID) throws(JournalError) {
        if let error { throw error }
        guard answered.insert(message).inserted else { throw JournalError(.conflict, "answered already") }
        changed.ring()
    }

    func commit(_ group: [Entry]) -> [Result<Void, JournalError>] {
        if let error { return group.map { _ in .failure(error) } }
        commits += group
        return group.map { _ in .success(()) }
    }

    func openOperations() -> [Operation] { operations.filter { !$0.isEnded } }

    func parkedOperations() throws(JournalError) -> [ParkedOperation] {
        if let error { throw error }
        return parked
    }

    func recentOperations(limit: Int) throws(JournalError) -> [Operation] {
        if let error { throw error }
        return Array(operations.prefix(limit))
    }

    func operations(prefix: String) throws(JournalError) -> [Operation] {
        if let error { throw error }
        let found = operations.filter { $0.id.text.hasPrefix(prefix) }
        if found.isEmpty, parked.contains(where: { $0.id.text.hasPrefix(prefix) }) {
            throw JournalError(.unreadable, "parked")
        }
        return Array(found.prefix(10))
    }

    func events(of operation: OperationID) -> [RecordedEvent] { lines }

    func takeIn(_ messages: [InboxMessage], channel: String, cursor: String) throws(JournalError) {
        if let error { throw error }
        takeIns += 1
        for message in messages where !inbox.contains(where: { $0.id == message.id }) { inbox.append(message) }
        cursors[channel] = cursor
        changed.ring()
    }

    func cursor(of channel: String) -> String? { cursors[channel] }

    func unansweredMessages() throws(JournalError) -> [InboxMessage] {
        if let error { throw error }
        return inbox.filter { !answered.contains($0.id) }
    }

    func openPosts() -> [PostRecord] { [] }
    func restraints() -> [Restraint] { [] }
    func record(_ delivery: Delivery, of post: PostID) {}
}

extension Logger {
    static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
}
