import Logging
import Maintenance
import Runbooks
import TestSupport

@testable import ChatOps
@testable import Engine

/// An engine that does what the test says, remembers what it was asked and marks messages as answered as the real one
/// does: in one step with the effect.
actor FakeControl: Control, StandingReader {
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
    var proxies: Reading<[ProxyState]> = .unavailable("not here")
    var records: Reading<[ZoneRecord]> = .unavailable("not here")
    /// What the resolver answers to names; nothing to others.
    var resolved: [String: ResolvedName] = [:]
    /// What stands beside the observations.
    var databases = Databases(clusters: [])
    /// The region whose place was asked for last.
    private var regionNamed: String?
    var regionList: RegionList? = RegionList(
        enabled: ["eu-central-1", "eu-west-1", "us-east-1"], others: ["af-south-1"])
    var open: [Standing] = []

    var people: PeopleReader

    init(_ inbox: FakeJournal, operation: Operation = .planned(), people: PeopleReader) {
        self.inbox = inbox
        self.operation = operation
        self.people = people
    }

    func set(_ change: @Sendable (isolated FakeControl) -> Void) { change(self) }

    func admit(_ caller: Caller, to right: Right) async throws(Denial) -> Admission {
        try Admission.judge(
            caller, for: right, profile: await people.profile(caller.person), operators: await people.operators())
    }

    func plan(
        _ request: OperationRequest, _ admission: Admission, origin: Origin,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        if let error { throw error }
        let resolved = try await resolved(request, isPreview: false)
        try await markAnswered(admission)
        answers += posts(operation)
        asked.append(
            .proposed(resolved.runbook, resolved.cluster, resolved.location.region, origin, start: request.start))
        windows.append(resolved.window)
        return operation
    }

    func preview(_ request: OperationRequest, _ admission: Admission) async throws(EngineError) -> Plan {
        if let error { throw error }
        let resolved = try await resolved(request, isPreview: true)
        asked.append(.previewed(resolved.runbook, resolved.cluster, resolved.location.region))
        return operation.plan
    }

    private func resolved(
        _ request: OperationRequest, isPreview: Bool
    ) async throws(EngineError) -> ResolvedRequest {
        let earlier = request.work.earlier
        let stored = await inbox.operations.first { $0.id == earlier }
        do {
            return try request.work.resolved(after: stored, window: request.window, isPreview: isPreview)
        } catch {
            throw .refused(error)
        }
    }

    func restrain(
        _ change: RestraintChange, _ admission: Admission, posts: [Post]
    ) async throws(EngineError) {
        if let error { throw error }
        switch change {
        case .imposed(let new):
            if let old = restrictions.first(where: { $0.includes(new) }) {
                throw .refused(Refusal("\(old.words) already."))
            }
            restrictions.append(new)
        case .lifted(let cluster, let place, _):
            guard restrictions.contains(where: { $0.cluster == cluster && $0.place == place }) else {
                throw .refused(Refusal(cluster.map { "\($0) is not locked." } ?? "Nothing is frozen."))
            }
            restrictions.removeAll { $0.cluster == cluster && $0.place == place }
        }
        try await markAnswered(admission)
        answers += posts
        asked.append(.restrained(change))
    }

    func restraints(_ admission: Admission) -> [Restraint] { restrictions }

    func instruct(
        _ id: OperationID, _ instruction: Instruction, _ admission: Admission,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        if let error { throw error }
        try await markAnswered(admission)
        answers += posts(operation)
        asked.append(.instructed(id, instruction, admission.caller.person))
        return operation
    }

    private func markAnswered(_ admission: Admission) async throws(EngineError) {
        guard case .chat(let message) = admission.caller.way else { return }
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
    func standing(of id: OperationID) -> Standing? { open.first { $0.operation.id == id } }
    func standings(_ admission: Admission) -> [Standing] { standings() }
    func standing(of id: OperationID, _ admission: Admission) -> Standing? { standing(of: id) }

    func operations(beginning: String, _ admission: Admission) async throws(JournalError) -> [Operation] {
        try await inbox.operations(prefix: beginning)
    }

    func recentOperations(limit: Int, _ admission: Admission) async throws(JournalError) -> [Operation] {
        try await inbox.recentOperations(limit: limit)
    }

    func parkedOperations(_ admission: Admission) async throws(JournalError) -> [ParkedOperation] {
        try await inbox.parkedOperations()
    }

    func events(of operation: OperationID, _ admission: Admission) async throws(JournalError) -> [RecordedEvent] {
        await inbox.events(of: operation)
    }

    func ask(_ questions: Set<AnyQuestion>, _ admission: Admission) -> Answers {
        regionsAsked.append(regionNamed)
        let there = observations.filter { seen in questions.contains { $0.place == seen.target.place } }
        let databases = Databases(
            clusters: there.compactMap { seen in
                seen.cluster.map { ClusterState(cluster: $0, instances: seen.instances) }
            } + databases.clusters,
            instances: there.compactMap { $0.first(InstanceQuestion.self)?.reading.value ?? nil } + databases.instances,
            unreadable: databases.unreadable)
        let now = Timestamp(milliseconds: 0)
        return Answers(
            questions.map { question in
                if let asked = question.base as? ProxiesQuestion { return Answered(asked, proxies, takenAt: now) }
                if let asked = question.base as? RecordQuestion { return Answered(asked, records, takenAt: now) }
                if let asked = question.base as? ResolverQuestion, let found = resolved[asked.name] {
                    return Answered(asked, .known(found), takenAt: now)
                }
                guard let asked = question.base as? DatabasesQuestion else {
                    return question.unavailable("not here", passes: false, at: now)
                }
                return Answered(asked, .known(databases), takenAt: now)
            })
    }

    func place(region: String?, _ admission: Admission) throws(FleetError) -> Place {
        regionNamed = region
        if let fleetError { throw fleetError }
        return Place(account: "123456789012", region: region ?? "us-east-1")
    }

    func regions(_ admission: Admission) throws(FleetError) -> RegionList {
        guard let regionList else {
            throw FleetError("ec2:DescribeRegions is not allowed for this role.", passes: false)
        }
        return regionList
    }
}

extension ResolvedRequest.Location {
    fileprivate var region: String? {
        switch self {
        case .place(let place): place.region
        case .region(let region): region
        }
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

    func pastOperations(on target: Target, limit: Int, among newest: Int) -> [PastOperation] { [] }

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

    /// Makes a channel one that was read before.
    func begin(_ channel: String, at cursor: String) {
        guard cursors["\(channel)/first"] == nil else { return }
        takeIns += 1
        cursors["\(channel)/first"] = cursor
    }

    func cursor(of channel: String) -> String? { cursors[channel] }

    func unansweredMessages() throws(JournalError) -> [InboxMessage] {
        if let error { throw error }
        return inbox.filter { !answered.contains($0.id) }
    }

    func answer(to request: KeyedRequest) -> RecordedAnswer? { nil }
    func openPosts() -> [PostRecord] { [] }
    func delivery(of post: PostID) -> Delivery? { nil }
    func unrecordedPosts(among posts: [OwnPost]) -> UnrecordedPosts { UnrecordedPosts() }
    func examine(_ operation: OperationID) -> LogFlaw? { nil }
    func walkLog(_ walk: LogWalk, atMost lines: Int) -> LogWalk {
        var walk = walk
        walk.end()
        return walk
    }
    func logHead() -> LogHead? { nil }
    func restraints() -> Restraints { Restraints() }
    func record(_ delivery: Delivery, of post: PostID) {}
}

extension Logger {
    static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
}
