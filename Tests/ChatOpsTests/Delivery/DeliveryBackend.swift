import Engine
import Maintenance

/// The journal and the engine as far as the service knows them: posts with their deliveries, and operations.
actor DeliveryBackend: Journal, StandingReader, DeliveryRecorder {
    private var order: [PostID] = []
    private var records: [PostID: PostRecord] = [:]
    private(set) var history: [(post: PostID, delivery: Delivery)] = []
    /// What prompts were said to be.
    private(set) var shown: [PostID: ShownMessage] = [:]
    private var operations: [OperationID: Standing] = [:]
    private var log: [RecordedEvent] = []
    private var unreadable: Set<OperationID> = []
    private var failures: [JournalError] = []
    private var waiting: [(post: PostID, continuation: CheckedContinuation<Void, Never>)] = []

    func add(_ posts: Post..., delivery: Delivery = .waiting) {
        for post in posts {
            order.append(post.id)
            records[post.id] = PostRecord(post: post, delivery: delivery)
        }
    }

    func put(_ standing: Standing) { operations[standing.operation.id] = standing }

    func end(_ operation: OperationID) { operations[operation] = nil }

    /// What is recorded of every operation.
    func write(_ log: [RecordedEvent]) { self.log = log }

    func standings() -> [Standing] {
        operations.values.filter { !$0.operation.isEnded }.sorted { $0.operation.id < $1.operation.id }
    }

    func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        if unreadable.contains(operation) { throw JournalError(.unreadable, "cannot be read") }
        return log
    }

    func breakReading(of operation: OperationID, _ isBroken: Bool = true) {
        if isBroken { unreadable.insert(operation) } else { unreadable.remove(operation) }
    }

    /// The next writes fail.
    func failWrites(_ count: Int) {
        failures += Array(repeating: JournalError(.diskFull, "no room"), count: count)
    }

    func delivery(of post: PostID) -> Delivery? { records[post]?.delivery }

    /// Returns when the post is at its end.
    func settled(_ post: PostID) async {
        if records[post]?.delivery.isOpen == false { return }
        await withCheckedContinuation { waiting.append((post, $0)) }
    }

    func openPosts() -> [PostRecord] { order.compactMap { records[$0] }.filter(\.delivery.isOpen) }

    func record(_ delivery: Delivery, of post: PostID) throws(JournalError) {
        if !failures.isEmpty { throw failures.removeFirst() }
        records[post]?.delivery = delivery
        history.append((post, delivery))
        guard !delivery.isOpen else { return }
        for entry in waiting where entry.post == post { entry.continuation.resume() }
        waiting.removeAll { $0.post == post }
    }

    func delivered(_ post: Post, _ delivery: Delivery, shown: ShownMessage?) throws(JournalError) {
        try record(delivery, of: post.id)
        if case .shown(let message, _, _) = delivery {
            for sequel in post.sequels(shownAs: message) where records[sequel.id] == nil { add(sequel) }
        }
        if let shown { self.shown[post.id] = shown }
    }

    func standing(of operation: OperationID) throws(JournalError) -> Standing? {
        if unreadable.contains(operation) { throw JournalError(.unreadable, "cannot be read") }
        return operations[operation]
    }
}

/// What nobody asks here.
extension DeliveryBackend {
    func commit(_ group: [Entry]) -> [Result<Void, JournalError>] { group.map { _ in .success(()) } }
    func openOperations() -> [Operation] { [] }
    func examine(_ operation: OperationID) -> LogFlaw? { nil }
    func walkLog(_ walk: LogWalk, atMost lines: Int) -> LogWalk {
        var walk = walk
        walk.end()
        return walk
    }
    func logHead() -> LogHead? { nil }
    func unrecordedPosts(among posts: [OwnPost]) -> UnrecordedPosts { UnrecordedPosts() }
    func answer(to request: KeyedRequest) -> RecordedAnswer? { nil }
    func parkedOperations() -> [ParkedOperation] { [] }
    func recentOperations(limit: Int) -> [Operation] { [] }
    func pastOperations(on target: Target, limit: Int, among newest: Int) -> [PastOperation] { [] }
    func operations(prefix: String) -> [Operation] { [] }
    func takeIn(_ messages: [InboxMessage], channel: String, cursor: String) {}
    func cursor(of channel: String) -> String? { nil }
    func unansweredMessages() -> [InboxMessage] { [] }
    func restraints() -> Restraints { Restraints() }
}
