import Engine
import Journal
import Maintenance
import TestSupport
import Testing

/// What every journal does with posts, messages and cursors.
struct ChatConformanceTests {
    @Test(arguments: JournalKind.allCases)
    func `a post is added once and keeps its delivery`(kind: JournalKind) async throws {
        var story = try SampleStory("k3f9")
        let shown = Delivery.shown(message: "1767621601.000200", digest: "d1", at: SampleStory.beginning)
        try await kind.withJournal { journal in
            try await journal.tell(story)
            try await journal.record(shown, of: "k3f9/plan")
            try story.turn(.started(by: "U0ALICE", acknowledged: []), posts: ["plan", "status", "status"])
            try await journal.commit(try #require(story.entries.last))
            #expect(
                try await journal.openPosts() == [
                    PostRecord(post: story.post("plan"), delivery: shown), PostRecord(post: story.post("status")),
                ])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `what can be read is not parked`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            try await journal.tell(try SampleStory("k3f9"))
            #expect(try await journal.parkedOperations().isEmpty)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a closed post that is added again stays closed`(kind: JournalKind) async throws {
        var story = try SampleStory("k3f9")
        try await kind.withJournal { journal in
            try await journal.tell(story)
            try await journal.record(.settled(message: "1767621601.000200"), of: "k3f9/plan")
            try story.turn(.discarded(by: "U0ALICE"), posts: ["plan"])
            try await journal.commit(try #require(story.entries.last))
            #expect(try await journal.openPosts().isEmpty)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a post tells how far it is, closed or not`(kind: JournalKind) async throws {
        let story = try SampleStory("k3f9")
        try await kind.withJournal { journal in
            #expect(try await journal.delivery(of: "k3f9/plan") == nil)
            try await journal.tell(story)
            #expect(try await journal.delivery(of: "k3f9/plan") == .waiting)
            try await journal.record(.settled(message: "1767621601.000200"), of: "k3f9/plan")
            #expect(try await journal.delivery(of: "k3f9/plan") == .settled(message: "1767621601.000200"))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a message is known by its post and by itself, closed or not`(kind: JournalKind) async throws {
        let story = try SampleStory("k3f9")
        let (plan, ended) = (OwnPost("k3f9/plan", in: "1767621601.000200"), OwnPost("m7q2/ended", in: "1.2"))
        let later = OwnPost("k3f9/plan", in: "1767621602.000200")
        try await kind.withJournal { journal in
            try await journal.tell(story)
            for delivery in [
                Delivery.settled(message: plan.message), .shown(message: plan.message, digest: "d", at: story.now),
            ] {
                try await journal.record(delivery, of: plan.post)
                let found = try await journal.unrecordedPosts(among: [plan, ended, later])
                #expect(found.unknown == [ended, later])
                #expect(found.beingSent.isEmpty)
            }
        }
    }

    @Test(
        arguments: JournalKind.allCases,
        [
            (Delivery.waiting, true), (.failed("channel_not_found"), true),
            (.sending(since: SampleStory.beginning), false),
        ])
    func `a message of a post that was never sent is unknown, one of a post that is being sent may turn out to be it`(
        kind: JournalKind, delivery: (Delivery, isUnknown: Bool)
    ) async throws {
        let post = OwnPost("k3f9/plan", in: "1767621601.000200")
        try await kind.withJournal { journal in
            try await journal.tell(try SampleStory("k3f9"))
            try await journal.record(delivery.0, of: post.post)
            let found = try await journal.unrecordedPosts(among: [post])
            #expect(found.unknown == (delivery.isUnknown ? [post] : []))
            #expect(found.beingSent == (delivery.isUnknown ? [] : [post]))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an answer that stands in two messages was given for two journals, a status may have been posted anew`(
        kind: JournalKind
    ) async throws {
        let answer = Post(
            id: "reply/C0DBAOPS/1.1/0", operation: nil, channel: "C0DBAOPS", thread: "1.1",
            content: .reply(["Nothing is under way."]))
        let summary = Post.summary(of: "C0DBAOPS")
        let (before, now) = ("1767621601.000200", "1767621700.000100")
        try await kind.withJournal { journal in
            try await journal.commit(.plain(posts: [answer, summary]))
            for post in [answer, summary] { try await journal.record(.settled(message: now), of: post.id) }
            let found = try await journal.unrecordedPosts(among: [
                OwnPost(answer.id, in: before), OwnPost(answer.id, in: now), OwnPost(summary.id, in: before),
                OwnPost(summary.id, in: now),
            ])
            #expect(found.unknown == [OwnPost(answer.id, in: before)])
        }
    }

    @Test(
        arguments: JournalKind.allCases,
        [
            (Delivery.waiting, true), (.sending(since: SampleStory.beginning), true),
            (.sending(since: SampleStory.beginning, file: "F1"), true),
            (.shown(message: "1.2", digest: "d", at: SampleStory.beginning), true),
            (.failed("channel_not_found"), false),
            (.settled(message: "1.2"), false),
        ])
    func `a post is open until it is settled or given up`(
        kind: JournalKind, delivery: (Delivery, isOpen: Bool)
    ) async throws {
        let story = try SampleStory("k3f9")
        try await kind.withJournal { journal in
            try await journal.tell(story)
            try await journal.record(delivery.0, of: "k3f9/plan")
            let expected = delivery.isOpen ? [PostRecord(post: story.post("plan"), delivery: delivery.0)] : []
            #expect(try await journal.openPosts() == expected)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `open posts come in the order in which they were added`(kind: JournalKind) async throws {
        let story = try SampleStory.complete("k3f9")
        try await kind.withJournal { journal in
            try await journal.tell(story)
            try await journal.record(.sending(since: story.now), of: "k3f9/plan")
            #expect(try await journal.openPosts().map(\.post) == story.entries.flatMap(\.posts))
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a delivery and the events that follow from it are one commit`(kind: JournalKind) async throws {
        var story = try SampleStory("k3f9")
        try await kind.withJournal { journal in
            try await journal.tell(story)
            let delivery = Delivery.settled(message: "1767621601.000200")
            try story.start()
            var entry = try #require(story.entries.last)
            entry.delivery = ("k3f9/missing", delivery)
            await expectRefusal(.failed) { [entry] in try await journal.commit(entry) }
            #expect(try await journal.operations(prefix: "k3f9").first?.version == 1)
            #expect(try await journal.openPosts().count == 1)
            entry.delivery = ("k3f9/status", delivery)
            try await journal.commit(entry)
            #expect(try await journal.openPosts().map(\.post.id) == ["k3f9/plan"])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `the delivery of a post that is not there is refused`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            await expectRefusal(.failed) { try await journal.record(.waiting, of: "k3f9/plan") }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a message is taken in once, as it was first read`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            let (first, second) = (InboxMessage.sample("1.1"), InboxMessage.sample("1.2"))
            try await journal.takeIn([first], channel: "C0DBAOPS", cursor: "1.1")
            let edited = InboxMessage.sample("1.1", text: "!rds abort k3f9")
            try await journal.takeIn([edited, second], channel: "C0DBAOPS", cursor: "1.2")
            try await journal.takeIn([.sample("1.1", in: "C0OTHER")], channel: "C0OTHER", cursor: "1.1")
            #expect(try await journal.unansweredMessages() == [first, second, .sample("1.1", in: "C0OTHER")])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a cursor is as it was last set, for each channel and thread`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            #expect(try await journal.cursor(of: "C0DBAOPS") == nil)
            try await journal.takeIn([], channel: "C0DBAOPS", cursor: "1.1")
            try await journal.takeIn([], channel: "C0DBAOPS/1.1", cursor: "1.5")
            try await journal.takeIn([], channel: "C0DBAOPS", cursor: "1.2")
            #expect(try await journal.cursor(of: "C0DBAOPS") == "1.2")
            #expect(try await journal.cursor(of: "C0DBAOPS/1.1") == "1.5")
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a message is answered once, with the operation that it asked for`(kind: JournalKind) async throws {
        let message = InboxMessage.sample("1.1")
        let (first, second) = (try SampleStory("k3f9"), try SampleStory("m7q2"))
        try await kind.withJournal { journal in
            try await journal.takeIn([message], channel: "C0DBAOPS", cursor: "1.1")
            var entry = first.entries[0]
            entry.answers = .message(message.id)
            try await journal.commit(entry)
            #expect(try await journal.unansweredMessages().isEmpty)
            var again = second.entries[0]
            again.answers = .message(message.id)
            await expectRefusal(.conflict) { [again] in try await journal.commit(again) }
            #expect(try await journal.openOperations().map(\.id) == ["k3f9"])
            #expect(try await journal.openPosts().map(\.post.id) == ["k3f9/plan"])
            try await journal.takeIn([message], channel: "C0DBAOPS", cursor: "1.1")
            #expect(try await journal.unansweredMessages().isEmpty)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `an answer needs no operation`(kind: JournalKind) async throws {
        let message = InboxMessage.sample("1.1")
        let reply = Post(
            id: "C0DBAOPS/1.1/0", operation: nil, channel: "C0DBAOPS", thread: "1.1", recipient: "U0ALICE",
            content: .reply(["Nothing is under way."]))
        try await kind.withJournal { journal in
            try await journal.takeIn([message], channel: "C0DBAOPS", cursor: "1.1")
            try await journal.commit(.plain(posts: [reply], answers: message.id))
            #expect(try await journal.unansweredMessages().isEmpty)
            #expect(try await journal.openPosts() == [PostRecord(post: reply)])
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `the answer to a message that was never taken in is refused`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            let answers = InboxMessage.ID(channel: "C0DBAOPS", message: "9.9")
            await expectRefusal(.failed) { try await journal.commit(.plain(answers: answers)) }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `a request that has a name is answered once, with what came of it`(kind: JournalKind) async throws {
        func request(_ name: String, _ digest: String = "d1", by caller: String = "web/U0ALICE") -> KeyedRequest {
            KeyedRequest(caller: caller, name: name, digest: digest)
        }
        let story = try SampleStory("k3f9")
        var planned = try #require(story.entries.first)
        planned.answers = .request(request("a"))
        let plain = Entry(answers: .request(request("b")), at: SampleStory.beginning)
        try await kind.withJournal { [planned] journal in
            #expect(try await journal.answer(to: request("a")) == nil)
            try await journal.commit(planned)
            try await journal.commit(plain)
            // What was asked is told as it was then.
            #expect(
                try await journal.answer(to: request("a", "d2")) == RecordedAnswer(digest: "d1", operation: "k3f9"))
            #expect(try await journal.answer(to: request("b")) == RecordedAnswer(digest: "d1", operation: nil))
            #expect(try await journal.answer(to: request("a", by: "web/U0BOB")) == nil)

            var second = try #require(try SampleStory("m7q2", cluster: "billing").entries.first)
            second.answers = .request(request("a"))
            await expectRefusal(.conflict) { [second] in try await journal.commit(second) }
            #expect(try await journal.openOperations().map(\.id) == ["k3f9"])
        }
    }
}
