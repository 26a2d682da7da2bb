import Engine
import Journal
import Maintenance
import TestSupport
import Testing

/// What every journal does with operations and their events.
struct OperationConformanceTests {
    @Test(.holds(.eventsFromBeginning), arguments: JournalKind.allCases)
    func `a whole operation is stored as its events fold`(kind: JournalKind) async throws {
        let story = try SampleStory.complete("k3f9")
        try await kind.withJournal { journal in
            for entry in story.entries {
                try await journal.commit(entry)
                let stored = try #require(try await journal.operations(prefix: "k3f9").first)
                let log = try await journal.events(of: "k3f9")
                #expect(stored == entry.operation)
                let replayed = try Operation(replaying: log)
                #expect(replayed == stored)
                #expect(log.count == stored.version)
            }
            let log = try await journal.events(of: "k3f9")
            #expect(log.map(\.event) == story.entries.flatMap(\.events))
            #expect(log.map(\.sequence) == Array(1...log.count))
            #expect(Set(log.map(\.hash)).count == log.count)
        }
    }

    @Test(.holds(.noDataRaces), arguments: JournalKind.allCases)
    func `a commit onto another version than the stored one is a conflict and changes nothing`(
        kind: JournalKind
    ) async throws {
        var story = try SampleStory("k3f9")
        try story.start()
        try await kind.withJournal { journal in
            try await journal.tell(story)
            var early = try #require(story.entries.last)
            early.posts = [story.post("never")]
            await expectRefusal(.conflict) { try await journal.commit(early) }
            await expectRefusal(.conflict) { try await journal.commit(story.entries[0]) }
            try story.pauseOrResume()
            try story.pauseOrResume()
            let late = try #require(story.entries.last)
            await expectRefusal(.conflict) { try await journal.commit(late) }
            #expect(try await journal.events(of: "k3f9").count == 2)
            #expect(try await journal.openPosts().map(\.post.id) == ["k3f9/plan", "k3f9/status"])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a commit onto an operation that is not there is a conflict`(kind: JournalKind) async throws {
        var story = try SampleStory("k3f9")
        try story.start()
        let start = try #require(story.entries.last)
        try await kind.withJournal { journal in
            await expectRefusal(.conflict) { try await journal.commit(start) }
            let log = try await journal.events(of: "k3f9")
            #expect(log.isEmpty)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a version that its events do not add up to is refused`(kind: JournalKind) async throws {
        var story = try SampleStory("k3f9")
        try story.start()
        var short = try #require(story.entries.last)
        short.change = .operation(story.operation, onto: 1, events: [])
        try await kind.withJournal { [short] journal in
            try await journal.commit(story.entries[0])
            await expectRefusal(.failed) { try await journal.commit(short) }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an entry without events adds its posts to the version it names and to no other`(kind: JournalKind)
        async throws
    {
        var story = try SampleStory("k3f9")
        try story.start()
        func entry(_ operation: Operation, _ post: String) -> Entry {
            Entry(
                .operation(operation, onto: operation.version, events: []), posts: [story.post(post)], at: story.now)
        }
        try await kind.withJournal { journal in
            try await journal.tell(story)
            try await journal.commit(entry(story.operation, "more"))
            let stale = entry(try #require(story.entries[0].operation), "stale")
            await expectRefusal(.conflict) { try await journal.commit(stale) }
            #expect(try await journal.operations(prefix: "k3f9") == [story.operation])
            #expect(try await journal.openPosts().map(\.post.id) == ["k3f9/plan", "k3f9/status", "k3f9/more"])
        }
    }

    @Test(.holds(.oneOperationACluster), arguments: JournalKind.allCases)
    func `a cluster is held from start to end, by one operation`(kind: JournalKind) async throws {
        let whole = try SampleStory.complete("k3f9")
        var second = try SampleStory("m7q2")
        try second.start()
        var elsewhere = try SampleStory("x1y2", cluster: "billing")
        try elsewhere.start()
        try await kind.withJournal { [second, elsewhere] journal in
            try await journal.commit(second.entries[0])
            for entry in whole.entries.dropLast() {
                try await journal.commit(entry)
                guard entry.operation?.isActive == true else { continue }
                await expectRefusal(.held) { try await journal.commit(second.entries[1]) }
            }
            try await journal.tell(elsewhere)
            try await journal.commit(try #require(whole.entries.last))
            try await journal.commit(second.entries[1])
            #expect(try await journal.openOperations().map(\.id) == ["m7q2", "x1y2"])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `whoever is refused a cluster is told who holds it`(kind: JournalKind) async throws {
        var (first, second) = (try SampleStory("k3f9"), try SampleStory("m7q2"))
        try first.start()
        try second.start()
        try await kind.withJournal { [first, second] journal in
            try await journal.tell(first)
            let error = await #expect(throws: JournalError.self) { try await journal.tell(second) }
            #expect(error?.message == "Cluster orders in eu-west-1 of account 123456789012 is held by operation k3f9.")
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a member that another operation holds is refused, until that is over`(kind: JournalKind) async throws {
        let first = try SampleStory.complete("k3f9")
        var second = try SampleStory("m7q2", cluster: "billing") { plan in
            plan.beginning = Beginning(writer: "billing-1", classes: ["orders-co-k3f9": "db.r6g.large"])
        }
        try second.start()
        try await kind.withJournal { [second] journal in
            for entry in first.entries.dropLast() { try await journal.commit(entry) }
            try await journal.commit(second.entries[0])
            let error = await #expect(throws: JournalError.self) { try await journal.commit(second.entries[1]) }
            #expect(
                error
                    == JournalError(
                        .held,
                        "Instance orders-co-k3f9 in eu-west-1 of account 123456789012 is held by operation k3f9."))
            try await journal.commit(try #require(first.entries.last))
            try await journal.commit(second.entries[1])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `what a call is about is held with its intent, or nothing of the turn is recorded`(
        kind: JournalKind
    ) async throws {
        let first = try SampleStory("k3f9", started: true)
        var second = try SampleStory("m7q2", cluster: "billing", started: true)
        let intent = Intent(
            id: "m7q2-1", step: "create", mutation: .deleteStandIn("orders-co-k3f9"), approval: nil,
            decidedAt: second.now)
        try second.turn(.stepStarted("create"), .mutationIntended(intent), posts: ["calling"])
        try await kind.withJournal { [second] journal in
            try await journal.tell(first)
            for entry in second.entries.dropLast() { try await journal.commit(entry) }
            await expectRefusal(.held) { try await journal.commit(try #require(second.entries.last)) }
            #expect(try await journal.operations(prefix: "m7q2").map(\.version) == [2])
            #expect(try await !journal.openPosts().contains { $0.post.id == "m7q2/calling" })
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `operations are found open, recent and by prefix`(kind: JournalKind) async throws {
        let ended = try SampleStory.complete("k3f9")
        try await kind.withJournal { journal in
            try await journal.tell(ended)
            for (id, cluster) in [("k3zz", "billing"), ("m7q2", "users"), ("%_%", "odd")] as [(OperationID, ClusterID)]
            {
                try await journal.tell(try SampleStory(id, cluster: cluster))
            }
            #expect(try await journal.openOperations().map(\.id) == ["k3zz", "m7q2", "%_%"])
            #expect(try await journal.recentOperations(limit: 3).map(\.id) == ["%_%", "m7q2", "k3zz"])
            #expect(try await journal.recentOperations(limit: 0).isEmpty)
            #expect(try await journal.operations(prefix: "k3").map(\.id) == ["k3zz", "k3f9"])
            #expect(try await journal.operations(prefix: "K3").isEmpty)
            #expect(try await journal.operations(prefix: "%").map(\.id) == ["%_%"])
            #expect(try await journal.operations(prefix: "").count == 4)
            #expect(try await journal.operations(prefix: "zzz").isEmpty)
            #expect(try await journal.events(of: "zzz").isEmpty)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `operations on a target that are over are found, the newest first`(kind: JournalKind) async throws {
        let target = Plan.sample("k3f9", cluster: "orders", at: SampleStory.beginning).target
        func elsewhere(_ plan: inout Plan) {
            let place = Place(account: plan.subject.place.account, region: "us-west-2")
            plan.subject = AnySubject(InstanceSubject(.sample(), in: place))
        }
        var discarded = try SampleStory("d1d1")
        try discarded.turn(.discarded(by: "U0ALICE"))
        var stopped = try SampleStory("m7q2", started: true)
        try stopped.turn(.aborted(by: "U0ALICE", reason: "", leftBehind: []))
        var other = try SampleStory("o1o1", started: true, elsewhere)
        try other.turn(.aborted(by: "U0ALICE", reason: "", leftBehind: []))
        var set = try SampleStory("s1s1", started: true)
        try set.turn(.clockSet(by: .minutes(60)))
        try set.turn(.aborted(by: "U0ALICE", reason: "", leftBehind: []))
        let complete = try SampleStory.complete("k3f9")
        let stories = [complete, discarded, try SampleStory.complete("b1b1", cluster: "billing"), stopped, other, set]
        try await kind.withJournal { journal in
            #expect(try await journal.pastOperations(on: target, limit: 5, among: 50).isEmpty)
            for story in stories { try await journal.tell(story) }
            try await journal.tell(try SampleStory("p5r8", started: true))
            let past = try await journal.pastOperations(on: target, limit: 5, among: 50)
            #expect(past.map(\.operation) == [stopped.operation, complete.operation])
            func ids(limit: Int, among: Int) async throws -> [OperationID] {
                try await journal.pastOperations(on: target, limit: limit, among: among).map(\.operation.id)
            }
            #expect(try await ids(limit: 2, among: 50) == ["m7q2"], "one whose clock was set counts as looked at")
            #expect(try await ids(limit: 5, among: 4) == ["m7q2"])
            #expect(try await ids(limit: 5, among: 0) == [])
            #expect(try await ids(limit: 0, among: 50) == [])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `with an operation that is over comes when it may have stood still`(kind: JournalKind) async throws {
        let story = try SampleStory.complete("k3f9")
        let freeze = Restraint(cluster: nil, reason: "", by: "U0CAROL", since: SampleStory.beginning)
        try await kind.withJournal { journal in
            try await journal.tell(story)
            let at = SampleStory.beginning + .minutes(500)
            try await journal.commit(Entry(.restraints([.imposed(freeze)], onto: 0), at: at))
            try await journal.commit(Entry(.restraints([.lifted(nil, by: "U0CAROL")], onto: 1), at: at + .minutes(1)))
            let past = try await journal.pastOperations(on: story.operation.target, limit: 5, among: 50)
            let pauses = try await journal.events(of: "k3f9").filter { ["paused", "resumed"].contains($0.event.name) }
            let lines: [(name: String, at: Timestamp)] =
                pauses.map { ($0.event.name, $0.at) } + [("imposed", at), ("lifted", at + .minutes(1))]
            #expect(pauses.count == 2)
            #expect(past == [try #require(PastOperation(story.operation, lines: lines))])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `turns of a group are recorded together, and one that is refused fails alone`(kind: JournalKind) async throws {
        var first = try SampleStory("k3f9")
        try first.start()
        var second = try SampleStory("m7q2")
        try second.start()
        let third = try SampleStory("p5r8", cluster: "billing")
        try await kind.withJournal { journal in
            // The second start finds the cluster taken; its posts go with it.
            let results = await journal.commit(first.entries + second.entries + third.entries)
            #expect(results.map(\.code) == [nil, nil, nil, .held, nil])
            #expect(try await journal.openOperations().map(\.version) == [2, 1, 1])
            let posts = try await journal.openPosts().map(\.post.id)
            #expect(posts == ["k3f9/plan", "k3f9/status", "m7q2/plan", "p5r8/plan"])
            #expect(try await journal.events(of: "p5r8").count == 1)
            #expect(await journal.commit([]).isEmpty)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a prefix finds the ten newest at most`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            for number in 10...21 {
                try await journal.tell(try SampleStory(OperationID("k\(number)"), cluster: ClusterID("c\(number)")))
            }
            #expect(try await journal.operations(prefix: "k").map(\.id.text) == (12...21).reversed().map { "k\($0)" })
        }
    }

    @Test func `both journals give a line the same hash`() async throws {
        let story = try SampleStory.complete("k3f9")
        var hashes: [[String]] = []
        for kind in JournalKind.allCases {
            try await kind.withJournal { journal in
                try await journal.tell(story)
                hashes.append(try await journal.events(of: "k3f9").map(\.hash))
            }
        }
        #expect(hashes[0] == hashes[1])
        #expect(hashes[0].allSatisfy { $0.count == 64 })
    }
}

extension Result<Void, JournalError> {
    fileprivate var code: JournalError.Code? {
        switch self {
        case .success: nil
        case .failure(let error): error.code
        }
    }
}
